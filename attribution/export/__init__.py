"""Attributions in the formats of other tools: one small file a format, and one table of which format is which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.errors import ExportError
from attribution.model import Document

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["FORMATS", "Format", "export"]


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is made.

    ``function`` of the file ``room`` in this folder yields the names and the bytes of its files; ``needs_text`` says
    that it holds the articles' texts.
    """

    meaning: str
    room: str
    function: str = "files"
    needs_text: bool = False


FORMATS: Mapping[str, Format] = {
    "excel": Format("an Excel workbook, one sheet a table", "excel"),
    "sqlite": Format("an SQLite database with the tables and views", "database", "sqlite_files"),
    "duckdb": Format("a DuckDB database with the tables and views", "database", "duckdb_files"),
    "gexf": Format("the graph of who relays whom, for Gephi", "relays", "gexf_files"),
    "graphml": Format("the same graph for igraph, Cytoscape and others", "relays", "graphml_files"),
    "iramuteq": Format(
        "the claims as text with starred variables, for IRaMuTeQ", "starred", "iramuteq_files"
    ),
    "txm": Format("the same for TXM (its import module ALCESTE)", "starred", "txm_files"),
    "tei": Format("TEI XML, one file an article", "tei", needs_text=True),
    "conllu": Format("CoNLL-U with the attributions in MISC, one file an article", "conllu", needs_text=True),
    "brat": Format("brat standoff, to annotate or as gold", "brat", needs_text=True),
    "inception": Format("UIMA CAS XMI with its layers, for INCEpTION", "inception", needs_text=True),
    "label-studio": Format("tasks with predictions, for Label Studio", "label_studio", needs_text=True),
}
"""Every format by the name that ``attribution export --to`` takes."""


def export(
    tables: pd.DataFrame | Mapping[str, pd.DataFrame],
    to: str,
    directory: str | Path,
    *,
    documents: Iterable[Document] = (),
) -> list[Path]:
    """Write attributions in the format of another tool.

    Parameters
    ----------
    tables : DataFrame, or mapping of str to DataFrame
        An attributions table, or tables by name of which ``attributions`` is one. A bare table brings its summaries.
    to : str
        One of ``FORMATS``.
    directory : str or path
        Where the files go; made where it is missing. Files of the same names are replaced, all or none.
    documents : iterable of Document, optional
        The articles that were analysed; needed where the format holds their text.

    Returns
    -------
    list of path
        The files, in the order in which they were made. Offsets in them count code points of the unchanged text, but
        in XMI, where they count UTF-16 units as UIMA demands.

    Raises
    ------
    ExportError
        Where the format is unknown or cannot hold the tables, a library of the extra ``export`` is missing, or the
        texts are missing or not those that were analysed.
    OutputError
        Where the files cannot be written.
    """
    from attribution.export.material import gather
    from attribution.export.write import write_files

    if to not in FORMATS:
        raise ExportError(f"There is no format {to!r}; choose one of {', '.join(FORMATS)}.")
    form, articles = FORMATS[to], tuple(documents)
    if form.needs_text and not articles:
        raise ExportError(
            f"The format {to} holds the articles' texts; name the articles that were analysed with --articles "
            "(in Python: documents=)."
        )
    try:
        make = getattr(import_module(f"attribution.export.{form.room}"), form.function)
        return write_files(make(gather(tables, articles)), Path(directory))
    except ModuleNotFoundError as problem:
        raise ExportError(
            f"The format {to} needs the library {problem.name}; "
            "install it with: pip install 'press-attribution[export]'"
        ) from None
