"""What every document must be, whatever it was read from: of a length, of whole characters, under an id of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from hashlib import blake2b

from attribution.model import Document, Failure

LONGEST_TEXT = 5_000_000
"""Characters of a document. The longest novels have three million: what is longer is no article, but a file of many."""

HALF = re.compile("[\ud800-\udfff]")
"""Half a character, which no UTF-8 can hold."""

_FIELDS = [field.name for field in fields(Document)]


def sound(found: Iterator[Document | Failure], on_failure: Callable[[Failure], None]) -> Iterator[Document]:
    """The documents among ``found`` that can be analysed.

    Parameters
    ----------
    found : iterator of Document and Failure
        As the readers give them.
    on_failure : callable
        Takes the failures, and those of documents that are too long.

    Yields
    ------
    Document
        Each with a unique id: the second ``a`` is called ``a-2``. Halves of characters (lone surrogates, as JSON may
        hold them) are replaced by U+FFFD, one for one, for no file in UTF-8 can hold them.
    """
    taken: set[bytes] = set()
    for each in found:
        if isinstance(each, Failure):
            on_failure(each)
        elif len(each.text) > LONGEST_TEXT:
            on_failure(Failure(each.id, _too_long(each)))
        else:
            whole = _whole(each)
            yield replace(whole, id=_free(whole.id, taken))


def _too_long(document: Document) -> str:
    return (
        f"{document.id} has {len(document.text):,} characters, more than any article ({LONGEST_TEXT:,} are read); "
        "split it into its articles."
    )


def _free(name: str, taken: set[bytes]) -> str:
    """``name``, or the first of ``name-2``, ``name-3`` … that is free; hashes are kept, for millions may come."""
    each, number = name, 1
    while (key := blake2b(each.encode(), digest_size=8).digest()) in taken:
        number += 1
        each = f"{name}-{number}"
    taken.add(key)
    return each


def _whole(document: Document) -> Document:
    every = ((name, getattr(document, name)) for name in _FIELDS)
    broken = {name: HALF.sub("\ufffd", text) for name, text in every if HALF.search(text)}
    return replace(document, **broken) if broken else document
