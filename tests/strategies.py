"""Documents and attributions that hold together, for laws about tables."""

from __future__ import annotations

from hypothesis import strategies as st

from attribution.model import (
    KINDS,
    MODES,
    STANCES,
    Analysis,
    Attribution,
    Candidate,
    Document,
    Resolution,
    Span,
)

# What spreadsheets and CSV readers stumble over comes up more often than among all characters.
AWKWARD = st.text(
    st.one_of(st.sampled_from("=+-@\t\r\n'\",; \u00a0\u202f«»éa0"), st.characters(exclude_categories=["Cs"])),
    max_size=12,
)
FILLED = AWKWARD.filter(bool)
DATES = st.one_of(st.just(""), st.dates().map(lambda date: date.isoformat()))


def spans(text: str) -> st.SearchStrategy[Span]:
    return st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(
        lambda ends: Span(min(ends), max(ends))
    )


@st.composite
def resolutions(draw: st.DrawFn) -> Resolution:
    if draw(st.booleans()):
        return Resolution()
    return Resolution(
        referent_id=draw(st.sampled_from(["", "tass", "ria-novosti", "person:x"])),
        referent=draw(st.sampled_from(["", "TASS", "RIA Novosti", "=X"])),
        kind=draw(st.sampled_from([*KINDS, ""])),
        country=draw(st.sampled_from(["", "RU"])),
        via=tuple(draw(st.lists(FILLED, max_size=2))),
        step=draw(st.sampled_from(["", "names"])),
    )


@st.composite
def attributions(draw: st.DrawFn, document: Document) -> Attribution:
    one = spans(document.text)
    return Attribution(
        document.id,
        Candidate(
            construction=draw(st.sampled_from(["que", "incise"])),
            sentence=0,
            content=tuple(sorted(draw(st.lists(one, min_size=1, max_size=3, unique=True)))),
            cue=draw(st.none() | one),
            cue_lemma=draw(st.sampled_from(["", "dire", "indiquer", "=dire"])),
            source=draw(st.none() | one),
            stance=draw(st.sampled_from(STANCES)),
        ),
        draw(st.sampled_from(MODES)),
        draw(resolutions()),
        draw(st.none() | one),
    )


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    texts = draw(st.dictionaries(FILLED, AWKWARD.filter(lambda text: len(text) > 1), max_size=4))
    documents = tuple(Document(name, text, date=draw(DATES)) for name, text in texts.items())
    found = [each for document in documents for each in draw(st.lists(attributions(document), max_size=4))]
    return Analysis(documents, tuple(found))
