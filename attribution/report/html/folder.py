"""What a run and a tracking left in a folder, read for the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pandas as pd

from attribution.errors import InputError
from attribution.model import Document
from attribution.report.csv import read_attributions, read_table
from attribution.report.documents import DOCUMENTS, read_documents
from attribution.report.highlight import spans_of
from attribution.tables.columns import PIECES

TRACK_FILES = ("attributions.csv", "tracks.csv", "track_variants.csv")


class Tracks(Protocol):
    """Statements followed across documents, as ``track`` gives them."""

    @property
    def attributions(self) -> pd.DataFrame:
        """An attributions table with the columns track_id and variant besides."""

    @property
    def tracks(self) -> pd.DataFrame:
        """One row a track."""

    @property
    def variants(self) -> pd.DataFrame:
        """One row a wording of a track."""


@dataclass(frozen=True)
class TrackTables:
    """The tables of tracks as they stand in files."""

    attributions: pd.DataFrame
    tracks: pd.DataFrame
    variants: pd.DataFrame


@dataclass(frozen=True)
class Reported:
    """What a page shows: an attributions table, its documents, and tracks where statements were followed.

    ``copies`` names for a document the earlier one that it is a copy of.
    """

    rows: pd.DataFrame
    documents: Sequence[Document]
    tracks: Tracks | None = None
    copies: Mapping[str, str] = field(default_factory=dict)


def read_folder(directory: str | Path, tracks: str | Path | None = None) -> Reported:
    """What a page needs, from the folder of a run.

    Parameters
    ----------
    directory : str or path
        Holds ``attributions.csv`` and ``documents.jsonl.gz``; ``by_document.csv`` says which documents are copies,
        where it has a column ``duplicate_of``.
    tracks : str or path, optional
        The folder that `attribution track` wrote into. By default ``tracks/`` in the folder, or the folder itself,
        where the files are there.

    Returns
    -------
    Reported
        Rows may have been taken out of the table since, but their offsets still point into the documents.

    Raises
    ------
    InputError
        Where a file is missing or damaged, or table and documents are not of the same run.
    TableError
        Where the table lacks a column.
    """
    folder = Path(directory)
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder; name one that `attribution run … -o FOLDER` made.")
    rows = read_attributions(folder / "attributions.csv")
    documents = tuple(read_documents(folder))
    check_offsets(rows, documents)
    return Reported(rows, documents, _tracks(folder, tracks), _copies(folder / "by_document.csv"))


def check_offsets(rows: pd.DataFrame, documents: Sequence[Document]) -> None:
    """Raise InputError where a row is of none of the documents, or what it shows does not stand at its offsets."""
    texts = {document.id: document.text for document in documents}
    for row in rows.itertuples():
        text = texts.get(str(row.document_id))
        # A table written with --raw-csv loses an apostrophe where the text itself begins as a guarded cell would.
        if text is None or _slices(text, row) not in (row.content, f"'{row.content}"):
            raise InputError(
                f"Row {row.attribution_id} does not stand in the document where it should: attributions.csv and "
                f"{DOCUMENTS} are not of the same run. Run again."
            )


def _slices(text: str, row: Any) -> str:
    """What stands in the text where the row says; half a character is written as the table writes it."""
    found = PIECES.join(text[start:end] for start, end in spans_of(row.content_spans))
    return found.encode("utf-8", "backslashreplace").decode("utf-8")


def _tracks(folder: Path, named: str | Path | None) -> TrackTables | None:
    choices = [folder / "tracks", folder] if named is None else [Path(named)]
    found = next((each for each in choices if (each / "tracks.csv").exists()), None)
    if found is not None:
        return TrackTables(*(read_table(found / name) for name in TRACK_FILES))
    if named is not None:
        raise InputError(
            f"{named} holds no tracks.csv; name the folder that `attribution track … -o FOLDER` made."
        )
    return None


def _copies(path: Path) -> dict[str, str]:
    table = read_table(path) if path.exists() else pd.DataFrame()
    if "duplicate_of" not in table:
        return {}
    copies = table.dropna(subset="duplicate_of")
    return dict(zip(copies["document_id"], copies["duplicate_of"], strict=True))
