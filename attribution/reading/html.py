"""Web pages: a saved page is an article, an export of Europresse many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from attribution.errors import InputError
from attribution.model import Document, Failure
from attribution.reading.columns import Columns
from attribution.reading.dates import date_in_name, date_stated, iso_date
from attribution.reading.decode import decode
from attribution.reading.europresse import is_europresse, read_export
from attribution.reading.source import Source, read_bytes

LONGEST_PAGE = 20_000_000
"""Bytes; trafilatura reads no longer page."""

# Dates that a page marks as such: neither guesses from its text, nor other ones tomorrow.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_BYLINE = re.compile(r"^par\s+|\s*\b(?:publié|mis à jour) le\b.*", re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:<(?:\?xml|!--)[^>]{0,500}>\s*){0,9}<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset|<\?xml[^>]{0,100}encoding", re.IGNORECASE)


def read_html(source: Source, _columns: Columns) -> Iterator[Document | Failure]:
    """The articles of an HTML file.

    Parameters
    ----------
    source : Source
        A saved web page, or what Europresse exports, told by its markup.

    Yields
    ------
    Document or Failure
        As ``page`` and ``read_export`` give them.

    Raises
    ------
    InputError
        Where the file is too long, no text, or no text of an article can be found in it.
    """
    data = read_bytes(source)
    text, guessed = decode(data)
    if guessed and not _CHARSET.search(data[:4096]):
        source.notify(
            f"{source.path} is not UTF-8 and names no encoding; read as {guessed}. "
            "Save it as UTF-8 if its accents look wrong."
        )
    yield from articles(text, source)


def is_page(text: str) -> bool:
    """Whether a text is a whole web page, as its first tag says."""
    return _PAGE.match(text) is not None


def articles(html: str, source: Source) -> Iterator[Document | Failure]:
    """The article of a page, or all those of an export."""
    if is_europresse(html):
        yield from read_export(html, source)
    else:
        yield page(html, source)


def page(html: str, source: Source, url: str = "") -> Document:
    """The article of a web page, found by trafilatura (Barbaresi 2021, ACL).

    Parameters
    ----------
    html : str
        The page.
    source : Source
        Where it comes from.
    url : str
        Its address, where that is known from elsewhere.

    Returns
    -------
    Document
        ``text`` is the article's, a paragraph a line, without menus, comments and most of the furniture; title, date,
        outlet (the site's name), author and address as the page says them, empty where it does not.

    Raises
    ------
    InputError
        Where the page is too long, or holds no text of an article.
    """
    if len(html) > LONGEST_PAGE:
        raise InputError(f"{source.path} is longer than {LONGEST_PAGE // 10**6} MB, no page of text is.")
    from trafilatura import bare_extraction

    found = bare_extraction(
        html, url=url or None, include_comments=False, with_metadata=True, date_extraction_params=_DATES
    )
    text = getattr(found, "text", None)
    if not text or not text.strip():
        raise InputError(f"No article was found in the page {source.path}; save its text as a .txt file.")
    title, outlet, author, address = (
        " ".join((getattr(found, name) or "").split()) for name in ("title", "sitename", "author", "url")
    )
    return Document(
        id=source.name,
        text=text,
        title=_headline(title, outlet),
        date=iso_date(getattr(found, "date", ""))
        or date_stated(text)
        or date_in_name(Path(source.path).name),
        outlet=outlet.removeprefix("www."),
        author=_BYLINE.sub("", author),
        url=address,
    )


def _headline(title: str, outlet: str) -> str:
    """A page's title without the name of its site: *Le convoi est parti | Le Courrier*."""
    bare = title.removesuffix(outlet).rstrip()
    return bare[:-1].rstrip() if outlet and bare.endswith(("|", "–", "—", "-")) else title
