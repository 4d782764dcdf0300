"""The tables of a run, made of its finished shards in one pass: memory holds some shards, the counts, and sketches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from attribution.batch.kept import KeptRows
from attribution.batch.rows import ABOUT
from attribution.errors import OutputError
from attribution.model import Document
from attribution.page.doubles import doubles_among
from attribution.report.csv import write_tables
from attribution.report.documents import DOCUMENTS, write_documents
from attribution.report.metadata import NAME, write_metadata
from attribution.tables import by_document_table
from attribution.tables.contracts import TABLES
from attribution.tables.summaries import BY_CUE, BY_KIND, SOURCES
from attribution.tables.tally import Tally, added

Edit = Callable[[pd.DataFrame], pd.DataFrame]
_SUMMARIES = {"sources.csv": SOURCES, "by_cue.csv": BY_CUE, "source_by_kind.csv": BY_KIND}
_PARTS = 50  # tallies that are held before they are added up
_ERRORS = ["document_id", "message"]
_WRITTEN = ("attributions.csv", *_SUMMARIES, "by_document.csv", "credits.csv", "errors.csv")


@dataclass(frozen=True, slots=True)
class Totals:
    """What a run came to, for its last lines; ``dropped`` doubles were left out; ``files`` are the tables written."""

    sources: pd.DataFrame
    attributions: int
    documents: int
    failures: int
    dropped: int
    files: tuple[str, ...]


class _Sums:
    """The counts of all shards so far, filled while the claims go by."""

    def __init__(self) -> None:
        self._parts: dict[str, list[Tally]] = {name: [] for name in _SUMMARIES}
        self._tables: dict[str, pd.DataFrame] = {}
        self.attributions = self.documents = self.failures = 0

    def passing(self, claims: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        """The claims, each part counted as it passes."""
        for frame in claims:
            self.attributions += len(frame)
            for name, summary in _SUMMARIES.items():
                parts = self._parts[name]
                parts.append(summary.part(frame))
                if len(parts) == _PARTS:
                    parts[:] = [added(parts)]
            yield frame

    def table(self, name: str) -> pd.DataFrame:
        """A summary of everything, once all has passed."""
        if name not in self._tables:
            self._tables[name] = _SUMMARIES[name].table(self._parts[name])
        return self._tables[name]


def check_own(output: Path) -> None:
    """Raise OutputError where a file has the name of a table and not its first column: it is somebody's own."""
    taken = [name for name in _WRITTEN if not _may_be_replaced(output / name)]
    if taken:
        raise OutputError(
            f"{output} holds {', '.join(taken)}, which no run has written; move that elsewhere, or name another "
            "folder with -o."
        )


def _may_be_replaced(path: Path) -> bool:
    if not path.is_file():
        return True
    with open(path, encoding="utf-8-sig", errors="replace") as file:
        return file.readline(1_000).startswith(TABLES[path.stem][0].name)


def write_reports(
    files: Sequence[Path],
    output: Path,
    *,
    raw: bool = False,
    drop_doubles: bool = False,
    edit: Edit | None = None,
) -> Totals:
    """Write all tables of a run, and the texts that they were made of.

    Parameters
    ----------
    files : sequence of path
        The finished shards in the order of the corpus, which becomes that of the rows.
    output : path
        The folder of the CSV files.
    raw : bool
        As in ``write_table``.
    drop_doubles : bool
        Leave out the documents that double another one.
    edit : callable, optional
        Takes some rows of the attributions table and gives them as they shall be, a person's corrections for instance.

    Returns
    -------
    Totals
        How many claims, documents and failures there were.

    Raises
    ------
    OutputError
        Where a file cannot be written.
    """
    for part in (part for name in (*_WRITTEN, DOCUMENTS, NAME) for part in output.glob(f".{name}.*.part")):
        part.unlink()  # of a run that was killed over it
    rows, sums = KeptRows(files), _Sums()
    doubles = doubles_among(rows.sketches)
    dropped = frozenset(doubles) if drop_doubles else frozenset[str]()

    def claims() -> Iterator[pd.DataFrame]:
        parts = _without(dropped, rows.claims())
        return parts if edit is None else map(edit, parts)

    # Written in this order, for the summaries are what the claims have come to when all of them have passed.
    tables: dict[str, Iterable[pd.DataFrame]] = {
        "attributions.csv": sums.passing(claims()),
        "sources.csv": _later(lambda: sums.table("sources.csv")),
        "by_document.csv": _by_document(rows, claims(), sums, doubles, dropped),
        "by_cue.csv": _later(lambda: sums.table("by_cue.csv")),
        "source_by_kind.csv": _later(lambda: sums.table("source_by_kind.csv")),
        "credits.csv": _without(dropped, rows.credits()),
        "errors.csv": _errors(rows),
    }
    write_tables(tables, output, raw=raw)
    write_metadata(tables, output, raw=raw)
    texts = write_documents((each for each in rows.articles() if each.id not in dropped), output)
    return Totals(
        sums.table("sources.csv"),
        sums.attributions,
        sums.documents,
        sums.failures,
        len(dropped),
        (*tables, texts.name),
    )


def failures_in(files: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """The documents that failed, and why, in the order of the corpus."""
    for frame in _errors(KeptRows(files)):
        yield from frame.itertuples(index=False, name=None)


def _without(dropped: AbstractSet[str], tables: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    for table in tables:
        yield table[~table["document_id"].isin(dropped)] if dropped else table


def _by_document(
    rows: KeptRows,
    claims_of_files: Iterable[pd.DataFrame],
    sums: _Sums,
    doubles: Mapping[str, str],
    dropped: AbstractSet[str],
) -> Iterator[pd.DataFrame]:
    """A row a document in the order of the corpus; shares are of all claims, which only ``sums`` knows."""
    for claims, documents in zip(claims_of_files, rows.documents(), strict=True):
        sums.failures += int(documents["message"].notna().sum())
        read = documents[documents["read"] & ~documents["document_id"].isin(dropped)].fillna("")
        sums.documents += len(read)
        known = [
            Document(str(row["document_id"]), "", **{name: str(row[name]) for name in ABOUT})
            for row in read.to_dict("records")
        ]
        names = read["document_id"].tolist()
        table = by_document_table(claims, known, doubles).set_index("document_id").loc[names].reset_index()
        yield table.assign(share=table["attributions"].astype("float64") / max(sums.attributions, 1))


def _errors(rows: KeptRows) -> Iterator[pd.DataFrame]:
    for documents in rows.documents():
        yield documents.loc[documents["message"].notna(), _ERRORS]


def _later(table: Callable[[], pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """A table that is made when it is asked for."""
    yield table()
