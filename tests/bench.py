"""How fast it is: ``make bench``. Words are those of the parse, without punctuation."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from attribution.analyse import analyse, attribute
from attribution.entities.lookup import load_entities
from attribution.lang.lexicon import load_lexicon
from attribution.parse import load_parser
from attribution.reading import read_corpus
from attribution.tables import attributions_table, sources_table

CORPUS = Path(__file__).parent.parent / "corpus" / "articles"
ROUNDS = 3


def seconds(task: Callable[[], object], rounds: int) -> float:
    """The best of several rounds: what the machine does when nothing else disturbs it."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return min(times)


def main(*paths: str) -> None:
    documents = list(read_corpus(paths or [CORPUS]))
    start = time.perf_counter()
    parser, lexicon, entities = load_parser(), load_lexicon(), load_entities()
    loading = time.perf_counter() - start
    parses = parser.parse([document.text for document in documents])
    words = sum(word.upos != "PUNCT" for parse in parses for each in parse.sentences for word in each.words)
    analysis = analyse(documents, parser=parser)

    def rules() -> None:
        for document, parse in zip(documents, parses, strict=True):
            attribute(document, parse, lexicon, entities)

    def tables() -> None:
        sources_table(attributions_table(analysis))

    rows = [
        ("rules on finished parses", seconds(rules, ROUNDS)),
        ("parser", seconds(lambda: parser.parse([document.text for document in documents]), 1)),
        ("all of it", seconds(lambda: analyse(documents, parser=parser), 1)),
        ("tables", seconds(tables, ROUNDS)),
    ]
    print(f"{len(documents)} documents, {words} words; models loaded in {loading:.1f} s")
    for name, took in rows:
        print(f"{name:26}{took:9.2f} s{words / took:12,.0f} words/s")


if __name__ == "__main__":
    main(*sys.argv[1:])
