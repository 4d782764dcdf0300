"""Infinitive phrases cut out of gold trees, and the store of all that can be reported."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from training.clauses import BANNED, SUBJECTS, Clause, clause_of, contiguous, lower_first, nominal
from training.phrases import Phrase
from training.sources import gold_subjects
from training.treebank import Sentence, Word, children, copy_words, subtree


@dataclass
class Infinitive:
    """An infinitive phrase without what introduces it."""

    words: list[Word]
    head: Word

    def copy(self) -> Infinitive:
        """The same phrase in new words."""
        place = next(index for index, word in enumerate(self.words) if word is self.head)
        words = copy_words(self.words)
        return Infinitive(words, words[place])


def _phrase(sentence: Sentence, part: list[Word], head: Word) -> Infinitive | None:
    while part and part[-1].upos == "PUNCT":
        part = part[:-1]
    if (
        not part
        or not contiguous(sentence.words, part)
        or any(word.form in BANNED or (word.form.isupper() and len(word.form) > 4) for word in part)
    ):
        return None
    if part[0].upos == "PUNCT" or (part[0].token and part[0] is not _first_of_token(sentence, part[0])):
        return None
    place = next(index for index, word in enumerate(part) if word is head)
    copied = copy_words(part)
    if any(word.head is None and word is not copied[place] for word in copied):
        return None
    return Infinitive(copied, copied[place])


def _first_of_token(sentence: Sentence, word: Word) -> Word:
    return next(other for other in sentence.words if other.token is word.token)


def infinitives(sentence: Sentence) -> Iterator[Infinitive]:
    """Infinitive phrases of 2 to 14 words: *détruire un pont*, *avoir détruit un pont*."""
    below = children(sentence.words)
    for word in sentence.words:
        kids = below[id(word)]
        if word.deprel not in ("xcomp", "advcl", "acl", "ccomp") or word.upos != "VERB":
            continue
        if not (
            "VerbForm=Inf" in word.feats
            or any("VerbForm=Inf" in kid.feats and kid.deprel == "aux" for kid in kids)
        ):
            continue
        gone = {
            id(kid)
            for kid in kids
            if kid.deprel in ("mark", "case", "cc", "conj", "punct") or kid.deprel in SUBJECTS
        }
        part = [inner for inner in subtree(sentence.words, word) if not _under(inner, gone, word)]
        if 2 <= len(part) <= 14 and (found := _phrase(sentence, part, word)) is not None:
            yield found


def perfect_infinitive(sentence: Sentence) -> Infinitive | None:
    """*Il a détruit un pont* gives *avoir détruit un pont*."""
    clause = clause_of(sentence)
    if clause is None:
        return None
    below = children(clause.words)[id(clause.root)]
    helpers = [word for word in below if word.deprel == "aux" and word.lemma == "avoir"]
    place = {id(word): index for index, word in enumerate(clause.words)}
    if len(helpers) != 1 or place[id(helpers[0])] != place[id(clause.root)] - 1:
        return None
    part = clause.words[place[id(helpers[0])] :]
    inside = {id(word) for word in part}
    if len(part) > 16 or any(id(word.head) not in inside for word in part if word.head is not None):
        return None
    words = copy_words(part)
    words[0].form, words[0].lemma, words[0].feats = "avoir", "avoir", "VerbForm=Inf"
    return Infinitive(words, next(word for word in words if word.head is None))


def _under(word: Word, tops: set[int], stop: Word) -> bool:
    while word is not stop:
        if id(word) in tops:
            return True
        if word.head is None:
            return False
        word = word.head
    return False


@dataclass
class Material:
    """Clauses and infinitives to draw from."""

    clauses: list[Clause]
    phrases: list[Infinitive]
    subjects: list[Phrase]
    nominals: list[Clause]

    @classmethod
    def of(cls, sentences: list[Sentence]) -> Material:
        """Cut what can be used out of `sentences`."""
        clauses = [clause for one in sentences if (clause := clause_of(one)) is not None]
        phrases = [phrase for one in sentences for phrase in infinitives(one)]
        phrases += [phrase for one in sentences if (phrase := perfect_infinitive(one)) is not None]
        return cls(
            clauses,
            phrases,
            [phrase for one in sentences for phrase in gold_subjects(one)],
            [clause for one in sentences if (clause := nominal(one)) is not None],
        )

    def clause(self, rng: random.Random, statement: bool = True) -> Clause:
        """A clause; a statement unless told otherwise, and then now and then one without a verb."""
        if not statement and self.nominals and rng.random() < 0.06:
            return rng.choice(self.nominals).copy()
        while True:
            clause = rng.choice(self.clauses)
            if not statement or (clause.final != "?" and clause.words[0].deprel != "cc"):
                return clause.copy()

    def phrase(self, rng: random.Random) -> Infinitive:
        """An infinitive phrase."""
        return rng.choice(self.phrases).copy()

    def subject(self, rng: random.Random) -> Phrase:
        """A noun phrase that was a subject."""
        phrase = rng.choice(self.subjects)
        place = next(index for index, word in enumerate(phrase.words) if word is phrase.head)
        words = copy_words(phrase.words)
        words[place].deprel = "root"
        words[-1].space = " "
        if phrase.head.upos != "PROPN" or place:
            lower_first(words)
        return Phrase(words, words[place], phrase.person)
