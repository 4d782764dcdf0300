"""TEI XML: a ``TEI`` element an article, alone or in a ``teiCorpus``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attribution.errors import InputError
from attribution.model import Document, Failure
from attribution.reading.blocks import line_of, local, text_of
from attribution.reading.columns import Columns
from attribution.reading.dates import iso_date
from attribution.reading.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
# TEI P5, chapters 3 and 4: what stands as a block of its own in running text.
_BLOCKS = frozenset(
    "p head ab l lg item div sp stage speaker table row opener closer byline dateline".split()
)
_LINE = "lb"  # of a page of print: most of them break a sentence
_NO_TEXT = frozenset("note fw figDesc teiHeader".split())


def read_tei(source: Source, _columns: Columns) -> Iterator[Document | Failure]:
    """The articles of a TEI file, one at a time; entities are not expanded and nothing is fetched.

    Parameters
    ----------
    source : Source
        TEI P5, or P4 without a namespace.

    Yields
    ------
    Document or Failure
        ``text`` is that of the ``text`` element, its paragraphs with blank lines between, its lines as lines; title,
        author, date, outlet (title of the journal, else the publisher) and address come from the header. A Failure for
        one without text.

    Raises
    ------
    InputError
        Where the file is no well-formed XML, or holds no TEI element.
    """
    from lxml import etree

    number = 0
    with source.open() as stream:
        # The limits of libxml2 on depth and length stay on: huge_tree is False.
        elements = etree.iterparse(
            stream,
            events=("end",),
            tag=("{*}TEI", "TEI.2"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        try:
            for _, element in elements:
                number += 1
                yield _article(element, source, number)
                element.clear()
                above = element.getparent()
                while above is not None and above[0] is not element:  # what was read must not stay in memory
                    del above[0]
        except etree.XMLSyntaxError as problem:
            raise InputError(f"{source.path} is no sound XML ({problem.msg}).") from None
    if not number:
        raise InputError(f"{source.path} is no TEI: it has no element <TEI>; convert it, or save its texts.")


def _article(element: _Element, source: Source, number: int) -> Document | Failure:
    name = source.name if number == 1 else f"{source.name}-{number}"
    name = element.get(_XML_ID) or name
    body = next((child for child in element if local(child) == "text"), None)
    text = "" if body is None else text_of(body, _BLOCKS, _NO_TEXT, _LINE)
    if not text:
        return Failure(name, f"{source.path}, article {number}: there is no text in it.")
    header = next((child for child in element if local(child) == "teiHeader"), element)
    return Document(
        id=name,
        text=text,
        title=_first(header, "titleStmt/title"),
        date=_date(header),
        outlet=_first(header, "sourceDesc//title[@level='j']", "publicationStmt/publisher"),
        author=_first(header, "titleStmt/author", "sourceDesc//author"),
        url=_first(header, "idno[@type='url']", "idno[@type='URL']", "idno[@type='URI']"),
    )


def _found(header: _Element, path: str) -> _Element | None:
    return header.find(".//" + "/".join(f"{{*}}{step}" if step else "" for step in path.split("/")))


def _first(header: _Element, *paths: str) -> str:
    return next(filter(None, (line_of(_found(header, path)) for path in paths)), "")


def _date(header: _Element) -> str:
    for path in ("sourceDesc//date", "publicationStmt/date", "creation/date"):
        date = _found(header, path)
        if date is not None:
            found = iso_date(date.get("when") or line_of(date))
            if found:
                return found
    return ""
