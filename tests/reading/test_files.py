"""Which files are read, and what their documents are called."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.batch.manifest import claim, settings
from attribution.batch.shards import Shard
from attribution.errors import InputError
from attribution.reading.files import find_files, name_files
from attribution.report.metadata import write_metadata

SUFFIXES = (".txt", ".md")


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Texte.", encoding="utf-8")


def test_folders_are_read_to_the_bottom_and_sorted(tmp_path: Path) -> None:
    touch(tmp_path, "b.txt", "a/z.md", "a/deep/y.TXT", "image.png", ".hidden/x.txt", ".x.txt")
    found = [file.relative_to(tmp_path).as_posix() for file in find_files([tmp_path], SUFFIXES)]
    assert found == ["a/deep/y.TXT", "a/z.md", "b.txt"]


def test_what_may_be_an_article_and_cannot_be_read_is_told(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt", "image.png", "b.PDF", "deep/c.docx", "deep/d.docx", ".e.pdf")
    notices: list[str] = []
    find_files([tmp_path], SUFFIXES, notices.append)
    (notice,) = notices
    assert "files are passed over (2 .docx, 1 .pdf)" in notice


def test_tables_of_our_own_beside_articles_are_passed_over_and_told(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt", "reports/b.txt", "reports/shards/c.txt", "parses/d.txt", "site/e.txt")
    write_metadata([], tmp_path / "reports")
    claim(tmp_path / "parses", settings("a model"), Shard(0, ()))
    (tmp_path / "site" / "manifest.json").write_text('{"name": "Le Courrier"}')
    notices: list[str] = []
    found = find_files([tmp_path], SUFFIXES, notices.append)
    assert [file.name for file in found] == ["a.txt", "e.txt"]
    assert [notice.split(" is ")[0] for notice in sorted(notices)] == [
        f"The folder {tmp_path / name}" for name in ("parses", "reports")
    ]
    assert [file.name for file in find_files([tmp_path / "reports"], SUFFIXES)] == ["b.txt", "c.txt"]


def test_a_link_to_a_folder_is_passed_over_and_told_but_read_when_it_is_named(tmp_path: Path) -> None:
    touch(tmp_path, "corpus/a.txt", "elsewhere/b.txt")
    (tmp_path / "corpus" / "link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "corpus" / "circle").symlink_to(tmp_path / "corpus")
    notices: list[str] = []
    assert len(find_files([tmp_path / "corpus"], SUFFIXES, notices.append)) == 1
    assert [notice.split(" is ")[0] for notice in notices] == [
        f"The folder {tmp_path / 'corpus' / name}" for name in ("circle", "link")
    ]
    assert [file.name for file in find_files([tmp_path / "corpus" / "link"], SUFFIXES)] == ["b.txt"]


def test_order_and_repetition_of_paths_do_not_matter(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt", "b.txt")
    assert find_files([tmp_path / "b.txt", tmp_path], SUFFIXES) == find_files([tmp_path], SUFFIXES)


def test_a_hidden_folder_is_read_when_it_is_named(tmp_path: Path) -> None:
    touch(tmp_path, ".articles/a.txt")
    assert len(find_files([tmp_path / ".articles"], SUFFIXES)) == 1


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("absent", "absent does not exist; check the path."),
        ("empty", "empty holds no articles; these are read: .txt, .md, packed or not (.gz, .zst, .zip)."),
        ("picture.png", "picture.png is of no kind that can be read; save it as one of these: .txt, .md"),
        ("x" * 5000, "does not exist"),
        ("nul\0", "does not exist"),
    ],
)
def test_bad_paths_are_told_in_a_sentence(tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "empty").mkdir()
    touch(tmp_path, "picture.png")
    with pytest.raises(InputError) as problem:
        find_files([tmp_path / name], SUFFIXES)
    assert sentence in str(problem.value)


def test_patterns_are_spelled_out_where_the_shell_did_not(tmp_path: Path) -> None:
    touch(tmp_path, "2023/a.txt", "2023/b.md", "2024/deep/c.txt", "d[1].txt")
    found = find_files([str(tmp_path / "**" / "*.txt")], SUFFIXES)
    assert [file.name for file in found] == ["a.txt", "c.txt", "d[1].txt"]
    assert find_files([tmp_path / "d[1].txt"], SUFFIXES) == [tmp_path / "d[1].txt"]


def test_packed_files_are_known_by_the_ending_before(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt.gz", "b.md.zst", "c.zip", "d.png.gz", "e.gz")
    assert [file.name for file in find_files([tmp_path], SUFFIXES)] == ["a.txt.gz", "b.md.zst", "c.zip"]


def test_no_path_at_all() -> None:
    with pytest.raises(InputError, match="name files or folders"):
        find_files([], SUFFIXES)


@pytest.mark.parametrize(
    ("files", "names"),
    [
        ([], []),
        (["a.txt"], ["a"]),
        (["x/a.txt", "y/b.txt"], ["a", "b"]),
        (["x/a.txt", "y/a.txt", "y/b.txt"], ["x/a", "y/a", "b"]),
        (["x/a.txt", "x/a.md"], ["a.txt", "a.md"]),
        (["x/a.txt", "x/a.md", "x/a.txt.md"], ["a.txt", "a.md", "a.txt.md"]),
        (["a.b.txt"], ["a.b"]),
        (["a.txt.gz", "b.zip"], ["a", "b"]),
        (["a.txt.gz", "a.txt"], ["a.txt.gz", "a.txt"]),
        (["-"], ["stdin"]),
    ],
)
def test_names_are_as_short_as_they_can_be(files: list[str], names: list[str]) -> None:
    assert name_files(map(Path, files)) == names


PARTS = st.sampled_from(["a", "b", "a.txt", "b.md"])
PATHS = st.builds(
    lambda folders, stem, end: Path("/", *folders, stem + end),
    st.lists(PARTS, max_size=2),
    PARTS,
    st.sampled_from(SUFFIXES),
)


@given(st.lists(PATHS, unique=True))
def test_names_are_unique_and_belong_to_the_file_not_its_place_in_the_list(files: list[Path]) -> None:
    names = name_files(files)
    assert len(set(names)) == len(files)
    assert dict(zip(reversed(files), name_files(reversed(files)), strict=True)) == dict(
        zip(files, names, strict=True)
    )
