"""Which word of a mention says what it is: parsers take adjectives, quantities and first nouns for it."""

from __future__ import annotations

from attribution.find.prepositions import POSSESSIVES
from attribution.find.speakers import QUANTITIES
from attribution.lang.people import People, is_acronym
from attribution.model import Sentence, Word
from attribution.resolve.nouns import bodily, head_of, longest_head

_NOMINAL = ("NOUN", "PROPN")
_OF = frozenset({"de", "du", "d'", "d’"})
# Adjectives that stand before a noun, and are taken for one there.
_BEFORE = frozenset(
    "éminent éminente illustre célèbre fameux fameuse potentiel potentielle possible probable futur future ancien "
    "ancienne ex nouveau nouvel nouvelle grand grande petit petite haut haute vieux vieil vieille brillant brillante "
    "talentueux talentueuse influent influente puissant puissante richissime jeune simple vrai vraie seul seule".split()
)


def find_head(words: tuple[Word, ...], sentence: Sentence, parsed: int | None, people: People) -> Word:
    """The word that says what a mention is: its first noun, or an adjective or participle that does a noun's work."""
    own = sentence.words[parsed] if parsed is not None else None
    if own is not None and own.upos == "PRON" and len(words) < 3 and own in words:
        return own
    nouns = [word for word in words if word.upos in _NOMINAL]
    if not nouns:
        pronouns = tuple(word for word in words if word.upos == "PRON")
        if own is not None and own.upos != "DET" and own in words:
            return own
        return (pronouns or words[-1:])[0]
    if nouns[0].form.lower() in ("un", "une") and len(nouns) > 1:  # *l'une des rares voix*
        nouns = nouns[1:]
    first, rest = nouns[0], nouns[1:]
    if (person := _nominal(words, first, people) or _participle(words, sentence, people)) is not None:
        return person
    if first.form.lower() in _BEFORE and (called := _called(words, first, people)) is not None:
        return called
    counted = first.lemma.lower() in QUANTITIES and rest and rest[0].index - first.index <= 3
    return rest[0] if counted else first


def _participle(words: tuple[Word, ...], sentence: Sentence, people: People) -> Word | None:
    """A participle with which a head of several words begins: *le mis en cause*."""
    second = words[1] if len(words) > 2 else None
    if second is None or second.upos != "VERB" or longest_head(words[1:], sentence.text, people) is None:
        return None
    return second


def _called(words: tuple[Word, ...], first: Word, people: People) -> Word | None:
    """The noun behind adjectives that the tagger took for it: *un éminent spécialiste*, *le possible futur maire*."""
    after = words[words.index(first) + 1 :]
    noun = next((w for w in after if w.form.lower() not in _BEFORE), None)
    return noun if noun is not None and noun.upos in (*_NOMINAL, "ADJ") and head_of(noun, people) else None


def _nominal(words: tuple[Word, ...], noun: Word, people: People) -> Word | None:
    """An adjective that does a noun's work before the first real one: *un proche* de Claire Petit."""
    place = next((i for i, word in enumerate(words) if word is noun or word.upos == "ADP"), 0)
    if not place or words[place] is noun:
        return None
    head = words[place - 1]
    return head if head.upos == "ADJ" and head_of(head, people) is not None else None


def is_counsel(words: tuple[Word, ...], head: Word, people: People) -> bool:
    """Whether a *conseil* is a lawyer: *son conseil*, *le conseil de* M. Roux, *de la plaignante*."""
    if head.form.lower() != "conseil":  # *leurs conseils* are advice
        return False
    if words[0].form.lower() in POSSESSIVES:
        return True
    after = [w for w in words if w.index > head.index]
    if len(after) < 2 or after[0].form.lower() not in _OF:
        return False
    whose = next((w for w in after[1:] if w.upos != "DET"), after[1])
    if people.title(whose.form) is not None or people.is_first_name(whose.form):
        return True
    record = head_of(whose, people)
    return record is not None and record.definite == "anonymous" and whose.feat("Number") != "Plur"


def is_leader(words: tuple[Word, ...], head: Word, people: People) -> bool:
    """Whether a *numéro un* leads a body: *le numéro un de la CGT*, *du parti*; that *du luxe* is a company."""
    after = [w for w in words if w.index > head.index]
    if head.lemma.lower() != "numéro" or len(after) < 3 or after[1].form.lower() not in _OF:
        return False
    body = next((w for w in after[2:] if w.upos != "DET"), after[2])
    acronym = is_acronym(body.form)
    return after[0].form.lower() in ("un", "1") and (acronym or bodily(body, people))
