"""The Stanza implementation of the parser's door."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import regex
import stanza
import torch
from stanza.resources.common import DEFAULT_MODEL_DIR

from attribution.errors import ModelError
from attribution.model import Parse, Sentence, Span, Word
from attribution.parse import model_id
from attribution.parse.decoding import ChosenHeads
from attribution.parse.paragraphs import paragraphs
from attribution.parse.tokens import mended

PROCESSORS = "tokenize,mwt,pos,lemma,depparse"
REST = PROCESSORS.split(",")[1:]
PART = 60_000  # characters that Stanza holds at once: its words are ten times as large as ours
BATCH_WORDS = 1_500  # larger batches are slower on a processor: the padded matrices leave its cache

# What Stanza's tokenizer cannot take is hidden from it by a character of the same length: lone surrogates, control
# and private characters. U+FFFC and friends would become words of their own.
_UNREADABLE = regex.compile(r"[\p{Cs}\p{Cc}\p{Co}\p{Cn}\uFFFC\uFEFF\u200B-\u200F\u202A-\u202E\u2066-\u2069]")


class StanzaParser:
    """A Stanza pipeline behind the ``Parser`` protocol."""

    def __init__(self, pipeline: stanza.Pipeline, name: str) -> None:
        self.name = name
        self._pipeline = pipeline

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """Parse several texts.

        Parameters
        ----------
        texts : sequence of str
            Documents as they were read.

        Returns
        -------
        list of Parse
            One a text, in order; offsets point into the text given.
        """
        threads = torch.get_num_threads()
        torch.set_num_threads(1)  # a second thread gains nothing, and starves where processes share the cores
        try:
            return [self._parse(text) for text in texts]
        finally:
            torch.set_num_threads(threads)

    def _parse(self, text: str) -> Parse:
        # One text a call: who shares a batch changes the last digits of the scores, and with them now and then a
        # tree; the same article must give the same rows in any company.
        sentences: list[Sentence] = []
        for places in _parts(paragraphs(text)):
            parsed = self._process([stanza.Document([], text=_readable(span.of(text))) for span in places])
            for span, piece in zip(places, parsed, strict=True):
                for raw in piece.sentences:
                    words = tuple(_words(raw, span, text))
                    whole = Span(words[0].span.start, max(word.span.end for word in words))
                    sentences.append(Sentence(len(sentences), whole, words, text))
        return Parse(text, tuple(sentences))

    def _process(self, pieces: list[stanza.Document]) -> list[stanza.Document]:
        """Tokenize, mend the tokens and sentences, then tag and parse them."""
        tokenized = self._pipeline.processors["tokenize"].bulk_process(pieces)
        whole = [stanza.Document(mended(piece.to_dict()), text=piece.text) for piece in tokenized]
        processed: list[stanza.Document] = self._pipeline.bulk_process(whole, processors=REST)
        return processed


def from_directory(directory: Path) -> StanzaParser:
    """Load the models of one directory: the five processors and their word vectors.

    Raises
    ------
    ModelError
        Where the directory or one of its files is missing.
    """
    name = model_id(directory)
    paths = {f"{name}_model_path": str(directory / f"{name}.pt") for name in PROCESSORS.split(",")}
    vectors = str(directory / "vectors.pt")
    return StanzaParser(
        _pipeline(dir=str(directory), pos_pretrain_path=vectors, depparse_pretrain_path=vectors, **paths),
        name=name,
    )


def from_stanza_resources() -> StanzaParser:
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
    return StanzaParser(_pipeline(dir=str(directory)), name=model_id("stanza"))


def _pipeline(**options: Any) -> stanza.Pipeline:  # Any: handed to Stanza, which is not typed
    torch.set_flush_denormal(True)  # numbers near zero halve the speed of the recurrent layers
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
    ChosenHeads.adopt(pipeline.processors["depparse"].trainer.model)
    return pipeline


def _parts(places: Iterable[Span]) -> Iterator[list[Span]]:
    """The paragraphs of a text, all of an article at once, those of a book a part at a time."""
    part: list[Span] = []
    size = 0
    for place in places:
        part.append(place)
        size += len(place)
        if size >= PART:
            yield part
            part, size = [], 0
    if part:
        yield part


def _readable(text: str) -> str:
    return _UNREADABLE.sub(lambda found: " " if found[0].isspace() else "_", text)


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
