"""Make the bundled models: `python -m training UD_FOLDER [--steps prepare,vectors,…] [--quick]`."""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import sys
import time
from collections.abc import Callable
from multiprocessing import Process
from pathlib import Path

from training import measure, prepare, settings, small, train, vectors

HERE = Path(__file__).parent
STEPS = ("prepare", "vectors", "train", "install", "measure")


def single_threaded(target: Callable[..., None], *arguments: object) -> Process:
    """Start a training in its own process, on one thread: that is the fastest here."""

    def run() -> None:
        import torch

        torch.set_num_threads(1)
        torch.set_flush_denormal(True)
        torch.manual_seed(settings.SEED)
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
        target(*arguments)

    process = Process(target=run)
    process.start()
    return process


def others(build: Path, quick: bool, device: str) -> None:
    """Everything but the parser, one after the other."""
    small.train_tokenizer(build, 60 if quick else settings.TOKENIZER_STEPS)
    small.train_expander(build, 1 if quick else 3)
    small.train_lemmatizer(build, 1 if quick else settings.LEMMA_EPOCHS)
    train.train_model("pos", build, quick, device)


def train_all(build: Path, quick: bool, device: str) -> None:
    """Train the parser beside the other models."""
    processes = [
        single_threaded(train.train_model, "depparse", build, quick, device),
        single_threaded(others, build, quick, device),
    ]
    for process in processes:
        process.join()
    if any(process.exitcode for process in processes):
        sys.exit("a training failed, see above")


def install(build: Path, models: Path) -> None:
    """Copy the models to where the package looks for them, with their description."""
    from training.card import describe

    models.mkdir(parents=True, exist_ok=True)
    for name in measure.FILES:
        new = models / (name + ".new")
        shutil.copy(build / "models" / name, new)
        forget_places(new)
        new.replace(models / name)
    describe(models)


def forget_places(file: Path) -> None:
    """Leave of the paths in a model's settings the names: where it was trained is nobody's business."""
    import torch

    content = torch.load(file, map_location="cpu", weights_only=True)
    config = content.get("config", {})
    places = {key: value for key, value in config.items() if isinstance(value, str) and os.path.isabs(value)}
    if places:
        config.update({key: Path(value).name for key, value in places.items()})
        torch.save(content, file, _use_new_zipfile_serialization=False)


def figures(folder: Path, build: Path, models: Path, spacy: str | None) -> None:
    """Measure the models, print the table and write the card."""
    from training.card import write_card

    table = measure.measure(folder, build, models, spacy)
    print(table)
    write_card(build, models, table)


def main() -> None:
    """Run the steps asked for."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("ud", type=Path, help="folder of the treebanks")
    parser.add_argument(
        "--build", type=Path, default=HERE / "build", help="folder for everything that is made"
    )
    parser.add_argument("--models", type=Path, default=measure.MODELS, help="folder of the bundled models")
    parser.add_argument("--steps", default=",".join(STEPS), help=f"some of {','.join(STEPS)}")
    parser.add_argument(
        "--quick", action="store_true", help="a few steps of each training: to see that all works"
    )
    parser.add_argument(
        "--device", default="cpu", help="where parser and tagger learn: cpu, or cuda for a graphics card"
    )
    parser.add_argument("--spacy", help="a Python that has spaCy and fr_core_news_md, to compare")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    actions: dict[str, Callable[[], object]] = {
        "prepare": lambda: prepare.prepare(options.ud, options.build),
        "vectors": lambda: vectors.build(options.build / "wheel", options.build / "models" / "vectors.pt"),
        "train": lambda: train_all(options.build, options.quick, options.device),
        "install": lambda: install(options.build, options.models),
        "measure": lambda: figures(options.ud, options.build, options.models, options.spacy),
    }
    steps = options.steps.split(",")
    if options.quick and "measure" in steps:
        steps.remove(
            "measure"
        )  # a tokenizer that has learnt nothing makes one sentence of a file: too much memory
    for step in steps:
        started = time.monotonic()
        actions[step]()
        logging.getLogger("training").info("%s: %.0f s", step, time.monotonic() - started)


if __name__ == "__main__":
    main()
