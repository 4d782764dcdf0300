"""The page: one file that stands alone, or an index with pages beside it where the corpus is large."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import pandas as pd
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from attribution.errors import OutputError
from attribution.interface import Words, grouped, load_words, percent
from attribution.model import MODES, Document
from attribution.report.files import write_whole
from attribution.report.html import data
from attribution.report.html.charts import overview_charts
from attribution.report.html.folder import Reported, Tracks, check_offsets, read_folder

PAGE = "report.html"
PARTS = "report_parts"
DOCUMENTS_A_PAGE = 300
LETTERS_A_PAGE = 3_000_000
"""A page holds so many documents, and so many letters of text, at most (or one document): it stays under 5 MB."""

_STYLES = ("base.css", "lists.css", "reader.css", "print.css")
_SCRIPTS = ("start.js", "lists.js", "sources.js", "documents.js", "card.js", "tracks.js", "route.js")


def report_folder(directory: str | Path, *, lang: str = "fr", tracks: str | Path | None = None) -> list[Path]:
    """Write the page of a run into its folder.

    Parameters
    ----------
    directory : str or path
        The folder that a run wrote its tables into.
    lang : str
        The language of the interface: ``fr`` or ``en``.
    tracks : str or path, optional
        The folder of tracks, as ``read_folder`` takes it.

    Returns
    -------
    list of path
        As ``write_report``.

    Raises
    ------
    InputError, TableError
        As ``read_folder``; also where the interface does not speak ``lang``.
    OutputError
        Where a page cannot be written.
    """
    load_words(lang)
    return _write(read_folder(directory, tracks), Path(directory), lang)


def write_report(
    rows: pd.DataFrame,
    documents: Sequence[Document],
    directory: str | Path,
    *,
    lang: str = "fr",
    tracks: Tracks | None = None,
) -> list[Path]:
    """Write a page of attributions, to read them in their texts.

    Parameters
    ----------
    rows : DataFrame
        An attributions table, or some of its rows.
    documents : sequence of Document
        The documents that the rows point into; those without rows are shown as well.
    directory : str or path
        Where ``report.html`` goes; made where it is missing.
    lang : str
        The language of the interface: ``fr`` or ``en``.
    tracks : Tracks, optional
        What ``track`` made of the rows.

    Returns
    -------
    list of path
        ``report.html``; of more than 300 documents, or more than 3,000,000 letters, also the pages in ``report_parts/``
        that hold the texts.

    Raises
    ------
    InputError
        Where a row does not stand in its document.
    TableError
        Where the table lacks a column.
    OutputError
        Where a page cannot be written.
    """
    check_offsets(rows, documents)
    folder = Path(directory)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise OutputError(f"{folder} cannot be made ({problem.strerror}); name another folder.") from None
    return _write(Reported(rows, documents, tracks), folder, lang)


def _write(reported: Reported, folder: Path, lang: str) -> list[Path]:
    pages = dict(_pages(reported, lang))
    try:
        if len(pages) > 1:
            (folder / PARTS).mkdir(exist_ok=True)
    except OSError as problem:
        raise OutputError(f"{folder / PARTS} cannot be made ({problem.strerror}).") from None
    for name, page in pages.items():
        # Half a character becomes \udXXX, which is what JSON calls it.
        write_whole(folder / name, page.encode("utf-8", "backslashreplace"))
    return [folder / name for name in pages]


def _pages(reported: Reported, lang: str) -> Iterator[tuple[str, str]]:
    documents = sorted(reported.documents, key=lambda each: (each.date or "9999", each.id))
    outlets = {each.id: each.outlet or None for each in documents}
    rows = reported.rows.assign(outlet=reported.rows["document_id"].astype("string").map(outlets))
    whole = Reported(rows.astype({"outlet": "string"}), documents, reported.tracks, reported.copies)
    parts = list(_parts(documents))
    if len(parts) <= 1:
        yield PAGE, _page(whole, lang)
        return
    names = {
        document.id: f"{PARTS}/{number:04}.html" for number, part in enumerate(parts, 1) for document in part
    }
    for part in parts:
        own = whole.rows[whole.rows["document_id"].isin([document.id for document in part])]
        yield names[part[0].id], _page(Reported(own, part, None, whole.copies), lang, back=f"../{PAGE}")
    yield PAGE, _page(whole, lang, parts=names)  # last: it leads only to what is there


def _parts(documents: Sequence[Document]) -> Iterator[list[Document]]:
    part: list[Document] = []
    letters = 0
    for document in documents:
        full = len(part) == DOCUMENTS_A_PAGE or letters + len(document.text) > LETTERS_A_PAGE
        if part and full:
            yield part
            part, letters = [], 0
        part.append(document)
        letters += len(document.text)
    if part:
        yield part


def _page(reported: Reported, lang: str, *, parts: dict[str, str] | None = None, back: str = "") -> str:
    words = load_words(lang)
    script = Markup("\n".join(_asset(name) for name in _SCRIPTS))  # the package's own files
    digest = base64.b64encode(sha256(script.encode()).digest()).decode()
    return (
        _environment()
        .get_template("page.html")
        .render(
            lang=lang,
            w=words,
            style=Markup("\n".join(_asset(name) for name in _STYLES)),  # the same
            script=script,
            digest=digest,
            back=back,
            overview=_overview(reported, lang),
            charts=overview_charts(reported.rows, lang),
            choices=_choices(reported.rows, words),
            data=_data(reported, words, parts or {}),
            index=bool(parts),
            parts=len({*(parts or {}).values()}),
            tracked=reported.tracks is not None,
            number=lambda value: grouped(value, lang),
            percent=lambda share: percent(share, lang),
        )
    )


@dataclass(frozen=True)
class Overview:
    """The figures of an overview: counts, and shares of all attributions, 0 to 1."""

    documents: int
    attributions: int
    sources: int
    resolved: float
    modes: dict[str, float]
    first: str
    last: str


def _overview(reported: Reported, lang: str) -> Overview:
    rows = reported.rows
    known = rows["referent"].notna()
    dates = sorted(document.date for document in reported.documents if document.date)
    return Overview(
        len(reported.documents),
        len(rows),
        data.keys_of(rows[known]).nunique(),
        float(known.mean()) if len(rows) else 0.0,
        {mode: float((rows["mode"] == mode).mean()) if len(rows) else 0.0 for mode in MODES},
        dates[0] if dates else "",
        dates[-1] if dates else "",
    )


def _choices(rows: pd.DataFrame, words: Words) -> dict[str, list[tuple[str, str]]]:
    """What each filter can be set to, and how that is called: only what there is."""
    named = {name: words[name] for name in ("kind", "mode", "stance")}
    found = {
        name: [(value, called) for value, called in named[name].items() if (rows[name] == value).any()]
        for name in named
    }
    if rows["kind"].isna().any():
        found["kind"].append(("unknown", words["kind"]["unknown"]))
    agencies = {*rows.loc[rows["kind"] == "agency", "referent"].dropna()}
    agencies |= {*rows["via"].dropna().str.split("; ").explode()}
    found["carried"] = [(name, name) for name in sorted(agencies)]
    found["country"] = [(code, code) for code in sorted(rows["country"].dropna().unique())]
    return found


def _data(reported: Reported, words: Words, parts: dict[str, str]) -> dict[str, Any]:
    rows, documents = reported.rows, reported.documents
    numbers = {document.id: number for number, document in enumerate(documents)}
    rows = rows.assign(_number=rows["document_id"].map(numbers)).sort_values(["_number", "content_start"])
    sources = data.source_rows(rows)
    keys = {row[0]: number for number, row in enumerate(sources)}
    return {
        "words": {section: dict(entries) for section, entries in words.items()},
        "fields": {
            "document": data.DOCUMENT_FIELDS,
            "source": data.SOURCE_FIELDS,
            "claim": data.COUNT_FIELDS if parts else data.CLAIM_FIELDS,
            "track": data.TRACK_FIELDS,
            "wording": data.WORDING_FIELDS,
            "member": data.MEMBER_FIELDS,
        },
        "documents": data.document_rows(rows, documents, reported.copies, parts),
        "sources": sources,
        "claims": data.count_rows(rows, parts, keys) if parts else data.claim_rows(rows, numbers, keys),
        "tracks": data.track_rows(reported.tracks, numbers) if reported.tracks is not None else [],
    }


def _asset(name: str) -> str:
    return (files(__package__) / "assets" / name).read_text(encoding="utf-8")


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__, "assets"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    # Letters as they are: as \u00e9 they would weigh three times as much. The filter still escapes < > & and '.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment
