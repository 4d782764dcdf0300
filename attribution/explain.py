"""Why a text gives what it gives: the parse around each cue, what fired, what was rejected, who resolved the source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attribution.entities.lookup import load_entities
from attribution.find import Context, propose, settle
from attribution.find.choose import Rejected, arbitrate
from attribution.find.mode import mode_of
from attribution.lang.lexicon import load_lexicon
from attribution.lang.people import load_people
from attribution.model import Candidate, Document, Resolution, Sentence, Span
from attribution.parse import Parser, load_parser
from attribution.resolve import resolve

_AROUND = 12  # words shown on either side of a cue


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
        For each attribution its parts, construction, resolution step and the parse around its cue; then the
        candidates that were rejected, each with the reason.
    """
    parse = (parser or load_parser(model)).parse([text])[0]
    context = Context(parse, load_lexicon())
    proposed = list(propose(context))
    _, rejected = arbitrate(proposed, text)
    chosen = settle(context, proposed)
    resolutions = resolve(chosen, parse, Document("text", text), load_entities(), load_people())
    parts = [_found(context, c, r) for c, r in zip(chosen, resolutions, strict=True)]
    parts += [_rejected(text, each) for each in rejected]
    return "\n\n".join(parts) if parts else _nothing(context)


def _found(context: Context, candidate: Candidate, resolution: Resolution) -> str:
    text = context.text
    lines = [
        ("content", " … ".join(piece.of(text) for piece in candidate.content)),
        ("cue", f"{_text(text, candidate.cue)}  [{candidate.cue_lemma}]"),
        ("source", _text(text, candidate.source)),
        ("referent", f"{resolution.referent or '—'}  [{resolution.kind or 'kind unknown'}]"),
        ("via", "; ".join(resolution.via) or "—"),
        ("mode", mode_of(text, candidate.content, context.quotations)),
        ("stance", candidate.stance),
        ("construction", candidate.construction),
        ("resolved by", resolution.step or "no step: every one abstained"),
    ]
    head = "\n".join(f"{name:>12}  {value}" for name, value in lines)
    return head + "\n\n" + "\n".join(_rows(context.parse.sentences[candidate.sentence], candidate.cue))


def _rows(sentence: Sentence, cue: Span | None) -> Iterator[str]:
    """The words around the cue, one a line: number, form, lemma, part of speech, relation, governor."""
    middle = next((w.index for w in sentence.words if cue and w.span.end > cue.start), 0)
    for word in sentence.words[max(0, middle - _AROUND) : middle + _AROUND + 1]:
        mark = ">" if cue is not None and word.span.overlaps(cue) else " "
        governor = sentence.words[word.head].form if word.head >= 0 else "(root)"
        number, form, lemma = f"{word.index + 1:>3}", f"{word.form:<16}", f"{word.lemma:<16}"
        yield f"  {mark} {number} {form} {lemma} {word.upos:<6} {word.deprel:<14} {governor}"


def _rejected(text: str, each: Rejected) -> str:
    content = " … ".join(piece.of(text) for piece in each.candidate.content) or "(nothing)"
    cue = _text(text, each.candidate.cue)
    return f"    rejected  {each.candidate.construction} on {cue!r}: {each.reason}\n              {content}"


def _nothing(context: Context) -> str:
    cues = [cue.span.of(context.text) for found in context.cues for cue in found]
    if cues:
        return f"No attribution. Cue verbs seen, but nothing that they report: {', '.join(cues)}."
    return "No attribution, and no cue verb of the lexicon in the text."


def _text(text: str, span: Span | None) -> str:
    return span.of(text) if span is not None else "—"
