"""People of public life whom a text calls by an office without saying that it is theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from attribution.lang.people import GENDERS, Gender
from attribution.lang.rows import flag_of, one_of, only, read_table, words_of


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody known: full name, gender, and the offices that are or were held, in words (*président russe*).

    ``alone`` says that the family name by itself means nobody else; ``variants`` are other spellings of the name.
    """

    name: str
    gender: Gender
    offices: tuple[str, ...]
    alone: bool = False
    variants: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name in all its spellings."""
        return (self.name, *self.variants)


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
    only(row, ["name", "gender", "offices", "alone", "variants"])
    offices = words_of(row, "offices")
    if not offices:
        raise ValueError("'offices' is empty")
    gender = cast(Gender, one_of(row, "gender", GENDERS))
    return {
        row["name"]: Figure(row["name"], gender, offices, flag_of(row, "alone"), words_of(row, "variants"))
    }
