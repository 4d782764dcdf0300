"""Parses on disk: CoNLL-U whose MISC column keeps every word's offsets in the unchanged text.

The format is that of Universal Dependencies (https://universaldependencies.org/format.html) with Stanza's
``start_char=…|end_char=…`` in MISC. The document's text is not stored: it is what the offsets point into.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attribution.errors import InputError
from attribution.model import Parse, Sentence, Span, Word

_START, _END = "start_char=", "|end_char="
# A word may go on over a line's end (*500\n000 euros*), a row of the format may not.
_TO_SPACE = str.maketrans(dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029", " "))


def write_conllu(parse: Parse) -> str:
    """The CoNLL-U text of a parse, one block a sentence.

    Parameters
    ----------
    parse : Parse
        What a parser made of a document.

    Returns
    -------
    str
        Ten tab-separated columns a word, offsets in MISC, a ``# span = start:end`` line before each sentence. Where a
        word goes on over a line's end, a space stands for that.
    """
    return "".join(_block(sentence) for sentence in parse.sentences)


def read_conllu(lines: Iterable[str], text: str) -> Parse:
    """Read back what ``write_conllu`` wrote for ``text``.

    Parameters
    ----------
    lines : iterable of str
        The lines of a CoNLL-U file.
    text : str
        The document that was parsed.

    Returns
    -------
    Parse
        Equal to the parse that was written.

    Raises
    ------
    InputError
        Where a word has no offsets or they lie outside ``text``.
    """
    blocks = enumerate(_blocks(lines))
    return Parse(text, tuple(_sentence(index, span, rows, text) for index, (span, rows) in blocks))


def _block(sentence: Sentence) -> str:
    head = f"# span = {sentence.span.start}:{sentence.span.end}\n"
    return head + "".join(_row(word) for word in sentence.words) + "\n"


def _row(word: Word) -> str:
    misc = f"{_START}{word.span.start}{_END}{word.span.end}"
    columns = (
        str(word.index + 1),
        word.form.translate(_TO_SPACE),
        word.lemma.translate(_TO_SPACE),
        word.upos,
        "_",
        word.feats or "_",
        str(word.head + 1),
        word.deprel,
        "_",
        misc,
    )
    return "\t".join(columns) + "\n"


def _blocks(lines: Iterable[str]) -> Iterator[tuple[Span | None, list[str]]]:
    span: Span | None = None
    rows: list[str] = []
    for raw in lines:
        line = raw.rstrip("\n")
        if not line:
            if rows:
                yield span, rows
            span, rows = None, []
        elif line[0] != "#":
            rows.append(line)
        elif line.startswith("# span = "):
            start, _, end = line.removeprefix("# span = ").partition(":")
            span = Span(int(start), int(end))
    if rows:
        yield span, rows


def _sentence(index: int, span: Span | None, rows: list[str], text: str) -> Sentence:
    words: list[Word] = []
    size = len(text)
    for row in rows:
        number, form, lemma, upos, _, feats, head, deprel, _, misc = row.split("\t")
        if not number.isdigit():  # a contraction, whose parts follow
            continue
        start, _, end = misc.removeprefix(_START).partition(_END)
        if not (start.isdecimal() and end.isdecimal()):
            raise InputError(
                f"The parse of word {number} ({form!r}) has no start_char and end_char; parse the text again."
            )
        here = Span(int(start), int(end))
        if not here.start <= here.end <= size:
            raise InputError(
                f"Word {number} ({form!r}) lies outside the text; the parse belongs to another text, parse again."
            )
        if " " in form and (there := here.of(text)).translate(_TO_SPACE) == form:
            form = there
        said = "" if feats == "_" else feats
        words.append(Word(int(number) - 1, here, form, lemma, upos, said, int(head) - 1, deprel))
    return Sentence(index, span or Span(words[0].span.start, words[-1].span.end), tuple(words), text)
