"""What stands beside capitalised words, and says whether they can be somebody's name."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.lang.people import People, is_acronym
from attribution.model import Span, Word
from attribution.resolve.nouns import bodily, human, native

ARTICLES = frozenset({"le", "la", "les", "l'", "l’", "du", "au", "des", "aux"})
_NAMESAKES = frozenset(
    "université hôpital lycée collège école institut fondation musée théâtre stade aéroport clinique rue avenue "
    "boulevard square trophée porte-avions ouragan tempête gymnase".split()
)  # what is called after people


def is_surname(words: Sequence[Word], index: int, people: People) -> bool:
    """Whether one capitalised word right behind a function is a family name: *le chancelier allemand* Scholz."""
    word, beside = words[index], words[index - 1]
    if beside.form == ",":  # *le président de la Turquie,* Erdogan*, a …*
        beside = words[index - 2]
        if index + 1 >= len(words) or words[index + 1].form != "," or beside.upos == "VERB":
            return False
        return word.upos == "PROPN" and word.form.isalpha() and not word.form.isupper()
    adjective = beside.upos == "ADJ" and beside.form[:1].islower()
    name = (
        word.upos == "PROPN" and word.form.isalpha() and not word.form.isupper() and not native(word, people)
    )
    return name and (adjective or (beside.form[:1].islower() and human(beside, people)))


def belongs_to_body(before: Word, first: bool, people: People) -> bool:
    """Whether a name is rather that of the body before it: *le président de la région* Val d'Aube, *le lycée* Paul Roy.

    ``first`` says that it begins with a first name, as few bodies' do.
    """
    if before.upos != "NOUN" or not before.form[:1].islower():
        return False
    return before.lemma.lower() in _NAMESAKES if first else bodily(before, people)


def goes_on(words: Sequence[Word], index: int, taken: Sequence[Span], called: bool) -> bool:
    """Whether a name only goes on with a known one that a preposition joins: *le patron du* Vega *Grand Tour*.

    Two words behind an acronym are somebody's where a function leads to them (``called``): *la directrice de l'*EMA
    *Emer Cooke*, not *à la* BBC *Sport Africa*.
    """
    word, before = words[index], words[index - 1]
    following = words[index + 1 : index + 2]
    acronym = is_acronym(before.form)
    if called and acronym and any(w.form[:1].isupper() for w in following):
        return False
    known = before.upos == "X" or any(before.span in span for span in taken)
    if word.relation != "flat" or not 1 < word.head < index or not known:
        return False
    return any(w.upos == "ADP" for w in words[word.head - 2 : word.head])


def _told(words: Sequence[Word], index: int, taken: Sequence[Span]) -> bool:
    """Whether a known name right before is that of who was told: *a dit à l'AFP*, not *la revue Nature*."""
    known = next((span for span in taken if words[index - 1].span in span), None)
    if known is None:
        return False
    first = next((w.index for w in words if w.span.start >= known.start), 0)
    return first > 0 and words[first - 1].form.lower() in ARTICLES | {"à"}


def hangs(words: Sequence[Word], index: int, taken: Sequence[Span]) -> bool:
    """Whether a word before makes the name part of a phrase: *la Banque Postale*, *à Saint Denis*, *le journal X*.

    Not so in *selon* X *Y*, nor behind another name, *a dit à l'AFP* X *Y*.
    """
    if index == 0:
        return False
    before = words[index - 1]
    if before.form.lower() == "selon" or _told(words, index, taken):
        return False
    return before.form.lower() in ARTICLES or before.upos in ("ADP", "DET", "NOUN", "ADJ", "PROPN", "NUM")
