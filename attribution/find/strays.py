"""Speakers behind the verb of an aside that the parser hung on the noun or name before them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from attribution.find.phrases import is_present_participle
from attribution.find.times import is_time
from attribution.find.torn import is_known, name_head
from attribution.lang.people import is_acronym, load_people
from attribution.model import Sentence, Word

_MARKS = frozenset('«»“”"')


def opens_clause(word: Word) -> bool:
    """Whether another clause or quotation begins with the word: *a écrit Jeanne Roy,* | *qui juge la loi inutile*."""
    relative = word.feat("PronType") == "Rel" or word.upos == "SCONJ" or word.form in _MARKS
    participle = word.upos == "VERB" and is_present_participle(word)
    return relative or participle


def _one(sentence: Sentence, word: Word) -> bool:
    """*a déclaré à l'Agence France-Presse un de ses médecins*: hung on the medium's name."""
    one = word.form.lower() in ("un", "une") and word.upos in ("PRON", "NUM")
    return one and bool(sentence.children(word, "nmod")) and not sentence.children(word, "case")


def _name(sentence: Sentence, word: Word) -> bool:
    """*a dit lors d'une conférence de presse Junko Abe*: a name that the parser hung on the noun before it.

    *estime dans la file, Junko Abe, une touriste*: a comma may close the adjunct before a first name.
    """
    loose = word.relation in ("nmod", "appos", "obl", "dep") and not sentence.children(word, "case")
    before = sentence.words[word.index - 1]
    if before.form == "," and load_people().is_first_name(word.form):
        before = sentence.words[word.index - 2]
    return word.upos == "PROPN" and loose and before.upos in ("NOUN", "NUM", "ADV", "ADJ")


def _second_name(sentence: Sentence, word: Word) -> bool:
    """*dénonce à l'AFP Jeanne Roy*, *a écrit sur Twitter M. Roy*: a name or title inside the name of a medium.

    It begins where initials end, with a title, or with the only first name.
    """
    medium, people = name_head(sentence, sentence.head(word)), load_people()
    if medium is None or medium.upos != "PROPN" or not sentence.children(medium, "case"):
        return False
    if word.relation not in ("flat", "nmod", "appos") or sentence.children(word, "case", "det"):
        return False
    names = list(takewhile(lambda w: w.upos == "PROPN", sentence.words[medium.index :]))
    if is_known(sentence, medium.index, names[-1].index):  # *à BBC Sport Africa un supporter*
        return False
    if people.title(word.form) is not None and word.form[:1].isupper():
        return True
    if _described(sentence, word, names):
        return True
    initials = medium.index == word.index - 1 and is_acronym(medium.form)
    first = people.is_first_name(word.form) and not people.is_first_name(medium.form)
    return word.upos == "PROPN" and not word.form.isupper() and (initials or first)


def _described(sentence: Sentence, word: Word, names: Sequence[Word]) -> bool:
    """*au Daily Telegraph | Zelda Tyn, la cousine de X*: a name behind a medium's, where a person is told of behind it.

    It begins where the longest known name ends, else with the last two words.
    """
    behind = sentence.words[names[-1].index + 1 :][:4]
    if word not in names[1:] or not behind or behind[0].form != ",":
        return False
    noun = next((w for w in behind[1:] if w.upos in ("NOUN", "PROPN")), None)
    record = load_people().head(noun.lemma) if noun is not None and noun.form.islower() else None
    if record is None or record.role not in ("office", "person", "family", "source"):
        return False
    first = names[0].index
    known = (size for size, w in enumerate(names[:-1], 1) if is_known(sentence, first, w.index))
    return word is names[max(known, default=len(names) - 2)]


def _behind_comma(sentence: Sentence, word: Word) -> bool:
    """*a confirmé à France Bleu, Jean Roux, délégué syndical*: a name that the parser joined to the medium's."""
    medium, before = sentence.head(word), sentence.words[word.index - 1]
    if medium is None or before.form != "," or not sentence.children(medium, "case"):
        return False
    listed = [w.index for w in sentence.children(medium, "conj")] != [word.index]
    joined = word.relation == "conj" and not listed and not sentence.children(word, "cc")
    return joined and word.upos == "PROPN" and load_people().is_first_name(word.form)


def _noun(sentence: Sentence, word: Word) -> bool:
    """*a assuré avec le sourire le nouveau maire*: a noun with its article that the parser hung on the one before."""
    articles = [c for c in sentence.children(word, "det") if c.lemma.lower() == "le" and c.index < word.index]
    hung = word.upos == "NOUN" and word.relation in ("nmod", "appos")
    if not hung or not articles or sentence.children(word, "case"):
        return False
    return sentence.words[articles[0].index - 1].upos in ("NOUN", "PROPN", "ADJ") and not is_time(word)


def named_before(sentence: Sentence, last: int, apposed: Word) -> Word | None:
    """*a dit à Reuters | Anne Roux, une élue*: the name before a comma that an apposition was taken from."""
    before = sentence.words[last + 1 : min(w.index for w in sentence.subtree(apposed))]
    comma = next((w.index for w in before if w.form == ","), 0)
    return next((w for w in before if w.index < comma and _second_name(sentence, w)), None)


STRAYS: tuple[Callable[[Sentence, Word], bool], ...] = (_one, _second_name, _name, _behind_comma, _noun)
"""What may be such a speaker, the likeliest first."""
