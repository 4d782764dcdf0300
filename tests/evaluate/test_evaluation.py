"""Every figure on a case small enough to count by hand, and what the tables and changes hold."""

from __future__ import annotations

import pandas as pd
import pytest

from attribution.errors import GoldError, TableError
from attribution.evaluate import Count, Evaluation, evaluate
from attribution.evaluate.figures import scored
from tests.evaluate.cases import GOLD, ROUTE, ROWS, found, row


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    return evaluate(found(), GOLD)


def records(frame: pd.DataFrame, *names: str) -> list[tuple[object, ...]]:
    plain = frame[list(names)].astype(object).where(frame[list(names)].notna(), None)
    return [tuple(row) for row in plain.itertuples(index=False)]


# The numbers here were computed once by the scorer whose definitions this package follows, a program of its own
# that reads the same gold and CSV; they were then counted by hand.
@pytest.mark.parametrize(
    ("figure", "correct", "found", "gold"),
    [
        ("content@0.5", 6, 7, 8),
        ("content@0.8", 5, 7, 8),
        ("content exact", 4, 7, 8),
        ("content@0.5 + referent", 4, 7, 8),
        ("agency attributions", 2, 4, 3),
    ],
)
def test_scores(evaluation: Evaluation, figure: str, correct: int, found: int, gold: int) -> None:
    score = evaluation.scores[figure]
    assert (score.correct, score.found, score.gold) == (correct, found, gold)
    assert score.precision == correct / found
    assert score.recall == correct / gold
    assert score.f1 == pytest.approx(2 * correct / (found + gold))
    assert 0 <= score.low <= score.f1 <= score.high <= 1


def test_recall_by_mode(evaluation: Evaluation) -> None:
    shares = {mode: (part.right, part.of) for mode, part in evaluation.recall_by_mode.items()}
    assert shares == {"direct": (3, 3), "indirect": (3, 5)}


def test_accuracy_on_matched(evaluation: Evaluation) -> None:
    assert {part.of for part in evaluation.accuracy.values()} == {6}
    right = {name: part.right for name, part in evaluation.accuracy.items()}
    assert right == {"source": 5, "referent": 4, "kind": 4, "mode": 5, "stance": 5}
    assert (evaluation.via.right, evaluation.via.of) == (1, 2)
    assert evaluation.bad_offsets == 0
    assert evaluation.documents == 2


def test_counts_by_rule(evaluation: Evaluation) -> None:
    numbers = ("found", "correct", "right_referent")
    assert records(evaluation.by_construction, "construction", *numbers) == [
        ("que", 3, 3, 2),
        ("incise", 2, 2, 1),
        ("question", 1, 0, 0),
        ("quote", 1, 1, 1),
    ]
    assert records(evaluation.by_step, "resolution", *numbers) == [
        (None, 4, 3, 2),
        ("known_name", 1, 1, 1),
        ("person_name", 1, 1, 1),
        ("phrase", 1, 1, 0),
    ]


def test_counts_by_value(evaluation: Evaluation) -> None:
    assert records(evaluation.by_mode, "mode", "gold", "found", "precision", "recall") == [
        ("direct", 3, 2, 1.0, 1.0),
        ("indirect", 5, 4, 0.75, 0.6),
        ("mixed", 0, 1, 1.0, 0.0),
    ]
    assert records(evaluation.by_kind, "kind", "gold", "found", "precision", "recall") == [
        ("agency", 3, 4, 0.5, 2 / 3),
        ("government", 2, 0, 0.0, 0.0),
        ("person", 2, 1, 1.0, 0.5),
        (None, 1, 2, 0.5, 1.0),
    ]


def test_the_row_of_agencies_is_their_score(evaluation: Evaluation) -> None:
    row = evaluation.by_kind.set_index("kind").loc["agency"]
    score = evaluation.scores["agency attributions"]
    assert (row["precision"], row["recall"]) == (score.precision, score.recall)


def test_errors_to_read(evaluation: Evaluation) -> None:
    assert records(evaluation.errors, "error", "document_id", "content", "expected", "found") == [
        ("missed", "neige", "la neige tiendra", "Agence France-Presse", None),
        ("source", "neige", "la neige tiendra", "le guide", "AFP"),
        ("false", "neige", "le bus passera", None, None),
        ("source", "route", "le pont soit fermé", "le maire de Valbrune", "Reuters"),
        ("missed", "route", "revenir", "le maire de Valbrune", None),
    ]


def test_one_row_a_figure(evaluation: Evaluation) -> None:
    frame = evaluation.to_frame().set_index("figure")
    assert len(frame) == 5 + 2 + 6
    assert frame.loc["recall of indirect", "recall"] == 0.6
    assert frame.loc["via of matched", "accuracy"] == 0.5
    assert frame.loc["content@0.5", "gold"] == 8
    assert frame["accuracy"].isna().loc["content@0.5"]


def test_the_order_of_rows_and_their_dtypes_do_not_matter(evaluation: Evaluation) -> None:
    numbers = ["cue_start", "cue_end", "source_start", "source_end"]
    shuffled = found(*reversed(ROWS)).astype(dict.fromkeys(numbers, "float64"))
    assert evaluate(shuffled, GOLD).scores == evaluation.scores


def test_chance_is_repeatable_and_its_seed_matters() -> None:
    counts = [Count(n, n + 3, 12) for n in range(10)]
    assert scored(counts, 50, 0) == scored(counts, 50, 0) != scored(counts, 50, 1)
    assert evaluate(found(), GOLD).scores == evaluate(found(), GOLD).scores


def test_an_interval_is_as_wide_as_documents_differ() -> None:
    alike, unlike = [Count(5, 10, 10)] * 20, [Count(0, 10, 10), Count(10, 10, 10)] * 10
    assert (scored(alike, 1000, 0).low, scored(alike, 1000, 0).high) == (0.5, 0.5)
    # Twenty draws of 0 or 1 with mean 0.5: the normal approximation gives 0.5 ± 1.96 · 0.5 / √20.
    assert scored(unlike, 1000, 0).low == pytest.approx(0.5 - 0.219, abs=0.04)
    assert scored(unlike, 1000, 0).high == pytest.approx(0.5 + 0.219, abs=0.04)


def test_against_itself_nothing_changed() -> None:
    changes = evaluate(found(), GOLD, against=found()).changes
    assert changes is not None
    assert changes.empty


def test_what_was_gained_and_lost() -> None:
    better = [dict(each) for each in ROWS if each["construction"] != "question"]
    better[2]["referent"] = "le maire de Valbrune"
    worse = better[1:]
    changes = evaluate(found(*worse), GOLD, against=found()).changes
    assert changes is not None
    assert records(changes, "change", "error", "content") == [
        ("gained", "false", "le bus passera"),
        ("lost", "missed", "la route du col était ouverte"),
        ("gained", "source", "le pont soit fermé"),
    ]


@pytest.mark.parametrize("content", ["le bac est plein", "que le bac est plein. Il", "le bac"])
def test_what_is_optional_counts_neither_way(content: str) -> None:
    scores = evaluate(found(row("route", ROUTE, content, "", "")), GOLD).scores
    assert (scores["content@0.5"].found, scores["content@0.5"].gold) == (0, 8)


def test_nothing_found_is_a_score_of_zero() -> None:
    evaluation = evaluate(found().iloc[:0], GOLD)
    assert {score.f1 for score in evaluation.scores.values()} == {0.0}
    assert len(evaluation.errors) == 8


def test_rows_beyond_the_text_are_counted() -> None:
    beyond = {**ROWS[0], "content_spans": "20:9999"}
    assert evaluate(found(beyond), GOLD).bad_offsets == 1


def test_without_gold_there_is_no_score() -> None:
    with pytest.raises(GoldError, match="no gold document"):
        evaluate(found(), [])


def test_a_column_that_is_missing_is_named() -> None:
    with pytest.raises(TableError, match="stance"):
        evaluate(found().drop(columns="stance"), GOLD)


@pytest.mark.parametrize("spans", ["12", "a:b", "1:2:3"])
def test_offsets_that_are_none_are_told(spans: str) -> None:
    with pytest.raises(TableError, match="A row of route has offsets that are none"):
        evaluate(found({**ROWS[0], "content_spans": spans}), GOLD)
