"""*X, citant Y, dit que P*: what X reports is Y's, by way of X."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.find.context import Context
from attribution.find.phrases import is_present_participle, noun_phrase, verb_group
from attribution.find.speakers import can_speak
from attribution.lang.people import load_people
from attribution.model import Candidate, Sentence, Span, Word

_CITING = frozenset({"citer", "invoquer"})


def citing(context: Context, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """A participle or relative of *citer* beside an attribution: the same content, by the one who is cited.

    Parameters
    ----------
    context : Context
        The parsed document.
    found : sequence of Candidate
        What the constructions found.

    Yields
    ------
    Candidate
        With the content of the attribution in the same sentence, and its source as a relay.
    """
    for sentence in (context.parse.sentences[index] for index in sorted({c.sentence for c in found})):
        for verb in sentence.words:
            cited = _cited(sentence, verb) if verb.lemma in _CITING else None
            if cited is None:
                continue
            cue = verb_group(sentence, verb)
            beside = _beside(sentence, cue, found)
            if beside is not None:
                yield Candidate(
                    construction="citing",
                    sentence=sentence.index,
                    content=beside.content,
                    cue=cue,
                    cue_lemma=verb.lemma,
                    source=noun_phrase(sentence, cited),
                    source_head=cited.index,
                    via=(beside.source,) if beside.source else (),
                )


def _cited(sentence: Sentence, verb: Word) -> Word | None:
    """Who is cited: the object of *citant*, *qui citait*; a main verb (*l'agence cite X*) reports nothing by itself."""
    relative = verb.deprel == "acl:relcl"
    participle = is_present_participle(verb) and verb.relation != "conj"
    objects = [word for word in sentence.children(verb, "obj") if _known(word)]
    return objects[0] if objects and (relative or participle) else None


def _known(word: Word) -> bool:
    """Whether a word names somebody or something that says: *citant un rapport*, not *citant une maxime*."""
    return can_speak(word) or load_people().head(word.lemma) is not None


def _beside(sentence: Sentence, cue: Span, found: Sequence[Candidate]) -> Candidate | None:
    """The attribution of the sentence that the cue does not stand in, the nearest first."""
    here = [
        c
        for c in found
        if c.sentence == sentence.index
        and c.cue
        and not c.cue.overlaps(cue)
        and not any(cue.overlaps(piece) for piece in c.content)
    ]
    return min(here, key=lambda c: abs((c.cue or c.content[0]).start - cue.start), default=None)
