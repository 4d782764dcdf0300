"""brat standoff: the texts with their annotations beside them, in the shape in which ``read_gold`` takes gold.

See ``attribution/evaluate/gold_brat.py`` for that shape, and https://brat.nlplab.org/standoff.html.
"""

from __future__ import annotations

from collections.abc import Iterator

from attribution.evaluate import draft_gold
from attribution.evaluate.gold_brat import CONFIGURATION, write_brat
from attribution.export.material import Material
from attribution.export.write import file_names


def files(material: Material) -> Iterator[tuple[str, bytes]]:
    """``brat/annotation.conf``, and ``brat/ID.txt`` with ``brat/ID.ann`` for each document."""
    names = file_names(document.id for document in material.documents)
    yield "brat/annotation.conf", CONFIGURATION.encode("utf-8")
    articles = [document for document, _ in material.by_document()]  # each text is the one that was analysed
    for document in draft_gold(articles, material.tables["attributions"]):
        name = f"brat/{names[document.id]}"
        yield f"{name}.txt", document.text.encode("utf-8", "replace")
        yield f"{name}.ann", write_brat(document).encode("utf-8", "replace")
