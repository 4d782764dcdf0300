"""CoNLL-U, one file an article: the parse, with the attributions that each word belongs to in MISC.

``Content=``, ``Cue=`` and ``Source=`` name attributions by the end of their ``attribution_id``, several joined by
commas; a line ``# attribution = {…}`` before the sentence in which one begins says the rest as JSON. ``start_char`` and
``end_char`` are the word's offsets in the unchanged text.
See https://universaldependencies.org/format.html.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from attribution.export.material import Claim, Material
from attribution.export.write import file_names
from attribution.model import Sentence, Span, Word
from attribution.parse import Parser, load_parser
from attribution.parse.composed import composed, parse_back

_LABELS = "mode stance referent_id referent kind country via construction resolution".split()


def files(material: Material, parser: Parser | None = None) -> Iterator[tuple[str, bytes]]:
    """``conllu/ID.conllu``, one a document; the articles are parsed again, by the bundled models by default."""
    parser = parser or load_parser()
    names = file_names(document.id for document in material.documents)
    for document, claims in material.by_document():
        (seen,) = parser.parse([composed(document.text)])
        parse = parse_back(seen, document.text)
        name = names[document.id]
        text = "".join(_blocks(name, document.text, parse.sentences, claims))
        yield f"conllu/{name}.conllu", text.encode("utf-8", "replace")


def _blocks(name: str, text: str, sentences: Sequence[Sentence], claims: Sequence[Claim]) -> Iterator[str]:
    begun = _begun(sentences, claims)
    yield f"# newdoc id = {name}\n"
    for number, sentence in enumerate(sentences):
        tokens = [list(words) for _, words in groupby(sentence.words, key=lambda word: word.span)]
        rows = [_token(words, text, claims) for words in tokens]
        surface = "".join(row.form + " " * row.space for row in rows).strip()
        yield f"# sent_id = {name}-{number + 1}\n# text = {surface}\n"
        yield from (f"# attribution = {_said(claim)}\n" for claim in begun[number])
        yield from (line for row in rows for line in row.lines)
        yield "\n"


def _begun(sentences: Sequence[Sentence], claims: Iterable[Claim]) -> dict[int, list[Claim]]:
    """The claims by the sentence in which they begin."""
    starts = [sentence.span.start for sentence in sentences]
    begun: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        begun[max(bisect_right(starts, claim.content[0].start) - 1, 0)].append(claim)
    return begun


def _said(claim: Claim) -> str:
    labels = {name: claim.labels[name] for name in _LABELS if claim.labels[name]}
    return json.dumps({"id": claim.key, **labels}, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class _Token:
    """What stands in the text, whether a space follows it, and its lines: several for a contraction (*du*)."""

    form: str
    space: bool
    lines: tuple[str, ...]


def _token(words: Sequence[Word], text: str, claims: Iterable[Claim]) -> _Token:
    span = words[0].span
    form = _on_line(span.of(text))
    space = text[span.end : span.end + 1].isspace() or span.end == len(text)
    misc = [f"start_char={span.start}", f"end_char={span.end}"] + ([] if space else ["SpaceAfter=No"])
    misc += _roles(span, claims)
    if len(words) == 1:
        return _Token(form, space, (_row(words[0], form, "|".join(misc)),))
    first, last = words[0].index + 1, words[-1].index + 1
    whole = "\t".join((f"{first}-{last}", form, *("_" * 7), "|".join(misc))) + "\n"
    return _Token(form, space, (whole, *(_row(word, word.form, "_") for word in words)))


def _roles(span: Span, claims: Iterable[Claim]) -> list[str]:
    """``Content=…``, ``Cue=…`` and ``Source=…`` of a token."""
    names: dict[str, list[str]] = {}
    for claim in claims:
        for role, part in claim.parts:
            if part.overlaps(span):
                names.setdefault(role, []).append(claim.key)
    return [f"{role.capitalize()}={','.join(dict.fromkeys(keys))}" for role, keys in sorted(names.items())]


def _row(word: Word, form: str, misc: str) -> str:
    lemma, head = _on_line(word.lemma) or "_", str(word.head + 1)
    feats = (
        "|".join(sorted(word.feats.split("|"), key=str.lower)) or "_"
    )  # as the format demands, unlike Stanza
    columns = (str(word.index + 1), form, lemma, word.upos, "_", feats, head, word.deprel, "_", misc)
    return "\t".join(columns) + "\n"


def _on_line(text: str) -> str:
    """``text`` with each stretch of white space as one space, for a tab or a line end would be markup."""
    return " ".join(text.split())
