"""What a description agrees with: the article, the number, the gender and the country of what is meant."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain

from attribution.model import Word
from attribution.resolve.kinds import country_of, gender_of, role_of
from attribution.resolve.mentions import Mention, folded, form_of
from attribution.resolve.nouns import OF_BOTH, human
from attribution.resolve.referents import Referent
from attribution.resolve.scene import Scene
from attribution.resolve.selves import SELVES

POINTING = ("definite", "demonstrative")
_LONGEST_NAME = 8
EMPTY = frozenset("presse officiel officielle public publique etat information meme general generale".split())


def pointing(mention: Mention) -> bool:
    """Whether the article says that the reader knows who is meant."""
    return mention.determiner in POINTING and not mention.partitive and not mention.counted


def same_number(mention: Mention, referent: Referent) -> bool:
    """Whether neither shows a number that the other has not."""
    return not (mention.number and referent.number) or mention.number == referent.number


def other_gender(mention: Mention, referent: Referent, scene: Scene) -> bool:
    """Whether the noun cannot call that person: *la ministre* is not Éric Dupont."""
    if referent.entity.kind not in SELVES or not referent.gender or mention.noun in OF_BOTH:
        return False
    gender = gender_of(mention)
    return bool(gender) and gender != referent.gender


def other_country(mention: Mention, referent: Referent, scene: Scene) -> bool:
    """Whether the adjective is of another country than all that is known of the person: *le président algérien*."""
    asked = countries(mention, scene)
    said = {word for f in (*referent.functions, *referent.offices) for word in f.rest if word.isupper()}
    known = scene.known_of(referent, mention.span.start)
    said |= {word for word in known.words if word.isupper()}
    return bool(asked and said) and not asked & said


def countries(mention: Mention, scene: Scene) -> frozenset[str]:
    """The ISO codes of the adjectives of countries in a phrase."""
    return frozenset(code for w in mention.core if (code := country_of(w, scene.people)))


def elsewhere(referent: Referent, asked: Collection[str], scene: Scene) -> bool:
    """Whether it is of another country than is said, or known to be of none: *le fonds russe* is not the UN's."""
    country = referent.entity.country
    return country not in asked and bool(country or scene.entities.record(referent.entity.id))


def named(referent: Referent) -> bool:
    """Whether the text or the knowledge base gives it a name, and no mere description."""
    name = referent.entity.name
    return name[:1].isupper() and len(name.split()) <= _LONGEST_NAME


def short(mention: Mention, scene: Scene) -> bool:
    """At most two words beyond the head, none of them a name: a longer phrase introduces somebody new."""
    form = mention.head.form
    capital = form[:1].isupper() and not (form.isupper() and mention.record is not None)  # *l'ONG* is a noun
    if capital or any(_of_the(mention, w) for w in mention.core):
        return False
    others = [
        w for w in mention.core if w.index > mention.head.index and w.upos not in ("DET", "ADP", "PUNCT")
    ]
    named = [w for w in others if is_named(w) and not country_of(w, scene.people)]
    named = [w for w in named if not human(w, scene.people)]  # *le parolier et Académicien*
    return len(others) <= 2 and not named


def former(mention: Mention) -> bool:
    """*l'ancien ministre*, *l'ex-présidente*: what somebody was is said of a person, not of an office."""
    before = [w for w in mention.words if w.index < mention.head.index]
    called = mention.head.form.lower().startswith("ex-") or any(w.lemma.lower() == "ancien" for w in before)
    return called and role_of(mention) not in ("body", "institution", "press", "work")


def is_named(word: Word) -> bool:
    """Whether a word is written as names are: *Lenta*, and addresses, *lenta.ru*."""
    return word.form[:1].isupper() or "." in word.form[1:-1]


def _of_the(mention: Mention, word: Word) -> bool:
    """Whether *des*, *du*, *de la* follow the head: *le groupe des pays africains* is nobody met before."""
    if word.index <= mention.head.index:
        return False
    surface = word.span.of(mention.sentence.text).lower()
    return surface in ("des", "du") or (word.upos == "DET" and form_of(word) in ("les", "le", "la", "l'"))


def other_place(mention: Mention, referent: Referent) -> bool:
    """Whether the same office is said of a place that the person's is not: *le ministre de la Santé de* Bavière."""
    words, asked = mention.core, mention.rest
    start = len(words)
    while start > 1 and words[start - 1].upos == "PROPN":
        start -= 1
    before = [form_of(w) for w in words[max(0, start - 3) : start]]
    if start == len(words) or not {"de", "du", "d'"} & set(before[-2:]) or "et" in before:
        return False
    place = set(chain.from_iterable(folded(w.form) for w in words[start:]))
    same = [f.rest - EMPTY for f in referent.functions if f.noun == mention.noun]
    told = any(place & f.rest for f in referent.functions) or bool(place & referent.words)
    return not told and any(own and own < asked for own in same)
