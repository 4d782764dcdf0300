"""The notebooks, run: ``python -m tests.notebooks`` runs them and writes them with what their cells show."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def run(path: Path) -> nbformat.NotebookNode:
    """A notebook after all its cells were run, in a folder of its own beside ``corpus/``."""
    notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(ROOT / "corpus", Path(folder, "corpus"))
        Path(folder, "notebooks").mkdir()
        # Whoever opens it finds the paths as they are written: Jupyter runs a notebook in the folder where it lies.
        NotebookClient(
            notebook,
            timeout=300,
            coalesce_streams=True,
            resources={"metadata": {"path": f"{folder}/notebooks"}},
        ).execute()
    for cell in notebook.cells:
        cell.metadata.clear()  # the times at which it ran
        if cell.cell_type == "code":
            cell.outputs = [each for each in cell.outputs if each.get("name") != "stderr"]
    notebook.metadata = nbformat.from_dict({"kernelspec": notebook.metadata.kernelspec})
    return notebook


def shown(notebook: nbformat.NotebookNode) -> list[str]:
    """What the cells show as plain text, in order."""
    outputs = [each for cell in notebook.cells if cell.cell_type == "code" for each in cell.outputs]
    return [str(each.get("text") or each.get("data", {}).get("text/plain")) for each in outputs]


if __name__ == "__main__":
    for each in NOTEBOOKS:
        nbformat.write(run(each), each)
