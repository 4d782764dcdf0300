"""``run`` and ``parse`` over shards: what is done again, what is refused, what is taken from kept parses."""

from __future__ import annotations

import errno
import gzip
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from attribution import parse
from attribution.batch.analyser import loaded
from attribution.cli import cli
from attribution.errors import InputError, OutputError
from attribution.report.csv import read_attributions
from tests.batch.light import corpus, load, write

pytestmark = pytest.mark.slow

Command = Callable[..., int]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Iterator[Command]:
    """The command in this process, with a parser that needs no model."""

    def attribution(*arguments: str | Path) -> int:
        try:
            cli([*map(str, arguments), "--quiet"], standalone_mode=False)
        except SystemExit as end:
            return int(end.code or 0)
        return 0

    monkeypatch.setattr(parse, "load_parser", load)
    loaded.cache_clear()
    yield attribution
    loaded.cache_clear()


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write(corpus(20), tmp_path / "articles")


def tables(output: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(output.glob("*.csv"))}


def shards(output: Path) -> dict[str, int]:
    return {file.name: file.stat().st_mtime_ns for file in (output / "shards").glob("*.parquet")}


def test_a_changed_article_is_all_that_is_done_again(
    command: Command, articles: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out"
    assert command("run", articles, "-o", output) == 1  # of the empty article
    before, rows = shards(output), tables(output)
    next(articles.glob("*article-019.txt")).write_text("Selon TASS, les combats ont cessé.", encoding="utf-8")
    command("run", articles, "-o", output)
    assert len(shards(output)) == len(before) == 3
    assert len(shards(output).items() - before.items()) == 1
    fresh = tmp_path / "fresh"
    command("run", articles, "-o", fresh)
    assert tables(output) == tables(fresh) != rows


def test_other_options_are_refused_until_restart(command: Command, articles: Path, tmp_path: Path) -> None:
    output, entities = tmp_path / "out", tmp_path / "mine.toml"
    entities.write_text('[[entity]]\nid = "x-y"\nname = "Xyz"\nkind = "agency"\n', encoding="utf-8")
    command("run", articles, "-o", output)
    before = tables(output)
    with pytest.raises(OutputError, match=r"--entities was not given, and is .*Add --restart"):
        command("run", articles, "-o", output, "--entities", entities)
    assert tables(output) == before
    assert command("run", articles, "-o", output, "--entities", entities, "--restart") == 1


def test_what_somebody_else_keeps_in_the_folder_stays(
    command: Command, articles: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out"
    output.mkdir()
    (output / "sources.csv").write_text("mine")
    with pytest.raises(
        OutputError, match=r"holds sources\.csv, which no run has written; move that elsewhere"
    ):
        command("run", articles, "-o", output)
    assert os.listdir(output) == ["sources.csv"]
    (output / "sources.csv").rename(output / "mine.csv")
    assert command("run", articles, "-o", output) == 1  # of the empty article
    for name in (".attributions.csv.99.part", ".mine.csv.99.part"):
        (output / name).touch()
    assert command("run", articles, "-o", output) == 1
    assert (output / "mine.csv").read_text() == "mine"
    assert [path.name for path in output.glob(".*.part")] == [".mine.csv.99.part"]


def test_kept_parses_give_the_same_rows(
    command: Command, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command("run", articles, "-o", tmp_path / "with")
    assert command("parse", articles, "-o", tmp_path / "parses") == 1
    monkeypatch.setattr(parse, "load_parser", lambda model=None: pytest.fail("no parser is needed"))
    assert command("run", articles, "-o", tmp_path / "from", "--parses", tmp_path / "parses") == 1
    assert tables(tmp_path / "from") == tables(tmp_path / "with")
    assert len(read_attributions(tmp_path / "from" / "attributions.csv")) > 10


def test_a_text_without_a_kept_parse_is_a_failure_of_its_own(
    command: Command, articles: Path, tmp_path: Path
) -> None:
    command("parse", articles, "-o", tmp_path / "parses")
    (articles / "new.txt").write_text("Un texte nouveau.", encoding="utf-8")
    assert command("run", articles, "-o", tmp_path / "out", "--parses", tmp_path / "parses") == 1
    errors = (tmp_path / "out" / "errors.csv").read_text(encoding="utf-8-sig")
    assert "holds no parse of it; run attribution parse" in errors
    assert errors.count("holds no parse") == 1


@pytest.mark.parametrize("kept", [0, 40, 300])  # bytes: nothing, less than the index, less than a parse
def test_a_damaged_file_of_parses_is_named(
    kept: int, command: Command, articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command("parse", articles, "-o", tmp_path / "parses")
    for file in (tmp_path / "parses").glob("*.conllu.gz"):
        file.write_bytes(file.read_bytes()[:kept])
    try:
        assert command("run", articles, "-o", tmp_path / "out", "--parses", tmp_path / "parses") == 1
        message = capsys.readouterr().err
    except InputError as problem:
        message = str(problem)
    assert "is damaged (" in message


def test_a_row_of_kept_parses_that_was_cut_is_told(command: Command, articles: Path, tmp_path: Path) -> None:
    command("parse", articles, "-o", tmp_path / "parses")
    file = next((tmp_path / "parses").glob("*.conllu.gz"))
    text = gzip.decompress(file.read_bytes()).decode("utf-8")
    file.write_bytes(gzip.compress(text.replace("\t_\tstart_char", "\tstart_char").encode("utf-8")))
    assert command("run", articles, "-o", tmp_path / "out", "--parses", tmp_path / "parses") == 1
    errors = (tmp_path / "out" / "errors.csv").read_text(encoding="utf-8-sig")
    assert f"{file.name} is damaged (not enough values" in errors
    assert "remove it, and run attribution parse on the same files again" in errors


def test_a_damaged_shard_is_named(command: Command, articles: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    command("run", articles, "-o", output)
    rows, name = tables(output), sorted(shards(output))[1]
    damaged = output / "shards" / name
    damaged.write_bytes(damaged.read_bytes()[:500])
    with pytest.raises(InputError, match=rf"{name} is damaged .*remove it, and start the same command again"):
        command("run", articles, "-o", output)
    damaged.unlink()
    command("run", articles, "-o", output)
    assert tables(output) == rows


def test_a_folder_without_parses_is_named(command: Command, articles: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no parses; make them with: attribution parse"):
        command("run", articles, "-o", tmp_path / "out", "--parses", tmp_path)


def test_a_disk_that_is_full_keeps_what_is_done(
    command: Command, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, room = tmp_path / "out", iter([None] * 2)  # for the manifest and one shard

    def fsync(_: int) -> None:
        if next(room, "none") is not None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", fsync)
        with pytest.raises(OutputError, match=r"No space left .* make room"):
            command("run", articles, "-o", output)
    kept = shards(output)
    assert len(kept) == 1
    assert not list(output.rglob("*.part"))
    assert command("run", articles, "-o", output) == 1  # of the empty article
    assert shards(output).items() > kept.items()


def test_a_file_in_the_place_of_the_shards_is_told(command: Command, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "shards").touch()
    with pytest.raises(OutputError, match=r"shards cannot be made"):
        command("run", articles, "-o", tmp_path)


@pytest.mark.parametrize("where", ["corpus.stream", "reports.write_reports"])
def test_stopped_at_any_point_it_ends_in_a_sentence(
    command: Command,
    articles: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    where: str,
) -> None:
    def interrupt(*_given: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(f"attribution.batch.{where}", interrupt)
    assert command("run", articles, "-o", tmp_path / "out") == 130
    assert capsys.readouterr().err == "attribution: Stopped. The same command starts it again.\n"
