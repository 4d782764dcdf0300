"""The one door to a syntactic parser: text in, Universal Dependencies with offsets out."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from attribution.errors import ModelError
from attribution.model import Parse

if TYPE_CHECKING:
    from attribution.parse.text_parser import Engine, PassingOver

__all__ = ["BUNDLED", "Parser", "load_parser", "model_id"]

BUNDLED = Path(__file__).parent / "models" / "fr"
FILES = ("tokenize.pt", "mwt.pt", "pos.pt", "lemma.pt", "depparse.pt", "vectors.pt")


class Parser(Protocol):
    """Whatever turns texts into parses; ``name`` identifies the models, for manifests and frozen parses."""

    name: str

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """The parses of ``texts``, in their order."""
        ...


def load_parser(model: str | Path | None = None, passing_over: PassingOver | None = None) -> Parser:
    """Load the parser; nothing is ever fetched.

    Parameters
    ----------
    model : str or path, optional
        A directory of models; ``"stanza"`` for Stanza's own published French models in its resources directory;
        None or ``"bundled"`` for the models that come with this package.
    passing_over : callable, optional
        Gives the paragraphs of a text that need no parse (``page.passed_over``): each will be one word.

    Returns
    -------
    Parser
        Ready to parse; loading takes a second or two.

    Raises
    ------
    ModelError
        Where models are missing; the message says what to do.
    """
    from attribution.parse.text_parser import TextParser, nothing

    name = model_id(model)
    # PyTorch keeps a thousand kernels, one for each size of matrix: 150 MB, and not a word a second more.
    os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "32")
    return TextParser(_engine(model), name, passing_over or nothing)


def _engine(model: str | Path | None) -> Engine:
    """The networks by themselves, where they are of the known kind; else Stanza with all its machinery."""
    if model == "stanza":
        from attribution.parse.stanza_engine import from_resources

        return from_resources()
    from attribution.parse.networks.pipeline import Networks
    from attribution.parse.networks.saved import UnknownKindError

    try:
        return Networks.of(_directory(model))
    except UnknownKindError:
        from attribution.parse.stanza_engine import from_files

        return from_files(_directory(model))


def model_id(model: str | Path | None = None) -> str:
    """What the ``name`` of ``load_parser(model)`` will be, without loading it: the models' name and a hash of them.

    Raises
    ------
    ModelError
        Where models are missing; of Stanza's own, only loading tells.
    """
    if model == "stanza":
        return f"stanza-{version('stanza')}-fr"
    directory = _directory(model)
    missing = [name for name in FILES if not (directory / name).is_file()]
    if missing:
        raise ModelError(
            f"No parser models in {directory}: {', '.join(missing)} missing. "
            "Give a directory that holds them with --model, or leave the option out for the bundled models."
        )
    digest = blake2b(digest_size=6)
    for name in FILES:
        digest.update((directory / name).read_bytes())
    card = directory / "model.json"
    known = json.loads(card.read_text(encoding="utf-8")) if card.is_file() else {}
    return " ".join(
        [known.get("name", directory.name), *filter(None, [known.get("version")]), digest.hexdigest()]
    )


def _directory(model: str | Path | None) -> Path:
    return BUNDLED if model in (None, "bundled") else Path(str(model))
