"""Which column of a table of articles is which: named by the user, else known by its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from attribution.errors import InputError
from attribution.model import Document
from attribution.reading.blocks import html_text, html_tree
from attribution.reading.dates import iso_date
from attribution.reading.decode import decode

Columns = Mapping[str, str]
"""The column of each field that the user named: ``{"text": "body", "date": "published"}``."""

KNOWN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text": tuple(
            "text texte body content contenu corps article article_text article_body full_text fulltext main_text "
            "story raw_text plain_text".split()
        ),
        "id": tuple(
            "id document_id doc_id docid article_id story_id stories_id uid uuid guid identifiant _id".split()
        ),
        "date": tuple(
            "date published publish_date published_date date_published publication_date date_publication date_publish "
            "published_at pub_date pubdate parution datetime date_time timestamp created_at".split()
        ),
        "outlet": tuple(
            "outlet source_hostname source media media_name source_name source_domain newspaper journal publication "
            "publisher site site_name sitename website hostname domain domaine".split()
        ),
        "title": tuple("title titre headline heading".split()),
        "author": tuple("author authors auteur auteurs byline creator signature".split()),
        "url": tuple("url link lien uri permalink href canonical_url".split()),
    }
)
"""The names under which each field of a Document is found by itself, the likeliest first; case, spaces, hyphens and
underscores make no difference."""

FIELDS = tuple(KNOWN)

_MARKUP = re.compile(r"</(?:p|div|article)>|<br\s*/?>", re.IGNORECASE)  # of feeds and of publishing systems


def check_columns(columns: Columns) -> Columns:
    """``columns``; raises InputError where they name a field that no Document has."""
    strange = sorted(set(columns) - set(FIELDS))
    if strange:
        raise InputError(f"There is no field {strange[0]!r} to name a column for; {_listed(FIELDS)} are.")
    return columns


def match(names: Iterable[str], wanted: Columns, path: str, demanded: Collection[str] = FIELDS) -> Columns:
    """The column of each field that a table has.

    Parameters
    ----------
    names : iterable of str
        The table's columns.
    wanted : mapping of str to str
        The column of a field, where the user named it.
    path : str
        What messages call the table.
    demanded : collection of str
        The fields whose column must be there where it was named.

    Returns
    -------
    mapping of str to str
        By field; ``text`` is always in it. An address serves as id where nothing else does.

    Raises
    ------
    InputError
        Where a column that was named is not there, or none is known to hold the texts.
    """
    every = list(names)
    there = {_folded(name): name for name in reversed(every)}
    found: dict[str, str] = {}
    for field, known in KNOWN.items():
        choices = (wanted[field],) if field in wanted else known
        column = next((there[_folded(each)] for each in choices if _folded(each) in there), None)
        if column is not None:
            found[field] = column
        elif field in wanted and field in demanded:
            raise InputError(f"{path} has no column {wanted[field]!r}; it has {_listed(every)}.")
    if "text" not in found:
        raise InputError(
            f"{path} has no column of texts by a name that is known; it has {_listed(every)}: "
            "say which (--text-column NAME, or columns={'text': NAME})."
        )
    if "id" not in found and "url" in found:
        found["id"] = found["url"]
    return found


def matcher(wanted: Columns, path: str) -> Callable[[tuple[str, ...]], Columns]:
    """``match`` for records that each bring their own names, of which only the text is demanded; cached."""
    return lru_cache(maxsize=256)(lambda names: match(names, wanted, path, ("text",)))


def document_of(record: Mapping[str, object], columns: Columns, name: str) -> Document:
    """The Document that a record of a table holds.

    Parameters
    ----------
    record : mapping of str to object
        Cells by column.
    columns : mapping of str to str
        The column of each field, as ``match`` gives it.
    name : str
        Its id where the record has none.

    Returns
    -------
    Document
        ``text`` as it stands in the cell, but without the tags of HTML where it has any; the other fields stripped,
        empty where the cell is, ``date`` as ISO 8601.

    Raises
    ------
    InputError
        Where the text is missing, empty or no text.
    """
    text = record.get(columns["text"])
    if isinstance(text, bytes):  # Parquet may know no better
        text, _ = decode(text)
    if isinstance(text, str) and _MARKUP.search(text):
        text = html_text(html_tree(f"<body>{text}"))
    if not isinstance(text, str) or not text.strip():
        raise InputError("there is no text in it")
    cells = {field: _cell(record.get(column)) for field, column in columns.items() if field != "text"}
    cells["id"] = cells.get("id") or name
    if "date" in cells:
        cells["date"] = iso_date(_inner(record.get(columns["date"])))
    return Document(text=text, **cells)


def _folded(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).casefold()


def _inner(value: object) -> object:
    """What a nested value stands for: its name (``{"id": "cma", "name": "Le Courrier"}``), or all that it holds."""
    while isinstance(value, dict):
        value = value.get("name") or (next(iter(value.values())) if len(value) == 1 else None)
    return value


def _cell(value: object) -> str:
    """A cell as text: lists of authors joined, whole numbers without a point, nothing where nothing stands."""
    value = _inner(value)
    if value is None or value != value:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(filter(None, map(_cell, value)))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"
