"""Records of the knowledge base: what a TOML file may say about a source, and its validation."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, cast

from attribution.errors import InputError, LexiconError
from attribution.model import KINDS, Entity, Kind


@dataclass(frozen=True, slots=True)
class Record:
    """What the knowledge base knows about one source.

    ``entity.aliases`` are the forms that are safe alone, the name first unless it is ambiguous. The forms in
    ``ambiguous`` (*APS*, *AP*) count only beside a cue word of the kind (*agence*), a word of ``context``, or
    with a safe form elsewhere in the text. Those in ``places`` (*Moscou*, *l'Élysée*) are places as well, so
    that they are a source only where they speak. ``adjectives`` describe it (*l'agence russe*), feminine
    singular for agencies. ``unless_after`` and ``unless_before`` name words that, right before or right after
    a form, make it something else (*Michael* Bloomberg, Sputnik *V*).
    """

    entity: Entity
    ambiguous: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    official: bool = False
    unless_after: tuple[str, ...] = ()
    unless_before: tuple[str, ...] = ()
    wikidata: str = ""
    note: str = ""
    example: str = ""

    @property
    def id(self) -> str:
        """The identifier, unique in the knowledge base."""
        return self.entity.id


@dataclass(frozen=True, slots=True)
class RecordFile:
    """The records of one TOML file, and words around names.

    ``cues`` are the words before a name that show its kind (*agence*), ``breaks`` those that may not stand
    between a cue word and the name (*l'agence cite* TASS).
    """

    records: tuple[Record, ...]
    cues: tuple[tuple[Kind, tuple[str, ...]], ...] = ()
    breaks: tuple[str, ...] = ()


_TEXTS = ("id", "name", "kind", "country", "wikidata", "not", "example")
_LISTS = ("aliases", *(f.name for f in fields(Record) if f.type == "tuple[str, ...]"))


def read_records(path: Path) -> RecordFile:
    """The records of a TOML file, ``[[entity]]`` tables, ``breaks`` and ``[cues]`` where it has them.

    Raises
    ------
    InputError
        If the file cannot be read.
    LexiconError
        If it is not TOML, or a record does not validate; the message names the file and the record.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(
            f"The entity file {path} cannot be read ({error.strerror}); check the path."
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path} is not TOML in UTF-8 ({error}); mend it and try again.") from error
    if unknown := set(data) - {"entity", "cues", "breaks"}:
        raise LexiconError(
            f"{path}: unknown table {min(unknown)!r}; write [[entity]] tables, [cues] and breaks."
        )
    tables, cues, breaks = data.get("entity", []), data.get("cues", {}), data.get("breaks", [])
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        raise LexiconError(f"{path}: 'entity' must be a list; write each record under [[entity]].")
    if (
        not isinstance(cues, dict)
        or not all(_is_words(words) for words in cues.values())
        or set(cues) - set(KINDS)
    ):
        raise LexiconError(f"{path}: [cues] must give a list of words for kinds among {', '.join(KINDS)}.")
    if not _is_words(breaks):
        raise LexiconError(f"{path}: 'breaks' must be a list of words.")
    records = tuple(_record(path, number, table) for number, table in enumerate(tables, 1))
    by_kind = tuple((cast(Kind, kind), tuple(words)) for kind, words in cues.items())
    return RecordFile(records, by_kind, tuple(breaks))


def _record(path: Path, number: int, table: dict[str, Any]) -> Record:
    where = f"{path.name}, record {number} ({table.get('id', 'without id')})"

    def fail(problem: str) -> LexiconError:
        return LexiconError(f"{where}: {problem}")

    if unknown := set(table) - {*_TEXTS, *_LISTS, "official"}:
        raise fail(f"unknown key {min(unknown)!r}.")
    for key in ("id", "name", "kind"):
        if not table.get(key):
            raise fail(f"{key!r} is missing.")
    for key in _TEXTS:
        if not isinstance(table.get(key, ""), str):
            raise fail(f"{key!r} must be a string.")
    for key in _LISTS:
        if not _is_words(table.get(key, [])):
            raise fail(f"{key!r} must be a list of strings that are not empty.")
    if not isinstance(table.get("official", False), bool):
        raise fail("'official' must be true or false.")
    if table["kind"] not in KINDS:
        raise fail(f"kind {table['kind']!r} is none of {', '.join(KINDS)}.")
    country = table.get("country", "")
    if country and not (len(country) == 2 and country.isascii() and country.isupper()):
        raise fail(f"country {country!r} is no ISO 3166 code of two capitals.")
    lists = {key: tuple(table.get(key, ())) for key in _LISTS}
    ambiguous = lists["ambiguous"]
    aliases = dict.fromkeys(form for form in (table["name"], *lists.pop("aliases")) if form not in ambiguous)
    if strangers := set(lists["places"]) - set(aliases) - set(ambiguous):
        raise fail(f"{min(strangers)!r} in 'places' is not among its forms.")
    entity = Entity(table["id"], table["name"], table["kind"], country, tuple(aliases))
    return Record(
        entity,
        official=table.get("official", False),
        wikidata=table.get("wikidata", ""),
        note=table.get("not", ""),
        example=table.get("example", ""),
        **lists,
    )


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value)
