"""Antecedents: whom *qui* stands for, where the parser hung the clause on the last of several nouns."""

from __future__ import annotations

from attribution.find.speakers import can_speak
from attribution.find.torn import name_head
from attribution.model import Sentence, Word

_PHRASE = 2  # words that stand before *qui* at least: a noun and a comma


def antecedent_of(sentence: Sentence, verb: Word) -> Word | None:
    """The noun that *qui* takes up, None where the verb is of no relative clause."""
    head = sentence.head(verb)
    while head is not None and verb.relation == "conj":
        verb, head = head, sentence.head(head)
    if verb.relation == "root":
        return _named_before(sentence, verb)
    return _agreeing(sentence, head, verb) if head is not None and verb.relation == "acl" else None


def _named_before(sentence: Sentence, verb: Word) -> Word | None:
    """*À l'instar de Jean Roux, qui dénonçait que P*: who stands before the comma, where no main verb follows."""
    which = next((w for w in sentence.children(verb, "nsubj") if w.feat("PronType") == "Rel"), None)
    if which is None or which.index < _PHRASE or sentence.words[which.index - 1].form != ",":
        return None
    noun = name_head(sentence, sentence.words[which.index - 2])
    return noun if noun is not None and noun.upos in ("NOUN", "PROPN") and can_speak(noun) else None


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
