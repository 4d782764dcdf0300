"""How often rows like this one were right: the ``confidence`` column, from counts on the project's own gold.

``confidence.toml`` holds, for every construction and resolution step that met in ``corpus/``, how many rows they gave
and how many of these say nothing false: the content is that of a gold attribution (half of the letters at least), and
the source is the right one or left open. ``python -m tests.confidence`` counts them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

STRENGTH = 10
"""How many rows the wider group weighs. Leaving out each article of the corpus in turn and predicting its rows, 8 to 20
do about equally well; at 1 a rule seen once would promise or lose everything."""


@dataclass(frozen=True, slots=True)
class Precision:
    """How many rows say nothing false, of those found: precision in counts, which add up."""

    true: int = 0
    found: int = 0

    def __add__(self, other: Precision) -> Precision:
        return Precision(self.true + other.true, self.found + other.found)


Precisions = Mapping[str, Mapping[str, Precision]]
"""Counts by construction, then by step; the step is empty where none said who the source is."""


@cache
def load_precisions() -> Precisions:
    """The bundled counts."""
    text = files(__package__).joinpath("confidence.toml").read_text(encoding="utf-8")
    return {
        construction: {step: Precision(**precision) for step, precision in steps.items()}
        for construction, steps in tomllib.loads(text).items()
    }


@cache
def confidence(construction: str, step: str) -> float:
    """The smoothed precision of a construction and a step by the bundled counts, 0 to 1."""
    return smoothed(load_precisions(), construction, step)


def smoothed(precisions: Precisions, construction: str, step: str) -> float:
    """The share of rows of a construction and a step that say nothing false, smoothed.

    It is drawn towards the share of the construction, and that towards the share of all rows, each as if ``STRENGTH``
    rows more had been seen that are right as often as the wider group. So a pair that was never seen has the
    confidence of its construction, and an unknown construction that of the whole. Source: the m-estimate of Cestnik,
    Estimating Probabilities: A Crucial Task in Machine Learning (ECAI 1990); for the whole, Laplace's rule.

    Parameters
    ----------
    precisions : Precisions
        Counts on gold.
    construction, step : str
        What a row's ``construction`` and ``resolution`` say; an empty step where none said who the source is.

    Returns
    -------
    float
        Between 0 and 1, never either.
    """
    steps = precisions.get(construction, {})
    whole = sum((precision for each in precisions.values() for precision in each.values()), Precision())
    share = (whole.true + 1) / (whole.found + 2)
    for precision in (sum(steps.values(), Precision()), steps.get(step, Precision())):
        share = (precision.true + STRENGTH * share) / (precision.found + STRENGTH)
    return share
