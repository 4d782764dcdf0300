"""Noun phrases from the short notation of frames.toml: `le/D porte-parole/N de/P le/D ministère/N , {man}`."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from training.treebank import UNKNOWN_FEATS, Token, Word
from training.verbs import Person, elides

UPOS = {
    "D": "DET",
    "N": "NOUN",
    "A": "ADJ",
    "X": "PROPN",
    "P": "ADP",
    "R": "ADV",
    "U": "NUM",
    "V": "VERB",
    "I": "PROPN",
}
NUMBER_AND_GENDER = {"": (False, False), "f": (False, True), "p": (True, False), "q": (True, True)}
DETERMINERS = {"le": "le", "la": "le", "les": "le", "l'": "le", "un": "un", "une": "un", "des": "un", "ce": "ce",
               "cette": "ce", "ces": "ce", "son": "son", "sa": "son", "ses": "son"}  # fmt: skip
CONTRACTED = {("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux"}

Usual = dict[tuple[str, str], Counter[tuple[str, str]]]


@dataclass
class Phrase:
    """Words with one head, still unattached; `open_apposition` when a comma must close it."""

    words: list[Word]
    head: Word
    person: Person
    open_apposition: bool = False


class Words:
    """The word lists of frames.toml, those to learn from or those held out."""

    def __init__(self, data: dict[str, Any], usual: Usual, held_out: bool) -> None:
        self.data, self.usual, self.held_out = data, usual, held_out
        self.irregular = {lemma: forms.split() for lemma, forms in data["irregular"].items()}
        self.aspirated = tuple(data["aspirated"]["starts"].split())

    def verbs(self, frame: str) -> list[str]:
        """The verbs that a frame may take."""
        return str(self.data["held_out" if self.held_out else "verbs"][frame]).split()

    def name(self, kind: str, rng: random.Random) -> str:
        """A name of `kind`, spaces between its words."""
        names = self.data["held_out_names" if self.held_out else "names"][kind].split()
        return str(rng.choice(names)).replace("_", " ")

    def line(self, table: str, kind: str, rng: random.Random) -> str:
        """One line of a list, its names filled in."""
        lines = [line for line in self.data[table][kind].strip().split("\n") if line]
        return self.fill(str(rng.choice(lines)), rng)

    def fill(self, line: str, rng: random.Random) -> str:
        """Replace {man}, {place}, … by tagged names."""
        while match := re.search(r"\{(\w+)\}", line):
            line = line[: match.start()] + self.tagged(match.group(1), rng) + line[match.end() :]
        return line

    def tagged(self, kind: str, rng: random.Random) -> str:
        """A name in the notation."""
        if kind in ("man", "woman"):
            first = self.name("men" if kind == "man" else "women", rng)
            return _tag(f"{first} {self.name('last', rng)}", "X" if kind == "man" else "Xf")
        if kind == "institution":
            return self.line("sources", "institution", rng)
        if kind == "day":
            return f"{rng.randint(1, 31)}/U"
        if kind == "paper":
            return "le/D " + _tag(self.name("papers", rng), "X")
        lists = {
            "place": "places",
            "agency": "agencies",
            "acronym": "acronyms",
            "medium": "media",
            "last": "last",
        }
        return _tag(self.name(lists[kind], rng), "X")

    def known(self, form: str, upos: str, lemma: str, feats: str) -> tuple[str, str]:
        """The lemma and features that the treebanks give to a form most often, or else those given."""
        counts = self.usual.get((form.lower(), upos))
        if upos == "PROPN" or not counts:
            return lemma, feats
        return counts.most_common(1)[0][0]


def _tag(name: str, tag: str) -> str:
    return " ".join(f"{part}/{tag}" for part in name.split())


def parse(line: str, words: Words) -> Phrase:
    """Read the notation: a chain that branches to the right, a comma goes back to the first head."""
    done: list[Word] = []
    waiting: list[Word] = []
    head: Word | None = None
    last: Word | None = None
    comma = name = False
    person = Person()
    preposition: Word | None = None
    for part in line.replace("le/D le/D", "le/D").split():
        if part == ",":
            done[-1].space = ""
            done.append(Word(",", ",", "PUNCT", "_", None, "punct"))
            waiting.append(done[-1])
            comma, name = True, False
            continue
        word, code = _word(part, words)
        done.append(word)
        if code[0] in "DP" or (
            code[0] == "A" and (last is None or (waiting[-1:] == done[-2:-1] and waiting))
        ):
            word.deprel = {"D": "det", "P": "case", "A": "amod"}[code[0]]
            waiting.append(word)
            preposition = word if code[0] == "P" else preposition
            name = False
            continue
        if code[0] == "A" or (name and code[0] == "X"):
            if last is None:
                raise ValueError(f"{line}: nothing before {word.form}")
            word.head = head if code.endswith("^") else last
            word.deprel = "amod" if code[0] == "A" else "flat:name"
            continue
        for dependent in waiting:
            dependent.head = word
        waiting = []
        if head is None:
            head, person = word, Person(*NUMBER_AND_GENDER[code[1:]])
        else:
            title = code[0] == "X" and preposition is None
            target = head if comma or title else (last or head)
            word.head = target
            word.deprel = "appos" if comma else "obl" if target.upos in ("ADV", "VERB") else "nmod"
            if target.upos == "VERB":
                word.deprel = "obl:agent"
        comma, preposition, last, name = False, None, word, code[0] == "X"
    if head is None:
        raise ValueError(f"{line}: no head")
    apposition = any(word.deprel == "appos" for word in done)
    return Phrase(contract(done, words.aspirated), head, person, apposition)


def _word(part: str, words: Words) -> tuple[Word, str]:
    form, code = part.rsplit("/", 1)
    form, _, given = form.partition("=")
    upos = UPOS[code[0]]
    plural, feminine = NUMBER_AND_GENDER[code[1:].rstrip("^")]
    feats = f"Gender={'Fem' if feminine else 'Masc'}|Number={'Plur' if plural else 'Sing'}"
    lemma = given or (
        DETERMINERS.get(form.lower(), form) if upos == "DET" else form if upos == "PROPN" else form.lower()
    )
    if upos in ("PROPN", "DET"):
        feats = UNKNOWN_FEATS
    elif upos in ("ADP", "ADV"):
        feats, lemma = "_", {"d'": "de"}.get(form.lower(), form.lower())
    elif upos == "NUM":
        feats = "NumType=Card"
    elif upos == "VERB":
        lemma = "interroger"
        feats = f"Gender={'Fem' if form.endswith('e') else 'Masc'}|Number=Sing|Tense=Past|VerbForm=Part"
    if upos != "VERB" and not given:
        lemma, feats = words.known(form, upos, lemma, feats)
    space = "" if form.endswith(("'", "’")) else " "
    return Word(form, lemma, upos, feats, None, "root", space), code


def contract(words: list[Word], aspirated: tuple[str, ...]) -> list[Word]:
    """Write *de le* as *du* (two words, one token), *de* before a vowel as *d'*."""
    for first, second in pairwise(words):
        both = (first.form.lower(), second.form.lower())
        if first.upos == "ADP" and second.upos == "DET" and both in CONTRACTED:
            form = CONTRACTED[both]
            first.token = second.token = Token(form.capitalize() if first.form[0].isupper() else form)
        elif first.upos == "ADP" and both[0] == "de" and elides(second.form, aspirated):
            first.form, first.space = "d'" if first.form[0] == "d" else "D'", ""
    return words
