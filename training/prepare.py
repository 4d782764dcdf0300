"""Make the training data of every model from the treebanks."""

from __future__ import annotations

import logging
import random
from dataclasses import dataclass
from pathlib import Path

from training.compose import compose, word_lists
from training.normalise import agree_on_lemmas, drop_duplicates, normalise
from training.phrases import Usual
from training.treebank import Sentence, read, usual, write
from training.typography import copies

log = logging.getLogger("training")
HELD_OUT = 200
PLAIN_COPIES = 700
COMPOSED, COMPOSED_TEST = 30000, 700


@dataclass
class Treebanks:
    """The treebanks, normalised: what to learn from, what to watch while learning, what to test on."""

    train: list[Sentence]
    dev: list[Sentence]
    test: dict[str, list[Sentence]]


def load(folder: Path) -> Treebanks:
    """Read and split the treebanks; nothing that stands in a test or development file is learnt from."""
    train, dev, gsd, pud = (
        read(folder / f"fr_{name}.conllu")
        for name in ("sequoia-ud-train", "sequoia-ud-dev", "gsd-ud-dev", "pud-ud-test")
    )
    test = {name: read(folder / f"fr_{name}-ud-test.conllu") for name in ("sequoia", "gsd")}
    for sentences, treebank in ((train, "sequoia"), (dev, "sequoia"), (gsd, "gsd"), (pud, "pud")):
        normalise(sentences, treebank)
    log.info("lemmas changed in PUD: %d", agree_on_lemmas(pud, train + gsd))
    random.Random(7).shuffle(gsd)
    dev = dev + gsd[:HELD_OUT]
    seen = {sentence.key for part in (*test.values(), dev) for sentence in part}
    kept = [one for part in (train, gsd[HELD_OUT:], pud) for one in drop_duplicates(part, seen)]
    log.info("train %d sentences, %d words", len(kept), sum(len(one.words) for one in kept))
    return Treebanks(kept, dev, test)


def prepare(folder: Path, build: Path) -> None:
    """Write the data files into `build`."""
    banks = load(folder)
    rng = random.Random(11)
    plain = banks.train + copies(banks.train, rng, PLAIN_COPIES)
    write(build / "data" / "plain.conllu", plain)
    write(build / "data" / "dev.conllu", banks.dev)
    composed = compose(banks.train, known_words(banks), COMPOSED, seed=1, held_out=False)
    write(build / "data" / "composed.conllu", composed)
    write(build / "data" / "composed-test.conllu", composed_test(banks))
    log.info("with typographic copies: %d words", sum(len(one.words) for one in plain))


def known_words(banks: Treebanks) -> Usual:
    """What Sequoia and GSD make of each form; PUD has no features of theirs."""
    return usual(one for one in banks.train if not one.name.startswith(("n0", "w0")))


def composed_test(banks: Treebanks) -> list[Sentence]:
    """Compose the test: development sentences, verbs and names that are held out."""
    made = compose(banks.dev, known_words(banks), COMPOSED_TEST, seed=2, held_out=True)
    return [one for one in made if unseen_cue(one)]


def unseen_cue(sentence: Sentence) -> bool:
    """Whether a composed sentence has something to test, and its verb, if it hangs on one, is held out."""
    unseen = {
        entry.removeprefix("s'").removeprefix("se_")
        for line in word_lists()["held_out"].values()
        for entry in line.split()
    }
    unseen -= {"vouloir", "pouvoir", "devoir", "demander"}
    cue = sentence.gold.get("cue")
    return len(sentence.gold) > 1 and (cue is None or cue.upos != "VERB" or cue.lemma in unseen)
