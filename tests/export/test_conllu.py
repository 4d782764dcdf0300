"""CoNLL-U, read back by udapi and held to the rules of Universal Dependencies by their own validator."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from udapi.core.document import Document as Treebank

from attribution.analyse import attribute
from attribution.entities.lookup import load_entities
from attribution.export.conllu import files
from attribution.export.material import Material, gather
from attribution.lang.lexicon import load_lexicon
from attribution.model import Analysis, Document, Parse
from attribution.tables import attributions_table
from tests.frozen import examples, frozen


class Frozen:
    """A parser that knows the examples."""

    name = "frozen"

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        return [frozen(text) for text in texts]


@pytest.fixture(scope="module")
def material() -> Material:
    documents = [Document(f"{n}/é", text) for n, text in enumerate(examples()[::100], start=1)]
    parses = Frozen().parse([document.text for document in documents])
    found = [
        each
        for document, parse in zip(documents, parses, strict=True)
        for each in attribute(document, parse, load_lexicon(), load_entities())
    ]
    return gather(attributions_table(Analysis(tuple(documents), tuple(found))), documents)


@pytest.mark.slow
def test_words_carry_offsets_and_the_attributions_that_they_belong_to(
    material: Material, tmp_path: Path
) -> None:
    seen = 0
    for (_, content), (document, claims) in zip(
        files(material, Frozen()), material.by_document(), strict=True
    ):
        (tmp_path / "a.conllu").write_bytes(content)
        treebank = Treebank(str(tmp_path / "a.conllu"))
        said = [
            json.loads(line.removeprefix("# attribution = "))
            for line in content.decode().splitlines()
            if line.startswith("# attribution = ")
        ]
        assert [each["id"] for each in said] == [claim.key for claim in claims]
        for tree in treebank.trees:
            assert tree.compute_text() == tree.text
            for token in tree.token_descendants:
                start, end = int(token.misc["start_char"]), int(token.misc["end_char"])
                assert document.text[start:end] == token.form
                for claim in claims:
                    inside = any(span.start < end and start < span.end for span in claim.content)
                    assert (claim.key in token.misc["Content"].split(",")) == inside
                    seen += inside
    assert seen > 30


@pytest.mark.slow
def test_the_validator_of_universal_dependencies_finds_nothing(material: Material, tmp_path: Path) -> None:
    paths = []
    for name, content in files(material, Frozen()):
        path = tmp_path / Path(name).name
        path.write_bytes(content)
        paths.append(str(path))
    validate = [sys.executable, "-m", "udtools.cli", "--lang", "fr", "--level", "2", *paths]
    done = subprocess.run(validate, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
