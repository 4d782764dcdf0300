"""Plain text: one file, one article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from attribution.errors import InputError
from attribution.model import Document
from attribution.reading.decode import decode
from attribution.reading.notice import Notify

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")


def read_text(path: Path, name: str, notify: Notify) -> Iterator[Document]:
    """The article that a text file holds; no title, for nothing sure tells it from a first sentence.

    Parameters
    ----------
    path : path
        A text file in UTF-8, or in an older encoding that is then guessed and told to ``notify``.
    name : str
        The document's id.
    notify : callable
        Takes one sentence for the user.

    Yields
    ------
    Document
        One, its text as decoded, its date that of the file's name where that has one.

    Raises
    ------
    InputError
        Where the file cannot be read, is empty or no text.
    """
    yield Document(id=name, text=text_of(path, notify), date=date_in(path.name))


def text_of(path: Path, notify: Notify) -> str:
    """The whole text of a file, its line ends untouched."""
    try:
        text, guessed = decode(path.read_bytes())
    except OSError as problem:
        raise InputError(f"{path} cannot be read ({problem.strerror}); check its permissions.") from None
    except InputError as problem:
        raise InputError(f"{path} cannot be read: {problem}.") from None
    if not text.strip():
        raise InputError(f"{path} is empty; remove it or put an article into it.")
    if guessed:
        notify(f"{path} is not UTF-8; read as {guessed}. Save it as UTF-8 if its accents look wrong.")
    return text


def date_in(name: str) -> str:
    """The ISO 8601 date that stands in a file's name (``2023-09-17``, ``20230917``), empty where none does."""
    found = _DATE.search(name)
    return f"{found[1]}-{found[3]}-{found[4]}" if found else ""
