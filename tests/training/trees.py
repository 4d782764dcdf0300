"""Small trees written by hand."""

from __future__ import annotations

from training.treebank import Sentence, Token, Word

FINITE = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"


def tree(*rows: str) -> Sentence:
    """A sentence from rows of `form lemma UPOS head relation [features]`; `du=de` opens a token of two words."""
    words: list[Word] = []
    heads: list[int] = []
    token: Token | None = None
    left = 0
    for row in rows:
        form, lemma, upos, head, deprel, *feats = row.split()
        if "=" in form:
            written, form = form.split("=")
            token, left = Token(written), 2
        held, left = (token if left else None), max(0, left - 1)
        words.append(Word(form, lemma, upos, feats[0] if feats else "_", None, deprel, token=held))
        heads.append(int(head))
    for word, number in zip(words, heads, strict=True):
        word.head = words[number - 1] if number else None
    words[-2].space = ""
    return Sentence(words, "made-up")


def base() -> list[Sentence]:
    return [
        tree(
            "Il lui PRON 3 nsubj",
            "a avoir AUX 3 aux " + FINITE,
            "détruit détruire VERB 0 root VerbForm=Part",
            "un un DET 5 det",
            "pont pont NOUN 3 obj",
            "du=de de ADP 8 case",
            "le le DET 8 det",
            "nord nord NOUN 5 nmod",
            "hier hier ADV 3 advmod",
            ". . PUNCT 3 punct",
        ),
        tree(
            "Dans dans ADP 3 case",
            "la le DET 3 det",
            "ville ville NOUN 6 obl",
            "les le DET 5 det",
            "soldats soldat NOUN 6 nsubj",
            "veulent vouloir VERB 0 root " + FINITE,
            "quitter quitter VERB 6 xcomp VerbForm=Inf",
            "le le DET 9 det",
            "camp camp NOUN 7 obj",
            "après après ADP 12 case",
            "une un DET 12 det",
            "attaque attaque NOUN 6 obl",
            ". . PUNCT 6 punct",
        ),
    ]
