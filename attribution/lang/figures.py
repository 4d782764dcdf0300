"""People of public life whom a text calls by an office without saying that it is theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from attribution.lang.people import GENDERS, Gender
from attribution.lang.rows import one_of, only, read_table, words_of


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody known: full name, gender, and the offices that are or were held, in words (*président russe*)."""

    name: str
    gender: Gender
    offices: tuple[str, ...]


@cache
def load_figures(language: str = "fr") -> Mapping[str, Figure]:
    """The figures of a language folder, by name.

    Raises
    ------
    LexiconError
        If the file is missing or a record does not validate; the message names the file and the record.
    """
    return read_table(Path(__file__).parent / language / "figures.toml", "figure", _figure)


def _figure(row: dict[str, Any]) -> dict[str, Figure]:
    only(row, ["name", "gender", "offices"])
    offices = words_of(row, "offices")
    if not offices:
        raise ValueError("'offices' is empty")
    return {row["name"]: Figure(row["name"], cast(Gender, one_of(row, "gender", GENDERS)), offices)}
