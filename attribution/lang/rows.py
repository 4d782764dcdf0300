"""Rows of a language folder's TOML files: reading and checking them, with errors that name file and row."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

from attribution.errors import LexiconError

T = TypeVar("T")


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LexiconError(f"{path} cannot be read ({error.strerror}): put the file there.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path} is no TOML in UTF-8 ({error}); mend it and try again.") from error


def read_table(path: Path, key: str, build: Callable[[dict[str, Any]], dict[str, T]]) -> dict[str, T]:
    """What ``build`` makes of the rows of one list; none may be made twice."""
    found: dict[str, T] = {}
    for number, row in enumerate(read_toml(path).get(key, []), 1):
        try:
            new = build(row)
        except KeyError as error:
            raise LexiconError(
                f"{path.name}, record {number}: {error} is missing ({_short(row)})."
            ) from error
        except (TypeError, ValueError) as error:
            raise LexiconError(f"{path.name}, record {number}: {error} ({_short(row)}).") from error
        if twice := set(new) & set(found):
            raise LexiconError(f"{path.name}, record {number}: {min(twice)!r} has a record already.")
        found |= new
    return found


def only(row: dict[str, Any], keys: Sequence[str]) -> None:
    """Raise ``ValueError`` for a key that no row of this kind has."""
    if unknown := set(row) - set(keys):
        raise ValueError(f"unknown key {min(unknown)!r}")


def one_of(row: dict[str, Any], key: str, allowed: Sequence[str], default: str | None = None) -> str:
    """The value under ``key``, which must be one of ``allowed``."""
    value = row.get(key, default)
    if value not in allowed:
        raise ValueError(f"{key!r} is {value!r}, none of {', '.join(map(repr, allowed))}")
    return cast(str, value)


def words_of(row: dict[str, Any], key: str) -> tuple[str, ...]:
    """The list of words under ``key``, empty where it is missing; none may occur twice."""
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise ValueError(f"{key!r} is not a list of words")
    if len(set(value)) < len(value):
        raise ValueError(f"{next(w for w in value if value.count(w) > 1)!r} stands twice in {key!r}")
    return tuple(value)


def flag_of(row: dict[str, Any], key: str) -> bool:
    """The true or false under ``key``, false where it is missing."""
    value = row.get(key, False)
    if not isinstance(value, bool):
        raise ValueError(f"{key!r} is {value!r}, neither true nor false")
    return value


def _short(row: dict[str, Any]) -> str:
    text = str(row)
    return text if len(text) < 200 else text[:200] + "…"
