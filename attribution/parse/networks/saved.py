"""Models as Stanza saves them, read as they lie on disk: settings, vocabularies, weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

PAD, UNKNOWN, EMPTY, ROOT = range(4)  # the first entries of every vocabulary

Settings = Mapping[str, Any]


class UnknownKindError(Exception):
    """A model with parts that are not known here; Stanza itself has to run it."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A model: how it was built, its vocabularies, its weights by their names in Stanza's modules."""

    settings: Settings
    vocabulary: Mapping[str, Any]
    weights: Mapping[str, Tensor]
    rest: Mapping[str, Any]

    def require(self, **wanted: object) -> None:
        """Refuse the model unless its settings are as ``wanted``; one that is missing or false counts as None.

        Raises
        ------
        UnknownKindError
            Where one differs.
        """
        for name, value in wanted.items():
            if (self.settings.get(name) or None) != value:
                raise UnknownKindError(f"{name} is {self.settings.get(name)!r}")

    def ids(self, name: str) -> dict[str, int]:
        """The entries of one vocabulary with their numbers."""
        found: dict[str, int] = self.vocabulary[name]["_unit2id"]
        return found

    def units(self, name: str) -> list[str]:
        """The entries of one vocabulary in their order."""
        found: list[str] = self.vocabulary[name]["_id2unit"]
        return found


def read(file: Path) -> Saved:
    """The model in a file.

    Raises
    ------
    UnknownKindError
        Where there is none, or it is put down in another way.
    """
    content = content_of(file)
    try:
        weights = {
            name: weight.float() for name, weight in content.pop("model").items()
        }  # some are kept in half
        return Saved(content.pop("config"), content.pop("vocab"), weights, content)
    except (AttributeError, KeyError) as problem:
        raise UnknownKindError(f"{file.name} is no model") from problem


def content_of(file: Path) -> dict[str, Any]:
    """What is in a file of Stanza's; nothing in it is executed.

    Raises
    ------
    UnknownKindError
        Where nothing can be read.
    """
    try:
        content: dict[str, Any] = torch.load(file, map_location="cpu", weights_only=True)
    except Exception as problem:  # unpickling raises whatever it meets
        raise UnknownKindError(f"{file.name}: {problem}") from problem
    return content
