"""Antecedents: whom *qui* stands for, where the parser hung the clause on the last of several nouns."""

from __future__ import annotations

from attribution.find.speakers import can_speak
from attribution.model import Sentence, Word


def antecedent_of(sentence: Sentence, verb: Word) -> Word | None:
    """The noun that *qui* takes up, None where the verb is of no relative clause."""
    head = sentence.head(verb)
    while head is not None and verb.relation == "conj":
        verb, head = head, sentence.head(head)
    return _agreeing(sentence, head, verb) if head is not None and verb.relation == "acl" else None


def _agreeing(sentence: Sentence, noun: Word, verb: Word) -> Word:
    """*le comité d'aide aux marins, qui dit que P*: the noun above, where the last has not the verb's number."""
    number = next((n for w in (verb, *sentence.children(verb, "aux")) if (n := w.feat("Number"))), "")
    if not number or noun.feat("Number") in ("", number):
        return noun
    above: Word | None = noun
    while above is not None and above.relation == "nmod":
        above = sentence.head(above)
        agrees = above is not None and above.feat("Number") == number
        if above is not None and agrees and can_speak(above) and sentence.children(above, "det"):
            return above
    return noun
