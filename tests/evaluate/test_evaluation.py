"""Every figure on a case small enough to count by hand, and what the tables and changes hold."""

from __future__ import annotations

import pandas as pd
import pytest

from attribution.errors import GoldError, TableError
from attribution.evaluate import Evaluation, GoldDocument, evaluate
from attribution.evaluate.figures import draw
from attribution.evaluate.outcomes import Outcome
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
    assert (score.precision.right, score.precision.of) == (correct, found)
    assert (score.recall.right, score.recall.of) == (correct, gold)
    assert score.f1.value == pytest.approx(2 * correct / (found + gold))
    for share in (score.precision, score.recall, score.f1):
        assert 0 <= share.low <= share.value <= share.high <= 1


def test_recall_by_mode(evaluation: Evaluation) -> None:
    shares = {mode: (part.right, part.of) for mode, part in evaluation.recall_by_mode.items()}
    assert shares == {"direct": (3, 3), "indirect": (3, 5)}


def test_accuracy_on_matched(evaluation: Evaluation) -> None:
    shares = {name: (part.right, part.of) for name, part in evaluation.accuracy.items()}
    of_all = {"source": (5, 6), "referent": (4, 6), "kind": (4, 6), "mode": (5, 6), "stance": (5, 6)}
    assert shares == {**of_all, "via": (1, 2)}
    assert evaluation.bad_offsets == 0
    assert evaluation.documents == 2


def test_counts_by_rule(evaluation: Evaluation) -> None:
    numbers = ("found", "correct", "right_referent", "true")
    assert records(evaluation.by_construction, "construction", *numbers) == [
        ("que", 3, 3, 2, 2),
        ("incise", 2, 2, 1, 1),
        ("question", 1, 0, 0, 0),
        ("quote", 1, 1, 1, 1),
    ]
    assert records(evaluation.by_step, "resolution", *numbers) == [
        (None, 4, 3, 2, 2),
        ("known_name", 1, 1, 1, 1),
        ("person_name", 1, 1, 1, 1),
        ("phrase", 1, 1, 0, 0),
    ]
    assert records(evaluation.by_rule, "construction", "resolution", *numbers)[:2] == [
        ("incise", None, 1, 1, 0, 0),
        ("incise", "person_name", 1, 1, 1, 1),
    ]


def test_a_row_that_names_no_source_says_nothing_false() -> None:
    silent = {**ROWS[0], "referent": "", "kind": "", "resolution": ""}
    assert records(evaluate(found(silent), GOLD).by_rule, "right_referent", "true") == [(0, 1)]


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
    for name in ("precision", "recall", "f1"):
        share = getattr(score, name)
        assert tuple(row[[name, f"{name}_low", f"{name}_high"]]) == (share.value, share.low, share.high)


def test_errors_to_read(evaluation: Evaluation) -> None:
    assert records(evaluation.errors, "error", "document_id", "content", "expected", "found") == [
        ("kind", "neige", "la neige tiendra", "person", "agency"),
        ("missed", "neige", "la neige tiendra", "Agence France-Presse", None),
        ("referent", "neige", "la neige tiendra", "le guide", "AFP"),
        ("mode", "neige", "« Tout va bien »", "direct", "mixed"),
        ("false", "neige", "le bus passera", None, None),
        ("kind", "route", "le pont soit fermé", "government", "agency"),
        ("referent", "route", "le pont soit fermé", "le maire de Valbrune", "Reuters"),
        ("source", "route", "le pont soit fermé", "Le maire", None),
        ("stance", "route", "le pont soit fermé", "denied", "asserted"),
        ("via", "route", "le pont soit fermé", "Reuters", None),
        ("missed", "route", "revenir", "le maire de Valbrune", None),
    ]


def test_every_figure_has_its_rows_in_the_table_of_errors(evaluation: Evaluation) -> None:
    errors = evaluation.errors["error"].value_counts()
    wrong = {name: share.of - share.right for name, share in evaluation.accuracy.items()}
    whole = evaluation.scores["content@0.5"]
    wrong |= {
        "missed": whole.recall.of - whole.recall.right,
        "false": whole.precision.of - whole.precision.right,
    }
    assert dict(errors) == {name: number for name, number in wrong.items() if number}


def test_one_row_a_figure(evaluation: Evaluation) -> None:
    frame = evaluation.to_frame().set_index(["figure", "measure"])
    assert len(frame) == 5 * 3 + 2 + 6
    assert frame.loc[("indirect", "recall"), "value"] == 0.6
    assert tuple(frame.loc[("via", "accuracy"), ["value", "right", "of"]]) == (0.5, 1, 2)
    assert frame["of"].isna().loc[("content@0.5", "f1")]


def test_every_table_has_a_name(evaluation: Evaluation) -> None:
    names = ["figures", "by_construction", "by_step", "by_rule", "by_mode", "by_kind", "errors"]
    assert list(evaluation.tables()) == names
    assert list(evaluate(found(), GOLD, against=found()).tables()) == [*names, "changes"]


def test_the_order_of_rows_and_their_dtypes_do_not_matter(evaluation: Evaluation) -> None:
    numbers = ["cue_start", "cue_end", "source_start", "source_end"]
    shuffled = found(*reversed(ROWS)).astype(dict.fromkeys(numbers, "float64"))
    assert evaluate(shuffled, GOLD).scores == evaluation.scores


def test_chance_is_repeatable_and_its_seed_matters() -> None:
    names = [str(number) for number in range(9)]
    first, again, other = (draw(names, 5, seed).weights.tolist() for seed in (0, 0, 1))
    assert first == again != other
    assert {sum(row) for row in first} == {9}
    assert evaluate(found(), GOLD).scores == evaluate(found(), GOLD).scores


def test_an_interval_is_as_wide_as_documents_differ() -> None:
    documents = [GoldDocument(str(number), "", ()) for number in range(20)]
    outcomes = [Outcome(document, None, None) for document in documents]
    draws = draw([document.id for document in documents], 1000, 0)
    alike = draws.share(outcomes, lambda each: True)
    unlike = draws.share(outcomes, lambda each: int(each.document.id) % 2 == 0)
    assert (alike.low, alike.value, alike.high) == (1, 1, 1)
    # Twenty draws of 0 or 1 with mean 0.5: the normal approximation gives 0.5 ± 1.96 · 0.5 / √20.
    assert unlike.value == 0.5
    assert unlike.low == pytest.approx(0.5 - 0.219, abs=0.04)
    assert unlike.high == pytest.approx(0.5 + 0.219, abs=0.04)


def test_what_was_asked_of_nothing_has_no_interval() -> None:
    share = evaluate(found().iloc[:0], GOLD).scores["content@0.5"].precision
    assert (share.value, share.of) == (0.0, 0)
    assert share.low != share.low


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
        ("gained", "referent", "le pont soit fermé"),
    ]


def test_what_is_wrong_of_a_row_that_was_missed_before_is_no_loss() -> None:
    wrong = {**ROWS[0], "kind": "person"}
    changes = evaluate(found(wrong, *ROWS[1:]), GOLD, against=found(*ROWS[1:])).changes
    assert changes is not None
    assert records(changes, "change", "error") == [("gained", "missed")]


@pytest.mark.parametrize("content", ["le bac est plein", "que le bac est plein. Il", "le bac"])
def test_what_is_optional_counts_neither_way(content: str) -> None:
    scores = evaluate(found(row("route", ROUTE, content, "", "")), GOLD).scores
    assert (scores["content@0.5"].precision.of, scores["content@0.5"].recall.of) == (0, 8)


def test_nothing_found_is_a_score_of_zero() -> None:
    evaluation = evaluate(found().iloc[:0], GOLD)
    assert {score.f1.value for score in evaluation.scores.values()} == {0.0}
    assert len(evaluation.errors) == 8


def test_rows_without_gold_are_left_aside_and_counted(evaluation: Evaluation) -> None:
    assert evaluation.aside == 1
    with pytest.raises(TableError, match="the table has 'elsewhere', gold has 'route'"):
        evaluate(found(ROWS[-1]), GOLD)


def test_rows_beyond_the_text_are_counted() -> None:
    beyond = {**ROWS[0], "content_spans": "20:9999"}
    assert evaluate(found(beyond), GOLD).bad_offsets == 1


def test_without_gold_there_is_no_score() -> None:
    with pytest.raises(GoldError, match="one document or more"):
        evaluate(found(), [])


def test_two_gold_documents_of_one_name_are_told() -> None:
    with pytest.raises(GoldError, match="an id of its own"):
        evaluate(found(), [*GOLD, GOLD[0]])


def test_a_column_that_is_missing_is_named() -> None:
    with pytest.raises(TableError, match="stance"):
        evaluate(found().drop(columns="stance"), GOLD)


@pytest.mark.parametrize("spans", ["12", "a:b", "1:2:3"])
def test_offsets_that_are_none_are_told(spans: str) -> None:
    with pytest.raises(TableError, match="A row of route has offsets that are none"):
        evaluate(found({**ROWS[0], "content_spans": spans}), GOLD)
