"""Stanza's own pipeline as an engine, for models of any kind that it can run."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import stanza
from stanza.resources.common import DEFAULT_MODEL_DIR

from attribution.errors import ModelError
from attribution.model import Span, Word
from attribution.parse.paragraphs import Part, readable
from attribution.parse.tokens import Token, mended

PROCESSORS = "tokenize,mwt,pos,lemma,depparse"
REST = PROCESSORS.split(",")[1:]
BATCH_WORDS = 1_500  # larger batches are slower on a processor: the padded matrices leave its cache
_SEVERAL = "MWT=Yes"  # Stanza's mark of a token of several words


class StanzaEngine:
    """A Stanza pipeline that parses paragraphs."""

    def __init__(self, pipeline: stanza.Pipeline) -> None:
        self.pipeline = pipeline

    def __call__(self, parts: Sequence[Part]) -> Iterator[Iterator[tuple[Word, ...]]]:
        """For each part, the words of each of its sentences.

        One part a call of Stanza's: who shares a batch changes the last digits of the scores, and with them now and
        then a tree.
        """
        for part in parts:
            yield self._parsed(*part)

    def _parsed(self, text: str, places: Sequence[Span]) -> Iterator[tuple[Word, ...]]:
        """The words of each sentence of the paragraphs of ``text`` that are at ``places``."""
        pieces = [stanza.Document([], text=readable(place.of(text))) for place in places]
        tokenized = self.pipeline.processors["tokenize"].bulk_process(pieces)
        whole = [stanza.Document(_mended(piece.to_dict()), text=piece.text) for piece in tokenized]
        parsed = self.pipeline.bulk_process(whole, processors=REST)
        for place, piece in zip(places, parsed, strict=True):
            for sentence in piece.sentences:
                yield tuple(_words(sentence, place, text))


def from_files(directory: Path) -> StanzaEngine:
    """Load the models of one directory: the five processors and their word vectors.

    Raises
    ------
    ModelError
        Where Stanza cannot load them.
    """
    paths = {f"{name}_model_path": str(directory / f"{name}.pt") for name in PROCESSORS.split(",")}
    vectors = str(directory / "vectors.pt")
    return _loaded(dir=str(directory), pos_pretrain_path=vectors, depparse_pretrain_path=vectors, **paths)


def from_resources() -> StanzaEngine:
    """Load Stanza's own published French models from its resources directory.

    Raises
    ------
    ModelError
        Where they were never downloaded; nothing tries the network by itself.
    """
    directory = Path(os.getenv("STANZA_RESOURCES_DIR", DEFAULT_MODEL_DIR))
    if not (directory / "fr" / "depparse").is_dir():
        raise ModelError(
            f"Stanza's French models are not in {directory}. Fetch them once with: "
            f"python -c \"import stanza; stanza.download('fr', processors='{PROCESSORS}')\""
        )
    return _loaded(dir=str(directory))


def _loaded(**options: Any) -> StanzaEngine:  # Any: handed to Stanza, which is not typed
    try:
        pipeline = stanza.Pipeline(
            lang="fr",
            processors=PROCESSORS,
            download_method=None,
            allow_unknown_language=True,
            use_gpu=False,
            logging_level="ERROR",
            depparse_batch_size=BATCH_WORDS,
            lemma_store_results=True,  # a form is lemmatised once
            **options,
        )
    except Exception as problem:  # Stanza raises whatever its unpickling met
        raise ModelError(
            f"The parser models in {options['dir']} cannot be loaded ({problem}); "
            "reinstall the package, or give others with --model."
        ) from problem
    return StanzaEngine(pipeline)


def _mended(sentences: list[list[dict[str, Any]]]) -> list[list[dict[str, Any]]]:
    """Stanza's tokens of a paragraph, mended."""
    tokens = [[_token(raw) for raw in sentence] for sentence in sentences]
    return [[_raw(*each) for each in enumerate(sentence, start=1)] for sentence in mended(tokens)]


def _token(raw: dict[str, Any]) -> Token:
    several = _SEVERAL in raw.get("misc", "").split("|")
    return Token(raw["text"], raw["start_char"], raw["end_char"], several)


def _raw(number: int, token: Token) -> dict[str, Any]:
    raw = {"id": (number,), "text": token.text, "start_char": token.start, "end_char": token.end}
    return raw | {"misc": _SEVERAL} if token.several else raw


def _words(sentence: Any, paragraph: Span, text: str) -> Iterator[Word]:
    """The words of one Stanza sentence, with offsets in the document."""
    for token in sentence.tokens:
        span = Span(paragraph.start + token.start_char, paragraph.start + token.end_char)
        for word in token.words:
            yield Word(
                index=word.id - 1,
                span=span,
                form=word.text if len(token.words) > 1 else span.of(text),
                lemma=word.lemma or word.text,
                upos=word.upos or "X",
                feats=word.feats or "",
                head=word.head - 1,
                deprel=word.deprel,
            )
