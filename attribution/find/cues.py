"""Cue verbs as they stand in a sentence: which record of the lexicon, which words, negated or passive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from attribution.find.phrases import negated, verb_group
from attribution.lang.lexicon import Lexicon, Verb
from attribution.model import Sentence, Span, Stance, Word

_REFLEXIVE = frozenset({"se", "s'", "s’", "me", "m'", "te", "nous", "vous"})
_REFUSALS = frozenset({"refuser", "éviter", "omettre", "abstenir"})
_GAP = 5  # words that may stand between the parts of a multiword verb: *tire de nouveau la sonnette d'alarme*


@dataclass(frozen=True)
class Cue:
    """A cue verb in its sentence.

    ``heads`` are the words that its complements may hang on: the verb and the other words of a multiword one.
    """

    sentence: Sentence
    verb: Word
    entry: Verb
    heads: tuple[Word, ...]
    span: Span
    negated: bool
    passive: bool

    def stance(self, frame: str) -> Stance:
        """The stance that the cue gives to a content found by ``frame``; negated or refused saying is ``not_said``."""
        return "not_said" if self.negated else self.entry.stance_of(frame)

    @property
    def end(self) -> int:
        """Where the cue's words end."""
        return max(word.span.end for word in self.heads)

    @property
    def finite(self) -> bool:
        """Whether the verb or its auxiliary is finite: *dit* in *un blindé, dit AAV,* is not."""
        verbs = (self.verb, *self.sentence.children(self.verb, "aux"))
        return any(w.feat("VerbForm") == "Fin" for w in verbs)

    @property
    def inverted(self) -> bool:
        """Whether a clitic subject follows its verb (*a-t-il dit*, *précise-t-elle*)."""
        return any(
            w.upos == "PRON" and w.form.startswith("-") for w in self.sentence.words[self.verb.index - 3 : self.verb.index + 2]
        )


def cues(sentence: Sentence, lexicon: Lexicon) -> Iterator[Cue]:
    """The cue verbs of a sentence, in order."""
    for word in sentence.words:
        if word.upos in ("VERB", "AUX") and word.relation not in ("aux", "cop"):
            records = (*lexicon.verbs.get(lexicon.lemma_of(word.form, word.lemma), ()), *_unlisted(word))
            found = next(filter(None, (_match(sentence, word, record) for record in records)), None)
            if found is not None:
                yield found


def _unlisted(word: Word) -> tuple[Verb, ...]:
    """A verb of an aside that no lexicon need list: beside a quotation, French lets any verb report it.

    « Quel but ! », *s'enthousiasme l'entraîneur*; the frame is ``quote`` alone, so marks must stand there.
    """
    if word.relation != "parataxis":
        return ()
    frames = frozenset({"quote"})
    return (Verb(word.lemma, frames, ()), Verb(f"se {word.lemma}", frames, ()))


def _match(sentence: Sentence, verb: Word, record: Verb) -> Cue | None:
    if record.pronominal != _pronominal(sentence, verb) or _author_aside(sentence, verb):
        return None
    rest = _rest(sentence, verb, record.rest)
    if rest is None:
        return None
    return Cue(
        sentence=sentence,
        verb=verb,
        entry=record,
        heads=(verb, *rest),
        span=verb_group(sentence, verb, rest),
        negated=negated(sentence, verb) or _refused(sentence, verb),
        passive=any(c.deprel in ("aux:pass", "nsubj:pass") for c in sentence.children(verb)),
    )


def _author_aside(sentence: Sentence, verb: Word) -> bool:
    """*Il faut dire que*, *pour ainsi dire*: the narrator's own voice."""
    governor = sentence.head(verb)
    return governor is not None and governor.lemma == "falloir" and verb.feat("VerbForm") == "Inf"


def _pronominal(sentence: Sentence, verb: Word) -> bool:
    clitics = [
        c
        for c in sentence.children(verb)
        if c.lemma.lower() in _REFLEXIVE and c.upos == "PRON" and c.relation in ("expl", "obj", "iobj") and c.index < verb.index
    ]
    return any(c.relation == "expl" or c.lemma.lower() in ("se", "s'", "s’") for c in clitics)


def _rest(sentence: Sentence, verb: Word, lemmas: tuple[str, ...]) -> tuple[Word, ...] | None:
    """The words of a multiword verb after its first, None where one is missing."""
    found: list[Word] = []
    index = verb.index
    for lemma in lemmas:
        reach = sentence.words[index + 1 : index + 1 + _GAP]
        word = next((w for w in reach if lemma in (w.lemma.lower(), w.form.lower())), None)
        if word is None:
            return None
        found.append(word)
        index = word.index
    return tuple(found)


def _refused(sentence: Sentence, verb: Word) -> bool:
    governor = sentence.head(verb)
    return verb.relation in ("xcomp", "advcl", "obl") and governor is not None and governor.lemma in _REFUSALS
