"""Tables on a terminal."""

from __future__ import annotations

import pandas as pd

from attribution.report.terminal import text_table


def test_columns_are_aligned_and_missing_values_are_seen() -> None:
    frame = pd.DataFrame(
        {
            "source": pd.array(["TASS", None, "x" * 60], dtype="string"),
            "first_date": pd.array(["2024-01-02", None, None], dtype="string"),
            "attributions": pd.array([12, 3, 1], dtype="Int64"),
            "share": [0.75, 0.1875, 0.0625],
        }
    )
    assert text_table(frame, limit=2).splitlines() == [
        "source  first date  attributions  share",
        "------  ----------  ------------  -----",
        "TASS    2024-01-02            12  75.0%",
        "—       —                      3  18.8%",
        "… and 1 more",
    ]
    assert "x" * 35 + "…  " in text_table(frame)


def test_a_cell_stays_on_one_line() -> None:
    assert text_table(pd.DataFrame({"a": ["deux\nlignes"]})).splitlines()[-1] == "deux lignes"
