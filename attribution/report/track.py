"""One track as text for a terminal: when it was told where, and in which words."""

from __future__ import annotations

import pandas as pd

_UNKNOWN = "—"


def track_text(track: pd.Series, rows: pd.DataFrame, variants: pd.DataFrame) -> str:
    """A track as a person reads it: what it is, what is doubtful, the chronology, the wordings.

    Parameters
    ----------
    track : Series
        A row of ``Tracks.tracks``.
    rows : DataFrame
        ``Tracks.attributions``, all or those of the track.
    variants : DataFrame
        ``Tracks.variants``, all or those of the track.

    Returns
    -------
    str
        Lines without an end. What a wording lacks stands between ``[-`` and ``-]``, what it adds between ``{+`` and
        ``+}``.
    """
    of_track = rows[rows["track_id"] == track["track_id"]]
    wordings = variants[variants["track_id"] == track["track_id"]]
    parts = [_head(track), _warnings(track), _chronology(of_track), _wordings(wordings)]
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def _head(track: pd.Series) -> list[str]:
    counted = [
        f"attributions {track['attributions']}",
        f"documents {track['documents']} (distinct {track['documents_distinct']})",
        f"outlets {track['outlets']}",
        f"wordings {track['wordings']}",
    ]
    lines = [f"Track {track['track_id']}", _line(track["representative"]), "", ", ".join(counted)]
    if pd.notna(track["first_date"]):
        when = f"{track['first_date']} to {track['last_date']}, most on {track['peak_day']}"
        lines.append(f"days alive {track['days_alive']}: {when}")
    for name in ("sources", "via", "modes", "stances"):
        if pd.notna(track[name]):
            lines.append(f"{name}: {track[name]}")
    return lines


def _warnings(track: pd.Series) -> list[str]:
    found = []
    if track["source_conflict"]:
        found.append(f"! source conflict: the same words are given to {track['conflicting_sources']}")
    if track["stance_conflict"]:
        found.append("! stance conflict: asserted here, denied there")
    if track["wording_changed"]:
        found.append("! wording changed: a wording below may mean something else, see those marked with !")
    return found


def _chronology(rows: pd.DataFrame) -> list[str]:
    order = rows.sort_values(["date", "document_id", "attribution_id"], na_position="last")
    cells = []
    for row in order.astype("string").to_dict("records"):
        source = row["referent"] if pd.notna(row["referent"]) else _UNKNOWN
        carried = f"{source}, via {row['via']}" if pd.notna(row["via"]) else source
        cells.append(
            [_known(row["date"]), _known(row["outlet"]), row["variant"], row["mode"], row["stance"], carried]
        )
        cells[-1].append(f"[{row['document_id']}]")
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells]
    return ["Chronology", *(f"  {line}".rstrip() for line in lines)]


def _wordings(variants: pd.DataFrame) -> list[str]:
    lines = ["Wordings"]
    for row in variants.to_dict("records"):
        mark = "!" if row["wording_changed"] else " "
        shown = row["difference"] if pd.notna(row["difference"]) else row["wording"]
        lines.append(f"{mark} {row['attributions']} × {row['variant']}: {_line(shown)}")
    return lines


def _line(text: str) -> str:
    return " ".join(text.split())


def _known(value: str) -> str:
    return value if pd.notna(value) else _UNKNOWN
