"""States and their bodies as sources, made of the table of countries and the table of bodies."""

from __future__ import annotations

from attribution.entities.records import Record


def state_records() -> tuple[Record, ...]:
    """The records of all states and their bodies."""
    return ()
