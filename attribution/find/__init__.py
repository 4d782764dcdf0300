"""Finding: from a parse to candidates, by constructions that know nothing of each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attribution.find.choose import choose, in_order
from attribution.find.citing import citing
from attribution.find.construction import Construction
from attribution.find.constructions import CONSTRUCTIONS
from attribution.find.context import Context
from attribution.find.continued import continued
from attribution.find.dialogue import dialogue
from attribution.find.floating import floating
from attribution.find.voice import bare, mute, own_voice
from attribution.model import Candidate

_RULED_OUT_BY = (own_voice, mute, bare)

__all__ = ["CONSTRUCTIONS", "Construction", "Context", "find", "propose", "settle"]


def find(context: Context, constructions: Sequence[Construction] = CONSTRUCTIONS) -> list[Candidate]:
    """Every reported claim of a document, in text order.

    Parameters
    ----------
    context : Context
        The parsed document with its lexicon.
    constructions : sequence of Construction
        Which ways of reporting to look for.

    Returns
    -------
    list of Candidate
        After arbitration: no two with the same cue.
    """
    return settle(context, propose(context, constructions))


def propose(context: Context, constructions: Sequence[Construction] = CONSTRUCTIONS) -> Iterator[Candidate]:
    """All candidates of all constructions, overlapping ones too."""
    for sentence in context.parse.sentences:
        for each in constructions:
            yield from each.find(sentence, context)


def settle(context: Context, proposed: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that stand, and the quotations that go on with the last speaker's words."""
    chosen = [
        c for c in choose(proposed, context.text) if not any(rule(context, c) for rule in _RULED_OUT_BY)
    ]
    cited = list(citing(context, chosen))
    cues = {c.cue for c in cited}
    chosen = [c for c in chosen if c.cue not in cues]  # *citant « un proche »*: the marks hold who is cited
    beside = [*chosen, *cited, *floating(context, chosen), *dialogue(context, chosen)]
    return in_order([*beside, *continued(context, beside)])
