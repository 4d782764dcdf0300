"""Where the narrator or a medium has it from: *a-t-on appris auprès du parquet*, *dans la lettre, on peut lire*."""

from __future__ import annotations

from attribution.find.behind import FAR
from attribution.find.cues import Cue
from attribution.find.times import is_time
from attribution.lang.people import load_people
from attribution.model import Word

_READING = frozenset({"lire", "entendre", "voir", "écrire"})
_PLATFORMS = frozenset("site réseau page compte blog forum fil plateforme mur".split())  # where, not who
_CIRCLES = frozenset("entourage camp rang équipe".split())  # *dit-on dans l'entourage du maire*
GENERAL = frozenset({"on", "-on", "-t-on", "l'on", "l'", "l’"})
"""Who speaks when nobody is named; *l'on* may be two words."""
_IMPERSONAL = GENERAL | {"il", "-il", "‑il"}
_TOLD = frozenset({"nous", "vous", "lui", "leur", "me", "m'", "m’", "te", "t'"})


def origin_of(cue: Cue) -> Word | None:
    """Where the narrator has it from when the subject is *on*: *de source policière*, *auprès de la mairie*, *dans*."""
    subjects = _subjects(cue)
    if not subjects <= _IMPERSONAL:
        return None
    return _origin(cue, anywhere=bool(subjects)) or (_house(cue) if subjects else None)


def _subjects(cue: Cue) -> set[str]:
    """The forms of a verb's subjects; in *on peut lire*, of the pronoun before the verb above."""
    above = cue.above
    shared = cue.sentence.children(above, "nsubj") if above is not None else ()
    before = [c for c in shared if above is not None and c.index < above.index and c.upos == "PRON"]
    return {c.form.lower() for c in before or cue.sentence.children(cue.verb, "nsubj")}


def read_by_somebody(cue: Cue) -> bool:
    """*Elle lit « P »*: words of others; but *on lit « P »*, *on peut lire « P »* stands there for all."""
    if cue.entry.lemma != "lire":
        return False
    subjects = _subjects(cue)
    return not (subjects and subjects <= GENERAL)


def learned_from(cue: Cue) -> Word | None:
    """Whom a medium has it from: *a appris l'AFP de source judiciaire*, *a appris RTL auprès du parquet*."""
    return _origin(cue, anywhere=False) if cue.entry.lemma == "apprendre" else None


def learns(cue: Cue) -> bool:
    """Whether somebody is told and tells nobody: *elle apprend que P*, but *on apprend*, *nous apprend que P*."""
    if cue.entry.lemma != "apprendre" or cue.passive or learned_from(cue) is not None:
        return False
    sentence = cue.sentence
    subjects = {c.form.lower() for c in sentence.children(cue.verb, "nsubj")}
    clitics = {c.form.lower() for c in sentence.children(cue.verb, "obj", "iobj") if c.index < cue.verb.index}
    objects = (c for c in sentence.children(cue.verb, "obl", "iobj", "obj") if c.index > cue.verb.index)
    told = any(c.lemma.lower() == "à" for each in objects for c in sentence.children(each, "case"))
    return not (told or subjects & GENERAL or clitics & _TOLD)


def _origin(cue: Cue, *, anywhere: bool) -> Word | None:
    near = cue.sentence.words[cue.last + 1 :][:FAR]
    words = (*near, *cue.sentence.words[: cue.verb.index]) if anywhere else near
    read = cue.entry.lemma in _READING or with_be(cue)
    for word in words:
        form = word.form.lower()
        if form == "auprès" or (form in ("dans", "sur") and read):
            behind = cue.sentence.words[word.index + 1 :]
            found = next((w for w in behind if w.upos in ("NOUN", "PROPN", "PRON")), None)
            platform = found is not None and (found.upos != "NOUN" or found.lemma.lower() in _PLATFORMS)
            return None if form == "sur" and platform else found
        if form == "dans" and anywhere and cue.last < word.index <= cue.last + 2:
            circle = next((w for w in words if w.index > word.index and w.upos == "NOUN"), None)
            return circle if circle is not None and circle.lemma.lower() in _CIRCLES else None
        if word.lemma.lower() == "source" and words[max(0, words.index(word) - 1)].lemma.lower() in (
            "de",
            "d'",
            "un",
        ):
            return word
    return None


def _house(cue: Cue) -> Word | None:
    """Where *on* says it, which is who: *dit-on au parquet*, *chez Vega*, *du côté de la mairie*; not *à l'AFP*."""
    behind = cue.sentence.words[cue.last + 1 :][:FAR]
    for place, word in enumerate(behind):
        form = word.form.lower()
        if form in ("chez", "côté", "à"):
            noun = next((w for w in behind[place + 1 :] if w.upos in ("NOUN", "PROPN")), None)
            if noun is not None and (form != "à" or _is_house(noun)):
                return noun
        elif word.upos in ("NOUN", "PROPN", "VERB", "PUNCT") and not is_time(word):
            return None
    return None


def _is_house(noun: Word) -> bool:
    head = load_people().head(noun.form) or load_people().head(noun.lemma)
    return head is not None and head.role in ("institution", "body")


def with_be(cue: Cue) -> bool:
    """*est-il précisé dans le rapport*: with *être*, a verb that has it for no other reason is passive."""
    be = any(c.lemma == "être" for c in cue.sentence.children(cue.verb, "aux", "aux:pass", "cop"))
    other = cue.entry.pronominal or cue.entry.moves or bool(cue.sentence.children(cue.verb, "expl"))
    return be and bool(cue.entry.frames) and not other
