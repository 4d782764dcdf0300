"""Why a text gives what it gives: the parse around each cue, what fired, what was rejected, who resolved the source."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence
from pathlib import Path

from attribution.entities.lookup import load_entities
from attribution.find import CONSTRUCTIONS, Context, propose, settle
from attribution.find.choose import Rejected, arbitrate
from attribution.find.citing import citing
from attribution.find.continued import continued
from attribution.find.dialogue import dialogue
from attribution.find.floating import floating
from attribution.find.prepositions import prepositional_cues
from attribution.lang.lexicon import load_lexicon
from attribution.lang.people import load_people
from attribution.model import Candidate, Document, Resolution, Sentence, Span
from attribution.parse import Parser, load_parser
from attribution.parse.composed import composed
from attribution.resolve import STEPS, resolve
from attribution.tables.confidence import Precision, confidence, load_precisions

_AROUND = 12  # words shown on either side of a cue
_OWN_VOICE = "nobody else speaks: these are the writer's or the speaker's own words, or nobody's"


def explain(text: str, *, parser: Parser | None = None, model: str | Path | None = None) -> str:
    """Say how the attributions of a short text come about.

    Parameters
    ----------
    text : str
        A sentence or a few.
    parser, model : optional
        A parser that is ready, or what ``load_parser`` takes.

    Returns
    -------
    str
        For each attribution its parts, construction, resolution step, confidence, and the parse around its cue; then
        the candidates that were rejected, each with the reason; then the cue words that report nothing here, and the
        quotations that nobody is found to say.
    """
    text = composed(text)
    parse = (parser or load_parser(model)).parse([text])[0]
    context = Context(parse, load_lexicon())
    proposed = list(propose(context))
    standing, rejected = arbitrate(proposed, text)
    chosen = settle(context, proposed)
    heard = {candidate.cue for candidate in chosen}
    rejected += [Rejected(each, _OWN_VOICE) for each in standing if each.cue not in heard]
    resolutions = resolve(chosen, parse, Document("text", text), load_entities(), load_people())
    parts = [_found(context, c, r) for c, r in zip(chosen, resolutions, strict=True)] or ["No attribution."]
    parts += [_rejected(text, each) for each in rejected]
    parts.append("\n".join(_silent(context, [*proposed, *chosen])))
    return "\n\n".join(filter(None, parts))


def _found(context: Context, candidate: Candidate, resolution: Resolution) -> str:
    text, step = context.text, resolution.step
    lines = [
        ("content", " … ".join(piece.of(text) for piece in candidate.content)),
        ("cue", f"{_text(text, candidate.cue)}  [{candidate.cue_lemma}]" if candidate.cue else "—"),
        ("source", _text(text, candidate.source)),
        ("referent", f"{resolution.referent or '—'}  [{resolution.kind or 'kind unknown'}]"),
        ("via", "; ".join(resolution.via) or "—"),
        ("mode", context.mode(candidate.content)),
        ("stance", candidate.stance),
        ("construction", _named(candidate.construction, _CONSTRUCTIONS)),
        ("resolved by", _named(step, _STEPS) if step else "no step: every one abstained"),
        ("confidence", _confidence(candidate.construction, step)),
    ]
    head = "\n".join(f"{name:>12}  {value}" for name, value in lines)
    return head + "\n\n" + "\n".join(_rows(context.parse.sentences[candidate.sentence], candidate.cue))


_CONSTRUCTIONS = {each.id: each.summary for each in CONSTRUCTIONS}
_CONSTRUCTIONS |= {
    find.__name__: inspect.getdoc(find) or "" for find in (citing, floating, dialogue, continued)
}
_STEPS = {step.name: inspect.getdoc(step.resolve) or "" for step in STEPS}


def _named(name: str, meanings: dict[str, str]) -> str:
    """A rule, and below it the first sentence of what it says of itself."""
    meaning = " ".join(meanings.get(name, "").partition("\n\n")[0].replace("*", "").split())
    return f"{name}\n{'':>12}  {meaning}" if meaning else name


def _confidence(construction: str, step: str) -> str:
    counted = load_precisions().get(construction, {}).get(step, Precision())
    seen = (
        f"{counted.true} of {counted.found} such rows were right" if counted.found else "no such row was seen"
    )
    return f"{confidence(construction, step):.2f}  [{seen} in the corpus]"


def _rows(sentence: Sentence, cue: Span | None) -> Iterator[str]:
    """The words around the cue, one a line: number, form, lemma, part of speech, relation, governor."""
    middle = next((w.index for w in sentence.words if cue and w.span.end > cue.start), 0)
    first, last = max(0, middle - _AROUND), middle + _AROUND + 1
    if first:
        yield "        …"
    for word in sentence.words[first:last]:
        mark = ">" if cue is not None and word.span.overlaps(cue) else " "
        governor = sentence.words[word.head].form if word.head >= 0 else "(root)"
        number, form, lemma = f"{word.index + 1:>3}", f"{word.form:<16}", f"{word.lemma:<16}"
        yield f"  {mark} {number} {form} {lemma} {word.upos:<6} {word.deprel:<16} {governor}"
    if last < len(sentence.words):
        yield "        …"


def _rejected(text: str, each: Rejected) -> str:
    content = " … ".join(piece.of(text) for piece in each.candidate.content) or "(nothing)"
    cue = _text(text, each.candidate.cue)
    return f"    rejected  {each.candidate.construction} on {cue!r}: {each.reason}\n              {content}"


def _silent(context: Context, used: Sequence[Candidate]) -> Iterator[str]:
    """The cue words of the lexicon, and the quotations, that nothing came of."""
    text = context.text
    taken = [candidate.cue for candidate in used if candidate.cue]
    for span, frames in _cue_words(context):
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
            needed = f"nothing that it reports ({', '.join(sorted(frames))}) was found"
            yield _nothing(text, span, needed if frames else "it introduces no source here")
    said = [piece for candidate in used for piece in candidate.content]
    for q in context.outer:
        if not any(q.span.overlaps(piece) for piece in said):
            yield _nothing(text, q.span, "nobody is found to say it; it may be a name or a title")


def _cue_words(context: Context) -> Iterator[tuple[Span, frozenset[str]]]:
    """Verbs and prepositional cues with the frames that they license; no frame where only the letters are those of one.

    *Selon les cas*, *d'après les risques*: the lexicon itself says that these introduce nobody.
    """
    lexicon = context.lexicon
    listed = {verb.lemma for group in lexicon.verbs.values() for verb in group}
    for sentence in context.parse.sentences:
        verbs = [(c.span, c.entry.frames) for c in context.cues[sentence.index] if c.entry.lemma in listed]
        phrases = [(c.span, c.record.frames) for c in prepositional_cues(sentence, lexicon)]
        yield from sorted((*verbs, *phrases), key=lambda cue: (cue[0].start, -cue[0].end))
    for record in lexicon.prepositions:
        for found in record.pattern.finditer(context.text):
            yield Span(*found.span()), frozenset()


def _nothing(text: str, span: Span, reason: str) -> str:
    return f"     nothing  on {span.of(text)!r}: {reason}"


def _text(text: str, span: Span | None) -> str:
    return span.of(text) if span is not None else "—"
