"""What becomes of trained models before they are bundled."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from attribution.parse import BUNDLED
from training.__main__ import forget_places

pytestmark = pytest.mark.slow


def places(file: Path) -> list[str]:
    content = torch.load(file, map_location="cpu", weights_only=True)
    return [
        value
        for value in content.get("config", {}).values()
        if isinstance(value, str) and Path(value).is_absolute()
    ]


def test_of_the_places_where_a_model_was_trained_the_names_are_left(tmp_path: Path) -> None:
    file, weights = tmp_path / "lemma.pt", torch.arange(3)
    there = str(tmp_path / "data" / "train.conllu")
    torch.save({"model": weights, "config": {"train_file": there, "lang": "fr", "seed": 3}}, file)
    assert places(file) == [there]
    forget_places(file)
    content = torch.load(file, weights_only=True)
    assert content["config"] == {"train_file": "train.conllu", "lang": "fr", "seed": 3}
    assert torch.equal(content["model"], weights)


@pytest.mark.parametrize("file", sorted(BUNDLED.glob("*.pt")), ids=lambda file: file.name)
def test_bundled_models_tell_no_places(file: Path) -> None:
    assert places(file) == []
