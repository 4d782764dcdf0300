"""The gold set of tracks: the quotations of corpus/tracks in variants that documented operations make.

Every quotation stands once as it was said and in four variants, in different documents on different days, not always
after the original. Which four rotates among the operations that its text allows.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pandas as pd

FILE = Path(__file__).parents[2] / "corpus" / "tracks" / "quotations.toml"
VARIANTS = 4
_FIGURES = dict(
    zip(map(str, range(2, 21)), (
        "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit"
        " dix-neuf vingt"
    ).split(), strict=True)
)  # fmt: skip


def said(quotation: str) -> str:
    """The quotation in its speaker's mouth."""
    return re.sub(r"[\[<]([^|]*)\|[^\]>]*[\]>]", r"\1", quotation)


def cut_left(quotation: str) -> str:
    words = said(quotation).split(" ")
    return " ".join(words[2 * len(words) // 5 :])


def cut_right(quotation: str) -> str:
    words = said(quotation).split(" ")
    return " ".join(words[: -(2 * len(words) // 5)])


def cut_middle(quotation: str) -> str:
    words = said(quotation).split(" ")
    return " ".join([*words[: len(words) // 3], "(…)", *words[-len(words) // 3 :]])


def repunctuated(quotation: str) -> str:
    return f"{said(quotation).replace(', ', ' – ').replace(chr(39), '’')}."


def unaccented(quotation: str) -> str:
    plain = unicodedata.normalize("NFD", said(quotation)).upper()
    return "".join(c for c in plain if not unicodedata.combining(c))


def spelled(quotation: str) -> str | None:
    """Its numbers up to twenty written out."""
    text = re.sub(r"\b(?<!\u202f)\d+\b(?!\u202f)", lambda n: _FIGURES.get(n[0], n[0]), said(quotation))
    return text if text != said(quotation) else None


def indirect(quotation: str) -> str | None:
    reported = said(re.sub(r"\[[^|\]]*\|([^|\]]*)[^\]]*\]", r"\1", quotation))
    return reported if reported != said(quotation) else None


def negated(quotation: str) -> str | None:
    opposite = said(re.sub(r"(?:<|\[[^|\]]*\|)[^|\]>]*\|([^|\]>]*)[\]>]", r"\1", quotation))
    return opposite if opposite != said(quotation) else None


def renumbered(quotation: str) -> str | None:
    text = said(quotation)
    return re.sub(r"\d+\b(?!\u202f)", lambda n: f"{n[0]}0", text, count=1) if re.search(r"\d", text) else None


Operation = Callable[[str], str | None]
# What each operation makes, the mode that its row has, and the variant that is right.
OPERATIONS: dict[str, tuple[Operation, str, str]] = {
    "cut left": (cut_left, "direct", "cut"),
    "indirect": (indirect, "indirect", "indirect"),
    "negated": (negated, "direct", "altered"),
    "other source": (said, "direct", "same"),
    "repunctuated": (repunctuated, "direct", "same"),
    "number changed": (renumbered, "direct", "altered"),
    "cut right": (cut_right, "direct", "cut"),
    "number written out": (spelled, "direct", "same"),
    "requoted": (said, "direct", "same"),
    "cut middle": (cut_middle, "direct", "cut"),
    "without accents": (unaccented, "direct", "same"),
}
_MARKS = {"requoted": '"{}"', "repunctuated": "“{}”"}


def gold() -> pd.DataFrame:
    """Rows as ``track`` takes them, with outlet, and what is right: quote, operation, expected."""
    written = tomllib.loads(FILE.read_text(encoding="utf-8"))
    people: list[str] = written["people"]
    rows: list[dict[str, object]] = []
    for number, quotation in enumerate(written["quotations"]):
        variants = [("as said", said, "direct", "same"), *_variants(quotation, number)]
        for place, (name, operation, mode, expected) in enumerate(variants):
            speaker = people[(number + (7 if name == "other source" else 0)) % len(people)]
            content = operation(quotation) or ""
            marked = content if mode == "indirect" else _MARKS.get(name, "« {} »").format(content)
            row = _row(len(rows), marked, speaker, mode, day=number % 40 + (place * 3 + number) % 5)
            rows.append({**row, "quote": f"q{number}", "operation": name, "expected": expected})
    for formula, fillers in written["formulas"].items():
        for place, filler in enumerate(fillers.split("|")):
            speaker = people[place % 4]  # one mouth says the same formula again and again
            row = _row(len(rows), f"« {formula.format(filler)} »", speaker, "direct", day=place)
            rows.append({**row, "quote": f"{formula}{filler}", "operation": "formula", "expected": "same"})
    return pd.DataFrame(rows)


def _variants(quotation: str, number: int) -> list[tuple[str, Operation, str, str]]:
    names = list(OPERATIONS)
    turned = names[number % len(names) :] + names[: number % len(names)]
    fitting = [name for name in turned if OPERATIONS[name][0](quotation) is not None]
    return [(name, *OPERATIONS[name]) for name in fitting[:VARIANTS]]


def _row(number: int, content: str, speaker: str, mode: str, day: int) -> dict[str, object]:
    return {
        "document_id": f"article-{number}",
        "attribution_id": f"article-{number}#1",
        "date": str((pd.Timestamp("2024-03-01") + pd.Timedelta(days=day)).date()),
        "mode": mode,
        "stance": "asserted",
        "content": content,
        "referent_id": f"person:{speaker}",
        "referent": speaker,
        "kind": "person",
        "via": None,
        "outlet": f"Journal {number % 23}",
    }
