"""What is said: clauses and infinitive phrases cut out of gold trees."""

from __future__ import annotations

from dataclasses import dataclass

from training.treebank import Sentence, Word, children, copy_words, subtree

BANNED = {
    '"',
    "«",
    "»",
    "“",
    "”",
    "(",
    ")",
    "[",
    "]",
    ":",
    ";",
    "-",
    "–",
    "—",
    "...",
    "…",
    "/",
    "•",
    "=",
    "*",
    "#",
}
SUBJECTS = {"nsubj", "nsubj:pass", "expl:subj", "csubj"}
ASKING = {"quel", "comment", "pourquoi", "combien", "où", "quand", "est-ce"}
FINAL = {".", "!", "?", "…"}
LONGEST, SHORTEST = 26, 4


@dataclass
class Clause:
    """A finite main clause without its final mark; `final` is that mark."""

    words: list[Word]
    root: Word
    final: str
    name: str

    def copy(self) -> Clause:
        """The same clause in new words."""
        place = next(index for index, word in enumerate(self.words) if word is self.root)
        words = copy_words(self.words)
        return Clause(words, words[place], self.final, self.name)


def is_finite(root: Word, below: list[Word]) -> bool:
    """Whether a verb, or its auxiliary or copula, is finite and not an order."""
    verbs = [root, *[word for word in below if word.deprel.split(":")[0] in ("aux", "cop")]]
    marked = [word for word in verbs if "VerbForm=Fin" in word.feats or word.feats == "?"]
    return (
        bool(marked)
        and not any("Mood=Imp" in word.feats for word in verbs)
        and root.upos in ("VERB", "NOUN", "ADJ")
    )


def clause_of(sentence: Sentence) -> Clause | None:
    """The sentence as a clause to be reported; None when it is no plain statement or question."""
    words = sentence.words
    final = words[-1].form if words[-1].form in FINAL else ""
    body = words[:-1] if final else words
    if (
        not SHORTEST <= len(body) <= LONGEST
        or any(word.form in BANNED for word in body)
        or body[-1].form in FINAL
    ):
        return None
    root = sentence.root
    below = children(words)[id(root)]
    if root is words[-1] or not any(word.deprel in SUBJECTS for word in below) or not is_finite(root, below):
        return None
    if any(word.deprel.startswith(("parataxis", "discourse", "vocative", "orphan")) for word in words):
        return None
    if (
        body[0].upos == "PUNCT"
        or body[-1].upos == "PUNCT"
        or not body[0].form[0].isupper()
        or sentence.text.isupper()
    ):
        return None
    if final != "?" and ("PronType=Int" in body[0].feats or body[0].lemma.lower() in ASKING):
        return None
    return _clause(body, final, sentence.name)


def _clause(body: list[Word], final: str, name: str) -> Clause:
    copied = copy_words(body)
    copied[-1].space = " "
    return Clause(copied, next(word for word in copied if word.head is None), final, name)


def nominal(sentence: Sentence) -> Clause | None:
    """*Une honte pour le pays.*: a sentence without a verb, good for a quotation."""
    words = sentence.words
    root = sentence.root
    kids = children(words)[id(root)]
    if (
        words[-1].form != "."
        or root.upos != "NOUN"
        or any(kid.deprel in (*SUBJECTS, "cop", "parataxis") for kid in kids)
    ):
        return None
    body = words[:-1]
    unfit = any(word.form in BANNED or word.form.isdigit() for word in body) or sentence.text.isupper()
    if unfit or not SHORTEST <= len(body) <= LONGEST or body[0].upos not in ("DET", "NOUN", "ADJ"):
        return None
    return _clause(body, ".", sentence.name) if body[0].form[0].isupper() else None


def lower_first(words: list[Word]) -> None:
    """Begin a clause inside of a sentence: no capital, unless the word always has one."""
    first = words[0]
    keeps = first.upos in ("PROPN", "X", "NUM") or (
        first.form.isupper() and len(first.form.rstrip("'’.")) > 1
    )
    keeps = keeps or first.form in ("M.", "Mme")
    for holder in [first.token] if first.token else []:
        holder.form = holder.form[0].lower() + holder.form[1:]
    if not keeps or first.token:
        first.form = first.form[0].lower() + first.form[1:]


def capitalise(words: list[Word]) -> None:
    """Begin a sentence."""
    first = words[0]
    if first.token:
        first.token.form = first.token.form[0].upper() + first.token.form[1:]
    first.form = first.form[0].upper() + first.form[1:]


def boundaries(clause: Clause) -> list[int]:
    """Where an aside may stand: between constituents of the main clause, not within one."""
    place = {id(word): index for index, word in enumerate(clause.words)}
    root = place[id(clause.root)]
    cuts: set[int] = set(range(1, len(clause.words)))
    for word in clause.words:
        if word.head is None or word.deprel == "punct":
            continue
        low, high = sorted((place[id(word)], place[id(word.head)]))
        if word.head is clause.root:
            held = word.deprel.split(":")[0] in (
                "aux",
                "cop",
                "expl",
                "cc",
                "mark",
                "case",
                "det",
                "iobj",
                "advmod",
                "fixed",
            )
            if held or (word.upos == "PRON" and word.deprel in SUBJECTS):
                cuts -= set(range(low + 1, high + 1))
            continue
        cuts -= set(range(low + 1, high + 1))
    good = set()
    for word in children(clause.words)[id(clause.root)]:
        span = [place[id(inner)] for inner in subtree(clause.words, word)]
        kind = word.deprel.split(":")[0]
        if kind in ("nsubj", "obl", "advcl", "advmod") and max(span) < root and len(span) > 1:
            good.add(max(span) + 1)
        if kind in ("obl", "advcl", "ccomp", "obj", "conj", "xcomp") and min(span) > root and len(span) > 2:
            good.add(min(span))
    return sorted(
        cut
        for cut in cuts & good
        if 1 < cut < len(clause.words) - 1
        and clause.words[cut].upos != "PUNCT"
        and not (clause.words[cut].token and clause.words[cut].token is clause.words[cut - 1].token)
    )


def contiguous(words: list[Word], part: list[Word]) -> bool:
    """Whether `part` is one stretch of `words`."""
    inside = {id(word) for word in part}
    places = [index for index, word in enumerate(words) if id(word) in inside]
    return places == list(range(places[0], places[-1] + 1))
