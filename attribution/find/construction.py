"""What a construction is: one function from a sentence to candidates, with the examples that are its tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from attribution.find.context import Context
from attribution.model import Candidate, Sentence

Find = Callable[[Sentence, Context], Iterator[Candidate]]


@dataclass(frozen=True)
class Construction:
    """A way of French to say who said what.

    ``matches`` are examples in inline markup that must fire, ``rejects`` sentences where nothing may be found by it;
    both are its tests and its page in the manual.
    """

    id: str
    find: Find
    matches: tuple[str, ...]
    rejects: tuple[str, ...] = ()
    reference: str = ""

    @property
    def summary(self) -> str:
        """The function's docstring: what the construction is."""
        return self.find.__doc__ or ""


def construction(
    *, matches: list[str], rejects: list[str] | None = None, reference: str = ""
) -> Callable[[Find], Construction]:
    """Make a construction of a function, named after it.

    Parameters
    ----------
    matches : list of str
        Examples with ``{cue:…}``, ``{source:…}``, ``{content:…}``, at least one.
    rejects : list of str, optional
        Sentences in which it must find nothing.
    reference : str, optional
        The publication or guideline that describes it.
    """

    def wrap(find: Find) -> Construction:
        return Construction(find.__name__.rstrip("_"), find, tuple(matches), tuple(rejects or ()), reference)

    return wrap
