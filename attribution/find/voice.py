"""The author's own voice, and a speaker's within quotation marks: no attribution to somebody else."""

from __future__ import annotations

from attribution.find.context import Context
from attribution.model import Candidate

_OWN = frozenset({"je", "j'", "j’", "nous", "moi", "-je", "-nous", "tu", "vous", "toi"})
_NOBODY = frozenset({"rien", "personne", "nous"})  # *rien ne prouve que*; *nous et nos partenaires*


def own_voice(context: Context, candidate: Candidate) -> bool:
    """Whether the source is the first or second person, or nobody at all inside quoted words.

    *Je pense que P* said by the author is no attribution; within somebody's quotation the speaker already has the
    words, and *en supposant que P* there reports nobody.
    """
    if candidate.source is not None:
        words = candidate.source.of(context.text).lower().replace("’", "'").split()
        return " ".join(words) in _OWN or words[0] in _NOBODY
    return candidate.cue is not None and context.around(candidate.cue) is not None
