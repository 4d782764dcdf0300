"""Resolve sources: who said it, of what kind, through whom."""

from __future__ import annotations

from attribution.resolve.steps import STEPS, Step, resolve

__all__ = ["STEPS", "Step", "resolve"]
