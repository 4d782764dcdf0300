"""The whole story on one page: parse, find, choose, resolve."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.entities.lookup import KnowledgeBase, load_entities
from attribution.errors import InputError
from attribution.find import CONSTRUCTIONS, Construction, Context, find
from attribution.lang.lexicon import Lexicon, load_lexicon
from attribution.lang.people import load_people
from attribution.model import Analysis, Attribution, Candidate, Document, Failure, Parse, Span
from attribution.page.furniture import in_furniture
from attribution.page.passed_over import passed_over, without
from attribution.parse import Parser, load_parser
from attribution.parse.composed import attribution_back, composed, way_back
from attribution.progress import notebook_bar
from attribution.reading import is_frame, read_corpus
from attribution.resolve import STEPS, resolve
from attribution.resolve.steps import Step

if TYPE_CHECKING:
    import pandas as pd

BATCH = 32
"""Documents handed to the parser, and reported as progress, at once; few enough to keep memory flat."""


def analyse(
    documents: Iterable[Document | str] | Document | str | Path | pd.DataFrame,
    *,
    parser: Parser | None = None,
    model: str | Path | None = None,
    lexicon: Lexicon | None = None,
    entities: KnowledgeBase | None = None,
    constructions: Sequence[Construction] = CONSTRUCTIONS,
    steps: Sequence[Step] = STEPS,
    keep_furniture: bool = False,
    on_progress: Callable[[int], None] | None = None,
) -> Analysis:
    """Find every reported claim in some documents.

    Parameters
    ----------
    documents : Document, str, iterable of them, DataFrame, or Path
        Articles; bare strings are texts, named ``text-1``, ``text-2`` … in their order; a DataFrame, and the files at a
        Path, are read as by ``read_corpus``.
    parser, model : optional
        A parser that is ready, or what ``load_parser`` takes; the bundled models otherwise.
    lexicon, entities : optional
        Words of another language folder, a knowledge base with your own sources; the bundled ones otherwise.
    constructions, steps : sequences, optional
        The constructions to look for and the steps that resolve sources, in place of all.
    keep_furniture : bool
        Look into paragraphs that are page furniture (newsletters, related headlines, comments), too.
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
    failures: list[Failure] = []
    every = tuple(_documents(documents, failures.append))
    parser = parser or load_parser(model, None if keep_furniture else passed_over)
    lexicon = lexicon or load_lexicon()
    entities = entities or load_entities()
    on_progress = on_progress or notebook_bar(len(every))
    attributions: list[Attribution] = []
    done = 0
    for batch in _batches(every):
        for document, parse in parsed(parser, batch):
            if not isinstance(parse, Parse):
                failures.append(Failure(document.id, str(parse)))
                continue
            try:
                attributions += attribute(
                    document, parse, lexicon, entities, constructions, steps, keep_furniture=keep_furniture
                )
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
    *,
    keep_furniture: bool = False,
) -> list[Attribution]:
    """The attributions of a document whose text is parsed, composed; in text order. No parser is needed any more."""
    aside = () if keep_furniture else passed_over(parse.text)
    parse = without(parse, aside)
    context = Context(parse, lexicon)
    candidates = [each for each in find(context, constructions) if not _stands_in(each, aside)]
    seen = document if parse.text == document.text else replace(document, text=parse.text)
    resolutions = resolve(candidates, parse, seen, entities, load_people(), steps)
    found = [
        Attribution(
            document.id,
            candidate,
            context.mode(candidate.content),
            resolution,
            context.sentences_of(candidate),
        )
        for candidate, resolution in zip(candidates, resolutions, strict=True)
    ]
    if found and seen is not document:
        back = way_back(document.text)
        return [attribution_back(each, back) for each in found]
    return found


def _stands_in(candidate: Candidate, paragraphs: tuple[Span, ...]) -> bool:
    spans = (*candidate.content, *((candidate.cue,) if candidate.cue else ()))
    return bool(paragraphs) and any(in_furniture(span, paragraphs) for span in spans)


def _documents(
    given: Iterable[object] | Document | str | Path | pd.DataFrame,
    on_failure: Callable[[Failure], None],
) -> Iterator[Document]:
    if isinstance(given, Path) or is_frame(given):
        yield from read_corpus(given, on_failure=on_failure)
        return
    one = [given] if isinstance(given, (str, Document)) else given
    for number, each in enumerate(one, start=1):
        name = f"text-{number}"
        if isinstance(each, (str, Document)):
            yield Document(name, each) if isinstance(each, str) else each
        else:  # a missing cell of a column, say
            what = type(each).__name__
            on_failure(Failure(name, f"It is no text, but a {what}; give strings or Documents."))


def _batches(documents: Sequence[Document]) -> Iterator[tuple[Document, ...]]:
    todo = iter(documents)
    while batch := tuple(islice(todo, BATCH)):
        yield batch


def parsed(parser: Parser, batch: Sequence[Document]) -> Iterator[tuple[Document, Parse | Exception]]:
    """Each document with the parse of its composed text, or with what went wrong.

    One bad document does not take its batch along.
    """
    try:
        yield from zip(batch, parser.parse([composed(document.text) for document in batch]), strict=True)
    except (
        Exception
    ) as problem:  # a parser is somebody else's code: whatever it raises belongs to one document
        if len(batch) == 1:
            reason = f"The parser failed on it ({type(problem).__name__}: {problem})."
            yield batch[0], problem if isinstance(problem, InputError) else InputError(reason)
        else:
            for document in batch:
                yield from parsed(parser, [document])
