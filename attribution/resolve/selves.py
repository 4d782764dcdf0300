"""Who says *je*: somebody. Bodies and papers do not."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from attribution.model import Span
from attribution.resolve.referents import Referent, is_state
from attribution.resolve.scene import Scene

SELVES = ("person", "anonymous")
"""The kinds of those who are one person."""
_NOBODY = ("media", "agency", "document")
_I = regex.compile(r"(?<![\p{L}\p{M}'’-])(?:[Jj]e|[Jj]['’]|m['’]|[Mm]oi|me|mon|ma|mes)(?![\p{L}\p{M}])(?=.)")


def says_i(text: str, spans: Iterable[Span]) -> bool:
    """Whether the words say *je*, *moi*, *mes*."""
    return any(_I.search(text, span.start, span.end) for span in spans)


def is_body(referent: Referent, scene: Scene) -> bool:
    """Whether it is known to be nobody in person: *la préfecture*, *l'OMS*, *un message*; not *la préfète*.

    An unknown name may be a person's whatever it was taken for.
    """
    entity = referent.entity
    if entity.kind in SELVES or holds_office(referent, scene):
        return False
    known = is_state(entity) or scene.entities.record(entity.id) is not None
    return known or entity.kind in _NOBODY or not entity.name[:1].isupper()


def holds_office(referent: Referent, scene: Scene) -> bool:
    """Whether an unnamed one of an institution's kind is a person: *la préfète*, not *la préfecture*."""
    if referent.entity.kind not in ("government", "organisation") or referent.entity.name[:1].isupper():
        return False
    heads = (scene.people.head(noun) for noun in referent.nouns)
    return any(head is not None and head.role in ("person", "office") for head in heads)
