"""What a notebook shows of an analysis or a document.

The parts of attributions are elements of their own (``u``, ``strong``, ``em``), so that they can still be told apart
where styles are taken out, as GitHub does. Colours are laid over the notebook's own, whether light or dark.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from attribution.interface import load_words
from attribution.model import Analysis, Document
from attribution.report.highlight import Tree, marked
from attribution.tables import attributions_table, sources_table

_SOURCES = 10
_TEXTS = 3
_COUNTS = ("attributions", "documents", "direct", "indirect", "mixed")


def notebook_html(thing: Analysis | Document, lang: str = "en") -> str:
    """A summary of an analysis with its first texts highlighted, or the text of a document.

    Parameters
    ----------
    thing : Analysis or Document
        What to show; neither is changed.
    lang : str
        The language of the words, ``fr`` or ``en``.

    Returns
    -------
    str
        An HTML element; its styles stand on its own elements and touch nothing else.
    """
    words = load_words(lang)
    if isinstance(thing, Document):
        return _template().render(w=words, texts=[(thing, (thing.text,))], rest=0, failures=())
    rows = attributions_table(thing)
    sources = sources_table(rows).head(_SOURCES)
    kinds = sources["kind"].astype("string").fillna("unknown").map(dict(words["kind"]))
    names = sources["referent"].fillna(words["chart"]["unresolved"])
    counts = sources[list(_COUNTS)].itertuples(index=False, name=None)
    groups = dict(list(rows.groupby("document_id", sort=False)))

    def texts() -> Iterator[tuple[Document, Tree]]:
        for document in thing.documents:
            if document.id in groups:
                yield document, marked(document.text, groups[document.id])

    shown = list(islice(texts(), _TEXTS))
    return _template().render(
        w=words,
        summary=words["notebook"]["summary"].format(attributions=len(rows), documents=len(thing.documents)),
        head=[words["field"]["source"], words["field"]["kind"], *_heads(lang)],
        sources=[[*row] for row in zip(names, kinds, counts, strict=True)],
        failures=thing.failures[:_SOURCES],
        texts=shown,
        rest=len(thing.documents) - len(shown),
    )


def _heads(lang: str) -> list[str]:
    words = load_words(lang)
    return [(words["field"] if name in words["field"] else words["mode"])[name] for name in _COUNTS]


@cache
def _template() -> Template:
    loader = PackageLoader(__package__, "assets")
    return Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    ).get_template("notebook.html")
