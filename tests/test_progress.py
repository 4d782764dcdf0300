"""A bar under the cell of a notebook; nothing elsewhere."""

from __future__ import annotations

import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from attribution.progress import notebook_bar


class Screen:
    """Stands for what IPython displays: keeps what was shown."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    def display(self, thing: str, display_id: bool) -> Screen:
        assert display_id
        return self.update(thing)

    def update(self, thing: str) -> Screen:
        self.shown.append(thing)
        return self


def notebook(monkeypatch: pytest.MonkeyPatch, shell: Any) -> Screen:
    screen = Screen()
    python, display = ModuleType("IPython"), ModuleType("IPython.display")
    vars(python)["get_ipython"] = lambda: shell
    vars(display).update(display=screen.display, HTML=str)
    monkeypatch.setitem(sys.modules, "IPython", python)
    monkeypatch.setitem(sys.modules, "IPython.display", display)
    return screen


def test_a_bar_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = notebook(monkeypatch, SimpleNamespace(kernel=object()))
    advance = notebook_bar(4)
    assert advance is not None
    advance(2)
    assert screen.shown == [
        '<progress value="0" max="4"></progress> 0 / 4',
        '<progress value="2" max="4"></progress> 2 / 4',
    ]


@pytest.mark.parametrize("shell", [None, SimpleNamespace()])
def test_there_is_none_on_a_terminal(monkeypatch: pytest.MonkeyPatch, shell: Any) -> None:
    screen = notebook(monkeypatch, shell)
    assert notebook_bar(4) is None
    assert screen.shown == []


def test_there_is_none_without_ipython_or_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    notebook(monkeypatch, SimpleNamespace(kernel=object()))
    assert notebook_bar(0) is None
    monkeypatch.delitem(sys.modules, "IPython")
    assert notebook_bar(4) is None
