"""What every frame needs: sources, verbs, circumstances, and a line to write words on."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from training.clauses import Clause, capitalise, lower_first
from training.infinitives import Infinitive, Material
from training.phrases import Phrase, Words, parse
from training.sources import fuller, quote_part
from training.treebank import Sentence, Word
from training.verbs import Group, Person, Verb, clitic, elides, group

SOURCES = {
    "person": 36,
    "institution": 16,
    "group": 8,
    "agency": 13,
    "document": 4,
    "pronoun": 11,
    "gold": 12,
}
TENSES = {
    "perfect_pres": 52,
    "pres": 24,
    "imp": 6,
    "perfect_imp": 8,
    "past": 5,
    "perfect_cond": 2,
    "fut": 1,
    "cond": 2,
}
PRONOUNS = {
    "il": (False, False),
    "elle": (False, True),
    "ils": (True, False),
    "elles": (True, True),
    "on": (False, False),
}


@dataclass
class Line:
    """A sentence in the making."""

    words: list[Word] = field(default_factory=list)

    def add(self, *parts: list[Word]) -> None:
        """Write words."""
        for part in parts:
            self.words.extend(part)

    def tight(self, mark: str, head: Word | None) -> Word:
        """Write a mark that touches the word before it."""
        self.words[-1].space = ""
        return self.mark(mark, head)

    def mark(self, mark: str, head: Word | None) -> Word:
        """Write a mark after a space."""
        self.words.append(Word(mark, mark, "PUNCT", "_", head, "punct"))
        return self.words[-1]

    def sentence(self, frame: str, **gold: Word) -> Sentence:
        """The finished sentence with the words that a test looks at."""
        capitalise(self.words)
        return Sentence(self.words, frame=frame, gold=gold)


@dataclass
class Kit:
    """Random choices out of word lists and gold trees."""

    rng: random.Random
    lists: Words
    material: Material

    def chance(self, share: float) -> bool:
        """True in `share` of the cases."""
        return self.rng.random() < share

    def one_of(self, weights: dict[str, int]) -> str:
        """A key, by weight."""
        return self.rng.choices(list(weights), list(weights.values()))[0]

    def verb(self, frame: str) -> Verb:
        """A verb that the frame may take."""
        return Verb(self.rng.choice(self.lists.verbs(frame)), self.lists.irregular)

    def group(self, frame: str, person: Person, negative: bool = False) -> Group:
        """A verb group for a subject."""
        tense = self.one_of(TENSES)
        if tense == "past" and not self.lists.held_out:
            frame = "literary" if frame == "incise" else frame
        return group(self.verb(frame), tense, person, negative)

    def phrase(self, table: str, kind: str) -> Phrase:
        """A phrase out of a list."""
        return parse(self.lists.line(table, kind, self.rng), self.lists)

    def source(self, pronoun: bool = True) -> Phrase:
        """Who says it."""
        kind = self.one_of(SOURCES)
        if kind == "gold":
            return fuller(self, self.material.subject(self.rng))
        if kind != "pronoun" or not pronoun:
            return fuller(self, self.phrase("sources", "person" if kind == "pronoun" else kind))
        form = self.rng.choices(list(PRONOUNS), (45, 30, 12, 3, 10))[0]
        word = self.pronoun(form, form)
        return Phrase([word], word, Person(*PRONOUNS[form]))

    def pronoun(self, form: str, written: str) -> Word:
        """A subject pronoun with the lemma and features of the treebanks."""
        plural, feminine = PRONOUNS[form]
        number, gender = "Plur" if plural else "Sing", "Fem" if feminine else "Masc"
        if form == "on":
            return Word(written, "on", "PRON", "Number=Sing|Person=3|PronType=Ind")
        feats = f"Emph=No|Gender={gender}|Number={number}|Person=3|PronType=Prs"
        return Word(written, "eux" if plural else "lui", "PRON", feats)

    def to_whom(self, built: Group) -> Word:
        """*lui*, *nous*, *m'* before a verb group."""
        form = self.rng.choice(("lui", "leur", "nous", "me"))
        feats = "Emph=No|Number=Sing|Person=3|PronType=Prs"
        if form == "me":
            feats = feats.replace("3", "1")
            return clitic("me", "moi", feats, built.words[0].form, built.verb, "iobj")
        lemma, known = self.lists.known(form, "PRON", form, feats)
        return Word(form, lemma, "PRON", known, built.verb, "iobj")

    def inverted(self, built: Group, source: Phrase) -> list[Word]:
        """Verb before subject: *a déclaré X*, *a déclaré mardi à l'AFP X*, *a-t-il déclaré*."""
        form = source.head.form.lower()
        if source.head.upos != "PRON":
            attach(source.head, built.verb, "nsubj")
            between = self.one_circumstance(built.verb) if self.chance(0.25) else []
            return [*built.words, *between, *source.words]
        place = next(index for index, word in enumerate(built.words) if word is built.finite)
        before = built.finite
        linked = before.form[-1] in "aeé" and form in ("il", "elle", "on")
        subject = self.pronoun(form, ("-t-" if linked else "-") + form)
        attach(subject, built.verb, "nsubj")
        before.space = ""
        source.head = subject
        return [*built.words[: place + 1], subject, *built.words[place + 1 :]]

    def circumstance(self, head: Word, share: float = 0.35, after: Phrase | None = None) -> list[Word]:
        """Where, when, to whom: none, one or two of them, after the verb; never straight after an apposition."""
        words: list[Word] = []
        if after is not None and after.open_apposition:
            return words
        for _ in range(2):
            if self.chance(share):
                words += self.one_circumstance(head)
        return words

    def one_circumstance(self, head: Word, where: str = "after") -> list[Word]:
        """*mardi*, *à l'AFP*, *dans un communiqué*; `where` names a list of circumstances."""
        phrase = self.phrase("circumstances", where)
        attach(phrase.head, head, "advmod" if phrase.head.upos == "ADV" else "obl")
        return phrase.words

    def adverb(self, built: Group, share: float = 0.16) -> list[Word]:
        """The words of a verb group, perhaps with *également*, *pour sa part* or *, mardi,* after the finite verb."""
        if not self.chance(share) or len(built.words) < 2:
            return built.words
        place = next(index for index, word in enumerate(built.words) if word is built.finite) + 1
        if place < len(built.words) and built.words[place].deprel == "nsubj":
            place += 1
        return [*built.words[:place], *self._within(built), *built.words[place:]]

    def _within(self, built: Group) -> list[Word]:
        kind = self.rng.random()
        if kind < 0.5:
            parts = self.rng.choice(self.lists.data["circumstances"]["adverbs"].split()).split("_")
            adverb = Word(parts[0], parts[0], "ADP" if len(parts) > 1 else "ADV", "_", built.verb, "advmod")
            return [adverb, *(Word(part, part, "ADV", "_", adverb, "fixed") for part in parts[1:])]
        if kind < 0.75:
            return self.one_circumstance(built.verb, "within")
        line = Line()
        built.finite.space = ""
        line.mark(",", built.verb)
        line.add(self.one_circumstance(built.verb, self.rng.choice(("within", "after"))))
        line.tight(",", built.verb)
        return line.words

    def clause(self, statement: bool = True) -> Clause:
        """What is said; now and then *je pense que* before it."""
        clause = self.material.clause(self.rng, statement)
        if clause.final != "?" and self.chance(0.08):
            return self.thinking(clause)
        return clause

    def thinking(self, clause: Clause) -> Clause:
        """*Je pense que S*, itself a clause to be reported."""
        rows = self.lists.data["first_person"]["forms"].strip().split("\n")
        who, form, lemma, feats = str(self.rng.choice(rows)).split()
        lower_first(clause.words)
        verb = Word(form, lemma, "VERB", feats)
        pronoun_lemma, known = self.lists.known(who, "PRON", who, "Emph=No|PronType=Prs")
        elided = "" if who == "j'" else " "
        pronoun = Word(who[0].upper() + who[1:], pronoun_lemma, "PRON", known, verb, "nsubj", elided)
        attach(clause.root, verb, "ccomp")
        mark = self.short("que", clause.words[0], "SCONJ", "mark", clause.root)
        return Clause([pronoun, verb, mark, *clause.words], verb, clause.final, clause.name)

    def infinitive(self) -> Infinitive:
        """What is promised, asked, claimed."""
        return self.material.phrase(self.rng)

    def short(self, form: str, following: Word, upos: str, deprel: str, head: Word) -> Word:
        """*que*, *de*, *si* before a word, elided if need be."""
        first = following.token.form if following.token else following.form
        elided = (form in ("que", "de") and elides(first, self.lists.aspirated)) or (
            form == "si" and first in ("il", "ils")
        )
        lemma = form
        return Word(
            form[:-1] + "'" if elided else form, lemma, upos, "_", head, deprel, "" if elided else " "
        )


def attach(word: Word, head: Word, deprel: str) -> None:
    """Hang a head on another word."""
    word.head, word.deprel = head, deprel


def subject_first(kit: Kit, line: Line, source: Phrase, verb: Word) -> None:
    """Write a subject before its verb, with the comma that closes an apposition."""
    attach(source.head, verb, "nsubj")
    line.add(source.words)
    if source.open_apposition:
        line.tight(",", next(word for word in source.words if word.deprel in ("appos", "acl")))


def opening(kit: Kit, line: Line, verb: Word, share: float = 0.12) -> None:
    """Perhaps begin with *Mardi,* or *Dans un communiqué,*."""
    if kit.chance(share):
        if kit.chance(0.3):
            form = kit.rng.choice(kit.lists.data["circumstances"]["links"].split())
            upos = "CCONJ" if form in ("Mais", "Et") else "ADV"
            link = Word(form, form.lower(), upos, "_", verb, "cc" if upos == "CCONJ" else "advmod")
            line.add([link])
            if upos == "ADV":
                line.tight(",", link)
            return
        phrase = kit.phrase("circumstances", "before")
        relation = {"ADV": "advmod", "VERB": "advcl"}.get(phrase.head.upos, "obl")
        attach(phrase.head, verb, relation)
        line.add(phrase.words)
        line.tight(",", phrase.head)


def reported(kit: Kit, line: Line, verb: Word, quoted: bool = False) -> Clause:
    """Write *que S* under a verb; *que « S »* when `quoted`."""
    clause = kit.clause()
    lower_first(clause.words)
    attach(clause.root, verb, "ccomp")
    if quoted:
        line.add([Word("que", "que", "SCONJ", "_", clause.root, "mark")])
        line.mark("«", clause.root)
        line.add(clause.words)
        line.mark("»", clause.root)
    else:
        words = quote_part(clause.words, clause.root, kit.rng) if kit.chance(0.2) else clause.words
        line.add([kit.short("que", words[0], "SCONJ", "mark", clause.root)])
        line.add(words)
    return clause
