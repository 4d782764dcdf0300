"""What a user may set, and what each setting trades."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.errors import InputError


@dataclass(frozen=True, slots=True)
class Settings:
    """How alike two wordings of one track must be.

    ``min_similarity`` is the share of the shorter wording's content words that the representative must hold; lower
    finds more rewording and joins more strangers. ``min_words`` is the number of content words under which a wording
    is short: short ones that are not equal join only by the same source; higher parts more formulas, and more quoted
    fragments from their sentence. ``window_days`` is how long after its last appearance a statement is still expected:
    short wordings and indirect speech join only within it; undated rows always are.
    """

    min_similarity: float
    min_words: int
    window_days: int

    def __post_init__(self) -> None:
        if not 0 < self.min_similarity <= 1:
            raise InputError(f"min_similarity is {self.min_similarity}; give a share above 0, at most 1.")
