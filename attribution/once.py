"""Properties that are computed once: those of Python, which until 3.12 take a lock whenever they compute."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if sys.version_info >= (3, 12) or TYPE_CHECKING:
    from functools import cached_property
else:

    class cached_property:  # noqa: N801 - it stands in for the one of the standard library
        """What ``functools.cached_property`` is from Python 3.12 on, in a quarter of the time."""

        def __init__(self, compute):
            self._compute, self.__doc__ = compute, compute.__doc__

        def __set_name__(self, owner, name):
            self._name = name

        def __get__(self, thing, owner=None):
            if thing is None:
                return self
            value = thing.__dict__[self._name] = self._compute(thing)
            return value


__all__ = ["cached_property"]
