"""Loads the cue words of a language: verbs, nouns, prepositions, lemma errors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from attribution.errors import LexiconError
from attribution.lang.cue_words import MAKERS, Cue, Noun, Preposition, Verb
from attribution.lang.rows import read_toml

__all__ = ["Cue", "Lexicon", "Noun", "Preposition", "Verb", "load_lexicon"]

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Lexicon:
    """The cue words of a language.

    ``verbs`` are keyed by the first lemma after *se* (*faire* for *faire savoir*), those of several words and the
    pronominal ones first, so that the first that fits is the most specific. ``prepositions`` license ``selon``
    wherever they stand, longest first; ``conditional`` ones (*pour*, *citant*, *au motif que*) are cues only where the
    construction that their frame names checks more.
    """

    verbs: Mapping[str, tuple[Verb, ...]]
    nouns: Mapping[str, Noun]
    prepositions: tuple[Preposition, ...]
    conditional: tuple[Preposition, ...]
    lemma_errors: Mapping[str, str] = field(default_factory=dict, repr=False)

    @cached_property
    def by_telling_word(self) -> Mapping[str, tuple[Preposition, ...]]:
        """The prepositions by the word that tells of them: a sentence without any of these words holds none."""
        told: dict[str, tuple[Preposition, ...]] = {}
        for record in (*self.prepositions, *self.conditional):
            told[record.telling] = (*told.get(record.telling, ()), record)
        return told

    def verb(self, lemma: str) -> Verb | None:
        """The record of a cue verb by its whole lemma (*se féliciter*, *faire savoir*), None where there is none."""
        return self._by_lemma.get(lemma)

    @cached_property
    def _by_lemma(self) -> Mapping[str, Verb]:
        return {verb.lemma: verb for group in self.verbs.values() for verb in group}

    @cached_property
    def noun_words(self) -> frozenset[str]:
        """The lemmas that a noun of saying or its first word may have; lemmatizers leave some plurals as they are."""
        return frozenset(word for noun in self.nouns for word in (noun.partition(" ")[0], f"{noun}s"))

    @cached_property
    def noun_openers(self) -> frozenset[str]:
        """The words with which nouns of several words begin: *mise* of *mise en garde*."""
        return frozenset(noun.partition(" ")[0] for noun in self.nouns if " " in noun)

    def lemma_of(self, form: str, lemma: str) -> str:
        """The lemma to look up: the parser's, or the right one where it is known to err.

        Parameters
        ----------
        form, lemma : str
            The word as it stands, and what the parser made of it.
        """
        lowered = lemma.lower()
        if lowered in self.verbs:
            return lowered
        return self.lemma_errors.get(lowered) or self.lemma_errors.get(form.lower(), lowered)


@cache
def load_lexicon(language: str = "fr", *extra_paths: Path) -> Lexicon:
    """Load the cue words of a language.

    Parameters
    ----------
    language : str
        A folder beside this module.
    *extra_paths : Path
        TOML files with more records (``[[verb]]``, ``[[noun]]``, ``[[preposition]]``, ``[lemma_errors]``);
        a record replaces an earlier one with the same lemma.

    Returns
    -------
    Lexicon
        The same object each time that it is asked for.

    Raises
    ------
    LexiconError
        Where a file or folder is missing or a record does not validate; the message names both.
    """
    folder = _HERE / language
    if not folder.is_dir():
        raise LexiconError(
            f"No language {language!r}: make the folder {folder} with verbs.toml beside the others."
        )
    names = ("verbs", "nouns", "prepositions", "lemma_errors")
    records: dict[str, dict[str, Any]] = {"verb": {}, "noun": {}, "preposition": {}}
    errors: dict[str, str] = {}
    for path in (*(folder / f"{name}.toml" for name in names), *map(Path, extra_paths)):
        table = read_toml(path)
        errors |= table.pop("lemma_errors", {})
        for section, made in _sections(path, table):
            records[section] |= made
    prepositions = sorted(records["preposition"].values(), key=lambda p: -len(p.lemma))
    return Lexicon(
        verbs=_by_first_word(records["verb"].values()),
        nouns=records["noun"],
        prepositions=tuple(p for p in prepositions if p.licenses("selon")),
        conditional=tuple(p for p in prepositions if not p.licenses("selon")),
        lemma_errors=errors,
    )


def _by_first_word(verbs: Iterable[Verb]) -> dict[str, tuple[Verb, ...]]:
    by_word: dict[str, list[Verb]] = {}
    for verb in sorted(verbs, key=lambda v: (-len(v.rest), not v.pronominal, v.lemma)):
        by_word.setdefault(verb.words[0], []).append(verb)
    return {word: tuple(group) for word, group in by_word.items()}


def _sections(path: Path, table: dict[str, Any]) -> Iterable[tuple[str, dict[str, Any]]]:
    for section, rows in table.items():
        if section not in MAKERS:
            raise LexiconError(
                f"{path}: unknown section {section!r}; known are {', '.join(MAKERS)}, lemma_errors."
            )
        made: dict[str, Any] = {}
        for row in rows:
            key = str(row.get("lemma", row.get("form", "")))
            try:
                if not key or key in made:
                    raise ValueError("its lemma is missing or stands twice in the file")
                made[key] = MAKERS[section](dict(row))
            except (TypeError, ValueError) as problem:
                raise LexiconError(f"{path}: {section} {key!r}: {problem}.") from problem
        yield section, made
