"""Who a mention can stand for: an entity with what the document said of it so far."""

from __future__ import annotations

from msgspec import Struct

from attribution.model import Entity, Kind
from attribution.resolve.functions import Function
from attribution.resolve.mentions import Mention, folded
from attribution.resolve.names import Person

_ARTICLES = frozenset({"le", "la", "les", "l'", "l’"})


class Referent(Struct, frozen=True, gc=False):
    """Somebody in a document.

    ``gender`` and ``number`` are those of Universal Dependencies, empty where unknown; ``nouns`` are the head nouns by
    which the document called it, ``words`` all folded words of its mentions.
    """

    entity: Entity
    gender: str = ""
    number: str = ""
    nouns: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    functions: tuple[Function, ...] = ()
    offices: tuple[Function, ...] = ()

    @property
    def surname(self) -> tuple[str, ...]:
        """The last folded word of the name, of a person usually the family name."""
        return folded(self.entity.name)[-1:]

    def met_as(self, mention: Mention, gender: str, rest: frozenset[str]) -> Referent:
        """The same with what one more mention says of it, ``rest`` being its words beyond the head."""
        noun = frozenset() if mention.pronoun else frozenset({mention.noun})
        return Referent(
            self.entity,
            gender=self.gender or gender,
            number=self.number or mention.number,
            nouns=self.nouns | noun,
            words=self.words | rest,
            functions=self.functions,
            offices=self.offices,
        )


def slug(text: str) -> str:
    """A name as part of an identifier: *Éric Dupont* -> ``eric-dupont``."""
    return "-".join(folded(text))


def made(kind: Kind, name: str, country: str = "") -> Entity:
    """An entity that the knowledge base does not hold; its id is made of kind and name, the same in every document.

    A name is one line: the white space of the text's lines and tables becomes single spaces.
    """
    name = " ".join(name.split())
    return Entity(id=f"{kind or 'unknown'}:{slug(name)}", name=name, kind=kind, country=country)


def is_state(entity: Entity) -> bool:
    """Whether the knowledge base's record is that of a country as a whole, capital included."""
    return entity.id.endswith("-etat")


def of_entity(entity: Entity) -> Referent:
    """The referent of a record of the knowledge base; *ils* are no agency."""
    number = "Sing" if entity.kind in ("agency", "media") else ""
    return Referent(entity, number=number, words=frozenset(folded(entity.name)))


def of_person(person: Person) -> Referent:
    """The referent of somebody named."""
    return Referent(
        made("person", person.name),
        gender=person.gender,
        number="Sing",
        nouns=frozenset(f.noun for f in person.functions),
        words=frozenset(person.words),
        functions=person.functions,
    )


def plain(mention: Mention, kind: Kind, rest: frozenset[str] = frozenset(), country: str = "") -> Referent:
    """The referent of a phrase that nothing links to a name: the phrase itself."""
    name = phrase_name(mention)
    return Referent(
        made(kind, name, country),
        gender=mention.gender if mention.gendered else "",
        number=mention.number,
        nouns=frozenset({mention.noun}),
        words=rest,
    )


def phrase_name(mention: Mention) -> str:
    """The phrase without appositions, its article small, and none before a capital: *Observatoire Pelagis*."""
    words = mention.core
    text = mention.sentence.text[words[0].span.start : words[-1].span.end]
    first = words[0]
    article = len(words) > 1 and first.upos != "PROPN" and first.form.lower() in _ARTICLES
    if article and words[1].form[:1].isupper():
        return mention.sentence.text[words[1].span.start : words[-1].span.end]
    if first.upos in ("DET", "ADP", "ADJ", "PRON", "ADV") or (first.upos == "NOUN" and first.index == 0):
        return text[:1].lower() + text[1:]
    return text
