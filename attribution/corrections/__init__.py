"""A person's decisions, applied to a table again and again: rows to reject, other sources, sources to merge."""

from attribution.corrections.apply import CorrectionWarning, correct, corrections, tell_idle
from attribution.corrections.read import DECISIONS, Correction, read_corrections

__all__ = [
    "DECISIONS",
    "Correction",
    "CorrectionWarning",
    "correct",
    "corrections",
    "read_corrections",
    "tell_idle",
]
