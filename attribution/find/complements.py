"""The *que* clauses that a cue verb governs."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.find.cues import Cue
from attribution.find.speakers import can_speak
from attribution.find.times import is_time
from attribution.model import Sentence, Word

_CLAUSES = ("ccomp", "xcomp", "csubj", "advcl", "acl", "obj", "obl", "parataxis", "dislocated", "nsubj")
_QUE = frozenset({"que", "qu'", "qu’"})
_CONJUNCTIONS = frozenset(
    "pour afin avant après sans bien alors tandis pendant depuis dès parce ainsi condition moins tant lors ce"
    " sitôt aussitôt maintenant sauf outre".split()
)  # with them *que* makes another word: *avancée pour que*, *dit alors que*
_COMPARED = frozenset(
    {"plus", "moins", "davantage", "aussi", "aussitôt", "autant", "tant", "tel", "si", "même", "autre", "ne"}
)
_DEMONSTRATIVES = frozenset({"celui", "celle", "ceux", "celles"})
_TELLING_SOMEBODY = frozenset(
    "prévenir avertir informer aviser assurer convaincre persuader alerter rassurer".split()
)
_FAR = 14  # words between a cue and its *que*: *a rappelé lundi matin dans un communiqué que*


def means(cue: Cue) -> bool:
    """*ce résultat ne veut pas dire que P*: *vouloir dire* means, but for *je veux dire que P*."""
    above = cue.sentence.head(cue.verb) if cue.entry.lemma == "dire" else None
    if above is None or above.lemma != "vouloir" or cue.verb.feat("VerbForm") != "Inf":
        return False
    return all(c.feat("Person") != "1" for c in cue.sentence.children(above, "nsubj"))


def clauses(cue: Cue) -> Iterator[tuple[Word, Word]]:
    """The ``que`` clauses of a cue: (predicate, the word *que*), in order.

    A clause that the parser hung elsewhere is still the cue's when its *que* follows the cue's last word at once
    or after an adverbial.
    """
    if _QUE.isdisjoint(cue.sentence.lemmas) and _QUE.isdisjoint(cue.sentence.forms):
        return
    seen: set[int] = set()
    for head in cue.governors:
        for child in cue.sentence.children(head, *_CLAUSES):
            que = introducer(cue.sentence, child, _QUE) or _behind_thus(cue, child)
            if que is not None and (_beside_object(cue, child, que) or _only(cue, child, que)):
                continue
            if que is not None and _follows(cue, que) and child.index not in seen:
                seen.add(child.index)
                yield child, que
    if not seen:
        yield from _taken_for_relative(cue) or _adjacent(cue)


def _only(cue: Cue, predicate: Word, que: Word) -> bool:
    """*n'informera les élus | que d'ici mai*, *être davantage écouté à Paris | qu'à Lyon*: no clause opens here.

    Behind *ne*, and behind what is compared, *que* may stand before a preposition.
    """
    sentence = cue.sentence
    verbal = predicate.upos not in ("NOUN", "PROPN", "NUM") or sentence.children(predicate, "cop", "nsubj")
    if verbal or not sentence.children(predicate, "case"):
        return False
    before = sentence.words[max(0, cue.verb.index - 5) : cue.verb.index]
    compared = any(w.lemma.lower() in _COMPARED for w in sentence.words[cue.last + 1 : que.index])
    return compared or any(w.form.lower() in ("ne", "n'", "n’") for w in before)


def _beside_object(cue: Cue, predicate: Word, que: Word) -> bool:
    """A relative: *annonce un délai, que l'État accepte*; *dénonce un chantage sur des fonds – que l'État a versés*.

    It hangs loosely, or behind a comma, where the cue has another object: not somebody who is told, and no time.
    """
    before = cue.sentence.words[que.index - 1].form
    objects = [w for w in cue.sentence.children(cue.verb, "obj") if cue.last < w.index < que.index]
    if predicate.relation == "parataxis" or before in (")", "-", "–"):
        return bool(objects)
    return before == "," and any(
        w.upos in ("NOUN", "PROPN") and not can_speak(w) and not is_time(w) for w in objects
    )


def _taken_for_relative(cue: Cue) -> list[tuple[Word, Word]]:
    """*a signalé aux riverains qu'ils perdraient l'eau*: no relative clause, for its verb has another object."""
    sentence = cue.sentence
    addressees = (
        c for head in cue.heads for c in sentence.children(head, "obl", "iobj") if c.index > cue.last
    )
    for predicate in (w for c in addressees for w in sentence.subtree(c) if w.deprel == "acl:relcl"):
        subject = next(iter(sentence.children(predicate, "nsubj")), None)
        objects = sentence.children(predicate, "obj", "ccomp")
        if subject is None or not any(w.index > predicate.index for w in objects):
            continue
        first = min(w.index for w in sentence.subtree(subject))
        que, before = sentence.words[first - 1], sentence.words[first - 2]
        apart = any(w.form == "," for w in sentence.words[cue.last + 1 : first])
        if que.lemma.lower() in _QUE and before.upos in ("NOUN", "PROPN") and not apart:
            return [(predicate, que)]
    return []


def _follows(cue: Cue, que: Word) -> bool:
    """Whether *que* stands behind the cue and not behind another verb: *a précisé X, ajoutant que P*."""
    before = cue.sentence.words[que.index - 1]
    if before.form.lower() in _DEMONSTRATIVES or _thing_told(cue, before):
        return False  # *a montré le visage de celui qu'il avait connu*
    if que.index <= cue.verb.index or _joins(cue.sentence, before) or before.upos == "CCONJ":
        return (
            False  # *a dit que deux élus étaient relevés et que P*: the second *que* is the first one's twin
        )
    return before.upos != "VERB" or before in cue.heads


def _thing_told(cue: Cue, before: Word) -> bool:
    """*raconte l'exil qu'il a connu*: right behind a thing that is the object, *que* is its relative pronoun.

    Behind somebody it may open what he is told: *prévient les usagers que le train est supprimé*.
    """
    thing = (
        before.upos == "NOUN"
        and before.relation == "obj"
        and not can_speak(before)
        and before.lemma != "fait"
    )
    known = any(c.lemma == "le" for c in cue.sentence.children(before, "det"))
    told = thing and known and before not in cue.heads and cue.sentence.head(before) in cue.heads
    return told and cue.entry.lemma not in _TELLING_SOMEBODY


def _joins(sentence: Sentence, before: Word) -> bool:
    """Whether a word makes a conjunction with the *que* behind it; *confirment en outre que* has none."""
    besides = before.form.lower() == "outre" and sentence.words[before.index - 1].form.lower() == "en"
    thus = before.form.lower() == "ainsi" and sentence.words[before.index - 1].upos in ("VERB", "AUX")
    return before.form.lower() in _CONJUNCTIONS and not (besides or thus)


def _behind_thus(cue: Cue, predicate: Word) -> Word | None:
    """*soutient ainsi que P*: the *que* that the parser joined to *ainsi*, as in *le port ainsi que la gare*."""
    behind = cue.sentence.words[cue.last + 1 : cue.last + 3]
    joined = [w.lemma.lower() for w in behind[:1]] == ["ainsi"] and behind[-1].lemma.lower() in _QUE
    clause = joined and predicate.relation == "ccomp" and predicate.index > behind[-1].index
    return behind[-1] if clause else None


def _adjacent(cue: Cue) -> Iterator[tuple[Word, Word]]:
    commas = 0
    for que in cue.sentence.words[cue.last + 1 : cue.last + 1 + _FAR]:
        before, opens = cue.sentence.words[que.index - 1], que.lemma.lower() in _QUE
        if before.form.lower() in _DEMONSTRATIVES:
            return
        if opens and (_of_conjunction(cue, que) or _thing_told(cue, before)):
            return
        predicate = _predicate(cue.sentence, que)
        if opens and que.relation == "mark" and predicate and predicate.index > que.index:
            # *jurait, la veille, dans un entretien, qu'il*: an aside between commas
            if (commas % 2 == 0 or _behind_adverb(cue, que)) and not _only(cue, predicate, que):
                yield predicate, que
            return
        if que.form == ",":
            commas += 1
        elif _bars(cue, que):
            return


def _predicate(sentence: Sentence, que: Word) -> Word | None:
    """What *que* introduces; parsers may hang it on a relative pronoun within: *que ce lac qu'est l'étang gèle*."""
    above = sentence.head(que)
    return sentence.head(above) if above is not None and above.feat("PronType") == "Rel" else above


def _behind_adverb(cue: Cue, que: Word) -> bool:
    """*ajoutant en outre, qu'il*: whether only an adverb and its comma part the cue from *que*."""
    between = cue.sentence.words[cue.last + 1 : que.index - 1]
    return bool(between) and all(w.upos == "ADV" or w.relation == "advmod" for w in between)


def _of_conjunction(cue: Cue, que: Word) -> bool:
    """« P », *a déclaré la maire, pendant que l'eau montait*; but *plaide pour que P*, *tient à ce que P*.

    A passive has a purpose: *des règles ont été établies pour que tous en profitent*.
    """
    words = cue.sentence.words
    before = words[que.index - 1].form.lower()
    asking = before == "pour" and not cue.passive
    near = [w.lemma.lower() for w in words[max(0, que.index - 3) : que.index]]
    asking = asking or (near[-2:] == ["à", "ce"] and not near[0].startswith("jusqu"))
    return before in _CONJUNCTIONS and not asking


def _bars(cue: Cue, word: Word) -> bool:
    """Whether no *que* behind a word can be the cue's any more."""
    other = word.upos == "VERB" and not _in_adverbial(cue.sentence, word)
    return other or word.relation == "punct" or word.upos == "CCONJ" or word.lemma.lower() in _COMPARED


def _in_adverbial(sentence: Sentence, participle: Word) -> bool:
    """*affirme dans un texte relayé par TASS que*: not *confirme le fait acquis que*."""
    noun = sentence.head(participle)
    bare = participle.relation == "acl" and participle.feat("VerbForm") == "Part"
    return bare and noun is not None and bool(sentence.children(noun, "case"))


def introducer(sentence: Sentence, predicate: Word, forms: frozenset[str]) -> Word | None:
    """The word, one of ``forms``, that marks a clause before its predicate."""
    for word in sentence.children(predicate, "mark"):
        if word.index < predicate.index and (word.lemma.lower() in forms or word.form.lower() in forms):
            return word
    return None
