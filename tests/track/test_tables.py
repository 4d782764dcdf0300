"""What the tables say of a small corpus that is told by hand."""

from __future__ import annotations

import networkx
import pandas as pd
import pytest

from attribution.errors import InputError, TableError
from attribution.track import Tracks, relay_graph, track

SAID = "« Le port ne fermera pas, et nous garderons 12 quais ouverts aux céréaliers jusqu'au dégel »"
CUT = "« nous garderons douze quais ouverts aux céréaliers »"
OTHER = "« La récolte suffira aux provinces du sud jusqu'au printemps »"
FIELDS = ("document_id", "date", "mode", "stance", "content", "referent", "kind", "via", "outlet")
TOLD = [
    ("a", "2024-03-04", "direct", "asserted", SAID, "Anne Morvan", "person", "AFP", "Le Grain"),
    ("a", "2024-03-04", "direct", "asserted", OTHER, "Farid Belkacem", "person", None, "Le Grain"),
    ("a", "2024-03-04", "direct", "asserted", "« Oui »", "Anne Morvan", "person", None, "Le Grain"),
    ("b", "2024-03-04", "direct", "asserted", SAID.replace("12", "douze"), "Anne Morvan", "person", "AFP", "L'Ancre"),
    ("b", "2024-03-04", "direct", "asserted", OTHER, "Farid Belkacem", "person", None, "L'Ancre"),
    ("b", "2024-03-04", "direct", "asserted", "« Oui »", "Anne Morvan", "person", None, "L'Ancre"),
    ("c", "2024-03-09", "direct", "asserted", CUT, "Morvan", "person", "TASS; AFP", "Le Soir de Tarm"),
    ("d", "2024-03-12", "direct", "asserted", SAID, "Pavel Dorn", "person", None, "L'Ancre"),
    ("e", "2024-03-13", "indirect", "denied", "le port garderait douze quais ouverts aux céréaliers jusqu'au dégel",
     "Boris Kelner", "person", None, "Le Grain"),
    ("f", None, "direct", "asserted", SAID.replace("12", "2"), "TASS", "agency", None, None),
]  # fmt: skip


def rows() -> pd.DataFrame:
    table = pd.DataFrame(TOLD, columns=list(FIELDS))
    table["referent_id"] = "person:" + table["referent"]
    table["attribution_id"] = [f"{document}#{n}" for n, document in enumerate(table["document_id"])]
    return table


@pytest.fixture(scope="module")
def found() -> Tracks:
    return track(rows())


def test_a_track_sums_up_its_rows(found: Tracks) -> None:
    first = found.tracks.to_dict("records")[0]
    assert first == {
        "track_id": "a#0",
        "representative": SAID,
        "attributions": 6,
        "documents": 6,
        "documents_distinct": 5,
        "outlets": 3,
        "wordings": 4,
        "first_date": "2024-03-04",
        "last_date": "2024-03-13",
        "days_alive": 10,
        "peak_day": "2024-03-04",
        "first_document": "a",
        "last_document": "f",
        "sources": "Anne Morvan (2), Boris Kelner (1), Morvan (1), Pavel Dorn (1), TASS (1)",
        "via": "AFP (3), TASS (1)",
        "modes": "direct (5), indirect (1)",
        "stances": "asserted (5), denied (1)",
        "source_conflict": True,
        "conflicting_sources": "Anne Morvan (2), Morvan (1), Pavel Dorn (1)",
        "stance_conflict": True,
        "wording_changed": True,
    }


def test_rows_say_what_they_are_to_their_track(found: Tracks) -> None:
    of_track = found.attributions[found.attributions["track_id"] == "a#0"]
    assert of_track["variant"].tolist() == ["same", "same", "cut", "same", "indirect", "altered"]
    assert found.attributions["duplicate_of"].dropna().to_dict() == {3: "a", 4: "a", 5: "a"}


def test_words_that_two_people_may_both_say_are_no_conflict(found: Tracks) -> None:
    others = found.tracks.iloc[1:]
    assert not others["source_conflict"].any()
    assert others["documents_distinct"].tolist() == [1, 1]


def test_wordings_with_their_differences(found: Tracks) -> None:
    of_track = found.variants[found.variants["track_id"] == "a#0"]
    assert of_track[["variant", "attributions", "wording_changed"]].values.tolist() == [
        ["same", 3, False], ["cut", 1, False], ["indirect", 1, False], ["altered", 1, True],
    ]  # fmt: skip
    assert of_track["difference"].iloc[1] == (
        "[-Le port ne fermera pas, et-] nous garderons douze quais ouverts aux céréaliers [-jusqu'au dégel-]"
    )


def test_relays_lead_from_the_source_over_agencies_to_the_outlet(found: Tracks) -> None:
    edges = {(row.source, row.target): (row.step, row.attributions) for row in found.relays.itertuples()}
    assert edges["Anne Morvan", "AFP"] == ("source-relay", 2)
    assert edges["Morvan", "TASS"] == ("source-relay", 1)
    assert edges["TASS", "AFP"] == ("relay-relay", 1)
    assert edges["AFP", "Le Soir de Tarm"] == ("relay-outlet", 1)
    assert edges["Pavel Dorn", "L'Ancre"] == ("source-outlet", 1)
    assert found.relays.set_index(["source", "target"])["first_date"]["AFP", "Le Grain"] == "2024-03-04"


def test_the_relays_are_a_graph(found: Tracks) -> None:
    graph = relay_graph(found.relays)
    assert networkx.has_path(graph, "Anne Morvan", "Le Soir de Tarm") is True
    assert graph.number_of_edges() == len(found.relays)
    assert graph.get_edge_data("AFP", "Le Grain")[0]["attributions"] == 1


@pytest.mark.parametrize(
    ("period", "periods"),
    [
        ("day", ["2024-03-04", "2024-03-09", "2024-03-12", "2024-03-13"]),
        ("week", ["2024-03-04", "2024-03-11"]),
        ("month", ["2024-03-01"]),
    ],
)
def test_the_timeline_by_period(period: str, periods: list[str]) -> None:
    timeline = track(rows(), period=period).timeline  # type: ignore[arg-type]
    of_track = timeline[(timeline["of"] == "track") & (timeline["id"] == "a#0")]
    assert of_track["period"].tolist() == periods
    assert of_track["attributions"].sum() == 5
    assert "Pavel Dorn" in timeline["name"][timeline["of"] == "source"].tolist()


def test_documents_tell_what_rows_do_not() -> None:
    bare = rows().drop(columns="outlet").assign(date=None)
    documents = pd.DataFrame(
        {
            "document_id": list("abcdef"),
            "date": "2024-03-04",
            "outlet": "L'Ancre",
            "duplicate_of": [*"____", "d", None],
        }
    ).replace("_", None)
    found = track(bare, documents)
    assert found.tracks["outlets"].tolist() == [1, 1, 1]
    assert found.tracks["documents_distinct"].tolist() == [4, 1, 1]
    assert found.attributions["date"].eq("2024-03-04").all()


def test_one_source_may_be_named_in_several_ways() -> None:
    table = rows()
    same = table[table["document_id"].isin(["a", "c"])]
    assert not track(same).tracks["source_conflict"].any()


def test_who_quotes_the_source_is_no_other_source() -> None:
    """*Boris Kelner a rapporté les mots d'Anne Morvan : « … »* gives the words to both in one document."""
    both = pd.concat([rows().iloc[:1], rows().iloc[:1].assign(referent="Boris Kelner", attribution_id="a#x")])
    both["referent_id"] = both["referent"]
    assert not track(both).tracks["source_conflict"].any()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"date": "17/09/2023"}, "'17/09/2023', which is no date like 2023-09-17"),
        ({"date": "2023-02-30"}, "'2023-02-30', which is no date"),
        ({"attribution_id": "a#0"}, "Two rows are called 'a#0'"),
        ({"mode": None}, "Column mode has empty cells"),
    ],
)
def test_a_bad_table_is_one_clear_sentence(change: dict[str, str | None], said: str) -> None:
    with pytest.raises(TableError, match=said):
        track(rows().assign(**change))


def test_a_missing_column_is_named() -> None:
    with pytest.raises(TableError, match="no column content"):
        track(rows().drop(columns="content"))
    with pytest.raises(TableError, match="no column document_id"):
        track(rows(), pd.DataFrame({"outlet": ["x"]}))
    with pytest.raises(TableError, match="no track_id and variant"):
        track(rows(), known=rows())


def test_settings_that_cannot_be_are_named() -> None:
    with pytest.raises(InputError, match="min_similarity is 75"):
        track(rows(), min_similarity=75)
    with pytest.raises(InputError, match="'year'; give one of day, week, month"):
        track(rows(), period="year")  # type: ignore[arg-type]


def test_dates_with_times_and_without_are_read() -> None:
    mixed = rows()
    mixed["date"] = ["2024-03-04T08:15:00+01:00", *mixed["date"][1:]]
    assert track(mixed).tracks["first_date"].iloc[0] == "2024-03-04"


def repeated(number: int, content: str) -> pd.DataFrame:
    """The first row as often as that, with ``{}`` in its content numbered."""
    table = pd.concat([rows().iloc[[0]]] * number, ignore_index=True)
    numbers = map(str, range(number))
    return table.assign(
        attribution_id="a#" + table.index.astype(str), content=[content.replace("{}", n) for n in numbers]
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("number", "content"),
    [
        (20_000, SAID),
        (40, "mot{} " + "mot encore autre chose ailleurs " * 3_200),
        (400, "nous suivons de très près la situation du navire{} dans le détroit"),
    ],
    ids=["equal quotations", "contents of 100,000 characters", "one formula"],
)
def test_great_numbers_and_great_lengths_stay_bounded(number: int, content: str) -> None:
    assert track(repeated(number, content)).tracks["attributions"].sum() == number
