"""How far an analysis is, under the cell of a notebook that runs it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module


def notebook_bar(total: int) -> Callable[[int], None] | None:
    """A bar that grows as it is told how much is done.

    Parameters
    ----------
    total : int
        How many documents there are.

    Returns
    -------
    callable, or None
        Takes the number of documents done. None outside a notebook, where nothing is shown.
    """
    # Whoever runs in a notebook has IPython loaded; nobody else should pay for it.
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if not total or getattr(shell, "kernel", None) is None:
        return None
    show = import_module("IPython.display")
    handle = show.display(show.HTML(_bar(0, total)), display_id=True)
    return lambda done: handle.update(show.HTML(_bar(done, total)))


def _bar(done: int, total: int) -> str:
    return f'<progress value="{done}" max="{total}"></progress> {done} / {total}'
