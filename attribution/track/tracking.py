"""The whole story on one page: rows in order of time, wordings, tracks, what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from attribution.errors import TableError
from attribution.tables import TRACKED, demand, typed
from attribution.track.clusters import Saying, cluster
from attribution.track.duplicates import originals
from attribution.track.relays import relays_table
from attribution.track.rows import NEEDED, prepared
from attribution.track.settings import Settings
from attribution.track.sources import source_of
from attribution.track.tables import tracks_table, variants_table
from attribution.track.timeline import Period, timeline_table
from attribution.track.variants import Change, change
from attribution.track.wordings import Wordings, read_wordings


@dataclass(frozen=True)
class Tracks:
    """What ``track`` found; each table is described where it is made.

    ``attributions`` holds the rows that were given, in their order and with their columns; date and outlet are filled
    from the documents, and duplicate_of (the earlier document that this row's document is a copy of), track_id and
    variant are added. ``tracks`` has a row a track, ``variants`` a row a wording, ``relays`` a row an edge from source
    to agency to outlet, ``timeline`` a row a track or source and period.
    """

    attributions: pd.DataFrame
    tracks: pd.DataFrame
    variants: pd.DataFrame
    relays: pd.DataFrame
    timeline: pd.DataFrame


def track(
    attributions: pd.DataFrame,
    documents: pd.DataFrame | None = None,
    *,
    known: pd.DataFrame | None = None,
    period: Period = "day",
    min_similarity: float = 0.75,
    min_words: int = 5,
    window_days: int = 30,
) -> Tracks:
    """Follow statements across documents.

    Parameters
    ----------
    attributions : DataFrame
        An attributions table, or some of its rows.
    documents : DataFrame, optional
        One row a document: document_id, and any of date, outlet and duplicate_of (as by_document_table makes it); for
        what the rows do not say themselves.
    known : DataFrame, optional
        ``Tracks.attributions`` of an earlier call. Its rows keep their track_id, new rows join its tracks or found
        others; rows of ``attributions`` that it holds already are left out.
    period : str
        The step of the timeline: day, week or month.
    min_similarity, min_words, window_days : optional
        See ``Settings``.

    Returns
    -------
    Tracks
        The rows with track_id (the attribution_id of the track's earliest member) and variant, and the tables.

    Raises
    ------
    TableError
        Where a column is missing, a date is none, two rows share an attribution_id, or known rows have no track.
    InputError
        Where a setting is none that can be.
    """
    settings = Settings(min_similarity, min_words, window_days)
    every = _together(attributions, known)
    rows = prepared(every, documents)
    given = every.reindex(columns=["track_id", "variant"]).astype("string").fillna("")
    rows = rows.assign(given=given["track_id"], given_variant=given["variant"])
    rows = _tracked(rows, settings)
    placed = rows.loc[every.index]
    names = ("date", "outlet", *(column.name for column in TRACKED))
    return Tracks(
        typed(every.assign(**{name: placed[name] for name in names}), TRACKED),
        tracks_table(rows),
        variants_table(rows),
        relays_table(rows),
        timeline_table(rows, period),
    )


def _together(attributions: pd.DataFrame, known: pd.DataFrame | None) -> pd.DataFrame:
    """Known rows and then the new ones, numbered."""
    demand(attributions, *NEEDED)
    if known is None:
        return attributions.drop(columns=["track_id", "variant"], errors="ignore").reset_index(drop=True)
    if not {"track_id", "variant"} <= set(known) or known["track_id"].isna().any():
        raise TableError(
            "The known rows have no track_id and variant; give the attributions that track made."
        )
    demand(known, *NEEDED)
    new = attributions[~attributions["attribution_id"].isin(known["attribution_id"])]
    new = new.drop(columns=["track_id", "variant"], errors="ignore")
    return pd.concat([known, new], ignore_index=True)


def _tracked(rows: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """``rows`` with their tracks and what the tables need to know of each."""
    reading = rows.sort_values("given", key=lambda given: given == "", kind="stable")  # known rows first
    wordings = read_wordings(reading["content"])
    known = zip(reading["given"], wordings.of_row.tolist(), reading["given_variant"], strict=True)
    tracks = cluster(
        list(_sayings(reading, wordings)),
        wordings,
        settings,
        {track: wording for track, wording, variant in known if variant == "same"},
    )
    reading = reading.assign(
        wording=wordings.of_row,
        track_id=pd.array([track.id for track in tracks], dtype="string"),
        leader=np.array([track.representative for track in tracks], dtype=np.int64),
        representative=pd.array([wordings.first[track.representative] for track in tracks], dtype="string"),
        short=np.array(
            [len(wordings.lemmas[wording].words) < settings.min_words for wording in wordings.of_row],
            dtype=bool,
        ),
    )
    rows = reading.loc[rows.index]
    rows["duplicate_of"] = originals(rows)
    rows["original"] = rows["duplicate_of"].fillna(rows["document_id"])
    changes = _changes(rows, wordings)
    rows["variant"] = pd.array([each.variant for each in changes], dtype="string")
    rows["difference"] = pd.array([each.difference or None for each in changes], dtype="string")
    rows["turned"] = np.array([each.turned for each in changes], dtype=bool)
    return rows


def _sayings(rows: pd.DataFrame, wordings: Wordings) -> Iterator[Saying]:
    days = (pd.to_datetime(rows["day"]) - pd.Timestamp(0)).dt.days
    names = rows["referent"].fillna(rows["source"])
    columns = (rows[name] for name in ("attribution_id", "mode", "stance", "source", "given"))
    for wording, day, name, id_, mode, stance, source, given in zip(
        wordings.of_row.tolist(), days, names, *columns, strict=True
    ):
        whose = None if source is pd.NA else source_of(source, name)
        when = None if day != day else int(day)
        yield Saying(id_, wording, mode != "indirect", stance == "denied", whose, when, given)


def _changes(rows: pd.DataFrame, wordings: Wordings) -> list[Change]:
    """What each row's wording is to the representative of its track."""
    quoted = rows["mode"] != "indirect"
    leaders_quoted = set(rows["wording"][quoted])
    known: dict[tuple[int, int, bool], Change] = {}
    found = []
    for key in zip(rows["leader"].tolist(), rows["wording"].tolist(), quoted.tolist(), strict=True):
        leader, wording, in_marks = key
        if key not in known:
            known[key] = (
                change(wordings.first[leader], wordings.first[wording], leader in leaders_quoted, in_marks)
                if leader != wording
                else Change("same")
            )
        found.append(known[key])
    return found
