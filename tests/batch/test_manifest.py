"""What a folder of shards was made with decides whether work goes on there."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution.batch.manifest import alone_in, claim, read_manifest, settings
from attribution.batch.shards import Shard
from attribution.errors import OutputError
from attribution.model import Document

SHARD = "0000000-0123456789abcdef.parquet"


def beginning(*texts: str) -> Shard:
    """A first shard."""
    return Shard(0, tuple(Document(str(n), text) for n, text in enumerate(texts)))


FIRST = beginning("Un.", "Deux.", "Trois.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    claim(tmp_path, {"model": "a", "--entities": ""}, FIRST)
    for name in (SHARD, "of-the-user.parquet"):
        (tmp_path / name).write_bytes(b"")
    return tmp_path


def test_the_same_settings_go_on(folder: Path) -> None:
    (folder / ".0000001.7.part").write_bytes(b"half")
    claim(folder, {"model": "a", "--entities": ""}, FIRST)
    assert (folder / SHARD).exists()
    assert not list(folder.glob(".*.part"))


def test_others_are_refused_and_the_difference_is_named(folder: Path) -> None:
    with pytest.raises(OutputError, match=r"model was a, and is b\).*--restart.*another folder"):
        claim(folder, {"model": "b", "--entities": ""}, FIRST)
    assert (folder / SHARD).exists()


def test_other_articles_are_refused_until_restart(folder: Path) -> None:
    same = {"model": "a", "--entities": ""}
    others = beginning("Neuf.", "Dix.")
    with pytest.raises(OutputError, match=r"other articles, which would be lost.*another folder.*--restart"):
        claim(folder, same, others)
    assert (folder / SHARD).exists()
    claim(folder, same, others, restart=True)
    with pytest.raises(OutputError, match="other articles"):
        claim(folder, same, FIRST)


@pytest.mark.parametrize("texts", [("Zéro.", "Un.", "Deux."), ("Trois.", "Quatre."), ("Rien d'autre.",)])
def test_a_corpus_that_changes_goes_on(folder: Path, texts: tuple[str, ...]) -> None:
    claim(folder, {"model": "a", "--entities": ""}, beginning(*texts))
    assert (folder / SHARD).exists()


def test_two_runs_are_not_in_one_folder_at_once(tmp_path: Path) -> None:
    with (
        alone_in(tmp_path / "shards"),
        pytest.raises(OutputError, match=r"Another run works in .*another folder"),
        alone_in(tmp_path / "shards"),
    ):
        pass
    with alone_in(tmp_path / "shards"):
        pass


def test_restart_takes_away_shards_and_nothing_else(folder: Path) -> None:
    claim(folder, {"model": "b"}, FIRST, restart=True)
    assert (read_manifest(folder) or {})["model"] == "b"
    assert not (folder / SHARD).exists()
    assert (folder / "of-the-user.parquet").exists()


@pytest.mark.parametrize("damage", ["", "{", "[1]"])
def test_a_damaged_manifest_begins_anew(folder: Path, damage: str) -> None:
    (folder / "manifest.json").write_text(damage)
    claim(folder, {"model": "a"}, FIRST)
    assert not (folder / SHARD).exists()


def test_what_an_entities_file_says_counts_and_not_its_place(tmp_path: Path) -> None:
    one, other = tmp_path / "x" / "e.toml", tmp_path / "y" / "e.toml"
    for path in (one, other):
        path.parent.mkdir()
        path.write_text("a = 1")
    assert settings("m", [one]) == settings("m", [other])
    other.write_text("a = 2")
    assert settings("m", [one]) != settings("m", [other])
