"""Make three treebanks agree: one set of relations, one way to annotate an incise, one lemma for *il*."""

from __future__ import annotations

from collections import Counter

from training.treebank import UNKNOWN_FEATS, Sentence, Word, children, usual

SAME_RELATION = {
    "obl:mod": "obl", "obl:arg": "obl", "aux:tense": "aux", "dep:comp": "dep", "iobj:agent": "iobj",
    "nsubj:caus": "nsubj", "nsubj:outer": "nsubj", "obj:agent": "obj", "obj:lvc": "obj", "goeswith": "flat",
    "flat:foreign": "flat", "list": "parataxis", "vocative": "discourse",
}  # fmt: skip
QUE = {"que", "qu'", "qu’"}


def normalise(sentences: list[Sentence], treebank: str) -> None:
    """Rewrite the relations of `sentences` in place; `treebank` is *sequoia*, *gsd* or *pud*."""
    for sentence in sentences:
        if treebank == "pud":
            turn_incise(sentence)
            for word in sentence.words:
                word.feats = UNKNOWN_FEATS
        speech_after_colon(sentence)
        impersonal_passive(sentence)
        for word in sentence.words:
            word.deprel = SAME_RELATION.get(word.deprel, word.deprel)
            if word.upos == "NUM" and word.feats == "_":
                word.feats = "NumType=Card"


def turn_incise(sentence: Sentence) -> None:
    """« P », a dit X: PUD makes *dit* the root; make it a `parataxis:insert` of P, as Sequoia does."""
    words, root = sentence.words, sentence.root
    place = {id(word): index for index, word in enumerate(words)}
    below = children(words)
    kids = below[id(root)]
    said = [
        kid
        for kid in kids
        if kid.deprel.split(":")[0] in ("parataxis", "ccomp") and place[id(kid)] < place[id(root)]
    ]
    inverted = any(kid.deprel.startswith("nsubj") and place[id(kid)] > place[id(root)] for kid in kids)
    if root.upos != "VERB" or len(said) != 1 or not inverted:
        return
    clause = said[0]
    before = [kid for kid in kids if kid.deprel != "punct" and place[id(kid)] < place[id(clause)]]
    if before or any(kid.deprel == "mark" and kid.form.lower() in QUE for kid in below[id(clause)]):
        return
    for kid in kids:
        if kid.deprel == "punct" and kid is words[-1]:
            kid.head = clause
    clause.head, clause.deprel = None, "root"
    root.head, root.deprel = clause, "parataxis:insert"


def speech_after_colon(sentence: Sentence) -> None:
    """*X a dit : « P »*: P is a `ccomp` of the verb (Sequoia), not a `parataxis` (GSD, PUD)."""
    place = {id(word): index for index, word in enumerate(sentence.words)}
    for word in sentence.words:
        head = word.head
        if word.deprel != "parataxis" or head is None or head.upos != "VERB":
            continue
        between = sentence.words[place[id(head)] + 1 : place[id(word)]]
        marks = [index for index, other in enumerate(between) if other.form == ":"]
        if marks and marks[0] + 1 < len(between) and between[marks[0] + 1].form in {'"', "«", "“"}:
            word.deprel = "ccomp"


def impersonal_passive(sentence: Sentence) -> None:
    """*Il a été annoncé que P*: P is a `ccomp` of the verb (Sequoia), not a `csubj:pass` (GSD, PUD)."""
    below = children(sentence.words)
    for word in sentence.words:
        if word.deprel == "csubj:pass" and any(
            kid.deprel.startswith("expl") and kid.lemma in ("il", "lui") for kid in below[id(head_of(word))]
        ):
            word.deprel = "ccomp"


def agree_on_lemmas(sentences: list[Sentence], model: list[Sentence]) -> int:
    """Give `sentences` the lemma that `model` nearly always gives to a form; return how many changed."""
    lemma: dict[tuple[str, str], str] = {}
    for key, counts in usual(model).items():
        by_lemma: Counter[str] = Counter()
        for (form_lemma, _), count in counts.items():
            by_lemma[form_lemma] += count
        (first, often), total = by_lemma.most_common(1)[0], sum(by_lemma.values())
        if total >= 3 and often >= 0.9 * total:
            lemma[key] = first
    changed = 0
    for sentence in sentences:
        for word in sentence.words:
            agreed = lemma.get((word.form.lower(), word.upos), word.lemma)
            changed += agreed != word.lemma
            word.lemma = agreed
    return changed


def drop_duplicates(sentences: list[Sentence], seen: set[str]) -> list[Sentence]:
    """Leave out sentences of more than three words whose forms are in `seen`; add the others to it."""
    kept = []
    for sentence in sentences:
        if len(sentence.words) > 3 and sentence.key in seen:
            continue
        seen.add(sentence.key)
        kept.append(sentence)
    return kept


def head_of(word: Word) -> Word:
    """The head of a word that is known to have one."""
    if word.head is None:
        raise ValueError(f"{word.form} is a root")
    return word.head
