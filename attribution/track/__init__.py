"""The same statement across documents: who carried it, when, and what became of it."""

from attribution.track.relays import relay_graph
from attribution.track.tracking import Tracks, track

__all__ = ["Tracks", "relay_graph", "track"]
