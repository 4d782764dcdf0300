"""Who says *je*: somebody. Bodies and papers do not."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from attribution.model import Span
from attribution.resolve.referents import Referent, is_state
from attribution.resolve.scene import Scene

SELVES = ("person", "anonymous")
"""The kinds of those who are one person."""
_MARKS = ("«", "“", '"', "‹", "„")
_NOBODY = ("media", "agency", "document")
_I = regex.compile(r"(?<![\p{L}\p{M}])(?:[Jj]['’]|m['’]|(?:[Jj]e|[Mm]oi|me|mon|ma|mes)(?![\p{L}\p{M}]))")


def says_i(text: str, spans: Sequence[Span]) -> bool:
    """Whether quoted words say *je*, *moi*, *mes*; in words without marks (*m'a dit que je pars*) another says it."""
    quoted = bool(spans) and text[spans[0].start : spans[0].start + 1] in _MARKS
    return quoted and any(_I.search(text, span.start, span.end) for span in spans)


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
