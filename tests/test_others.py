"""What other systems find is led back to the text as it was, whatever they made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution.evaluate import GoldAttribution, GoldDocument, evaluate, write_gold
from attribution.model import Span
from attribution.report.csv import read_table, write_table
from tests.others import found, table

TEXT = "Le maire a dit : «\u00a0 Tout  va bien \u00a0» ."
PREPARED = 'Le maire a dit : "Tout va bien".'


def quote(words: str, speaker: str = "", verb: str = "") -> dict[str, object]:
    def index(part: str) -> str:
        start = PREPARED.index(part)
        return str((start, start + len(part))) if part else ""

    return {
        "quote_index": index(words),
        "speaker_index": index(speaker),
        "verb_index": index(verb),
        "speaker": speaker,
        "reference": "",
        "quote_type": "SVQCQ",
    }


def test_spans_are_led_back_over_changed_spaces_and_marks() -> None:
    (row,) = found(TEXT, PREPARED, [quote('"Tout va bien"', "Le maire", "dit")])
    assert row["content"] == "Tout  va bien"
    assert (row["cue_start"], row["cue_end"]) == (11, 14)
    assert (row["source_start"], row["source_end"]) == (0, 8)
    assert (row["referent"], row["mode"]) == ("Le maire", "direct")


def test_a_quote_without_letters_is_none() -> None:
    assert not list(found(TEXT, PREPARED, [quote('".')]))


def test_changed_letters_are_refused() -> None:
    with pytest.raises(ValueError, match="letters"):
        list(found(TEXT, PREPARED.replace("maire", "préfet"), []))


def test_the_table_is_one_to_evaluate(tmp_path: Path) -> None:
    gold = GoldDocument(
        "a",
        TEXT,
        (GoldAttribution((Span(20, 33),), None, None, "maire", (), "person", "", "direct", "asserted"),),
    )
    write_gold([gold], tmp_path / "gold")
    write_table(table(tmp_path / "gold", lambda _: (PREPARED, [quote("Tout va bien")])), tmp_path / "a.csv")
    assert evaluate(read_table(tmp_path / "a.csv"), [gold]).scores["content exact"].f1.value == 1
