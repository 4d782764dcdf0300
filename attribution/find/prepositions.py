"""Prepositional cues as they stand in a sentence: *selon X*, *d'après X*, *de source policière*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from attribution.lang.lexicon import Lexicon, Preposition
from attribution.model import Sentence, Span, Word


@dataclass(frozen=True)
class PrepositionalCue:
    """A preposition and the head of the noun phrase after it."""

    span: Span
    lemma: str
    head: Word


def prepositional_cues(sentence: Sentence, lexicon: Lexicon) -> Iterator[PrepositionalCue]:
    """The prepositional cues of a sentence, in order; those that an ``unless`` word cancels are left out."""
    taken = -1
    for word in sentence.words:
        if word.index <= taken:
            continue
        for record in lexicon.prepositions:
            found = _match(sentence, word, record)
            if found is not None:
                taken = max(w.index for w in sentence.words if w.span.start < found.span.end)
                yield found
                break


def _match(sentence: Sentence, word: Word, record: Preposition) -> PrepositionalCue | None:
    words = _as_written(sentence, word.index, record.form)
    if not words:
        return None
    head = _governed(sentence, words)
    if head is None or _cancelled(sentence, words[-1], head, record):
        return None
    return PrepositionalCue(Span(word.span.start, words[-1].span.end), record.form, head)


def _as_written(sentence: Sentence, index: int, form: str) -> tuple[Word, ...]:
    """The words from ``index`` on that spell the preposition, empty where they do not."""
    end, spelled = index, ""
    wanted = _plain(form)
    while end < len(sentence.words) and len(spelled) < len(wanted):
        spelled += _plain(sentence.words[end].form)
        end += 1
    return sentence.words[index:end] if spelled == wanted else ()


def _plain(form: str) -> str:
    return form.lower().replace("’", "'").replace(" ", "").replace("\u00a0", "")


def _governed(sentence: Sentence, words: tuple[Word, ...]) -> Word | None:
    """The head of the noun phrase that the preposition introduces."""
    for word in reversed(words):
        head = sentence.head(word)
        if word.relation in ("case", "mark", "det") and head is not None and head.index > words[-1].index:
            return head
    after = sentence.words[words[-1].index + 1 :][:1]
    return after[0] if after and after[0].upos in ("PROPN", "NOUN", "PRON") else None


def _cancelled(sentence: Sentence, last: Word, head: Word, record: Preposition) -> bool:
    following = [w for w in sentence.words[last.index + 1 : last.index + 3]]
    return any(w.lemma.lower() in record.unless or w.form.lower() in record.unless for w in (*following, head))


__all__ = ["PrepositionalCue", "prepositional_cues"]
