"""Describe the bundled models: MODEL_CARD.md, NOTICE, model.json, resources.json."""

from __future__ import annotations

import datetime
import hashlib
import json
import shutil
from pathlib import Path

from training.measure import FILES
from training.prepare import COMPOSED

HERE = Path(__file__).parent
NAME = "fr-frames"
VERSION = "1.2.0"


def describe(models: Path) -> None:
    """Write what can be said of the files themselves."""
    import stanza

    description = {
        "name": NAME,
        "version": VERSION,
        "date": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        "stanza": stanza.__version__,
        "sha256": {name: hashlib.sha256((models / name).read_bytes()).hexdigest() for name in FILES},
    }
    (models / "model.json").write_text(json.dumps(description, indent=2) + "\n", encoding="utf-8")
    (models / "resources.json").write_text('{"fr": {"lang_name": "French"}}\n', encoding="utf-8")
    shutil.copy(HERE / "NOTICE.txt", models / "NOTICE")


def training_text(build: Path) -> str:
    """How long the parser and the tagger were trained, from the notes that the training left."""
    lines = []
    for name, title in (("depparse", "Parser"), ("pos", "Tagger")):
        notes = json.loads((build / "models" / f"{name}.training.json").read_text(encoding="utf-8"))
        cycles = "; ".join(
            f"{one['steps']:,} steps from {one['rate']} in {one['minutes']:.0f} minutes" for one in notes
        )
        lines.append(f"- {title}: {cycles}.")
    return "\n".join(lines)


def write_card(build: Path, models: Path, table: str) -> None:
    """Write the card around a table of figures."""
    facts = json.loads((models / "model.json").read_text(encoding="utf-8"))
    text = (HERE / "card.md").read_text(encoding="utf-8")
    filled = {
        "table": table,
        "training": training_text(build),
        "composed": f"{COMPOSED:,}",
        **{key: facts[key] for key in ("date", "stanza", "version")},
    }
    for key, value in filled.items():
        text = text.replace("{" + key + "}", value)
    (models / "MODEL_CARD.md").write_text(text, encoding="utf-8")
