"""The analyser as a thing that travels: its settings are carried to a worker, its models are loaded there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from attribution import parse
from attribution.analyse import analyse
from attribution.entities.lookup import KnowledgeBase, load_entities
from attribution.errors import TableError
from attribution.model import Analysis, Document
from attribution.page.passed_over import passed_over
from attribution.parse import Parser

if TYPE_CHECKING:
    import pandas as pd

_ONE_AT_A_TIME = Lock()  # threads of a worker share its parser, whose library promises nothing to threads


@dataclass(frozen=True, slots=True)
class Models:
    """Loads a parser: what ``load_parser`` takes, as a value that is equal to itself in every process.

    ``whole`` says that it parses every paragraph, also those in which an analyser looks for nothing unless it is told
    to keep furniture.
    """

    model: str | Path | None = None
    whole: bool = True

    def __call__(self) -> Parser:
        """The parser."""
        return parse.load_parser(self.model, None if self.whole else passed_over)


@dataclass(frozen=True, slots=True)
class Analyser:
    """Finds every reported claim in documents; pickled, it carries its settings and no model.

    Parameters
    ----------
    load : callable, optional
        Gives the parser, the bundled models by default; it is called once in each process. Pickled like the rest, it
        must not hold the parser.
    entities : tuple of path, optional
        Files of further sources.
    keep_furniture : bool
        As for ``analyse``.
    """

    load: Callable[[], Parser] | None = None
    entities: tuple[Path, ...] = ()
    keep_furniture: bool = False

    def __call__(self, documents: Iterable[Document]) -> Analysis:
        """What ``analyse`` finds in the documents."""
        with _ONE_AT_A_TIME:
            return analyse(
                documents,
                parser=loaded(self.load or Models(whole=self.keep_furniture)),
                entities=_known(self.entities),
                keep_furniture=self.keep_furniture,
            )

    def credits(self, documents: Iterable[Document]) -> list[dict[str, object]]:
        """The agencies that the documents are credited to, as rows of a credits table."""
        from attribution.tables.credits import credit_rows

        return credit_rows(documents, _known(self.entities))


@lru_cache(maxsize=1)
def loaded(load: Callable[[], Parser]) -> Parser:
    """The parser that ``load`` gives, the same each time that it is asked for in a process."""
    return load()


@lru_cache(maxsize=1)
def _known(files: tuple[Path, ...]) -> KnowledgeBase:
    return load_entities(*files)


def from_series(
    texts: pd.Series, *, model: str | Path | None = None, entities: Iterable[str | Path] = ()
) -> pd.DataFrame:
    """The claims in a column of texts: ``df["text"].pipe(attribution.from_series)``.

    Parameters
    ----------
    texts : Series of str
        Articles; a missing one is passed over. Partitions of a Dask series do as well (``map_partitions``).
    model : str or path, optional
        What ``load_parser`` takes; the models are loaded once in a process.
    entities : iterable of str or path, optional
        Files of further sources.

    Returns
    -------
    DataFrame
        An attributions table; ``document_id`` is the text's label in the series' index, as a string.

    Raises
    ------
    TableError
        Where two different texts have the same label; where a whole DataFrame is given.
    """
    from attribution.tables import attributions_table

    if getattr(texts, "ndim", 1) != 1:
        raise TableError('This is a whole table; give its column of texts: df["text"].')

    documents = [Document(str(label), text) for label, text in texts.items() if isinstance(text, str)]
    analyser = Analyser(Models(model, whole=False), tuple(map(Path, entities)))
    return attributions_table(analyser(documents))
