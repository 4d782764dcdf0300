"""The front door opens at once, and what is heavy waits until it is asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

import attribution

HEAVY = ("torch", "stanza", "pandas", "numpy")


def python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip()


@pytest.mark.slow
def test_importing_the_package_loads_nothing_heavy() -> None:
    code = f"import sys, attribution, attribution.cli; print([m for m in {HEAVY} if m in sys.modules])"
    assert python(code) == "[]"


@pytest.mark.slow
def test_help_answers_without_the_parser() -> None:
    code = (
        "import sys; from attribution.cli import main\n"
        "sys.argv = ['attribution', '--help']\n"
        "try: main()\n"
        f"finally: print([m for m in {HEAVY} if m in sys.modules])"
    )
    assert python(code).endswith("[]")


@pytest.mark.parametrize("name", attribution.__all__)
def test_front_door_has_what_it_lists(name: str) -> None:
    assert getattr(attribution, name) is not None
    assert name in dir(attribution)


def test_front_door_says_what_it_does_not_have() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = attribution.nonsense  # type: ignore[attr-defined] # that it is not there is the point


@pytest.mark.slow
@pytest.mark.parametrize("name", ["analyse", "corrections", "evaluate", "explain", "export", "track"])
def test_function_is_not_hidden_by_its_file_of_the_same_name(name: str) -> None:
    code = f"import importlib, attribution; importlib.import_module('attribution.{name}')"
    assert python(f"{code}; print(callable(attribution.{name}))") == "True"
