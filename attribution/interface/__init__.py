"""The words of pages and charts, a TOML file a language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from attribution.errors import InputError

Lang = Literal["fr", "en"]
LANGS: tuple[Lang, ...] = ("fr", "en")
_HERE = Path(__file__).parent

Words = Mapping[str, Mapping[str, str]]
"""What is said, by section (``kind``, ``chart`` …) and key."""


@cache
def load_words(lang: str) -> Words:
    """The words of the interface in one language.

    Parameters
    ----------
    lang : str
        ``fr`` or ``en``.

    Returns
    -------
    mapping of str to mapping of str to str
        By section and key; every language has the same ones.

    Raises
    ------
    InputError
        Where the interface does not speak that language.
    """
    if lang not in LANGS:
        raise InputError(f"The interface speaks no {lang!r}; choose one of {', '.join(LANGS)}.")
    sections = tomllib.loads((_HERE / f"{lang}.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: MappingProxyType(words) for name, words in sections.items()})


def percent(share: float, lang: str) -> str:
    """A share, 0 to 1, in whole per cent: *12 %* (narrow no-break space) in French, *12%* in English."""
    return f"{share:.0%}".replace("%", "\u202f%") if lang == "fr" else f"{share:.0%}"


def grouped(number: int, lang: str) -> str:
    """A number as the language writes it: *12 345* (narrow no-break space) in French, *12,345* in English."""
    return f"{number:,}".replace(",", "\u202f") if lang == "fr" else f"{number:,}"
