"""Prepositional cues as they stand in a sentence: *selon X*, *d'après X*, *de source policière*, *citant X*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, takewhile

from attribution.find.speakers import can_speak
from attribution.lang.lexicon import Lexicon, Preposition
from attribution.lang.people import load_people
from attribution.model import Sentence, Span, Word

_SOME = frozenset({"beaucoup", "certains", "plusieurs"})
_JOINING = frozenset({"mais", "et", "or", "car"})
POSSESSIVES = frozenset({"son", "sa", "ses", "leur", "leurs"})
"""Determiners of the third person."""


@dataclass(frozen=True)
class PrepositionalCue:
    """A cue of the lexicon's prepositions, and the head of what it governs: a mention, or a clause after *que*."""

    span: Span
    record: Preposition
    head: Word


def prepositional_cues(sentence: Sentence, lexicon: Lexicon) -> Iterator[PrepositionalCue]:
    """The prepositional cues of a sentence, in order; those that an ``unless`` word cancels are left out."""
    found = sorted(_all(sentence, lexicon), key=lambda cue: (cue.span.start, -cue.span.end))
    end = -1
    for cue in found:
        if cue.span.start >= end:
            end = cue.span.end
            yield cue


def _all(sentence: Sentence, lexicon: Lexicon) -> Iterator[PrepositionalCue]:
    if lexicon.by_telling_word.keys().isdisjoint(sentence.forms):
        return
    told = (records for word, records in lexicon.by_telling_word.items() if word in sentence.forms)
    for record in chain.from_iterable(told):
        for found in record.pattern.finditer(sentence.text, sentence.span.start, sentence.span.end):
            span = Span(found.start(), found.end())
            if record.opening and not _opens(sentence, span):
                continue
            head = _owner(sentence, span) if record.possessive else _governed(sentence, span)
            if (
                head is not None and head.span.end == span.end
            ):  # *de source policière*: the noun is the source's
                span = Span(span.start, head.span.start - 1)
            known = head is not None and head.lemma.lower() in lexicon.nouns
            if head is not None and not _cancelled(sentence, span, head, record, known):
                yield PrepositionalCue(span, record, head)


def _owner(sentence: Sentence, span: Span) -> Word | None:
    """The possessive among the cue's own words: *à ses yeux*."""
    own = [w for w in sentence.words if w.span in span]
    return next((w for w in own if w.form.lower() in POSSESSIVES), None)


def _governed(sentence: Sentence, span: Span) -> Word | None:
    """The word that the cue introduces: the highest one behind it that its own words hang on, else the next noun."""
    own = [w for w in sentence.words if w.span.overlaps(span)]
    behind = sentence.behind(span.end)
    if own and own[-1].upos == "NOUN" and own[-1].lemma == "source":
        return own[-1]
    for word in reversed(own):
        head = sentence.head(word)
        if (
            head is not None
            and head.span.start >= span.end
            and word.relation in ("case", "mark", "det", "fixed")
        ):
            return head
        below = [
            c
            for c in sentence.children(word, "obj", "nmod", "obl", "ccomp", "xcomp")
            if c.span.start >= span.end
        ]
        if below:
            return below[0]
    return next((w for w in behind[:4] if w.upos in ("PROPN", "NOUN", "PRON")), None)


def _cancelled(sentence: Sentence, span: Span, head: Word, record: Preposition, saying: bool) -> bool:
    following = sentence.behind(span.end)[:2]
    common = (w for w in (*following, head) if not w.form[:1].isupper())  # *selon Météo-Alpes* names somebody
    words = {form.lower() for w in common for form in (w.lemma, w.form)}
    if not {*words, " ".join(w.form.lower() for w in following)}.isdisjoint(record.unless):
        return True
    before = [w for w in sentence.words if w.span.end <= span.start][-1:]
    if sentence.text[span.end : span.end + 2].strip()[:1] in (",", "»", "”") and not record.possessive:
        return True  # *en début d'après, de nombreux visiteurs*; *le « monde d'après » arrive*
    if record.lemma == "de source" and before and before[0].upos == "VERB":
        return True  # *n'a pas été confirmé de source indépendante*
    apart = span.start == sentence.span.start or sentence.text[span.end :].lstrip()[:1] in (",", ".", "")
    if record.possessive and record.opening and not apart:
        return True  # *des règles, à leurs yeux absurdes*
    if record.person:
        return not (_speaks(head, sentence) and _leads(sentence, span, head))
    return not (saying or _set_off(sentence, span, head))


def _set_off(sentence: Sentence, span: Span, head: Word) -> bool:
    """Whether the cue stands apart or governs somebody; *gouverner d'après les risques* does neither."""
    before = sentence.text[sentence.span.start : span.start].rstrip()
    if head.upos != "NOUN" or load_people().head(head.lemma) is not None:
        return True
    opens = before.strip().lower() in ("", *_JOINING)
    if not opens and any(_owned_or_many(word) for word in sentence.children(head, "det")):
        return False  # *selon ses moyens*, *selon les territoires*
    return opens or not before[-1].isalnum()


def _owned_or_many(determiner: Word) -> bool:
    """*ses*, *les*: before a noun that no list knows, what one goes by rather than who speaks."""
    many = determiner.feat("Number") == "Plur" and determiner.feat("Definite") == "Def"
    return determiner.feat("Poss") == "Yes" or many


def _opens(sentence: Sentence, span: Span) -> bool:
    before = sentence.text[sentence.span.start : span.start]
    mark = before.endswith('"')  # glued to the words behind it, a straight mark opens
    joined = before.strip().lower() in _JOINING
    alone = joined or not any(c.isalnum() for c in before)
    return alone or mark or before.rstrip().endswith((",", "«", "“", "–"))


def _leads(sentence: Sentence, span: Span, head: Word) -> bool:
    """Whether an opinion stands before its clause, or is plainly somebody's: *a travaillé, pour Dupont* is none."""
    said = any(w.feat("VerbForm") == "Fin" for w in sentence.words if w.span.end <= span.start)
    behind = sentence.text[head.span.end : sentence.span.end]
    if said and head.form.lower() in _SOME and not any(c.isalnum() for c in behind):
        return False  # *Les marcheurs rentrent, trempés pour certains.*
    if said and _said_before(sentence, span):
        return (
            False  # *une joie pour la ville, pour les marins*; *une victoire pour notre ville, pour le pays*
        )
    counted = bool(sentence.children(head, "nummod"))  # *pour les huit finalistes, sur une autre piste*
    anyone = any(
        c.feat("Definite") == "Ind" for c in sentence.children(head, "det")
    )  # *pour une femme, peut être*
    own = head.upos in ("PRON", "NOUN") and not head.form[:1].isupper()
    return not said or (own and not counted and not anyone)


def _said_before(sentence: Sentence, span: Span) -> bool:
    """Whether another *pour* stands before: in the phrase whose comma ends there, or anywhere but first of all."""
    before = [w for w in sentence.words if w.span.end <= span.start]
    listed = takewhile(lambda w: w.form != ",", reversed(before[:-1])) if before[-1].form == "," else ()
    return any(w.lemma == "pour" for w in listed) or any(
        w.lemma == "pour" and w.upos == "ADP" and w.index for w in before
    )


def _speaks(head: Word, sentence: Sentence) -> bool:
    """Whether the head can hold an opinion: a name followed by a comma, a pronoun, a noun of people or bodies."""
    if head.upos == "ADV":  # *pour beaucoup de Lyonnais*
        return any(can_speak(c) and c.upos != "PRON" for c in sentence.children(head, "obl", "nmod"))
    if head.upos == "PRON":
        return head.form.lower() in _SOME | {"lui", "elle", "eux", "elles"}
    if any(w.lemma == "an" for w in sentence.children(head, "nmod")):
        return False  # *pour les filles de 10 à 12 ans, l'accès est libre*
    if head.form.isdigit():
        return False  # *pour 2019, le budget est prêt*
    return can_speak(head) and (head.upos == "PROPN" or not sentence.children(head, "advcl"))
