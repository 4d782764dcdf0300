"""What a folder of shards was made with: written beside them, and asked before work goes on there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock, Timeout

import attribution
from attribution.batch.shards import SHARD_FILE, Shard
from attribution.errors import OutputError
from attribution.report.files import way_out, write_whole

MANIFEST = "manifest.json"
_TEXTS = "first texts"  # by which other articles are known
_PACKAGE = Path(attribution.__file__).parent
_ROOMS = ("model.py", "lang", "parse", "entities", "find", "page", "resolve", "analyse.py", "tables", "batch")
_CODE = (".py", ".toml")
Settings = Mapping[str, str]


def settings(model: str, entities: Iterable[Path] = (), **options: str) -> dict[str, str]:
    """Everything on which the rows of a run depend, beside its documents.

    Parameters
    ----------
    model : str
        The parser's models, as ``model_id`` names them.
    entities : iterable of path
        Files of further sources; what they say counts, not where they lie.
    **options : str
        Other options, by name.

    Returns
    -------
    dict
        Versions, a hash of the rules and word lists, the models and the options.
    """
    return {
        "attribution": attribution.__version__,
        "rules and words": rules(),
        "stanza": version("stanza"),
        "torch": version("torch"),
        "model": model,
        "--entities": " ".join(_hash([path]) for path in entities),
        **options,
    }


def parser_settings(model: str) -> dict[str, str]:
    """Everything on which a parse depends, beside its text."""
    files = sorted((_PACKAGE / "parse").rglob("*.py"))
    return {
        "parser": _hash(files),
        "stanza": version("stanza"),
        "torch": version("torch"),
        "model": model,
    }


@cache
def rules() -> str:
    """A hash of the code and the word lists that make rows: a changed rule is another analyser of the same version."""
    files = (file for room in _ROOMS for file in (_PACKAGE / room, *(_PACKAGE / room).rglob("*")))
    return _hash(sorted(file for file in files if file.suffix in _CODE))


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Make a folder, and keep it from other runs as long as the block lasts; a run that is killed keeps nothing.

    Raises
    ------
    OutputError
        Where another run works there. Where it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock", timeout=0)
        lock.acquire()
    except Timeout:
        raise OutputError(
            f"Another run works in {folder}; wait for its end, or name another folder with -o."
        ) from None
    except OSError as problem:
        raise OutputError(f"{folder} cannot be made ({problem.strerror}); {way_out(problem)}.") from None
    with lock:
        yield


def claim(folder: Path, wanted: Settings, first: Shard, *, restart: bool = False) -> None:
    """Make a folder of shards ready for work with some settings.

    Parameters
    ----------
    folder : path
        Is there.
    wanted : mapping of str to str
        The settings of this run.
    first : Shard
        With which its corpus begins.
    restart : bool
        Begin anew, whatever was done there.

    Raises
    ------
    OutputError
        Where shards in it were made with other settings; the message says which. Where they are of other articles.
    """
    for part in folder.glob(".*.part"):  # of a run that was killed
        part.unlink()
    there = None if restart else read_manifest(folder)
    before, now = (there or {}).pop(_TEXTS, "").split(), first.texts
    if there is not None and there != wanted:
        raise OutputError(_refusal(folder, there, wanted))
    if _others(before, now):
        raise OutputError(
            f"{folder} holds work on other articles, which would be lost. Name another folder with -o, or add "
            "--restart to give it up."
        )
    if there is None:
        for file in folder.iterdir():
            if SHARD_FILE.fullmatch(file.name):  # and nothing that somebody else keeps there
                file.unlink()
    if there is None or before != list(now):
        made = {**wanted, _TEXTS: " ".join(now)}
        write_whole(folder / MANIFEST, json.dumps(made, ensure_ascii=False, indent=2).encode() + b"\n")


def _others(before: Sequence[str], now: Sequence[str]) -> bool:
    """Whether a corpus begins with no text of another's beginning; a single article may be written anew."""
    return min(len(before), len(now)) > 1 and not set(before) & set(now)


def read_manifest(folder: Path) -> dict[str, str] | None:
    """The settings with which the shards of a folder were made; None where nothing sound says."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else None


def _refusal(folder: Path, there: Settings, wanted: Settings) -> str:
    names = [name for name in (*wanted, *there) if there.get(name, "") != wanted.get(name, "")]
    changes = [
        f"{name} was {there.get(name) or 'not given'}, and is {wanted.get(name) or 'not given'}"
        for name in dict.fromkeys(names)
    ]
    return (
        f"{folder} holds work that was done otherwise ({'; '.join(changes)}). "
        "Add --restart to do it all anew, or name another folder with -o."
    )


def _hash(files: Iterable[Path]) -> str:
    digest = blake2b(digest_size=6)
    for file in files:
        data = file.read_bytes()
        digest.update(f"{file.name} {len(data)}\n".encode() + data)
    return digest.hexdigest()
