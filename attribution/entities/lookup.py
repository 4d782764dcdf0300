"""The knowledge base of sources, and where a text names them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from attribution.entities.decide import Reading, read
from attribution.entities.index import Node, add_names, matches
from attribution.entities.records import Record, RecordFile, read_records
from attribution.entities.states import state_records
from attribution.entities.tokens import Words, unaccented
from attribution.errors import LexiconError
from attribution.model import Entity, Kind, Span

HERE = Path(__file__).parent
BUNDLED = ("agencies.toml", "institutions.toml", "media.toml", "organisations.toml")
OF = frozenset(("de", "du", "des", "d"))
ARTICLES = frozenset("le la les l un une cet cette ce du des de d au aux".split())


@dataclass(frozen=True, eq=False)
class KnowledgeBase:
    """Sources by their names; build it with ``load_entities``."""

    records: Mapping[str, Record] = field(repr=False)
    cues: Mapping[Kind, frozenset[str]] = field(repr=False)
    breaks: frozenset[str] = field(repr=False)
    index: Node = field(repr=False)

    def get(self, id: str) -> Entity | None:  # noqa: A002 (the field's name in the model)
        """The entity with that identifier, None where there is none."""
        record = self.records.get(id)
        return record.entity if record else None

    def record(self, id: str) -> Record | None:  # noqa: A002 (the field's name in the model)
        """All that is known of it: adjectives, official or not, places, notes."""
        return self.records.get(id)

    def by_kind(self, kind: Kind) -> tuple[Entity, ...]:
        """All entities of that kind."""
        return tuple(r.entity for r in self.records.values() if r.entity.kind == kind)

    def mentions(self, text: str) -> list[tuple[Span, Entity]]:
        """Where ``text`` names an entity: longest match first from the left, in order, never overlapping.

        Articles stay outside unless they belong to the name (*l'* [AFP], [Le Monde]). Ambiguous forms that
        nothing near by decides are left out.
        """
        return [(match.span, self.records[name.record].entity) for match, name in _read(self, text).chosen]

    def find(self, text: str, start: int = 0, end: int | None = None) -> Entity | None:
        """The entity that the mention ``text[start:end]`` names, None where it names none.

        Before the name may stand an article and a description of the kind (*l'agence de presse officielle*
        TASS), after it an apposition behind a comma or bracket. A name inside a longer phrase (*le
        porte-parole du Kremlin*) is not what the phrase stands for. The rest of ``text`` is context only.
        """
        end = len(text) if end is None else end
        reading = _read(self, text)
        for match, name in reading.chosen:
            span = match.span
            if span.end <= start:
                continue
            if span.start >= end or span.end > end:
                return None
            entity = self.records[name.record].entity
            after = text[span.end : end].strip(" \t\n\u00a0\u202f»”\"'’")
            introduced = self._introduces(reading, start, match.first, entity.kind)
            return entity if introduced and (not after or after[0] in ",(") else None
        return None

    def medium(self, form: str) -> Entity | None:
        """The only medium that bears ``form`` as one of its ambiguous names (*Sud Ouest*), None without one.

        For a form that is known to speak; in the running text it may be anything else.
        """
        words = Words(form)
        whole = (
            name
            for longest_first in matches(self.index, form, words)
            for match in longest_first
            if match.first == 0 and match.last == len(words) - 1
            for name in match.names
        )
        found = [self.records[name.record].entity for name in whole]
        return found[0] if len(found) == 1 and found[0].kind == "media" else None

    def is_place(self, form: str) -> bool:
        """Whether ``form`` is a place as well (*Moscou*, *Matignon*): a source only where it speaks."""
        words = Words(form)
        whole = [found[0] for found in matches(self.index, form, words) if found[0].last == len(words) - 1]
        return any(name.place for match in whole for name in match.names)

    def _introduces(self, reading: Reading, start: int, first: int, kind: Kind) -> bool:
        before = [word for word in reading.words[:first] if word.start >= start]
        if before and before[0].key in ARTICLES:
            del before[0]
        if not before:
            return True
        # « l'agence russe TASS », but not « le journaliste du Monde ».
        cue = reading.cue_before(first, self.cues.get(kind, frozenset()), self.breaks)
        return cue is not None and reading.words[cue] == before[0] and before[-1].key not in OF


@lru_cache(maxsize=16)
def _read(kb: KnowledgeBase, text: str) -> Reading:
    return read(text, kb.index, kb.records, kb.cues, kb.breaks)


@cache
def load_entities(*paths: str | Path) -> KnowledgeBase:
    """The bundled knowledge base, with the records of further TOML files added to it.

    Parameters
    ----------
    paths
        Files of ``[[entity]]`` tables. A record whose ``id`` exists replaces that one; a form that a bundled
        record has as well stands for the new record.

    Raises
    ------
    InputError
        If a file cannot be read.
    LexiconError
        If a record does not validate, an ``id`` occurs twice in a file, or two records of the same standing
        share a form that is not marked as ambiguous.
    """
    files = [*((1, file) for file in _bundled()), *((2, read_records(Path(path))) for path in paths)]
    records: dict[str, tuple[Record, int, str]] = {r.id: (r, 0, "bodies.toml") for r in state_records()}
    for layer, file in files:
        seen: set[str] = set()
        for record in file.records:
            if record.id in seen or records.get(record.id, (record, 0))[1] == layer == 1:
                raise LexiconError(
                    f"{file.places[record.id]}: the id {record.id!r} occurs twice; rename one of the records."
                )
            seen.add(record.id)
            records[record.id] = (record, layer, file.places[record.id])
    return KnowledgeBase(
        {id_: record for id_, (record, _, _) in records.items()},
        _cues([file for _, file in files]),
        frozenset(unaccented(word).lower() for _, file in files for word in file.breaks),
        _index(records),
    )


@cache
def _bundled() -> tuple[RecordFile, ...]:
    return tuple(read_records(HERE / name) for name in BUNDLED)


def _cues(files: list[RecordFile]) -> dict[Kind, frozenset[str]]:
    cues: dict[Kind, frozenset[str]] = {}
    for file in files:
        for kind, words in file.cues:
            cues[kind] = cues.get(kind, frozenset()) | {unaccented(word).lower() for word in words}
    return cues


def _index(records: Mapping[str, tuple[Record, int, str]]) -> Node:
    root = Node()
    for record, layer, place in sorted(records.values(), key=lambda known: known[1]):
        for clash in add_names(root, record, layer):
            form = " ".join(clash.words)
            raise LexiconError(
                f"{place}: {form!r} belongs to {clash.record} as well; put it into 'ambiguous' of both."
            )
    return root
