"""The whole story on one page: parse, find, choose, resolve."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from attribution.entities.lookup import KnowledgeBase, load_entities
from attribution.errors import InputError
from attribution.find import CONSTRUCTIONS, Construction, Context, find
from attribution.find.mode import mode_of
from attribution.lang.lexicon import Lexicon, load_lexicon
from attribution.lang.people import load_people
from attribution.model import Analysis, Attribution, Document, Failure, Parse
from attribution.parse import Parser, load_parser
from attribution.progress import notebook_bar
from attribution.resolve import STEPS, resolve
from attribution.resolve.steps import Step

BATCH = 16
"""Documents handed to the parser, and reported as progress, at once; few enough to keep memory flat."""


def analyse(
    documents: Iterable[Document | str] | Document | str,
    *,
    parser: Parser | None = None,
    model: str | Path | None = None,
    lexicon: Lexicon | None = None,
    entities: KnowledgeBase | None = None,
    constructions: Sequence[Construction] = CONSTRUCTIONS,
    steps: Sequence[Step] = STEPS,
    on_progress: Callable[[int], None] | None = None,
) -> Analysis:
    """Find every reported claim in some documents.

    Parameters
    ----------
    documents : Document, str, or iterable of them
        Articles; bare strings are named ``text-1``, ``text-2`` … in their order.
    parser, model : optional
        A parser that is ready, or what ``load_parser`` takes; the bundled models otherwise.
    lexicon, entities : optional
        Words of another language folder, a knowledge base with your own sources; the bundled ones otherwise.
    constructions, steps : sequences, optional
        The constructions to look for and the steps that resolve sources, in place of all.
    on_progress : callable, optional
        Called with the number of documents done after each batch. By default a notebook shows a bar.

    Returns
    -------
    Analysis
        The documents, their attributions in text order, and the documents that failed with the reason.

    Raises
    ------
    ModelError
        Where the parser's models are missing.
    """
    every = tuple(_documents(documents))
    parser = parser or load_parser(model)
    lexicon = lexicon or load_lexicon()
    entities = entities or load_entities()
    on_progress = on_progress or notebook_bar(len(every))
    attributions: list[Attribution] = []
    failures: list[Failure] = []
    done = 0
    for batch in _batches(every):
        for document, parse in _parsed(parser, batch):
            if not isinstance(parse, Parse):
                failures.append(Failure(document.id, str(parse)))
                continue
            try:
                attributions += attribute(document, parse, lexicon, entities, constructions, steps)
            except Exception as problem:  # a slip on one text must not cost the other documents their rows
                reason = f"{type(problem).__name__}: {problem}"
                failures.append(
                    Failure(document.id, f"The analysis failed on it ({reason}); please report it.")
                )
        done += len(batch)
        if on_progress is not None:
            on_progress(done)
    return Analysis(every, tuple(attributions), tuple(failures))


def attribute(
    document: Document,
    parse: Parse,
    lexicon: Lexicon,
    entities: KnowledgeBase,
    constructions: Sequence[Construction] = CONSTRUCTIONS,
    steps: Sequence[Step] = STEPS,
) -> list[Attribution]:
    """The attributions of one parsed document, in text order; no parser is needed any more."""
    context = Context(parse, lexicon)
    candidates = find(context, constructions)
    resolutions = resolve(candidates, parse, document, entities, load_people(), steps)
    return [
        Attribution(
            document.id,
            candidate,
            mode_of(parse.text, candidate.content, context.quotations),
            resolution,
            context.sentences_of(candidate),
        )
        for candidate, resolution in zip(candidates, resolutions, strict=True)
    ]


def _documents(given: Iterable[Document | str] | Document | str) -> Iterator[Document]:
    one = [given] if isinstance(given, (str, Document)) else given
    for number, each in enumerate(one, start=1):
        yield each if isinstance(each, Document) else Document(f"text-{number}", each)


def _batches(documents: Sequence[Document]) -> Iterator[tuple[Document, ...]]:
    todo = iter(documents)
    while batch := tuple(islice(todo, BATCH)):
        yield batch


def _parsed(parser: Parser, batch: Sequence[Document]) -> Iterator[tuple[Document, Parse | Exception]]:
    """Each document with its parse, or with what went wrong; one bad document does not take its batch along."""
    try:
        yield from zip(batch, parser.parse([document.text for document in batch]), strict=True)
    except (
        Exception
    ) as problem:  # a parser is somebody else's code: whatever it raises belongs to one document
        if len(batch) == 1:
            yield batch[0], InputError(f"The parser failed on it ({type(problem).__name__}: {problem}).")
        else:
            for document in batch:
                yield from _parsed(parser, [document])
