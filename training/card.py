"""Describe the bundled models: MODEL_CARD.md, NOTICE, model.json, resources.json."""

from __future__ import annotations

import datetime
import hashlib
import json
import shutil
from pathlib import Path

from training.measure import FILES

HERE = Path(__file__).parent
NAME = "fr-frames"
VERSION = "0.1.0"


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


def write_card(models: Path, table: str, training: str, weak: str, composed: int) -> None:
    """Write the card around a table of figures."""
    facts = json.loads((models / "model.json").read_text(encoding="utf-8"))
    text = (HERE / "card.md").read_text(encoding="utf-8")
    filled = {
        "table": table,
        "training": training,
        "weak": weak,
        "composed": f"{composed:,}",
        **{key: facts[key] for key in ("date", "stanza", "version")},
    }
    for key, value in filled.items():
        text = text.replace("{" + key + "}", value)
    (models / "MODEL_CARD.md").write_text(text, encoding="utf-8")
