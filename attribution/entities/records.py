"""Records of the knowledge base: what a TOML file may say about a source, and its validation."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
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
    singular for agencies; ``called`` holds the nouns for a medium (*quotidien*, *chaîne*), none where any will do.
    ``unless_after`` and ``unless_before`` name words that, right before or right after
    a form, make it something else (*Michael* Bloomberg, Sputnik *V*).
    """

    entity: Entity
    ambiguous: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
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
    between a cue word and the name (*l'agence cite* TASS). ``places`` says of each record by its id where it stands:
    *my.toml, line 12, record 3 (tass)*.
    """

    records: tuple[Record, ...]
    cues: tuple[tuple[Kind, tuple[str, ...]], ...] = ()
    breaks: tuple[str, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)


_TEXTS = ("id", "name", "kind", "country", "wikidata", "not", "example")
_HEAD = re.compile(r"\s*\[\[\s*[\"']?entity[\"']?\s*\]\]")
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
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise InputError(
            f"The entity file {path} cannot be read ({error.strerror}); check the path."
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path} is not TOML in UTF-8 ({error}); mend it and try again.") from error
    if unknown := set(data) - {"entity", "cues", "breaks"}:
        where = _Place(path.name, f"table {min(unknown)}", 1, tuple(text.split("\n"))).of(min(unknown))
        raise LexiconError(f"{where}: it is unknown; write [[entity]] tables, [cues] and breaks.")
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
    places = _places(path, text, tables)
    records = tuple(_record(place, table) for place, table in zip(places, tables, strict=True))
    by_kind = tuple((cast(Kind, kind), tuple(words)) for kind, words in cues.items())
    named = {record.id: place.of() for record, place in zip(records, places, strict=True)}
    return RecordFile(records, by_kind, tuple(breaks), named)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a record or a table stands: its file, what it is, and its lines, of a record from its ``[[entity]]`` on.

    TOML's reader says nothing of lines. Where they cannot be told (a string over several lines that holds such a head),
    ``line`` is 0.
    """

    file: str
    name: str
    line: int
    lines: tuple[str, ...]

    def of(self, key: str = "") -> str:
        """The place in words; the line is that of ``key``, of the head where the record has no such key."""
        begins = re.compile(rf"[\s\[]*[\"']?{re.escape(key)}[\"']?\s*[=\]]")
        ahead = next((n for n, line in enumerate(self.lines) if key and begins.match(line)), 0)
        return (
            f"{self.file}, line {self.line + ahead}, {self.name}"
            if self.line
            else f"{self.file}, {self.name}"
        )


def _places(path: Path, text: str, tables: list[dict[str, Any]]) -> list[_Place]:
    lines = text.split("\n")
    heads = [n for n, line in enumerate(lines) if _HEAD.match(line)]
    names = [f"record {n} ({table.get('id', 'without id')})" for n, table in enumerate(tables, 1)]
    if len(heads) != len(tables):
        return [_Place(path.name, name, 0, ()) for name in names]
    ends = [*heads[1:], len(lines)]
    return [
        _Place(path.name, name, start + 1, tuple(lines[start:end]))
        for name, start, end in zip(names, heads, ends, strict=True)
    ]


def _record(place: _Place, table: dict[str, Any]) -> Record:
    def fail(problem: str, key: str = "") -> LexiconError:
        return LexiconError(f"{place.of(key)}: {problem}")

    if unknown := set(table) - {*_TEXTS, *_LISTS, "official"}:
        raise fail(f"unknown key {min(unknown)!r}.", min(unknown))
    for key in ("id", "name", "kind"):
        if not table.get(key):
            raise fail(f"{key!r} is missing.", key)
    for key in _TEXTS:
        if not isinstance(table.get(key, ""), str):
            raise fail(f"{key!r} must be a string.", key)
    for key in _LISTS:
        if not _is_words(table.get(key, [])):
            raise fail(f"{key!r} must be a list of strings that are not empty.", key)
    if not isinstance(table.get("official", False), bool):
        raise fail("'official' must be true or false.", "official")
    if table["kind"] not in KINDS:
        raise fail(f"kind {table['kind']!r} is none of {', '.join(KINDS)}.", "kind")
    country = table.get("country", "")
    if country and not (len(country) == 2 and country.isascii() and country.isupper()):
        raise fail(f"country {country!r} is no ISO 3166 code of two capitals.", "country")
    lists = {key: tuple(table.get(key, ())) for key in _LISTS}
    ambiguous = lists["ambiguous"]
    aliases = dict.fromkeys(form for form in (table["name"], *lists.pop("aliases")) if form not in ambiguous)
    if strangers := set(lists["places"]) - set(aliases) - set(ambiguous):
        raise fail(f"{min(strangers)!r} in 'places' is not among its forms.", "places")
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
