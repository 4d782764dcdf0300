"""Named errors: each says in one sentence what happened and what to do next."""

from __future__ import annotations


class AttributionError(Exception):
    """Whatever this package raises on purpose; the command prints it as one sentence and exits with status 2."""


class InputError(AttributionError):
    """The files or texts given cannot be read as articles."""


class OutputError(AttributionError):
    """The results cannot be written where they were asked for."""


class WorkerError(AttributionError):
    """Worker processes died, or cannot be reached; what they had finished is kept."""


class ModelError(AttributionError):
    """The parser's models are missing or do not fit together."""


class LexiconError(AttributionError):
    """A language folder or a knowledge base holds a record that does not validate; the message names it."""


class TableError(AttributionError):
    """A DataFrame or CSV file lacks a column that the contract in ``tables.COLUMNS`` demands."""


class GoldError(InputError):
    """The gold annotations to score against are missing or not in their format."""


class ExportError(AttributionError):
    """The tables cannot be written in a format: it, a library or the texts that it holds are missing."""


class CorrectionError(InputError):
    """A file of corrections holds a line that does not validate; the message names the line."""
