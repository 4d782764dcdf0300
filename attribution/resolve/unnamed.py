"""Sources that stay without a name: the phrase itself, with the kind that its words show."""

from __future__ import annotations

from attribution.model import Kind
from attribution.resolve.kinds import institution, kind_of, rest_of
from attribution.resolve.mentions import Mention
from attribution.resolve.referents import Referent, plain
from attribution.resolve.scene import Scene

_HEADS_OF_STATE = frozenset(
    "président présidente vice-président vice-présidente premier première maire mairesse chef cheffe roi reine "
    "chancelier chancelière émir sultan souverain monarque".split()
)
_HEADS = frozenset(
    "directeur directrice patron patronne pdg dg secrétaire dirigeant dirigeante leader fondateur fondatrice "
    "cofondateur cofondatrice délégué déléguée rapporteur rapporteure doyen doyenne "
    "proviseur bâtonnier bâtonnière".split()
)
_INSTITUTIONS: tuple[Kind, ...] = ("government", "organisation", "agency", "media")


def spokesperson(mention: Mention, scene: Scene) -> Referent | None:
    """*un porte-parole*, *la direction* without more: of the kind of the institution last spoken of."""
    head = mention.record
    if head is None or head.role != "office" or head.definite != "organisation" or mention.number == "Plur":
        return None
    own = _institution_named(mention, scene) or institution(mention)
    if not own and mention.noun == "porte-parole":
        own = next(
            (r.entity.kind for _, r in scene.earlier(mention.span.start) if r.entity.kind in _INSTITUTIONS),
            "",
        )
    kind: Kind = "government" if own == "government" else "organisation"
    return plain(mention, kind, rest_of(mention))


def _institution_named(mention: Mention, scene: Scene) -> Kind:
    """The kind of the institution that the phrase names after its head, known or spoken of before."""
    for span, entity in scene.known_in(mention.span):
        if span.start > mention.head.span.start and entity.kind in _INSTITUTIONS:
            return entity.kind
    for trace, referent in scene.earlier(mention.span.end):
        if trace.start <= mention.head.span.start:
            break
        if referent.entity.kind in _INSTITUTIONS:
            return referent.entity.kind
    return ""


def phrase(mention: Mention, scene: Scene) -> Referent | None:
    """Any other noun phrase stands for itself; without a kind where its words show none."""
    if mention.head.upos not in ("NOUN", "PROPN", "ADJ", "NUM", "X") and not mention.determiner:
        return None
    return plain(mention, _kind(mention, scene), rest_of(mention))


def _kind(mention: Mention, scene: Scene) -> Kind:
    """Only named people are persons; an office is of its institution's kind, anybody else is anonymous."""
    kind = kind_of(mention)
    if kind == "person":
        if mention.noun in _HEADS_OF_STATE:
            return _institution_named(mention, scene) or institution(mention) or "government"
        if mention.noun in _HEADS:
            return _institution_named(mention, scene) or institution(mention) or "anonymous"
        return "anonymous"
    return kind or institution(mention) or _institution_named(mention, scene) or _guess(mention)


def _guess(mention: Mention) -> Kind:
    """A single name without article is rather a person's, several unknown ones are a group."""
    if mention.determiner == "" and len(mention.core) == 1 and mention.head.upos == "PROPN":
        return "person"
    return "group" if mention.number == "Plur" else ""
