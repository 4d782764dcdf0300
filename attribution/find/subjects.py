"""Whose cue it is: the word that stands for the source, through relatives, coordination, participles and passives."""

from __future__ import annotations

from attribution.find.antecedents import antecedent_of
from attribution.find.auxiliaries import parted_auxiliary, shares_auxiliary
from attribution.find.behind import RELATIVE, is_clitic, nouns_after
from attribution.find.causation import CAUSING, made_to_say, whom_it_makes
from attribution.find.coordination import belongs_above, verb_above
from attribution.find.cues import Cue
from attribution.find.mistagged import mistaken_il, mistaken_some
from attribution.find.origin import GENERAL, learned_from, origin_of, with_be
from attribution.find.phrases import is_present_participle, quoted_between, stressed
from attribution.find.speakers import can_speak
from attribution.find.strays import named_before
from attribution.find.times import is_time
from attribution.model import Sentence, Word

_STUDIES = frozenset({"sondage", "étude", "rapport", "enquête", "expertise", "baromètre", "audit"})
_BELOW = ("xcomp", "advcl")
_DEPTH = 6  # verbs that may stand between a cue and the subject that they share


def source_of(cue: Cue) -> Word | None:
    """The head of the mention that the cue makes responsible, None where the sentence names none.

    Order: the agent of a passive; the cue's own subject; the antecedent of *qui*; the subject shared with the verb
    that it is coordinated with; the subject that controls a participle or an infinitive.
    """
    if made_to_say(cue):
        return whom_it_makes(cue.sentence, cue.verb)
    seen = _seen(cue)
    agent = agent_of(cue.sentence, cue.verb) if seen or cue.passive or cue.lone_participle else None
    if seen or cue.passive or agent is not None:
        return agent  # *un vote qualifié de « farce » par l'opposition*
    if cue.verb.upos not in (
        "VERB",
        "AUX",
    ):  # a verb that the tagger took for an adjective: its noun is the subject
        return cue.sentence.head(cue.verb)
    for head in cue.heads:
        found = _subject(cue.sentence, head, _DEPTH)
        if found is not None:
            return found
    return origin_of(cue)


def _seen(cue: Cue) -> bool:
    """*s'est vu reprocher par X sa « lenteur »*: a passive in all but form."""
    above = cue.sentence.head(cue.verb) if cue.verb.feat("VerbForm") == "Inf" else None
    if above is None or above.lemma != "voir":
        return False
    clitics = cue.sentence.children(above, "expl", "obj", "iobj")
    return any(c.upos == "PRON" and c.form.lower() in ("se", "s'", "s’") for c in clitics)


def agent_of(sentence: Sentence, verb: Word) -> Word | None:
    """The noun after *par* that a passive verb depends on for its doer: *est jugé par X*, *est jugé « P » | par X*."""
    behind = (
        child
        for said in sentence.children(verb, "xcomp")
        for child in sentence.children(said, "obl")
        if quoted_between(sentence, said, child)
    )
    for child in (*sentence.children(verb, "obl"), *behind):
        if child.deprel == "obl:agent" or any(c.lemma == "par" for c in sentence.children(child, "case")):
            return child
    return None


def _subject(sentence: Sentence, verb: Word, depth: int) -> Word | None:
    parted = parted_auxiliary(sentence, verb)
    if parted is not None:
        return _subject(sentence, parted, depth)
    own = [*sentence.children(verb, "nsubj"), *mistaken_il(sentence, verb), *mistaken_some(sentence, verb)]
    own = own or stressed(sentence, verb)
    own = own or [c for c in sentence.children(verb, "obl") if _bare_which(sentence, c)]
    listed = verb.relation == "conj" or shares_auxiliary(sentence, verb)
    if verb.relation == "parataxis" and not listed:
        behind = [c for c in own if c.index > verb.index or is_clitic(c)]
        own = behind or (own if _apart(sentence, verb) else nouns_after(sentence, verb.index) or own)
    else:
        own = [c for c in own if not _behind_clause(sentence, verb, c)]
    for word in own:
        if word.lemma.lower() in RELATIVE or word.feat("PronType") == "Rel":
            antecedent = antecedent_of(sentence, verb)
            if antecedent is not None or word is own[-1]:
                return antecedent
            continue  # *le sirop qui guérit, mais l'ONU a dit que P*: that of another verb
        if word.form.lower() not in GENERAL:
            return _doubled(own, _described(sentence, own, word))
    if own or depth == 0:
        return None
    governor = sentence.head(verb)
    if governor is None:
        return None
    if _narrated(sentence, verb, governor):
        return governor
    caller = _beside_somebody(sentence, verb)
    if caller is not None:
        return caller
    aside = _aside_before(sentence, verb) if verb.feat("VerbForm") in ("Part", "Inf") else None
    if aside is not None:
        return _subject(sentence, aside, depth - 1)
    if _behind_relative(sentence, verb, governor):
        return _subject_above(sentence, sentence.words[governor.head], depth)
    if listed or (verb.relation in _BELOW and _nonfinite(sentence, verb)) or _joined_participle(verb):
        above = verb_above(sentence, governor)
        if above is not None and belongs_above(sentence, verb, governor, above):
            return _subject(sentence, above, depth - 1)
        if verb.relation != "conj" and governor.lemma in CAUSING:
            return whom_it_makes(sentence, governor)
        return _through(sentence, governor, depth)
    if verb.relation == "acl" and _nonfinite(sentence, verb) and governor.upos in ("NOUN", "PROPN", "PRON"):
        if is_time(governor) and verb.feat("Tense") == "Pres":
            return _subject_above(sentence, governor, depth)
        if verb.feat("VerbForm") != "Part":  # *sont en mesure de dire que P*
            able = governor.lemma == "mesure" and sentence.children(governor, "cop")
            return _subject(sentence, governor, depth - 1) if able else None
        done = verb.feat("Tense") != "Pres" and not sentence.children(verb, "aux") and depth == _DEPTH
        return agent_of(sentence, verb) if done else governor  # *cet attentat, qualifié de « lâche »*
    return None


def _narrated(sentence: Sentence, verb: Word, governor: Word) -> bool:
    """*Et la maire d'ajouter : « P »*: an infinitive that narrates, right behind who does it."""
    if verb.feat("VerbForm") != "Inf" or verb.relation not in ("acl", "xcomp"):
        return False
    opens = governor.head < 0 or bool(sentence.children(governor, "cc"))
    own = governor.relation in ("root", "conj", "parataxis") and not sentence.children(governor, "case")
    marks = sentence.words[max(0, verb.index - 1) : verb.index]
    somebody = can_speak(governor) and (governor.upos != "NOUN" or bool(sentence.children(governor, "det")))
    return own and opens and somebody and any(w.lemma.lower() in ("de", "d'", "d’") for w in marks)


def _joined_participle(verb: Word) -> bool:
    """*a annulé le concert, évoquant des « risques »*: a participle that the parser took for the verb's object."""
    return verb.relation == "ccomp" and is_present_participle(verb)


def _beside_somebody(sentence: Sentence, verb: Word) -> Word | None:
    """*l'appel d'une voisine | disant que P*: somebody new right before a participle, wherever that was hung."""
    before = sentence.words[verb.index - 1] if verb.index else None
    if before is None or not is_present_participle(verb):
        return None
    before = next((w for w in reversed(sentence.words[: verb.index]) if w.upos != "ADJ"), before)
    if before.upos != "NOUN":
        return None
    new = any(c.feat("Definite") == "Ind" for c in sentence.children(before, "det"))
    told = new and (can_speak(before) or before.lemma in _STUDIES)  # *publie un sondage affirmant que P*
    return before if told and not sentence.children(verb, "mark", "case") else None


def _bare_which(sentence: Sentence, word: Word) -> bool:
    """*des élus, lesquels ont dit que P*: a subject that the parser took for an adverbial, without preposition."""
    return word.lemma.lower() == "lequel" and not sentence.children(word, "case")


def _behind_relative(sentence: Sentence, verb: Word, governor: Word) -> bool:
    """*a salué le plan, qui coûte cher, en parlant de « Q »*: a gerund behind the comma that ends a relative clause."""
    first = min((w for w in sentence.subtree(verb) if w.upos != "PUNCT"), key=lambda w: w.index)
    gerund = first.form.lower() == "en" and is_present_participle(verb)
    ended = gerund and first.index > 0 and sentence.words[first.index - 1].form == ","
    return ended and governor.deprel == "acl:relcl" and governor.index < verb.index


def _subject_above(sentence: Sentence, noun: Word, depth: int) -> Word | None:
    """*a réduit ses buts du trimestre, invoquant « Q »*: whose verb the noun goes with, since no date speaks."""
    above = verb_above(sentence, noun)
    return above and _subject(sentence, above, depth - 1)


def _apart(sentence: Sentence, verb: Word) -> bool:
    """*Les tarifs montent (le quotidien parle d'un « bond »)*; *l'île se vide : les pêcheurs disent que P*.

    A clause behind a bracket or a colon is no aside: a subject before its verb is its own.
    """
    first = min(w.index for w in sentence.subtree(verb))
    return any(sentence.words[i].form in ("(", ":", ";") for i in (first, first - 1) if i >= 0)


def _through(sentence: Sentence, governor: Word, depth: int) -> Word | None:
    if governor.upos in ("NOUN", "PROPN", "PRON") and not sentence.children(governor, "cop", "nsubj"):
        return None
    return _subject(sentence, governor, depth - 1)


def _described(sentence: Sentence, own: list[Word], word: Word) -> Word:
    """Who is meant where a bare noun only describes the subject: *Rare opposante, la maire a dit que P*.

    So too where a name is of something else: *Dans un entretien au quotidien | Le Parisien, le maire a dit que P*.
    """
    named = _named_in_adjunct(sentence, word)
    bare = word.upos == "NOUN" and not sentence.children(word, "det", "case")
    if not (bare or named):
        return word
    others = (w for w in own if w.upos in ("NOUN", "PROPN") and sentence.children(w, "det") and w is not word)
    other = next(others, word)
    between = sentence.words[min(word.index, other.index) : max(word.index, other.index)]
    return other if any(w.form == "," for w in between) else word


def _named_in_adjunct(sentence: Sentence, word: Word) -> bool:
    """Whether a name goes on with the noun of a prepositional phrase, and cannot be a subject."""
    first = min(w.index for w in sentence.subtree(word))
    noun = sentence.words[first - 1] if first else None
    named = noun is not None and noun.upos == "NOUN" and word.upos == "PROPN"
    return noun is not None and named and bool(sentence.children(noun, "case"))


def _doubled(own: list[Word], word: Word) -> Word:
    """*Le ministre a-t-il dit*: the noun rather than the clitic that repeats it."""
    noun = word.upos in ("NOUN", "PROPN")
    return word if noun else next((w for w in own if w.upos in ("NOUN", "PROPN")), word)


def _nonfinite(sentence: Sentence, verb: Word) -> bool:
    return "Fin" not in {w.feat("VerbForm") for w in (verb, *sentence.children(verb, "aux"))}


def speaker_of(cue: Cue) -> Word | None:
    """The head of the mention after the cue of an incise: *a-t-il dit*, *a déclaré mardi à l'AFP le maire*.

    A subject before the verb belongs to the reported words, so only what follows counts: the inverted clitic, the
    subject, else the first noun phrase that no preposition introduces and that is no date.
    """
    learned = learned_from(cue)
    if learned is not None:
        return learned
    words = cue.sentence.words
    before = words[max(0, cue.verb.index - 3) : cue.verb.index]
    near = (
        *words[cue.verb.index + 1 : cue.verb.index + 3],  # *explique* | *-t* | *-elle*
        *reversed(before),
    )  # « *si rare soit-il* », *dit-elle*
    clitic = next((w for w in near if is_clitic(w)), None)
    if clitic is not None:
        impersonal = clitic.form.lower().endswith(("on", "il") if with_be(cue) else "on")
        return origin_of(cue) if impersonal else clitic
    if cue.passive:
        return agent_of(cue.sentence, cue.verb)
    after = [
        c for head in cue.heads for c in cue.sentence.children(head, "nsubj") if c.index > cue.verb.index
    ]
    if after:
        named = named_before(cue.sentence, cue.last, after[0])
        return named or _described(cue.sentence, after, after[0])
    return next(iter(nouns_after(cue.sentence, cue.last)), None)


def _behind_clause(sentence: Sentence, verb: Word, subject: Word) -> bool:
    """Whether *que*, *de* or a quotation mark stands between a verb and a subject behind it: not its own then."""
    between = sentence.words[verb.index + 1 : subject.index]
    return any(w.upos in ("SCONJ", "PUNCT", "VERB") or w.relation == "mark" for w in between)


def _aside_before(sentence: Sentence, participle: Word) -> Word | None:
    """The verb of the aside that a participle follows (*P, a dit X, ajoutant que Q*), wherever it was hung."""
    governor = sentence.head(participle)
    between = sentence.words[
        (governor.index + 1 if governor and governor.index < participle.index else 0) : participle.index
    ]
    asides = [w for w in between if w.relation == "parataxis" and w.upos == "VERB"]
    return asides[-1] if asides and participle.relation in ("advcl", "acl", "parataxis", "conj") else None
