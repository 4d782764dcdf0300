"""How fast it is, as ratios measured in one run: ``make bench``.

By default over the corpus, several times; ``BENCH_NEWS=FILE.jsonl.gz make bench`` takes the texts (key ``text``) of
a file, ``BENCH_SIZE`` says how many. Words are counted at white space, commands are timed whole, loading included. On a
machine that others use as well, the ratio of processor time says more than that of time.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from attribution.analyse import attribute
from attribution.batch import complete
from attribution.batch.analyser import Analyser
from attribution.batch.corpus import stream
from attribution.batch.parses import Parses
from attribution.batch.reports import write_reports
from attribution.batch.runners import in_this_process
from attribution.batch.shards import cut
from attribution.batch.work import Attribute, without_collections
from attribution.entities.lookup import load_entities
from attribution.lang.lexicon import load_lexicon
from attribution.model import Document
from attribution.parse import BUNDLED
from attribution.reading import read_corpus

CORPUS = Path(__file__).parent.parent / "corpus" / "articles"
SIZE = int(os.environ.get("BENCH_SIZE", "500"))
PROCESSORS = "tokenize,mwt,pos,lemma,depparse"
TIMES = 9  # what takes seconds is timed so often, and the quickest counts: a machine's speed changes by the minute


def texts() -> list[str]:
    """The texts to measure on."""
    news = os.environ.get("BENCH_NEWS")
    if news:
        with gzip.open(news, "rt", encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in islice(lines, SIZE)]
    return [document.text for document in read_corpus(CORPUS)] * 2


def seconds(task: Callable[[], object]) -> float:
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def command(module: str, *arguments: str | Path) -> tuple[float, float]:
    """The seconds that a command takes, by the clock and of all processors."""
    whole = [sys.executable, "-m", module, *map(str, arguments)]
    before = _processor()
    took = seconds(lambda: subprocess.run(whole, check=True, capture_output=True))
    return took, _processor() - before


def _processor() -> float:
    used = os.times()
    return used.children_user + used.children_system


def quickest(*python: str) -> float:
    return min(
        seconds(lambda: subprocess.run([sys.executable, *python], check=True, capture_output=True))
        for _ in range(TIMES)
    )


def stock(folder: Path) -> None:
    """What somebody would write with Stanza alone: its pipeline as it comes, over whole texts."""
    import stanza

    vectors = str(BUNDLED / "vectors.pt")
    pipeline = stanza.Pipeline(
        lang="fr",
        processors=PROCESSORS,
        dir=str(BUNDLED),
        download_method=None,
        allow_unknown_language=True,
        use_gpu=False,
        logging_level="ERROR",
        pos_pretrain_path=vectors,
        depparse_pretrain_path=vectors,
        **{f"{name}_model_path": str(BUNDLED / f"{name}.pt") for name in PROCESSORS.split(",")},
    )
    for file in sorted(folder.iterdir()):
        pipeline(file.read_text(encoding="utf-8"))


def write(every: Sequence[str], folder: Path) -> int:
    """The texts as files; how many words they have."""
    folder.mkdir()
    for number, text in enumerate(every):
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8", newline="")
    return sum(len(text.split()) for text in every)


def from_parses(folder: Path, parses: Path, output: Path) -> float:
    """The seconds from kept parses to written tables, in this process, once libraries and word lists are loaded."""
    work = Attribute(Analyser(Parses(parses)))

    def run(into: Path) -> None:
        into.mkdir(parents=True)
        files = complete(
            cut(stream([folder], print)),
            work,
            in_this_process,
            into,
            ".parquet",
            on_kept=lambda shard: None,
            on_done=lambda done: None,
        )
        write_reports(files, into)

    _, *timed = (seconds(partial(run, output / str(number))) for number in range(1 + TIMES))
    return min(timed)


def rules_alone(every: Sequence[str], parses: Path) -> float:
    """The seconds of processor that the rules take, given the parses; words are loaded before."""
    lexicon, entities = load_lexicon(), load_entities()

    def run() -> float:
        read = Parses(parses)().parse(every)  # anew, for a parse remembers what it was asked for
        start = time.process_time()
        for parse in read:
            attribute(Document("", parse.text), parse, lexicon, entities)
        return time.process_time() - start

    with without_collections():
        _, *timed = (run() for _ in range(1 + TIMES))
    return min(timed)


def worker_memory(folder: Path, output: Path) -> int:
    """Peak memory of the largest process of a run with two workers, in MB."""
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run([sys.executable, '-m', 'attribution', *sys.argv[1:]], check=True, capture_output=True)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    arguments = ["run", str(folder), "-o", str(output), "--workers", "2", "--restart"]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True
    )
    return int(done.stdout) // 1024


def main() -> None:
    every = texts()
    with tempfile.TemporaryDirectory() as temporary:
        base = Path(temporary)
        whole, half, parses = base / "whole", base / "half", base / "parses"
        words = write(every, whole)
        write(every[: len(every) // 2], half)
        say(f"{len(every)} documents, {words:,} words, {os.cpu_count()} cores")

        def measured(name: str, module: str, *arguments: str | Path) -> tuple[float, float]:
            took, used = command(module, *arguments)
            say(f"{name:44}{words / took:10,.0f} words/s{words / used:10,.0f} words a second of processor")
            return took, used

        two = ("--workers", "2")

        def by_two(output: str) -> tuple[float, float]:
            return measured(
                "attribution run --workers 2", "attribution", "run", whole, "-o", base / output, *two
            )

        before = by_two("a")
        alone = measured("plain stanza.Pipeline", "tests.bench", "stock", whole)
        after = by_two("g")  # before and behind what takes minutes, for a machine's speed changes meanwhile
        shared = ((before[0] + after[0]) / 2, (before[1] + after[1]) / 2)
        measured("attribution run", "attribution", "run", whole, "-o", base / "b")
        part, _ = command("attribution", "run", half, "-o", base / "c", *two)
        measured("attribution parse --workers 2", "attribution", "parse", whole, "-o", parses, *two)
        whole_run, _ = command("attribution", "run", whole, "-o", base / "f", "--parses", parses)
        kept, ruled = from_parses(whole, parses, base / "d"), rules_alone(every, parses)
        small, large = worker_memory(half, base / "e"), worker_memory(whole, base / "e")
        rows = [
            ("--workers 2 against a plain pipeline", alone[0] / shared[0], "times", "at least 5"),
            ("the same by processor time", alone[1] / shared[1], "times", "for one worker"),
            ("from parses, one process", words / kept, "words/s", "at least 30,000"),
            ("the same with the start of the command", words / whole_run, "words/s", "for a small corpus"),
            (
                "rules alone, given the parses",
                words / ruled,
                "words a second of processor",
                "at least 30,000",
            ),
            ("twice the documents", shared[0] / part, "times the time", "at most 2.1"),
            (
                "peak memory, twice the documents",
                large / small,
                f"times, {large} MB",
                "at most 1.1, 1,500 MB",
            ),
            ("attribution --help", quickest("-m", "attribution", "--help"), "s", "at most 0.5"),
            ("import attribution", quickest("-c", "import attribution"), "s", "at most 1"),
        ]
        for name, figure, unit, wanted in rows:
            say(f"{name:44}{figure:10,.2f} {unit} ({wanted})")


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["stock"]:
        stock(Path(sys.argv[2]))
    else:
        main()
