"""The page: one file that stands alone, or an index with pages beside it where the corpus is large."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from attribution.errors import OutputError
from attribution.interface import grouped, load_words, percent
from attribution.model import Document
from attribution.report.files import write_whole
from attribution.report.html.charts import overview_charts
from attribution.report.html.data import page_data
from attribution.report.html.folder import Reported, Tracks, check_offsets, read_folder
from attribution.report.html.overview import choices, overview

PAGE = "report.html"
PARTS = "report_parts"
DOCUMENTS_A_PAGE = 300
LETTERS_A_PAGE = 3_000_000
"""A page holds so many documents, and so many letters of text, at most (or one document): it stays under 5 MB."""

_ASSETS = Path(__file__).parent / "assets"
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


class _Place(NamedTuple):
    """Which of how many pages of texts; 0 of 0 where there is but one page, 0 of some for their index."""

    page: int = 0
    pages: int = 0


def _write(reported: Reported, folder: Path, lang: str) -> list[Path]:
    try:
        written = []
        for name, page in _pages(reported, lang):
            (folder / name).parent.mkdir(exist_ok=True)
            # Half a character becomes \udXXX, which is what JSON calls it.
            write_whole(folder / name, page.encode("utf-8", "backslashreplace"))
            written.append(folder / name)
        for old in {*(folder / PARTS).glob("[0-9]*.html")} - {*written}:
            old.unlink()  # of an earlier, larger corpus: it would show what is no longer so
    except OSError as problem:
        raise OutputError(
            f"{folder / PARTS} cannot be written ({problem.strerror}); make room for it."
        ) from None
    return written


def _pages(reported: Reported, lang: str) -> Iterator[tuple[str, str]]:
    """The pages by name, one at a time; the one to open last, for then all that it leads to is there."""
    documents = sorted(reported.documents, key=lambda each: (each.date or "9999", each.id))
    outlets = {each.id: each.outlet or None for each in documents}
    rows = reported.rows.assign(outlet=reported.rows["document_id"].astype("string").map(outlets))
    whole = Reported(rows.astype({"outlet": "string"}), documents, reported.tracks, reported.copies)
    parts = list(_parts(documents))
    if len(parts) <= 1:
        yield PAGE, _page(whole, lang, _Place())
        return
    names = {
        document.id: f"{PARTS}/{number:04}.html" for number, part in enumerate(parts, 1) for document in part
    }
    for number, part in enumerate(parts, start=1):
        own = whole.rows[whole.rows["document_id"].map(names) == names[part[0].id]]
        yield (
            names[part[0].id],
            _page(Reported(own, part, None, whole.copies), lang, _Place(number, len(parts))),
        )
    yield PAGE, _page(whole, lang, _Place(0, len(parts)), names)


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


def _page(reported: Reported, lang: str, place: _Place, parts: Mapping[str, str] | None = None) -> str:
    """One page; with ``parts``, the page of each document, it is their index."""
    words = load_words(lang)
    script = _assets(_SCRIPTS)
    return _template().render(
        lang=lang,
        w=words,
        style=_assets(_STYLES),
        script=script,
        digest=base64.b64encode(sha256(script.encode()).digest()).decode(),
        index=PAGE,
        pages=0 if place.page else place.pages,
        place=words["overview"]["place"].format(**place._asdict()) if place.page else "",
        overview=overview(reported),
        charts=overview_charts(reported.rows, lang),
        choices=choices(reported.rows, words),
        data=page_data(reported, words, parts or {}),
        tracked=reported.tracks is not None,
        number=lambda value: grouped(value, lang),
        percent=lambda share: percent(share, lang),
    )


@cache
def _assets(names: tuple[str, ...]) -> Markup:
    """Some of the package's own files, one after the other; nothing of a user's is among them."""
    return Markup("\n".join((_ASSETS / name).read_text(encoding="utf-8") for name in names))


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader(__package__, "assets"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    # Letters as they are: as \u00e9 they would weigh three times as much. The filter still escapes < > & and '.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment.get_template("page.html")
