"""How far the work is: a bar on a terminal, lines elsewhere; and what is said beside it."""

from __future__ import annotations

import sys
import time
from types import TracebackType

import click
from tqdm import tqdm

_SILENCE = 60  # seconds without a line, at most
_BAR = "{l_bar}{bar}| {n_fmt}/{total_fmt} documents [{elapsed}{postfix}]"


class Progress:
    """Documents done, words a second, time left and errors so far, on standard error.

    ``total`` is how many documents there are, None where reading alone can tell.
    """

    def __init__(self, total: int | None, *, quiet: bool = False) -> None:
        self._total = total
        self._start = self._said = time.monotonic()
        self._kept = self._done = self._words = self._errors = self._tenth = 0
        self._quiet = quiet
        self._bar = (
            None
            if quiet or sys.stderr is None or not sys.stderr.isatty()
            else tqdm(total=total, bar_format=_BAR, dynamic_ncols=True)
        )

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.close()

    def kept(self, documents: int) -> None:
        """So many documents were done by an earlier run."""
        self._kept += documents
        self._tell(documents)

    def done(self, documents: int, words: int, errors: int) -> None:
        """So many more are done now."""
        self._done, self._words, self._errors = (
            self._done + documents,
            self._words + words,
            self._errors + errors,
        )
        self._tell(documents)

    def reached(self, documents: int) -> None:
        """So many are done in all, of which no more is known."""
        self.done(documents - self.finished, 0, 0)

    @property
    def finished(self) -> int:
        """How many documents are done, by this run or an earlier one."""
        return self._kept + self._done

    def _tell(self, documents: int) -> None:
        if self._bar is not None:
            self._bar.set_postfix_str(
                ", ".join([*self._speed(), *self._left(), several(self._errors, "error")]), refresh=False
            )
            self._bar.update(documents)
        elif not self._quiet and self._is_time():
            click.echo(self._line(), err=True)

    def _is_time(self) -> bool:
        """At every tenth of the work, and whenever nothing was said for a minute."""
        now, tenth = time.monotonic(), self.finished * 10 // self._total if self._total else 0
        if tenth == self._tenth and now - self._said < _SILENCE:
            return False
        self._tenth, self._said = tenth, now
        return True

    def _line(self) -> str:
        # One saved page may be an export of many articles: what was counted as one can give more.
        of = f" of {self._total}" if self._total and self.finished <= self._total else ""
        parts = [f"{self.finished}{of} documents", *self._speed(), *self._left()]
        return ", ".join([*parts, *([several(self._errors, "error")] if self._errors else [])])

    def _speed(self) -> list[str]:
        speed = self._words / max(time.monotonic() - self._start, 1e-3)
        return [f"{speed:,.0f} words/s"] if self._words else []

    def _left(self) -> list[str]:
        rest = (self._total or 0) - self.finished
        if rest <= 0 or not self._done:
            return []
        seconds = rest * (time.monotonic() - self._start) / self._done
        return [f"{_duration(seconds)} left"]


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5_400 else f"{seconds / 3600:.1f} h"


def several(number: int, noun: str) -> str:
    """*1 document*, *2 documents*."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def warn(message: str) -> None:
    """Say something beside the result, on standard error."""
    click.echo(f"attribution: {message}", err=True)
