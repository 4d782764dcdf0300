"""Relays: who carries the words of a source (*à l'AFP*, *cité par TASS*, *selon un communiqué de X*)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import regex

from attribution.find.phrases import noun_phrase
from attribution.model import Candidate, Kind, Span, Word
from attribution.resolve.kinds import role_of
from attribution.resolve.known import spoken_of
from attribution.resolve.mentions import REACHED, Mention, form_of, read_mention
from attribution.resolve.referents import Referent, made, of_entity
from attribution.resolve.scene import Scene

RELAYS: tuple[Kind, ...] = ("agency", "media", "document")
_PRESS: tuple[Kind, ...] = ("agency", "media")
_KEEPING = frozenset(
    "obtenir publier consulter révéler dévoiler diffuser détenir lire voir recevoir citer".split()
)
# Nouns of places and times of speaking: what they name as their own carries the words (*au micro de RTL*).
_OCCASIONS = frozenset(
    "entretien interview micro antenne plateau colonne page site émission intervention passage studio onde invité "
    "tribune déclaration propos confidence occasion direct matinale podcast compte édition une article chronique "
    "conversation échange information caméra lecteur journaliste correspondant reporter service bureau envoyé "
    "confrère animateur animatrice présentateur présentatrice".split()
)
# Where a source speaks for itself: *sa chaîne Telegram*.
_OWN = frozenset({"chaîne", "chaine", "compte", "page", "site", "blog", "profil", "fil"})
# *A dit à la télévision* is no channel of which the text tells elsewhere.
_AIR = frozenset({"télévision", "télé", "radio"})
_NAMED_AIR = 3  # words of *la télévision publique*
# Who made a document is no relay of it: *un bilan établi par l'AFP*.
_MADE = frozenset(
    "établir réaliser effectuer mener compiler dresser faire signer rédiger écrire conduire commander élaborer".split()
)
_BY = frozenset({"par", "de", "du", "d'", "dans", "sur"})
# Unnamed ones that carry nothing: the source's own site, or no medium in particular.
_NOBODY = frozenset(
    "presse média journaliste site blog émission portail publication podcast magazine rédaction antenne confrère "
    "diffuseur billet".split()
)
_TO = frozenset({"à", "au", "auprès", "sur", "dans", "lors", "devant", "via", "selon", "après"})
_STOPS = frozenset({",", ";", ":", ".", "(", "»", "«", '"', "”", "“", "–", "—"})
_PLACES = frozenset(
    {"agence", "chaîne", "journal", "quotidien", "radio", "hebdomadaire", "télévision", "note"}
)
_PREPOSITION = regex.compile(r"^\w+")
_ARTICLE = regex.compile(r"\b(?:le|la|les|de|du|agence|chaîne|journal|radio)\b|\b[ld]['’]")
_OF = regex.compile(r"(?:\bd[eu]|\bd['’]|\bde la|\bde l['’])[ \u00a0]?$")
_BEHIND = 40  # characters of *, envoyé spécial de la*
_REACHED_FAR = 5  # words from the participle to its *par*
_INVITED_FAR = 10  # *Invitée d'Anne Petit mardi sur RTL*: to the medium behind the host
Resolve = Callable[[Mention, Scene], Referent | None]


def relays_of(candidate: Candidate, scene: Scene, resolve: Resolve, own: Referent | None) -> tuple[str, ...]:
    """The canonical names of the relays that the candidate and its own source mention name, nearest first."""
    found: list[str] = []
    for mention in _places(candidate, scene):
        relay = _relay(mention, scene, resolve)
        if relay is None or relay.entity.name in found or (own and own.entity.id == relay.entity.id):
            continue
        found.append(relay.entity.name)
    return tuple(found)


def _places(candidate: Candidate, scene: Scene) -> Iterator[Mention]:
    """The phrases that may name a relay, and whoever got hold of a document among them."""
    for span in (*candidate.via, *_carriers(candidate, scene)):
        mention = _mention(span, scene, candidate.sentence)
        if mention is not None:
            yield mention
            if role_of(mention) == "work":
                kept = (_mention(place, scene, candidate.sentence) for place in _keepers(mention, scene))
                yield from (keeper for keeper in kept if keeper is not None)


def _relay(mention: Mention, scene: Scene, resolve: Resolve) -> Referent | None:
    """The agency or medium that a phrase is or speaks of as its place: *l'AFP*, *un entretien au Monde*."""
    end = mention.span.end
    beside = (
        e
        for place, e in scene.known.near(Span(end, end + 2))
        if 0 < place.start - end <= 2 and e.kind in _PRESS
    )
    if role_of(mention) == "press" and (torn := next(beside, None)) is not None:  # *journal*, *Le Monde*
        return of_entity(torn)
    if role_of(mention) == "work" or mention.noun in _OCCASIONS:
        for within in _carriers_within(mention, of=mention.noun in _OCCASIONS):
            referent = resolve(within, scene)
            if referent is not None and _carries(within, referent):
                return referent
        known = (entity for _, entity in scene.known_in(mention.span) if entity.kind in _PRESS)
        named = next(known, None) if mention.noun in _OCCASIONS else None
        if named is not None or role_of(mention) != "press":
            return of_entity(named) if named is not None else None
    referent = resolve(mention, scene)
    if referent is not None and referent.entity.kind not in _PRESS and mention.head.upos == "PROPN":
        return _employer(mention, scene)
    return referent if referent is not None and _carries(mention, referent) else None


def _employer(mention: Mention, scene: Scene) -> Referent | None:
    """The medium behind the name of whom the source has told: *à Paul Roux, journaliste de la BBC*."""
    sentence, end = mention.sentence, mention.span.end
    named = (
        (place, e) for place, e in scene.known_in(Span(mention.span.start, end + _BEHIND)) if e.kind in _PRESS
    )
    for place, entity in named:  # parsers hang *, de la BBC* anywhere
        between = [w for w in sentence.words if end <= w.span.start and w.span.end <= place.start]
        nouns = (w for w in between if w.upos in ("NOUN", "VERB", "PROPN"))
        of = _OF.search(sentence.text[mention.head.span.start : place.start])
        if of and all({form_of(w), w.lemma.lower()} & _OCCASIONS for w in nouns):
            return of_entity(entity)
    return None


def _carries(mention: Mention, referent: Referent) -> bool:
    """Agencies and media; not the press at large, nor a communiqué or tweet, which is the source's own."""
    name = referent.entity.name
    if referent.entity.kind not in _PRESS or (mention.determiner == "possessive" and mention.noun in _OWN):
        return False
    bare = mention.noun in _AIR and mention.head.form.islower() and len(mention.core) < _NAMED_AIR
    if bare and mention.noun not in referent.nouns:
        return False
    if referent.entity.id != made(referent.entity.kind, name).id or name[:1].isupper():
        return mention.noun not in ("presse", "média", "journaliste") or name[:1].isupper()
    unnamed = role_of(mention) == "press" and mention.noun not in _NOBODY
    if any(
        form_of(w) == "ou" for w in mention.words
    ):  # *la télévision ou le cinéma* are no place of speaking
        return False
    return unnamed and mention.determiner not in ("possessive", "indefinite")


def _mention(span: Span, scene: Scene, near: int) -> Mention | None:
    sentence = scene.sentence_of(span, near)
    return read_mention(sentence, span, scene.people) if sentence is not None else None


def _carriers(candidate: Candidate, scene: Scene) -> Iterator[Span]:
    """Relays of the source mention: *un témoin cité par TASS*, *Jean Martin, directeur, à Reuters*, *dont la BBC …*."""
    mention = _mention(candidate.source, scene, candidate.sentence) if candidate.source is not None else None
    if mention is None:
        return
    yield from (within.span for within in islice(_carriers_within(mention), 1))
    heard = spoken_of(mention)
    if heard is not None and mention.head.upos == "PROPN":
        yield mention.head.span
    elif heard is not None and role_of(mention) == "press":  # *l'agence Lusa de source diplomatique*
        yield Span(mention.span.start, mention.sentence.words[heard.words[0].index - 1].span.start)
    yield from _reached(mention)
    yield from _addressed(mention, scene)
    yield from _keepers(mention, scene)


def _carriers_within(mention: Mention, *, of: bool = False) -> Iterator[Mention]:
    """Whom a phrase names as its carrier: *un entretien au Monde*, *une note relayée par Ansa*, *parue dans Somnia*.

    ``of`` counts *les colonnes du Times* as well.
    """
    words = mention.words
    for place, word in enumerate(words[:-1]):
        before, form = words[max(0, place - 3) : place], form_of(word)
        occasion = mention.noun in _OCCASIONS
        given = form in ("à", "au", "sur") and (
            role_of(mention) == "work" or (before[-1:] and before[-1].form == ",") or occasion
        )
        if form == "par" and any(w.lemma.lower() in _MADE for w in before):
            continue
        given |= of and form in ("de", "du", "d'", "des") and word.index > mention.head.index
        if given or (form in ("par", "dans") and any(w.upos in ("VERB", "ADJ") for w in before)):
            rest = Span(words[place + 1].span.start, mention.span.end)
            within = read_mention(mention.sentence, rest, mention.people)
            if within is not None:
                yield within


def _reached(mention: Mention) -> Iterator[Span]:
    """Who has reached the source, in a participle right behind it or at the sentence's head.

    *Le maire, joint par l'AFP, …*; *Interrogé mardi par TASS, un élu …*. Read from the words: parsers hang such
    participles anywhere.
    """
    words = mention.sentence.words
    first, last = mention.words[0].index, mention.words[-1].index
    behind = [w for w in words[last + 1 : last + 3] if w.form != ","][:1]
    opening = [w for w in words[:2] if w.index < first][:1]
    for participle in (*behind, *opening):
        if form_of(participle) not in REACHED:
            continue
        reach = _INVITED_FAR if form_of(participle).startswith("invité") else _REACHED_FAR
        for by in (w for w in words[participle.index + 1 : participle.index + reach] if form_of(w) in _BY):
            if participle in opening and not _comma_before(words, by.index, first):
                continue
            named = next((w for w in words[by.index + 1 :] if w.upos in ("NOUN", "PROPN")), None)
            if named is not None and named.index - by.index <= 3:
                yield noun_phrase(mention.sentence, named)
            if reach == _REACHED_FAR:
                break


def _addressed(mention: Mention, scene: Scene) -> Iterator[Span]:
    """The medium to which the source speaks, right behind it or at the sentence's head.

    *Selon son avocat à l'AFP*; *…, a dit un élu, d'après le Figaro*; *…, a dit Jean
    Martin, dans un entretien au Monde*; *Auprès de RTL, un élu …*.
    """
    words = mention.sentence.words
    behind = words[mention.words[-1].index + 1 :]
    behind = behind[1:] if behind and behind[0].form == "," else behind
    behind = behind[1:] if [form_of(w) for w in behind[:2]] == ["d'", "après"] else behind
    before = words[: mention.words[0].index]
    for place in (_leading_place(behind, scene), _leading_place(before, scene, closed=True)):
        if place is not None:
            yield place


def _leading_place(words: Sequence[Word], scene: Scene, closed: bool = False) -> Span | None:
    """The medium to which a preposition leads that opens ``words``, by itself or as the place of an occasion.

    ``closed`` asks for a comma behind it and nothing more.
    """
    if not words or form_of(words[0]) not in _TO:
        return None
    end = next(
        (i for i, w in enumerate(words) if w.form in _STOPS or w.feat("VerbForm") == "Fin"), len(words)
    )
    if closed and end + 1 != len(words):
        return None
    near = Span(words[0].span.start, words[:end][-1].span.end)
    named = ((place, entity) for place, entity in scene.known_in(near) if entity.kind in _PRESS)
    place = next((place for place, _ in named), None)
    if place is None:
        return None
    between = [w for w in words[:end] if w.span.end <= place.start and w.upos in ("NOUN", "PROPN")]
    occasion = between and (between[0].lemma.lower() in _OCCASIONS or between[0].lemma.lower() in _PLACES)
    direct = not between and _bare(_PREPOSITION.sub("", scene.parse.text[near.start : place.start], count=1))
    return place if occasion or direct else None


def _bare(between: str) -> bool:
    """Whether nothing but articles and spaces stands there."""
    return _ARTICLE.sub("", between).strip(" \u00a0\u202f") == ""


def _comma_before(words: Sequence[Word], after: int, first: int) -> bool:
    """Whether a comma alone closes the words from ``after`` on before the mention at ``first``."""
    return first > 0 and words[first - 1].form == "," and all(w.form != "," for w in words[after : first - 1])


def _keepers(mention: Mention, scene: Scene) -> Iterator[Span]:
    """Who got hold of a document: *un rapport, dont la BBC a obtenu copie*, *un texte que Reuters a pu consulter*.

    Read from the words: the relative clause's subject is the medium right behind *dont*.
    """
    words = mention.sentence.words
    if _KEEPING.isdisjoint(mention.sentence.lemmas):
        return
    for place, word in enumerate(words[mention.head.index + 1 :], mention.head.index + 1):
        if form_of(word) not in ("dont", "que", "qu'", "auquel", "à laquelle"):
            continue
        clause = words[place + 1 : place + 9]
        if any(w.lemma.lower() in _KEEPING or form_of(w) == "copie" for w in clause):
            near = Span(word.span.end, clause[-1].span.end)
            held = (p for p, entity in scene.known_in(near) if entity.kind in _PRESS)
            yield from (p for p in held if _bare(mention.sentence.text[word.span.end : p.start]))
        return
