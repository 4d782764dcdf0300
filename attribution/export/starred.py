"""Text with starred variables, the format of Alceste that IRaMuTeQ and TXM read: one text a claim.

A text begins with ``**** *variable_value …``. Values are plain letters, digits and underscores, as IRaMuTeQ demands:
*ministère russe de la Défense* becomes ``ministere_russe_de_la_Defense``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from attribution.export.material import Claim, Material

_VARIABLES = {
    "doc": "document_id",
    "date": "date",
    "month": "month",
    "source": "referent",
    "kind": "kind",
    "country": "country",
    "mode": "mode",
    "stance": "stance",
    "cue": "cue_lemma",
}
"""The starred variables, and the columns that they come from; ``month`` is the date's."""

_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]+")
_NOTHING = "na"


def iramuteq_files(material: Material) -> Iterator[tuple[str, bytes]]:
    """``iramuteq.txt``: what was said, so that speakers can be compared by their words."""
    yield "iramuteq.txt", _texts(material)


def txm_files(material: Material) -> Iterator[tuple[str, bytes]]:
    """``txm/claims.txt``; TXM imports folders."""
    yield "txm/claims.txt", _texts(material)


def _texts(material: Material) -> bytes:
    texts = "\n".join(f"{_stars(claim)}\n{_line(claim.words)}\n" for claim in material.claims)
    return texts.encode("utf-8", "replace")


def _stars(claim: Claim) -> str:
    values = {**claim.labels, "document_id": claim.document_id, "month": claim.labels["date"][:7]}
    return "**** " + " ".join(f"*{name}_{plain(values[column])}" for name, column in _VARIABLES.items())


def plain(value: str) -> str:
    """A value as a starred variable can hold it; ``na`` where there is none."""
    letters = unicodedata.normalize("NFKD", value.replace("œ", "oe").replace("Œ", "OE"))
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _NOT_PLAIN.sub("_", letters).strip("_") or _NOTHING


def _line(words: str) -> str:
    """A claim on one line; an asterisk would begin a variable, a dash and an asterisk a theme."""
    return " ".join(words.replace("*", " ").split())
