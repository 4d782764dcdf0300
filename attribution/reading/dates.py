"""Dates as newspapers write them, to ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
# *lundi 28 janvier 2013*, *1er mars 2020*, *17 sept. 2023*; *Friday, November 13, 2015*
_WRITTEN = re.compile(
    r"(?<!\d)(?:\d{1,2}(?:er)?\s+[^\W\d]{3,}\.?\s+(?:19|20)\d\d|[^\W\d]{3,}\s+\d{1,2},\s+(?:19|20)\d\d)(?!\d)"
)
_SETTINGS = {
    "DATE_ORDER": "DMY",
    "REQUIRE_PARTS": ["day", "month", "year"],  # else the missing ones would be today's
    "PARSERS": ["absolute-time"],  # *hier* would be another day tomorrow
    "RETURN_AS_TIMEZONE_AWARE": False,
}


def iso_date(value: object) -> str:
    """The day that a value names.

    Parameters
    ----------
    value : object
        A date or datetime; text in ISO 8601 (a time behind it is left out, and no zone is computed), in French with
        or without the weekday (*1er mars 2020*, *17 sept. 2023*, *28/01/2013*, day first), or in English
        (*November 7, 2012*, mail headers).

    Returns
    -------
    str
        ``2023-09-17``; empty where the value names no whole day.
    """
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d") if value == value else ""  # NaT is a datetime that equals nothing
    text = value.strip() if isinstance(value, str) else ""
    found = _ISO.match(text)
    if found:
        try:
            return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        except ValueError:
            return ""
    return _parsed(text) if 5 < len(text) < 60 else ""


def date_within(text: str) -> str:
    """The first whole date that is written out in a line (*Monde, lundi 28 janvier 2013, p. 3*), as ISO 8601."""
    return next(filter(None, (_parsed(found[0]) for found in _WRITTEN.finditer(text))), "")


def date_in_name(name: str) -> str:
    """The ISO 8601 date that stands in a file's name (``2023-09-17``, ``20230917``), empty where none does."""
    found = _IN_NAME.search(name)
    return f"{found[1]}-{found[3]}-{found[4]}" if found else ""


@lru_cache(maxsize=4096)
def _parsed(text: str) -> str:
    import dateparser

    try:
        found = dateparser.parse(text, languages=["fr", "en"], settings=_SETTINGS)
    except (ValueError, OverflowError):
        return ""
    return found.strftime("%Y-%m-%d") if found else ""
