"""Dates as newspapers write them, to ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from numbers import Real

# *2023-09-17T10:00:00Z*, and without hyphens *20230917*, *20230917T100000Z*, *20230917100000*
_ISO = re.compile(r"(\d{4})(-?)(\d\d)\2(\d\d)(?:\d{6})?(?!\d)")
_SECONDS = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")  # since 1970, or thousandths of them, from 1973 on
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?:\d{6})?(?!\d)")
# *lundi 28 janvier 2013*, *1er mars 2020*, *17 sept. 2023*; *Friday, November 13, 2015*; *17/09/2023*
_WRITTEN = re.compile(
    r"(?<!\d)(?:\d{1,2}(?:er)?\s+[^\W\d]{3,}\.?\s+(?:19|20)\d\d|[^\W\d]{3,}\s+\d{1,2},\s+(?:19|20)\d\d"
    r"|\d{1,2}([/.-])\d{1,2}\1(?:19|20)\d\d)(?!\d)"
)
# *Publié le 17/09/2023 à 10h32*, but not *Publié le 17 septembre 2023, le rapport dénonce une gabegie.*
_STAMP = re.compile(
    r"(?<![^\r\n])[^\w\r\n]{0,5}(?:article\s+)?publiée?\s+(?:le\s*:?|:)\s*"
    r"(?P<day>[^\r\n]{6,80})(?<![.\s])[ \t]*(?![^\r\n])",
    re.IGNORECASE,
)
_TWITTER = "%a %b %d %H:%M:%S %z %Y"  # *Sun Sep 17 10:00:00 +0000 2023*
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
        (*November 7, 2012*, mail headers), alone or behind other words (*Publié le 17/09/2023 à 10h*); a number of
        seconds or milliseconds since 1970, as pandas and programs write them, taken in UTC.

    Returns
    -------
    str
        ``2023-09-17``; empty where the value names no whole day.
    """
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d") if value == value else ""  # NaT is a datetime that equals nothing
    text = str(value).strip() if isinstance(value, str | Real) else ""
    if found := _ISO.match(text):
        try:
            return date(int(found[1]), int(found[3]), int(found[4])).isoformat()
        except ValueError:
            return ""
    if _SECONDS.fullmatch(text):
        seconds = float(text)
        return datetime.fromtimestamp(seconds if seconds < 1e11 else seconds / 1000, UTC).date().isoformat()
    return (_parsed(text) or date_within(text)) if 5 < len(text) < 200 else ""


def date_within(text: str) -> str:
    """The first whole date that stands in a line (*Monde, lundi 28 janvier 2013, p. 3*), as ISO 8601."""
    return next(filter(None, (_parsed(found[0]) for found in _WRITTEN.finditer(text))), "")


def date_stated(text: str) -> str:
    """The day on which a line of a text says that it was published, as ISO 8601; empty where none does."""
    found = _STAMP.search(text)
    return iso_date(found["day"]) if found else ""


def date_in_name(name: str) -> str:
    """The date that stands in a file's name (*2023-09-17*, *20230917*, *17-09-2023*), as ISO 8601; else empty."""
    found = _IN_NAME.search(name)
    return f"{found[1]}-{found[3]}-{found[4]}" if found else date_within(name.replace("_", " "))


@lru_cache(maxsize=4096)
def _parsed(text: str) -> str:
    import dateparser

    try:
        found = dateparser.parse(text, [_TWITTER], languages=["fr", "en"], settings=_SETTINGS)
    except (ValueError, OverflowError):
        return ""
    return found.strftime("%Y-%m-%d") if found else ""
