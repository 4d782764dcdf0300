"""The written rule, case by case: which rows are one track, and which wording represents it."""

from __future__ import annotations

import pandas as pd
import pytest

from attribution.track import track

WHOLE = "« Le port ne fermera pas, et nous garderons douze quais ouverts aux céréaliers jusqu'au dégel »"
SHORT = "« nous garderons douze quais »"
REPORTED = "le port garderait douze quais ouverts aux céréaliers jusqu'au dégel"
LEFT = "« Le port ne fermera pas, et nous garderons douze quais »"
RIGHT = "« quais ouverts aux céréaliers jusqu'au dégel »"
FRAGMENT = "« la récolte de blé suffira aux provinces du sud »"
ONE = (
    "« Grâce aux pluies d'avril, la récolte de blé suffira aux provinces du sud, et les moulins tourneront »"
)
TWO = "« Le ministre a tort : la récolte de blé suffira aux provinces du sud, mais à quel prix pour les villes »"

Row = tuple[str, str, str, str, str]  # day, mode, stance, content, source
SAID: Row = ("01-01", "direct", "asserted", WHOLE, "Anne")

CASES: dict[str, tuple[list[Row], list[int]]] = {
    "a short piece of the same source": ([SAID, ("01-20", "direct", "asserted", SHORT, "Anne")], [0, 0]),
    "a short piece of another source": ([SAID, ("01-20", "direct", "asserted", SHORT, "Boris")], [0, 1]),
    "a short piece of nobody known": ([SAID, ("01-20", "direct", "asserted", SHORT, "")], [0, 1]),
    "a short piece long after": ([SAID, ("03-20", "direct", "asserted", SHORT, "Anne")], [0, 1]),
    "equal short words of anybody": (
        [("01-01", "direct", "asserted", SHORT, "Anne"), ("05-01", "direct", "asserted", SHORT, "Boris")],
        [0, 0],
    ),
    "a long piece of another source, long after": (
        [SAID, ("05-20", "direct", "asserted", WHOLE.replace("Le port ne fermera pas, et ", ""), "Boris")],
        [0, 0],
    ),
    "indirect speech of the same source": ([SAID, ("01-03", "indirect", "asserted", REPORTED, "Anne")], [0, 0]),
    "indirect speech of another source": ([SAID, ("01-03", "indirect", "asserted", REPORTED, "Boris")], [0, 1]),
    "indirect speech long after": ([SAID, ("05-03", "indirect", "asserted", REPORTED, "Anne")], [0, 1]),
    "a denial by another": ([SAID, ("01-03", "indirect", "denied", REPORTED, "Boris")], [0, 0]),
    "a denial before the statement": (
        [("01-01", "indirect", "denied", REPORTED, "Boris"), ("01-03", "direct", "asserted", WHOLE, "Anne")],
        [0, 0],
    ),
    "two pieces that the whole joins": (
        [("01-01", "direct", "asserted", LEFT, "Anne"), ("01-02", "direct", "asserted", RIGHT, "Anne"),
         ("01-03", "direct", "asserted", WHOLE, "Anne")],
        [0, 0, 0],
    ),
    "a fragment that two strangers share": (
        [("01-01", "direct", "asserted", FRAGMENT, "Anne"), ("01-02", "direct", "asserted", ONE, "Anne"),
         ("01-03", "direct", "asserted", TWO, "Boris")],
        [0, 0, 2],
    ),
    "words of one kind only": (
        [("01-01", "direct", "asserted", "« Oui »", "Anne"), ("01-01", "direct", "asserted", "« Non »", "Anne")],
        [0, 1],
    ),
}  # fmt: skip


def table(told: list[Row]) -> pd.DataFrame:
    rows = pd.DataFrame(told, columns=["date", "mode", "stance", "content", "referent"])
    rows["date"] = "2024-" + rows["date"]
    rows["referent"] = rows["referent"].replace("", None)
    rows["referent_id"] = rows["referent"]
    rows["document_id"] = [f"d{n}" for n in range(len(rows))]
    return rows.assign(attribution_id=rows["document_id"], kind="person", via=None)


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_which_rows_are_one_track(case: str) -> None:
    told, expected = CASES[case]
    assert track(table(told)).attributions["track_id"].tolist() == [f"d{n}" for n in expected]


STOCK = "« La récolte de blé suffira aux provinces du sud pendant deux hivers rudes »"
HEARD = (
    "« La récolte de blé suffira aux provinces du sud pendant deux hivers aux meuniers, boulangers, éleveurs,"
    " douaniers, armateurs »"
)

REPRESENTED = {
    "no fuller wording that a member does not overlap": (
        [(STOCK, "direct"), (HEARD, "direct"), (f"{STOCK}, greniers, moulins, silos, ports, wagons pleins", "direct")],
        0,
    ),
    "the fuller wording, though it comes later": ([(LEFT, "direct"), (WHOLE, "direct")], 1),
    "the quoted wording, though another comes first": ([(REPORTED, "indirect"), (WHOLE, "direct")], 1),
    "the more frequent of two that say as much": (
        [(WHOLE.replace("douze", "deux"), "direct"), (WHOLE, "direct"), (WHOLE, "direct")], 1,
    ),
    "the earlier of two that are as frequent": (
        [(WHOLE.replace("douze", "deux"), "direct"), (WHOLE, "direct")], 0,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REPRESENTED)
def test_which_wording_represents(case: str) -> None:
    told, expected = REPRESENTED[case]
    found = track(table([("01-01", mode, "asserted", content, "Anne") for content, mode in told]))
    assert found.tracks["representative"].tolist() == [told[expected][0]]


def test_known_tracks_are_not_merged() -> None:
    pieces = table(
        [("01-01", "direct", "asserted", LEFT, "Anne"), ("01-02", "direct", "asserted", RIGHT, "Anne")]
    )
    whole = table([("01-03", "direct", "asserted", WHOLE, "Anne")]).assign(
        document_id="e", attribution_id="e"
    )
    old = track(pieces).attributions
    after = track(whole, known=old).attributions["track_id"].tolist()
    assert old["track_id"].tolist() == after[:2] == ["d0", "d1"]
    assert after[2] in after[:2]
