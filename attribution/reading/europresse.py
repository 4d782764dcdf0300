"""Exports of Europresse: many articles in one HTML file, in the layout of today or in that before 2013.

The layouts are known from the converters that read them: tm.plugin.europresse for R, which reads both, europarser, and
EuropresseToLexico.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attribution.model import Document, Failure
from attribution.reading.blocks import fold, html_text, html_tree, line_of
from attribution.reading.dates import date_in_name, date_within
from attribution.reading.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

_NUMBER = re.compile(r"news\W\d{8}\W\w+\W\w+")  # of a document, with its day: news·20130128·PA·0930
_ISSUE = re.compile(r",?\s+n(?:o\b|[°º]).*|\s{2,}.*|\s*\(site web\b.*", re.DOTALL)  # *La Croix, no. 43018*
_COPYRIGHT = re.compile(r"(?:copyright\b|©)", re.IGNORECASE)
_BY = re.compile(r"^par\s+", re.IGNORECASE)
_MARGIN = "sm-margin-bottomNews"
_BYLINE = 10  # words: above it, a first line is no author's name (as in tm.plugin.europresse)


def is_europresse(html: str) -> bool:
    """Whether a page is an export of Europresse."""
    return "DocPublicationName" in html


def read_export(html: str, source: Source) -> Iterator[Document | Failure]:
    """The articles of an export.

    Parameters
    ----------
    html : str
        The file, of either layout.
    source : Source
        Where it comes from.

    Yields
    ------
    Document or Failure
        ``id`` is the number of the document in Europresse, the same in every export (``news·20130128·PA·0930``), else
        the file's name with the article's place in it; title, outlet (without the issue), date and author as the
        header says them, or the date that the number holds. A Failure for an article without text.
    """
    tree = html_tree(html)
    articles = list(tree.iter("article"))
    read = _article if articles else _cell
    for number, element in enumerate(articles or _cells(tree), start=1):
        document = read(element, f"{source.name}-{number}")
        yield document or Failure(
            f"{source.name}-{number}", f"{source.path}, article {number}: there is no text in it."
        )


def _article(element: _Element, name: str) -> Document | None:
    """An article of the layout of today: ``article`` with header, text and footer."""
    header, body = _marked(element, "DocHeader"), _body(element)
    box, title = _marked(element, "titreArticle"), _marked(element, "titreArticleVisu")
    text = "" if body is None else html_text(body)
    return _document(
        element,
        name,
        text,
        date_within(line_of(header) or line_of(_marked(element, "rdp__DocPublicationName"))),
        title=line_of(box if title is None else title),
        author=_author(element, box, title),
    )


def _author(element: _Element, box: _Element | None, title: _Element | None) -> str:
    """Who wrote it: an element of that name, a paragraph behind the title's box, or a division behind the title."""
    behind = [] if box is None else [each for each in box.itersiblings("p") if _MARGIN in _classes(each)]
    below = [] if title is None else list(title.itersiblings("div"))
    lines = map(line_of, (_marked(element, "docAuthors"), *behind[:1], *below[:1]))
    return next((line for line in lines if 0 < len(fold(line)) <= _BYLINE), "")


def _cells(tree: _Element) -> list[_Element]:
    """The innermost table cells that hold an article each."""
    cells = [cell for cell in tree.iter("td") if _marked(cell, "DocPublicationName") is not None]
    outer = {above for cell in cells for above in cell.iterancestors("td")}
    return [cell for cell in cells if cell not in outer]


def _cell(element: _Element, name: str) -> Document | None:
    """An article of the older layout: a cell in which the text follows the title, with the copyright at its end."""
    headers = [line_of(each) for each in element.iter("span") if "DocHeader" in _classes(each)]
    title = _marked(element, "TitreArticleVisu")
    lines = html_text(element).split("\n\n")
    shown = line_of(title)
    lines = lines[lines.index(shown) + 1 :] if shown in lines else lines[1:]
    author = lines.pop(0) if lines and len(fold(lines[0])) <= _BYLINE and not _ends(lines[0]) else ""
    end = next((n for n, line in enumerate(lines) if _COPYRIGHT.match(line) or _NUMBER.search(line)), None)
    return _document(
        element,
        name,
        "\n\n".join(lines[:end]),
        date_within(" ".join(headers)),
        title=shown,
        author=author,
    )


def _document(element: _Element, name: str, text: str, date: str, **fields: str) -> Document | None:
    """The article, unless it has no text; the day stands in its number, too, where the header has none."""
    number = _NUMBER.search(line_of(element))
    fields["author"] = _BY.sub("", fields["author"])
    fields["date"] = date or (date_in_name(number[0]) if number else "")
    return Document(number[0] if number else name, text, outlet=_outlet(element), **fields) if text else None


def _ends(line: str) -> bool:
    return line.endswith((".", "!", "?", "…", "»"))


def _outlet(element: _Element) -> str:
    name = _marked(element, "DocPublicationName")
    raw = "" if name is None else "".join(name.itertext()).strip()
    return " ".join(fold(_ISSUE.sub("", raw.replace("\r", "").split("\n")[0])))


def _body(element: _Element) -> _Element | None:
    inner = _marked(element, "docOcurrContainer")
    return _marked(element, "DocText") if inner is None else inner


def _marked(element: _Element, mark: str) -> _Element | None:
    """The first element of a class, whatever the case."""
    return next((each for each in element.iter() if mark.lower() in _classes(each).lower().split()), None)


def _classes(element: _Element) -> str:
    return element.get("class") or "" if isinstance(element.tag, str) else ""
