"""The package as users get it: a wheel, in an empty environment, with models and word lists inside."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from attribution.report.csv import read_attributions

ROOT = Path(__file__).parent.parent
CONSTRAINTS = ROOT / "constraints.txt"
ARTICLE = "L'agence de presse TASS a indiqué que les combats avaient cessé.\n"

pytestmark = pytest.mark.slow


def call(*arguments: str | Path, folder: Path) -> str:
    """Run a program in ``folder``, knowing nothing of this checkout's Python."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))
    }
    done = subprocess.run(
        [str(argument) for argument in arguments],
        cwd=folder,
        env={**environment, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=500,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "pip", "wheel", "-qq", "--no-deps", "--wheel-dir", folder, ROOT, folder=folder)
    (built,) = folder.glob("press_attribution-*.whl")
    return built


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of an environment that holds the wheel and what it draws."""
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder / "env", with_pip=True)
    found = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    call(
        found / "python",
        "-m",
        "pip",
        "install",
        "-qq",
        "--no-compile",
        "--constraint",
        CONSTRAINTS,
        wheel,
        folder=folder,
    )
    return found


def test_wheel_holds_every_file_of_the_package_and_nothing_else(wheel: Path) -> None:
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    kinds = (".py", ".typed", ".toml", ".sql", ".pt", ".json", ".md", ".txt", ".html", ".css", ".js")
    named = ("py.typed", "NOTICE")
    files = {path for path in (ROOT / "attribution").rglob("*") if path.suffix in kinds or path.name in named}
    assert inside == {path.relative_to(ROOT).as_posix() for path in files}
    assert any(name.endswith(".pt") for name in inside)


def test_command_runs_in_an_empty_environment(scripts: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    printed = call(scripts / "attribution", "run", "article.txt", "-o", "out", "--html", folder=tmp_path)
    assert "TASS" in printed
    assert list(read_attributions(tmp_path / "out" / "attributions.csv")["referent"]) == ["TASS"]
    assert "TASS" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


def test_torch_is_the_one_that_is_pinned(scripts: Path, tmp_path: Path) -> None:
    assert "torch==2.13.0" in CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    code = "import importlib.metadata as m; print(m.version('torch'))"
    assert call(scripts / "python", "-c", code, folder=tmp_path).strip().partition("+")[0] == "2.13.0"


def test_every_package_that_is_drawn_is_pinned(scripts: Path, tmp_path: Path) -> None:
    code = "import importlib.metadata as m; print('\\n'.join(sorted({d.name for d in m.distributions()})))"
    installed = {
        name.lower().replace("_", "-")
        for name in call(scripts / "python", "-c", code, folder=tmp_path).split()
    }
    pins = {
        line.partition("==")[0].lower().replace("_", "-")
        for line in CONSTRAINTS.read_text(encoding="utf-8").splitlines()
        if "==" in line
    }
    loose = {"pip", "setuptools", "press-attribution"}
    # Where no CPU-only build is offered, torch brings its own set of packages, and pins them itself.
    assert {
        name for name in installed - pins - loose if not name.startswith(("nvidia", "cuda", "triton"))
    } == set()
