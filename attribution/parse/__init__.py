"""The one door to a syntactic parser: text in, Universal Dependencies with offsets out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from attribution.model import Parse

__all__ = ["BUNDLED", "Parser", "load_parser"]

BUNDLED = Path(__file__).parent / "models" / "fr"


class Parser(Protocol):
    """Whatever turns texts into parses; ``name`` identifies the models, for manifests and frozen parses."""

    name: str

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """The parses of ``texts``, in their order."""
        ...


def load_parser(model: str | Path | None = None) -> Parser:
    """Load the parser; nothing is ever fetched.

    Parameters
    ----------
    model : str or path, optional
        A directory of models; ``"stanza"`` for Stanza's own published French models in its resources directory;
        None or ``"bundled"`` for the models that come with this package.

    Returns
    -------
    Parser
        Ready to parse; loading takes two or three seconds.

    Raises
    ------
    ModelError
        Where models are missing; the message says what to do.
    """
    from attribution.parse.stanza_parser import from_directory, from_stanza_resources

    if model == "stanza":
        return from_stanza_resources()
    return from_directory(BUNDLED if model in (None, "bundled") else Path(str(model)))
