"""What gold is made of: documents, and what readers found in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from attribution.model import Kind, Mode, Span, Stance

T = TypeVar("T", bound=str)


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """What a reader found: the parts of an attribution, who its source is, and whether it may be left out.

    ``referent``, ``kind`` and ``via`` are empty where nobody is named. Finding an ``optional`` one or not is
    equally right.
    """

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    referent: str
    aliases: tuple[str, ...]
    kind: Kind
    via: str
    mode: Mode
    stance: Stance
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """An annotated article."""

    id: str
    text: str
    attributions: tuple[GoldAttribution, ...]
    title: str = ""
    date: str = ""


def one_of(allowed: tuple[T, ...], value: object, what: str) -> T:
    """``value``, if it is one of those allowed.

    Raises
    ------
    ValueError
        Where it is none; the message says so of ``what``.
    """
    for each in allowed:
        if each == value:
            return each
    raise ValueError(f"{value!r} is no {what}, which is one of {', '.join(filter(None, allowed))}")
