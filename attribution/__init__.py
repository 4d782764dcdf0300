"""Who is the source of which claim in the French press: the front door.

>>> import attribution
>>> analysis = attribution.analyse("TASS a indiqué que les combats avaient cessé.")  # doctest: +SKIP
>>> attribution.attributions_table(analysis)  # doctest: +SKIP

Nothing heavy is loaded until it is used: pandas with the first table, torch with the first parse.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attribution import plot as plot
    from attribution.analyse import analyse as analyse
    from attribution.batch.analyser import Analyser as Analyser
    from attribution.batch.analyser import from_series as from_series
    from attribution.corrections import corrections as corrections
    from attribution.errors import AttributionError as AttributionError
    from attribution.evaluate import Evaluation as Evaluation
    from attribution.evaluate import draft_gold as draft_gold
    from attribution.evaluate import evaluate as evaluate
    from attribution.evaluate import read_gold as read_gold
    from attribution.evaluate import write_gold as write_gold
    from attribution.explain import explain as explain
    from attribution.export import export as export
    from attribution.model import Analysis as Analysis
    from attribution.model import Attribution as Attribution
    from attribution.model import Document as Document
    from attribution.model import Entity as Entity
    from attribution.model import Span as Span
    from attribution.page.doubles import find_doubles as find_doubles
    from attribution.page.furniture import furniture as furniture
    from attribution.parse import load_parser as load_parser
    from attribution.reading import read_corpus as read_corpus
    from attribution.report.csv import read_attributions as read_attributions
    from attribution.report.csv import write_table as write_table
    from attribution.report.html import report_folder as report_folder
    from attribution.report.html import write_report as write_report
    from attribution.report.notebook import notebook_html as notebook_html
    from attribution.tables import COLUMNS as COLUMNS
    from attribution.tables import attributions_table as attributions_table
    from attribution.tables import by_cue_table as by_cue_table
    from attribution.tables import by_document_table as by_document_table
    from attribution.tables import credits_table as credits_table
    from attribution.tables import source_by_kind_table as source_by_kind_table
    from attribution.tables import sources_table as sources_table
    from attribution.track import Tracks as Tracks
    from attribution.track import relay_graph as relay_graph
    from attribution.track import track as track

__version__ = "0.1.0"

_ROOMS = {
    "analyse": ("analyse",),
    "batch.analyser": ("Analyser", "from_series"),
    "corrections": ("corrections",),
    "evaluate": ("Evaluation", "draft_gold", "evaluate", "read_gold", "write_gold"),
    "explain": ("explain",),
    "export": ("export",),
    "errors": ("AttributionError",),
    "model": ("Analysis", "Attribution", "Document", "Entity", "Span"),
    "page.doubles": ("find_doubles",),
    "page.furniture": ("furniture",),
    "parse": ("load_parser",),
    "reading": ("read_corpus",),
    "report.csv": ("read_attributions", "write_table"),
    "report.html": ("report_folder", "write_report"),
    "report.notebook": ("notebook_html",),
    "tables": (
        "COLUMNS",
        "attributions_table",
        "by_cue_table",
        "by_document_table",
        "credits_table",
        "source_by_kind_table",
        "sources_table",
    ),
    "track": ("Tracks", "relay_graph", "track"),
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}
_OPEN = ("plot",)  # rooms that are entered by name: attribution.plot.sources(…)

__all__ = sorted(["__version__", *_HOME, *_OPEN])


class _Door(ModuleType):
    """Keeps ``attribution.analyse`` the function when the file ``analyse.py`` is imported under that name."""

    def __getattr__(self, name: str) -> Any:
        if name in _OPEN:
            return import_module(f"{__name__}.{name}")
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
        setattr(self, name, value)
        return value

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *_HOME, *_OPEN})


sys.modules[__name__].__class__ = _Door
