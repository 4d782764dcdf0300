"""Train the tagger and the parser: warm restarts of a cosine, checkpoints, half-precision files."""

from __future__ import annotations

import json
import logging
import math
import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training import encode, fast, settings
from training.treebank import Sentence, read

log = logging.getLogger("training")


@dataclass
class Cycle:
    """One cosine of the learning rate, over a number of minutes or, to repeat a training, of steps."""

    rate: float
    minutes: float = 0.0
    steps: int = 0

    def progress(self, started: float, step: int) -> float:
        """How much of the cycle is done, 0 to 1."""
        if self.steps:
            return min(1.0, step / self.steps)
        return min(1.0, (time.monotonic() - started) / (60 * self.minutes))


def rate_at(cycle: Cycle, progress: float, step: int, warmup: int = 60) -> float:
    """The learning rate: a short linear rise, then a cosine down to a fiftieth."""
    return cycle.rate * min(1.0, (step + 1) / warmup) * (0.02 + 0.49 * (1 + math.cos(math.pi * progress)))


@dataclass
class Task:
    """What is trained: the trainer that Stanza saves and loads, and the loss of a batch."""

    trainer: Any
    loss: Callable[[Any, encode.Batch], Tensor]
    with_root: bool
    device: str = "cpu"

    def score(self, sentences: list[Sentence], pretrained: Any) -> float:
        """The loss without dropout on sentences kept aside, a word."""
        model = self.trainer.model
        model.eval()
        encoded = [encode.encode(one, self.trainer.vocab, pretrained, self.with_root) for one in sentences]
        groups = encode.batches(encoded, settings.BATCH_WORDS, random.Random(0))
        with torch.no_grad():
            losses = [(float(self.loss(model, batch.on(self.device))), len(batch.rows)) for batch in groups]
        return sum(loss * size for loss, size in losses) / sum(size for _, size in losses)


def make_task(name: str, sentences: list[Sentence], pretrain: Any, device: str = "cpu") -> Task:
    """A new parser (*depparse*) or tagger (*pos*) for the vocabularies of `sentences`."""
    common = [
        "--shorthand",
        encode.SHORTHAND,
        "--lang",
        "fr",
        "--optim",
        "adam",
        "--lr",
        "0.0025",
    ]
    vocab = encode.vocabularies(sentences, name)
    if name == "depparse":
        from stanza.models.depparse.trainer import GraphTrainer
        from stanza.models.parser import parse_args

        args = parse_args([*common, *settings.PARSER])
        trainer = GraphTrainer(args=args, vocab=vocab, pretrain=pretrain, device=device)
        return Task(trainer, fast.parser_loss, True, device)
    from stanza.models.pos.trainer import Trainer
    from stanza.models.tagger import parse_args as parse_tagger_args

    args = parse_tagger_args([*common, *settings.TAGGER])
    tagger = Trainer(args=args, vocab=vocab, pretrain=pretrain, device=device)
    return Task(tagger, fast.tagger_loss, False, device)


class Pool:
    """Treebank sentences, all in every epoch, and composed ones, a new sample in every epoch.

    The files are read again when they change, so that a later cycle can learn from better frames.
    """

    def __init__(self, plain: Path, composed: Path, share: float, seed: int) -> None:
        self.paths, self.share, self.rng = (plain, composed), share, random.Random(seed)
        self.stamps: tuple[float, ...] = ()
        self.parts: list[list[encode.Encoded]] = []

    def epoch(self, task: Task, pretrained: Any) -> list[encode.Batch]:
        """The batches of one epoch."""
        stamps = tuple(path.stat().st_mtime if path.exists() else 0.0 for path in self.paths)
        if stamps != self.stamps:
            self.stamps = stamps
            self.parts = [
                [encode.encode(one, task.trainer.vocab, pretrained, task.with_root) for one in read(path)]
                if path.exists()
                else []
                for path in self.paths
            ]
        plain, composed = self.parts
        wanted = self.share / (1 - self.share) * sum(len(one.rows) for one in plain)
        mean = sum(len(one.rows) for one in composed) / max(1, len(composed))
        sample = self.rng.sample(composed, min(len(composed), int(wanted / mean) if mean else 0))
        return encode.batches(plain + sample, settings.BATCH_WORDS, self.rng)


def run_cycle(
    task: Task, pool: Pool, pretrained: Any, cycle: Cycle, held_out: list[Sentence], save: Path
) -> int:
    """Train for one cycle, write a checkpoint every few minutes, return the number of steps."""
    model = task.trainer.model
    weights = [weight for weight in model.parameters() if weight.requires_grad]
    optimizer = torch.optim.Adam(weights, lr=cycle.rate, betas=(0.9, 0.95), eps=1e-8, fused=True)
    started = checkpointed = time.monotonic()
    step, losses, progress = 0, [0.0], 0.0
    while progress < 1:
        for batch in pool.epoch(task, pretrained):
            progress = cycle.progress(started, step)
            if progress >= 1:
                break
            for group in optimizer.param_groups:
                group["lr"] = rate_at(cycle, progress, step)
            model.train()
            optimizer.zero_grad()
            loss = task.loss(model, batch.on(task.device))
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            losses.append(loss.item())
            step += 1
            if time.monotonic() - checkpointed > 240:
                checkpointed = time.monotonic()
                save_model(task.trainer, save)
        mean = sum(losses) / len(losses)
        log.info(
            "%s step %d %.2f loss %.3f held out %.3f",
            save.stem,
            step,
            progress,
            mean,
            task.score(held_out, pretrained),
        )
        losses = [0.0]
    save_model(task.trainer, save)
    return step


def save_model(trainer: Any, path: Path) -> None:
    """Write a model as Stanza does, its weights in half precision: loading makes them single again."""
    scratch = path.with_suffix(".tmp")
    trainer.save(str(scratch))
    params = torch.load(scratch, weights_only=True)
    params["model"] = {
        name: (weight.half() if weight.dtype == torch.float32 else weight).cpu()
        for name, weight in params["model"].items()
    }
    torch.save(params, scratch, _use_new_zipfile_serialization=False)
    os.replace(scratch, path)


def train_model(name: str, build: Path, quick: bool = False, device: str = "cpu") -> None:
    """Train the parser (*depparse*) or the tagger (*pos*) through all its cycles."""
    from stanza.models.common.pretrain import Pretrain

    data, save = build / "data", build / "models" / f"{name}.pt"
    pretrain = Pretrain(str(build / "models" / "vectors.pt"))
    task = make_task(name, read(data / "plain.conllu"), pretrain, device)
    pool = Pool(data / "plain.conllu", data / "composed.conllu", settings.COMPOSED_SHARE, settings.SEED)
    held_out = read(data / "dev.conllu")
    notes = []
    for rate, steps in settings.CYCLES[name]:
        started = time.monotonic()
        done = run_cycle(
            task, pool, pretrain.vocab, Cycle(rate, steps=20 if quick else steps), held_out, save
        )
        notes.append({"rate": rate, "steps": done, "minutes": (time.monotonic() - started) / 60})
        save.with_suffix(".training.json").write_text(json.dumps(notes, indent=2), encoding="utf-8")
