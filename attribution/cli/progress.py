"""How far the work is: a bar on a terminal, lines elsewhere; and what is said beside it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def progress(total: int, quiet: bool) -> Iterator[Callable[[int], None] | None]:
    """A bar on a terminal, elsewhere a line for every tenth of the work."""
    if quiet:
        yield None
    elif sys.stderr.isatty():
        with click.progressbar(length=total, label="Analysing", file=sys.stderr, show_pos=True) as bar:
            yield lambda done: bar.update(done - bar.pos)
    else:
        yield _lines(total)


def _lines(total: int) -> Callable[[int], None]:
    click.echo(f"Analysing {several(total, 'document')}", err=True)
    last = 0

    def line(done: int) -> None:
        nonlocal last
        if done * 10 // total > last:
            last = done * 10 // total
            click.echo(f"{done} of {total} done", err=True)

    return line


def several(number: int, noun: str) -> str:
    """*1 document*, *2 documents*."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def warn(message: str) -> None:
    """Say something beside the result, on standard error."""
    click.echo(f"attribution: {message}", err=True)
