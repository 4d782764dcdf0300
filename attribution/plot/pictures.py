"""Charts of Altair's that a notebook shows as a picture, also offline, on GitHub, and before it is trusted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import altair as alt


class Chart(alt.Chart):
    """A chart of one layer."""

    def _repr_mimebundle_(self, *args: Any, **kwds: Any) -> Any:
        return _shown(super()._repr_mimebundle_)


class LayerChart(alt.LayerChart):
    """A chart of several layers."""

    def _repr_mimebundle_(self, *args: Any, **kwds: Any) -> Any:
        return _shown(super()._repr_mimebundle_)


def _shown(show: Callable[[], Any]) -> Any:
    """What ``show`` gives of a picture; what the reader wants where he has chosen one of Altair's renderers.

    Its default renderer loads scripts from a server.
    """
    if alt.renderers.active != "default":
        return show()
    with alt.renderers.enable("png"):
        return show()
