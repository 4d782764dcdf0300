"""Runs that are stopped, killed, shared and changed end as if nothing had happened."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import psutil
import pytest

from attribution.report.csv import read_attributions
from tests.batch.light import corpus, write

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
SIZE = 90
KILLS = 20


several = pytest.mark.parametrize("bare", [False, True], ids=["dask", "processes"])


def start(*arguments: str | Path, delay: float = 0.0, bare: bool = False) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.batch.light", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "LIGHT_DELAY": str(delay), "LIGHT_BARE": "1" * bare, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # Tests in the background of a script are told to ignore Ctrl-C, and what they start inherits that.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, err = process.communicate(timeout=120)
    return process.returncode, err


def tables(output: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(output.glob("*.csv"))}


def shards(output: Path) -> set[str]:
    return {file.name for file in (output / "shards").glob("*.parquet")}


def wait_for_shards(output: Path, number: int) -> None:
    deadline = time.monotonic() + 60
    while len(shards(output)) < number:
        assert time.monotonic() < deadline
        time.sleep(0.02)


def a_worker(process: subprocess.Popen[str]) -> psutil.Process:
    children = psutil.Process(process.pid).children()
    return next(child for child in children if "spawn_main" in str(child.cmdline()))


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(corpus(SIZE), tmp_path_factory.mktemp("corpus") / "articles")


@pytest.fixture(scope="module")
def whole(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a run that nothing disturbed."""
    output = tmp_path_factory.mktemp("whole")
    code, err = finish(start("run", articles, "-o", output))
    assert code == 1, err  # of the empty article
    assert "2024-01-09-empty failed" in err
    assert len(read_attributions(output / "attributions.csv")) > SIZE / 2
    return output


def test_a_run_killed_at_any_moment_goes_on_and_ends_the_same(
    articles: Path, whole: Path, tmp_path: Path
) -> None:
    def begin(output: Path) -> subprocess.Popen[str]:
        workers, bare = random.choice("1112"), random.choice([False, True])  # two take twice as long to begin
        return start("run", articles, "-o", output, "--workers", workers, "--quiet", delay=0.01, bare=bare)

    def ended(process: subprocess.Popen[str], output: Path) -> None:
        code, err = finish(process)
        assert code == 1, err
        assert tables(output) == tables(whole)
        assert shards(output) == shards(whole)
        assert not list(output.rglob("*.part"))

    began = time.monotonic()
    ended(begin(tmp_path / "0"), tmp_path / "0")
    life = time.monotonic() - began
    kills = folders = 0
    output = tmp_path / "1"
    while kills < KILLS:
        process = begin(output)
        try:
            process.wait(random.uniform(0, life))
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            kills += 1
        else:  # what is left was less than a life: that one has ended, another begins
            ended(process, output)
            folders += 1
            output = tmp_path / str(folders + 1)
    ended(begin(output), output)


@several
def test_workers_change_no_byte_whichever_of_them_dies(
    bare: bool, articles: Path, whole: Path, tmp_path: Path
) -> None:
    arguments = ("run", articles, "-o", tmp_path, "--workers", "2")
    process = start(*arguments, delay=0.02, bare=bare)
    wait_for_shards(tmp_path, 1)
    children = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.communicate()
    _, alive = psutil.wait_procs(children, timeout=30)
    assert not alive, "workers must not outlive a killed run"

    process = start(*arguments, delay=0.02, bare=bare)
    wait_for_shards(tmp_path, len(shards(tmp_path)) + 1)
    a_worker(process).kill()
    code, err = finish(process)
    assert code == 1, err
    assert tables(tmp_path) == tables(whole)


@several
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])  # Ctrl-C, and the end of a cluster's job
def test_what_is_stopped_keeps_what_is_done_and_says_how_to_go_on(
    end: signal.Signals, bare: bool, articles: Path, tmp_path: Path
) -> None:
    process = start("run", articles, "-o", tmp_path, "--workers", "2", delay=0.02, bare=bare)
    wait_for_shards(tmp_path, 1)
    process.send_signal(end)
    code, err = finish(process)
    assert code == 130
    assert "Traceback" not in err
    assert "are done and kept in" in err
    assert "the same command goes on." in err
    assert shards(tmp_path)


@several
def test_ctrl_c_of_a_terminal_is_told_once_by_all_processes_together(
    bare: bool, articles: Path, tmp_path: Path
) -> None:
    process = start("run", articles, "-o", tmp_path, "--workers", "2", delay=0.02, bare=bare)
    wait_for_shards(tmp_path, 1)
    a_worker(process).kill()
    wait_for_shards(tmp_path, len(shards(tmp_path)) + 2)
    for _ in range(4):  # by somebody impatient
        os.killpg(process.pid, signal.SIGINT)
        time.sleep(0.2)
    code, err = finish(process)
    assert code == 130
    assert "Traceback" not in err
    assert err.count("Stopped.") == 1
