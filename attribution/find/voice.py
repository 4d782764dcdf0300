"""The author's own voice, a speaker's within quotation marks, what cannot speak or says nothing: no attribution."""

from __future__ import annotations

import regex

from attribution.find.context import Context
from attribution.find.speakers import can_speak
from attribution.lang.people import load_people
from attribution.model import Candidate, Sentence, Span, Word

_OWN = frozenset({"je", "j'", "j’", "nous", "moi", "-je", "-nous", "tu", "vous", "toi", "tout"})
_NOBODY = frozenset({"rien", "personne", "nous"})  # *rien ne prouve que*; *nous et nos partenaires*
_INSTRUMENTS = frozenset(
    "thermomètre compteur jauge cadran montre horloge aiguille boussole radar capteur balance altimètre"
    " sismographe anémomètre pluviomètre voyant flèche panneau".split()
)

_EVENTS = frozenset(
    "cas exemple crise accident événement incident attentat drame épisode période année fait signe écart compromis"
    " bataille réalité différence dispositif méthode technique piste loi".split()
)
_FACTS = frozenset({"ce", "c'", "c’", "ceci", "cela", "ça"})  # *cela montre que P*: a fact shows, nobody says
_ABSTRACT = regex.compile(r"(?:[st]ion|té|[ae]nce|ment|ure|isme)$")
_OPENERS = frozenset({"comment", "pourquoi", "quand", "où", "combien", "comme", "que", "qu'", "qu’", "si"})
_SPOKEN = ("incise", "quote", "selon", "colon", "floating")


def mute(context: Context, candidate: Candidate) -> bool:
    """Whether the source is a thing that shows or rules: *le thermomètre indique que*, *la loi prévoit que*."""
    record = context.lexicon.verb(candidate.cue_lemma)
    persons_only = record is not None and record.person and candidate.construction != "incise"
    if candidate.source_head is None:
        return persons_only  # *il est prévu que*
    sentence = context.parse.sentences[candidate.sentence]
    word = sentence.words[candidate.source_head]
    if word.upos == "PRON" and word.form.lower() in _FACTS:
        return True
    abstract = candidate.construction not in _SPOKEN and _abstract(sentence, word)
    return word.lemma.lower() in _INSTRUMENTS or abstract or (persons_only and not can_speak(word))


def bare(context: Context, candidate: Candidate) -> bool:
    """Whether no more would be reported than the word that opens a clause: *Comment peut-on expliquer ce vote ?*."""
    return " ".join(piece.of(context.text) for piece in candidate.content).lower() in _OPENERS


def _abstract(sentence: Sentence, word: Word) -> bool:
    """*cette année prouvera que P*, *la crise montre que P*: no noun of somebody, and no part of some."""
    common = word.upos == "NOUN" and word.form.islower() and load_people().head(word.lemma) is None
    thing = common and (word.lemma in _EVENTS or _ABSTRACT.search(word.lemma) is not None)
    return thing and not any(can_speak(c) and c.upos == "NOUN" for c in sentence.children(word, "nmod"))


def own_voice(context: Context, candidate: Candidate) -> bool:
    """Whether the source is the first or second person, or nobody at all inside quoted words.

    *Je pense que P* said by the author is no attribution; within somebody's quotation the speaker already has the
    words, and *en supposant que P* there reports nobody.
    """
    if candidate.source is not None:
        words = candidate.source.of(context.text).lower().replace("’", "'").split()
        return " ".join(words) in _OWN or words[0] in _NOBODY
    if candidate.cue is None:
        return False
    return context.around(candidate.cue) is not None or _imperative(context, candidate.cue)


def _imperative(context: Context, cue: Span) -> bool:
    """*Rappelons que*, *précisons que*: the author speaks."""
    sentence = context.sentence_at(cue.start)
    words = [w for w in sentence.words if w.span in cue] if sentence else []
    return any(w.upos == "VERB" and w.form.lower().endswith("ons") for w in words)
