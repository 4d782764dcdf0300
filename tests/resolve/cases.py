"""The rows of ``cases.toml`` as candidates over frozen parses.

``python -m tests.resolve.cases`` parses every text again; do it after the models or the rows have changed.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from attribution.find.relay import relays
from attribution.model import Candidate, Parse, Span
from attribution.parse import load_parser
from attribution.parse.conllu import read_conllu, write_conllu

ROWS = Path(__file__).parent / "cases.toml"
FILE = Path(__file__).parents[1] / "parses" / "resolve.conllu"


@dataclass(frozen=True)
class Case:
    """A text, the spans of its sources (empty ones where none stands), who each is, its relays and its verb."""

    text: str
    sources: tuple[Span, ...]
    who: tuple[str, ...]
    via: tuple[str, ...]
    verbs: tuple[str, ...]


def cases() -> list[Case]:
    """All rows, in the order of the file."""
    rows = tomllib.loads(ROWS.read_text(encoding="utf-8"))["case"]
    return [_case(row["text"], row["who"], row.get("via", []), row.get("verbs", [])) for row in rows]


def candidates_of(case: Case, parse: Parse) -> list[Candidate]:
    """One candidate a source: its content is the rest of its sentence, or the quotation that it stands in."""
    verbs = case.verbs or ("dire",) * len(case.sources)
    return [
        _candidate(case.text, source, parse, verb) for source, verb in zip(case.sources, verbs, strict=True)
    ]


def _case(marked: str, who: list[str], via: list[str], verbs: list[str]) -> Case:
    text, sources, opened = "", [], 0
    for piece in re.split(r"([\[\]])", marked):
        if piece == "[":
            opened = len(text)
        elif piece == "]":
            sources.append(Span(opened, len(text)))
        else:
            text += piece
    return Case(text, tuple(sources), tuple(who), tuple(via), tuple(verbs))


def _candidate(text: str, source: Span, parse: Parse, verb: str) -> Candidate:
    sentence = next(s for s in parse.sentences if s.span.start <= source.start < s.span.end)
    if not len(source):
        return Candidate("floating", sentence.index, (Span(source.start, sentence.span.end),), None, "")
    opening, closing = text.rfind("« ", 0, source.start), text.find(" »", source.end)
    before = text[sentence.span.start : source.start].rfind("« ")
    if before >= 0 and " »" in text[opening : source.start]:  # « P », a dit X
        content = Span(sentence.span.start, sentence.span.start + text[sentence.span.start :].index(" »") + 2)
    elif opening >= 0 and " »" not in text[opening : source.start]:  # « … je dis que P », a dit X
        content = Span(source.end + 1, closing)
    else:
        content = Span(source.end, sentence.span.end)
    after = next((w for w in sentence.words if w.span.start >= source.end and w.upos != "PUNCT"), None)
    cue = after.span if after is not None else Span(source.end, source.end)
    head = next((w.index for w in sentence.words if w.span in source), None)
    verbs = [w for w in sentence.words if w.span.start >= source.end and w.upos == "VERB"][:1]
    via = relays(sentence, verbs, sentence.words[head]) if verbs and head is not None else ()
    return Candidate("row", sentence.index, (content,), cue, verb, source, head, via)


def frozen(text: str) -> Parse:
    """The frozen parse of a row's text."""
    parts = FILE.read_text(encoding="utf-8").split("# text = ")[1:]
    blocks = {head: body for head, _, body in (part.partition("\n") for part in parts)}
    if text not in blocks:
        raise KeyError(f"No frozen parse of {text!r}; run: python -m tests.resolve.cases")
    return read_conllu(blocks[text].splitlines(), text)


def main() -> None:
    """Parse all rows with the bundled models and write them."""
    texts = [case.text for case in cases()]
    parses = load_parser().parse(texts)
    FILE.write_text(
        "".join(f"# text = {text}\n{write_conllu(parse)}" for text, parse in zip(texts, parses, strict=True)),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
