"""Loading the knowledge base: records of one's own, and records that do not validate."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution.entities.lookup import KnowledgeBase, load_entities
from attribution.errors import InputError, LexiconError


def found(kb: KnowledgeBase, text: str) -> list[tuple[str, str]]:
    return [(span.of(text), entity.id) for span, entity in kb.mentions(text)]


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.slow
def test_own_records_are_added_and_replace(tmp_path: Path) -> None:
    own = write(
        tmp_path / "own.toml",
        """
        [[entity]]
        id = "gazette-valserre"
        name = "La Gazette de Valserre"
        kind = "media"
        country = "FR"

        [[entity]]
        id = "tass"
        name = "Agence TASS"
        kind = "agency"

        [[entity]]
        id = "reuters-valserre"
        name = "Reuters"
        kind = "person"
        """,
    )
    kb = load_entities(own)
    assert found(kb, "Selon La Gazette de Valserre, oui.") == [("La Gazette de Valserre", "gazette-valserre")]
    assert found(kb, "TASS a parlé à Reuters.") == [("Reuters", "reuters-valserre")]
    assert found(load_entities(), "TASS a parlé à Reuters.") == [("TASS", "tass"), ("Reuters", "reuters")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("table", "line", "words"),
    [
        ('id = "x"\nkind = "media"', 1, "'name' is missing"),
        ('id = "x"\nname = "X"\nkind = "newspaper"', 4, "newspaper"),
        ('id = "x"\nname = "Xa"\nkind = "media"\nalias = ["Y"]', 5, "unknown key 'alias'"),
        ('id = "x"\nname = "Xa"\nkind = "media"\naliases = "Y"', 5, "'aliases' must be a list"),
        ('id = "x"\nname = "Xa"\nkind = "media"\ncountry = "France"', 5, "two capitals"),
        ('id = "x"\nname = "Xa"\nkind = "media"\nofficial = "yes"', 5, "true or false"),
        ('id = "x"\nname = "Xa"\nkind = "media"\nplaces = ["Yb"]', 5, "'Yb' in 'places'"),
        (
            'id = "x"\nname = "Xa"\nkind = "media"\n[[entity]]\nid = "x"\nname = "Yb"\nkind = "media"',
            5,
            "occurs twice",
        ),
        (
            'id = "x"\nname = "Xa"\nkind = "media"\n[[entity]]\nid = "y"\nname = "Xa"\nkind = "media"',
            5,
            "belongs to x",
        ),
    ],
)
def test_a_wrong_record_is_named_with_its_line(tmp_path: Path, table: str, line: int, words: str) -> None:
    path = write(tmp_path / "wrong.toml", "[[entity]]\n" + table)
    with pytest.raises(LexiconError, match=rf"wrong\.toml, line {line}, record") as raised:
        load_entities(path)
    assert words in str(raised.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.toml"):
        load_entities(tmp_path / "nothing.toml")
    with pytest.raises(LexiconError, match=r"broken\.toml"):
        load_entities(write(tmp_path / "broken.toml", "[[entity"))


def test_an_unknown_table_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text('# mine\n\n[[source]]\nid = "x"\n', encoding="utf-8")
    with pytest.raises(LexiconError, match=r"wrong\.toml, line 3, table source"):
        load_entities(path)


def test_where_lines_cannot_be_told_the_record_still_is(tmp_path: Path) -> None:
    text = '[[entity]]\nid = "x"\nname = "Xa"\nkind = "press"\nnot = """\n[[entity]]\n"""\n'
    with pytest.raises(LexiconError, match=r"wrong\.toml, record 1 \(x\): kind 'press'"):
        load_entities(write(tmp_path / "wrong.toml", text))


def test_broken_toml_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"wrong\.toml .*line 2"):
        load_entities(write(tmp_path / "wrong.toml", "[[entity]]\nid = x\n"))
