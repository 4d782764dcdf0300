"""The command ``attribution evaluate``: what it prints, and how it ends."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from attribution import parse
from attribution.evaluate import read_gold, write_gold
from attribution.model import Analysis, Attribution, Candidate, Document, Parse, Resolution
from attribution.report.csv import write_table
from attribution.tables import attributions_table
from tests.conftest import Run
from tests.evaluate.cases import GOLD, ROUTE

ROUTE_GOLD = GOLD[0]


@pytest.fixture
def run(run: Run) -> Run:
    return partial(run, "evaluate")


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    write_gold([ROUTE_GOLD], tmp_path / "gold")
    return tmp_path / "gold"


def table(path: Path, first: int = 0) -> Path:
    """The gold as if it had been found, but for those before ``first``."""
    found = tuple(
        Attribution(
            "route",
            Candidate("que", 0, each.content, each.cue, "dire", each.source, stance=each.stance),
            each.mode,
            Resolution("", each.referent, each.kind, step="known_name"),
        )
        for each in ROUTE_GOLD.attributions[first:]
    )
    write_table(attributions_table(Analysis((Document("route", ROUTE),), found)), path)
    return path


def test_figures_and_tables_are_printed(run: Run, gold: Path, tmp_path: Path) -> None:
    code, out, err = run(gold, table(tmp_path / "found.csv", 1))
    assert (code, err) == (0, "")
    plain = " ".join(out.split())
    assert "content@0.5 100.0% (100.0–100.0) 75.0% (75.0–75.0) 85.7% (85.7–85.7) 3 3 4 " in plain
    assert "indirect recall 66.7% (66.7–66.7) 2 3 " in plain
    assert "que 3 3 3 3 100.0% (100.0–100.0) 100.0% (100.0–100.0)" in plain
    assert "missed" not in out


def test_errors_are_shown_when_asked_for(run: Run, gold: Path, tmp_path: Path) -> None:
    code, out, _ = run(gold, table(tmp_path / "found.csv", 1), "--errors", "5")
    assert code == 0
    assert (
        "missed: route, 19  [indirect, —, —]\n    la route du col était ouverte\n    expected TASS, found —"
        in out
    )


def test_what_changed_against_another_table(run: Run, gold: Path, tmp_path: Path) -> None:
    code, out, _ = run(gold, table(tmp_path / "a.csv"), "--against", table(tmp_path / "b.csv", 2))
    assert code == 0
    assert "Against the other table: 2 gained, 0 lost" in out
    assert "gained, was missed: route, 19" in out


def test_mistakes_of_one_sort(run: Run, gold: Path, tmp_path: Path) -> None:
    found = table(tmp_path / "found.csv", 1)
    code, out, _ = run(gold, found, "--errors", "9", "--only", "referent", "--only", "via")
    assert code == 0
    assert "via: route, " in out
    assert "missed: " not in out


def test_tables_are_written(run: Run, gold: Path, tmp_path: Path) -> None:
    found = table(tmp_path / "found.csv", 1)
    code, _, _ = run(gold, found, "--against", found, "-o", tmp_path / "out")
    assert code == 0
    names = ["by_construction", "by_kind", "by_mode", "by_rule", "by_step", "changes", "errors", "figures"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [f"{name}.csv" for name in names]
    assert "missed,route,19,la route" in (tmp_path / "out" / "errors.csv").read_text(encoding="utf-8-sig")


def test_without_a_table_the_texts_are_analysed(
    run: Run, gold: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parse, "load_parser", lambda *given: Blind())
    code, out, err = run(gold)
    assert (code, err) == (0, "1 of 1 documents\n")
    assert "content@0.5 — 0.0% (0.0–0.0) 0.0% (0.0–0.0) 0 0 4" in " ".join(out.split())


class Blind:
    """A parser that sees no sentence."""

    name = "blind"

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        return [Parse(text, ()) for text in texts]


def test_gold_may_be_brat(run: Run, gold: Path, tmp_path: Path) -> None:
    write_gold(read_gold(gold), tmp_path / "brat", "brat")
    found = table(tmp_path / "found.csv", 1)
    assert run(tmp_path / "brat", found) == run(gold, found)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["{tmp}/absent", "{tmp}/found.csv"], "absent is no folder; name one that holds gold annotations"),
        (
            ["{tmp}/empty", "{tmp}/found.csv"],
            "holds no .json and no .ann file; name a folder with gold annotations.",
        ),
        (["{tmp}/gold", "{tmp}/absent.csv"], "absent.csv cannot be read"),
        (
            ["{tmp}/gold", "{tmp}/found.csv", "--against", "{tmp}/other.csv"],
            "The table has no column document_id",
        ),
    ],
)
def test_bad_input_is_one_sentence(
    run: Run, gold: Path, tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    table(tmp_path / "found.csv")
    (tmp_path / "empty").mkdir()
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    code, out, err = run(*(each.format(tmp=tmp_path) for each in arguments))
    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


def test_help(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    assert "GOLD_FOLDER [FOUND_CSV]" in out
