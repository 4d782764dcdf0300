"""Page furniture: the paragraphs of a copied web page that are no part of its article.

What a page says besides (newsletters, cookies, related headlines, comment forms) is told by its words, as in the
boilerplate detection of Kohlschütter et al. 2010, for of the markup nothing is left in a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from attribution.lang.page_words import PageWords, folded, load_page_words
from attribution.model import Span
from attribution.parse.paragraphs import paragraphs

_SHORT = 30  # words of a paragraph that its opening can give away
_ADDRESS = 60  # words of a paragraph that two words of address can give away
_HEADLINE = 25  # words of a headline, at most
_LABEL = 8  # words of what opens related headlines or comments
_PROSE = 20  # words of a paragraph that is surely of an article
_BEFORE = 2  # such paragraphs before readers have their say: above an article, « Commentaires » is a button
_OPENING = ("«", "“", '"', "„")  # a page does not quote itself
_QUOTED = regex.compile(r"(?:^|[«“])[^«»“”]*[»”]")  # of folded text, which has lost a first mark
_CLOSING = '»”")]'
_ENDS = (".", "!", "?", "…")
_NUMBERS = regex.compile(r"^\d+\s+|\s*[(\[]?\d+[)\]]?$")


@lru_cache(maxsize=256)  # credits and doubles ask for those of a shard, when it has been analysed
def furniture(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text that are page furniture.

    Parameters
    ----------
    text : str
        An article, as copied or extracted.

    Returns
    -------
    tuple of Span
        In order, not overlapping, each as ``paragraphs`` gives it.
    """
    return tuple(paragraph.span for paragraph in _marked(text))


def in_furniture(span: Span, spans: tuple[Span, ...]) -> bool:
    """Whether a span touches one of some paragraphs."""
    return any(span.overlaps(each) for each in spans)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    span: Span
    text: str  # folded; empty where it is long
    words: int
    quotes: bool  # at its beginning
    ends: str  # the mark of a sentence with which it ends, if it does

    @property
    def is_prose(self) -> bool:
        return bool(self.ends) and self.words >= _PROSE

    @property
    def is_headline(self) -> bool:
        return not self.ends and self.words <= _HEADLINE


def _marked(text: str) -> Iterator[_Paragraph]:
    known = load_page_words()
    prose, among_headlines = 0, False
    every = [_paragraph(text, span) for span in paragraphs(text)]
    for number, paragraph in enumerate(every):
        if prose >= _BEFORE and _opens(paragraph, known.ending):
            yield from every[number:]
            return
        if _introduces(paragraph, known):
            # Above an article stands its own headline, which must not go with those of others.
            among_headlines = prose > 0 and _opens(paragraph, known.labels)
            yield paragraph
        elif (among_headlines and paragraph.is_headline) or _speaks_for_the_page(paragraph, known):
            yield paragraph
        else:
            among_headlines = False
            prose += paragraph.is_prose


def _paragraph(text: str, span: Span) -> _Paragraph:
    raw = span.of(text)
    words = len(raw.split())
    last = raw.rstrip(_CLOSING)[-1:]
    return _Paragraph(
        span,
        folded(raw) if words <= _ADDRESS else "",
        words,
        quotes=raw.startswith(_OPENING),
        ends=last if last in _ENDS else "",
    )


def _opens(paragraph: _Paragraph, labels: frozenset[str]) -> bool:
    """Whether a paragraph is one of some labels, with a number or without: *12 commentaires*, *Réagir (3)*."""
    return paragraph.words <= _LABEL and _unnumbered(paragraph.text) in labels


def _unnumbered(text: str) -> str:
    edges = text[:1] + text[-1:]
    return _NUMBERS.sub("", text) if any(c.isdigit() or c in ")]" for c in edges) else text


def _introduces(paragraph: _Paragraph, known: PageWords) -> bool:
    """Whether a paragraph is a label of related headlines, or a label with a headline behind it.

    The headline is set off (*À lire aussi : …*, but not *à lire dans le détail*) or no sentence, both where the label
    may begin a sentence itself (*À la une : un pont fermé*, but not *À la une : « Non », répond le maire.*).
    """
    if _opens(paragraph, known.labels):
        return True
    if paragraph.words > _HEADLINE or paragraph.quotes:
        return False
    if label := known.read_on.match(paragraph.text):
        return paragraph.ends != "." or _set_off(paragraph.text[label.end() :])
    label = known.related.match(paragraph.text)
    return label is not None and paragraph.ends != "." and _set_off(paragraph.text[label.end() :])


def _set_off(headline: str) -> bool:
    return headline.lstrip().startswith((":", ">", "›", "|", "→", "-", "–", "—", "»"))


def _speaks_for_the_page(paragraph: _Paragraph, known: PageWords) -> bool:
    text, words = paragraph.text, paragraph.words
    if words > _ADDRESS:
        return False
    return bool(
        text in known.whole
        or _opens(paragraph, known.ending)  # above an article it is a button
        or _unnumbered(text) in known.whole
        or (words <= _SHORT and not paragraph.quotes and _begins(paragraph, known))
        or known.anywhere.search(text)
        or (_addresses(text, known) and _addresses(_QUOTED.sub("", text), known))
    )


def _addresses(text: str, known: PageWords) -> bool:
    return len(set(known.address.findall(text))) > 1


def _begins(paragraph: _Paragraph, known: PageWords) -> bool:
    return bool(
        known.opening.match(paragraph.text) or (paragraph.ends != "." and known.line.match(paragraph.text))
    )
