"""The command: what it says, what it writes, how it ends."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from attribution import cli, parse
from attribution.batch.analyser import loaded
from attribution.cli.progress import Progress
from attribution.model import Parse
from attribution.reading import FORMATS
from tests.conftest import Run

FILES = [
    "attributions.csv",
    "by_cue.csv",
    "by_document.csv",
    "credits.csv",
    "csv-metadata.json",
    "documents.jsonl.gz",
    "errors.csv",
    "source_by_kind.csv",
    "sources.csv",
]


class Blind:
    """A parser that sees no sentence, and fails where it is told to."""

    name = "blind"

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        if any("BOUM" in text for text in texts):
            raise ValueError("BOUM")
        return [Parse(text, ()) for text in texts]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, run: Run) -> Iterator[Run]:
    """Run the command here, with a parser that needs no model."""
    monkeypatch.setattr(parse, "load_parser", lambda *given: Blind())
    loaded.cache_clear()
    yield run
    loaded.cache_clear()


def article(folder: Path, name: str = "a.txt", text: str = "TASS a indiqué que tout va bien.") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.slow
def test_run_writes_all_tables_and_says_where(run: Run, tmp_path: Path) -> None:
    article(tmp_path / "in", "a.txt")
    article(tmp_path / "in", "b.md")
    code, out, err = run("run", tmp_path / "in", "-o", tmp_path / "out")
    assert code == 0, err
    assert sorted(os.listdir(tmp_path / "out")) == sorted([*FILES, "shards"])
    assert "0 attributions in 2 documents" in out
    assert str(tmp_path / "out") in out
    assert "2 of 2 documents" in err
    assert list(pd.read_csv(tmp_path / "out" / "by_document.csv")["document_id"]) == ["a", "b"]
    assert len(pd.read_csv(tmp_path / "out" / "errors.csv")) == 0


@pytest.mark.slow
def test_a_report_is_made_at_once_or_afterwards(run: Run, tmp_path: Path) -> None:
    code, _, err = run("run", article(tmp_path), "-o", tmp_path / "out", "--html")
    assert code == 0, err
    first = (tmp_path / "out" / "report.html").read_bytes()
    assert b'<html lang="fr">' in first
    assert run("report", tmp_path / "out") == (0, f"{tmp_path / 'out' / 'report.html'}\n", "")
    assert (tmp_path / "out" / "report.html").read_bytes() == first
    assert run("report", tmp_path / "out", "--lang", "en", "--quiet") == (0, "", "")
    assert b'<html lang="en">' in (tmp_path / "out" / "report.html").read_bytes()


def test_a_report_of_nothing_is_one_sentence(run: Run, tmp_path: Path) -> None:
    code, out, err = run("report", tmp_path / "absent")
    assert (code, out) == (2, "")
    assert err == (
        f"attribution: {tmp_path / 'absent'} is no folder; name one that `attribution run … -o FOLDER` made.\n"
    )


@pytest.mark.slow
def test_output_that_goes_nowhere_is_one_sentence_and_the_tables_are_there(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(sys.modules["attribution.cli.run"], "_summarise", full)
    code, _, err = run("run", article(tmp_path), "-o", tmp_path / "out")
    assert code == 2
    assert "does not go on ([Errno 28] No space left on device); what is done is kept." in err
    assert sorted(os.listdir(tmp_path / "out")) == sorted([*FILES, "shards"])


@pytest.mark.slow
def test_whoever_has_closed_both_outputs_gets_the_tables(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article(tmp_path)
    for stream in ("stdout", "stderr"):
        monkeypatch.setattr(sys, stream, None)
    with pytest.raises(SystemExit, match="0"):
        cli.cli(["run", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out")])
    assert (tmp_path / "out" / "sources.csv").exists()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("total", "left"), [(100, ", 10 s left"), (None, "")])
def test_time_left_on_a_terminal_is_by_what_this_run_has_done(
    total: int | None, left: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = count(step=10)  # seconds: a look at the clock takes ten
    monkeypatch.setattr(
        "attribution.cli.progress.time", SimpleNamespace(monotonic=lambda: min(next(now), 10))
    )
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with Progress(total) as progress:
        progress.kept(80)
        progress.done(10, 500, 1)
    shown = terminal.getvalue().split("[")[-1]
    assert "<" not in shown  # tqdm's own guess, which takes what was kept for work of a moment
    assert shown.split(",", 1)[1].strip() == f"50 words/s{left}, 1 error]"


@pytest.mark.slow
def test_quiet_prints_nothing_when_all_is_well(run: Run, tmp_path: Path) -> None:
    assert run("run", article(tmp_path), "-o", tmp_path / "out", "--quiet") == (0, "", "")


@pytest.mark.slow
def test_a_document_that_fails_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    for name, text in (("a.txt", "Bien."), ("b.txt", "BOUM"), ("c.txt", ""), ("d.txt", "Bien.")):
        article(tmp_path / "in", name, text)
    code, _, err = run("run", tmp_path / "in", "-o", tmp_path / "out")
    assert code == 1
    errors = pd.read_csv(tmp_path / "out" / "errors.csv")
    assert list(errors["document_id"]) == ["b", "c"]
    assert "BOUM" in errors["message"][0]
    assert "is empty" in errors["message"][1]
    assert "b failed: " in err
    assert "2 documents failed; see " in err
    assert list(pd.read_csv(tmp_path / "out" / "by_document.csv")["document_id"]) == ["a", "b", "d"]


@pytest.mark.slow
def test_tables_are_read_by_the_columns_that_are_named(run: Run, tmp_path: Path) -> None:
    article(tmp_path, "a.csv", "corps;paru;journal\nTASS a dit oui.;17 sept. 2023;Le Courrier\n")
    arguments = ["--text-column", "corps", "--date-column", "paru", "-o", tmp_path / "out"]
    code, _, err = run("run", tmp_path / "a.csv", *arguments)
    assert code == 0, err
    (row,) = pd.read_csv(tmp_path / "out" / "by_document.csv").to_dict("records")
    assert (row["document_id"], row["date"], row["outlet"]) == ("a-1", "2023-09-17", "Le Courrier")


@pytest.mark.slow
def test_duplicates_are_marked_or_left_out(run: Run, tmp_path: Path) -> None:
    dispatch = "PARIS (AFP) – " + "Le maire a dit que le pont serait fermé jusqu'à la fin de la semaine. " * 3
    article(tmp_path / "in", "b.txt", dispatch)
    article(tmp_path / "in", "a.txt", dispatch)
    article(tmp_path / "in", "c.txt", "Rien à voir.")
    run("run", tmp_path / "in", "-o", tmp_path / "marked")
    table = pd.read_csv(tmp_path / "marked" / "by_document.csv")
    assert dict(zip(table["document_id"], table["duplicate_of"].fillna(""), strict=True)) == {
        "a": "",
        "b": "a",
        "c": "",
    }
    assert list(pd.read_csv(tmp_path / "marked" / "credits.csv")["document_id"]) == ["a", "b"]
    code, out, err = run("run", tmp_path / "in", "-o", tmp_path / "dropped", "--drop-duplicates")
    assert code == 0
    assert "1 duplicate left out." in err
    assert "in 2 documents" in out
    assert list(pd.read_csv(tmp_path / "dropped" / "by_document.csv")["document_id"]) == ["a", "c"]


def test_help_lists_every_format(run: Run) -> None:
    _, out, _ = run("run", "--help")
    assert all(ending in out for ending in FORMATS)


@pytest.mark.slow
def test_an_older_encoding_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Déjà là.".encode("cp1252"))
    code, _, err = run("run", tmp_path / "a.txt", "-o", tmp_path / "out")
    assert code == 0
    assert "a.txt is not UTF-8; read as Windows-1252." in err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["{in}/absent"], "does not exist; check the path."),
        (["{in}/empty.txt"], "empty.txt is empty; remove it or put an article into it."),
        (["{in}/nothing"], "nothing holds no articles; these are read: .txt, .md, .html"),
        (
            ["{in}/picture.png"],
            "picture.png is of no kind that can be read; save it as one of these: .txt, .md, .html",
        ),
        (
            ["{in}/binary.txt"],
            "binary.txt cannot be read: this is no text file; save it as plain text in UTF-8.",
        ),
        (["{in}/good.txt", "-o", "{in}/good.txt"], "Nothing can be written into"),
        (["{in}/good.txt", "-o", "{in}/good.txt/out"], "Nothing can be written into"),
        (["{in}/good.txt", "-o", "{out}", "--entities", "{in}/absent.toml"], "absent.toml"),
        (["{in}/good.txt", "-o", "{out}", "--corrections", "{in}/absent.csv"], "absent.csv cannot be read"),
    ],
)
def test_bad_input_is_one_sentence_and_leaves_nothing(
    run: Run, tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    (folder / "nothing").mkdir(parents=True)
    article(folder, "good.txt")
    article(folder, "empty.txt", "")
    article(folder, "picture.png")
    (folder / "binary.txt").write_bytes(b"\x89PNG\0\0\0")
    before = sorted(tmp_path.rglob("*"))
    given = [each.format(**{"in": folder, "out": out}) for each in arguments]
    if "-o" not in given:
        given += ["-o", str(out)]
    code, printed, err = run("run", *given)
    assert code == 2
    assert printed == ""
    assert sentence in err
    assert err.count("\n") == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_explaining_nothing_is_told(run: Run) -> None:
    code, _, err = run("explain", "  ")
    assert (code, err) == (
        2,
        "attribution: The text is empty; give a sentence to explain, between quotation marks.\n",
    )


def test_columns_are_listed(run: Run) -> None:
    code, out, _ = run("columns")
    assert code == 0
    assert "referent (string)\n    Who that is: the canonical name. Empty: every step abstained" in out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(run: Run, shell: str) -> None:
    code, out, _ = run("completion", shell)
    assert code == 0
    assert "_ATTRIBUTION_COMPLETE" in out


@pytest.mark.parametrize(
    "arguments", [[], ["run"], ["report"], ["explain"], ["evaluate"], ["draft"], ["columns"], ["completion"]]
)
def test_every_command_has_help(run: Run, arguments: list[str]) -> None:
    code, out, _ = run(*arguments, "--help")
    assert code == 0
    assert out.startswith("Usage: attribution")
