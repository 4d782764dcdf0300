"""What reading has to tell: sentences for whoever asks, warnings for a notebook."""

from __future__ import annotations

import warnings
from collections.abc import Callable

Notify = Callable[[str], None]


class ReadingWarning(UserWarning):
    """A file was passed over, or read in an encoding that had to be guessed."""


def warn(message: str) -> None:
    """Tell ``message`` as a warning."""
    warnings.warn(message, ReadingWarning, stacklevel=2)
