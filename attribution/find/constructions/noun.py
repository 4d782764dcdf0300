"""*L'annonce que P*, *des déclarations selon lesquelles P*, *la promesse de V*."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from attribution.find.clause import clause
from attribution.find.construction import construction
from attribution.find.context import Context
from attribution.find.noun_clauses import opens_clause
from attribution.find.phrases import (
    noun_phrase,
    over,
    without_introducer,
    without_stop,
    without_trailing_introducer,
)
from attribution.find.speakers import can_speak
from attribution.find.speech import quotation_before
from attribution.find.subjects import agent_of
from attribution.lang.lexicon import Noun
from attribution.model import Candidate, Sentence, Span, Word

_BY = frozenset({"de", "du", "des", "d'", "d’", "par"})
_QUE = frozenset({"que", "qu'", "qu’"})
_GIVING = frozenset(
    "faire lancer prendre donner formuler réitérer renouveler répéter émettre publier adresser maintenir tenir avoir"
    " multiplier signer poster écrire prononcer crier reprendre diffuser envoyer exprimer livrer confirmer afficher"
    " rédiger laisser arborer".split()
)  # whose subject is the source of the noun: *a lancé un appel*, but not *dément une rumeur*
# *s'est fendu d'un message*
_CONTENT = frozenset({"contenter", "fendre", "ponctuer", "conclure", "terminer"})
_FAR = 12  # words between a noun of saying and its *selon lequel*
_SHORT = 4  # words between a noun of saying and the colon that announces its words
_CLAUSES = ("acl", "ccomp", "xcomp", "advcl", "nmod", "obl", "parataxis")
_CLEFT = regex.compile(
    r"\b(?:c['’]est|ce sont|c['’]était) (?:par|avec|en|sur) ces (?:quelques |simples )?$", regex.I
)
_LEAD = 40  # characters that hold such a cleft
_INTRODUCERS = frozenset({"de", "d'", "d’", "à"})


@construction(
    matches=[
        "L'{cue:annonce} par {source:Moscou} que {content:le gazoduc fermerait} a surpris.",
        "Le groupe dément des {cue:rumeurs} selon lesquelles {content:l'usine fermerait}.",
        "La {cue:promesse} du {source:maire} de {content:rouvrir la piscine} a tenu.",
    ],
    rejects=["Le fait que le train parte le rassure.", "L'idée de partir lui plaît."],
    reference="GUIDELINES 7: nouns of saying with a content clause; PolNeAR (Newell et al. 2018)",
)
def noun(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """Le N que P, le N selon lequel P, le N de V: a noun of saying governs the clause that it names."""
    if context.lexicon.noun_words.isdisjoint(sentence.lemmas):
        return
    for word in sentence.words:
        named = _record(context, sentence, word) if word.upos == "NOUN" else None
        if named is None:
            continue
        record, cue = named
        yield from _by_these_words(context, sentence, word, record, cue)
        for frame, span in (*_announced(context, sentence, word), *_contents(context, sentence, word)):
            if record.licenses(frame) and span:
                yield _candidate(sentence, word, record, frame, span, cue)
                break


def _by_these_words(
    context: Context, sentence: Sentence, word: Word, record: Noun, cue: Span
) -> Iterator[Candidate]:
    """« P », *c'est par ces mots que X a conclu*: the subject behind *que* has said the quotation before the cleft."""
    cleft = _CLEFT.search(context.text, max(0, cue.start - _LEAD), cue.start)
    before = quotation_before(context, cleft.start()) if cleft and record.licenses("noun_quote") else None
    behind = sentence.words[word.index + 1 : word.index + 1 + _FAR]
    if before is None or not any(w.lemma.lower() in _QUE for w in behind[:1]):
        return
    subject = next((w for w in behind if w.relation == "nsubj" and can_speak(w)), None)
    if subject is not None:
        yield Candidate(
            construction="noun",
            sentence=sentence.index,
            content=tuple(context.speech(before)),
            cue=cue,
            cue_lemma=record.lemma,
            source=noun_phrase(sentence, subject),
            source_head=subject.index,
            stance=record.stance_of("noun_quote"),
        )


def _record(context: Context, sentence: Sentence, word: Word) -> tuple[Noun, Span] | None:
    """The record of a noun and its words, *mise en garde* too; lemmatizers leave some plurals as they are (*cris*)."""
    lemma, lexicon = word.lemma.lower(), context.lexicon
    if lemma in lexicon.noun_openers:
        more = sentence.words[word.index + 1 : word.index + 3]
        several = lexicon.nouns.get(" ".join((lemma, *(w.form.lower() for w in more))))
        if several is not None:
            return several, over((word, *more))
    one = lexicon.nouns.get(lemma) or lexicon.nouns.get(lemma.removesuffix("s"))
    return (one, word.span) if one is not None else None


def _candidate(sentence: Sentence, word: Word, record: Noun, frame: str, span: Span, cue: Span) -> Candidate:
    source = _source(sentence, word, span)
    return Candidate(
        construction="noun",
        sentence=sentence.index,
        content=(span,),
        cue=cue,
        cue_lemma=record.lemma,
        source=_mention(sentence, source, span) if source else None,
        source_head=source.index if source else None,
        stance=record.stance_of(frame),
    )


def _mention(sentence: Sentence, source: Word, content: Span) -> Span:
    """The mention without the clause that the parser hung on it (*la promesse du maire de venir*)."""
    whole = noun_phrase(sentence, source)
    if not whole.overlaps(content):
        return whole
    return without_trailing_introducer(sentence.text, Span(whole.start, max(source.span.end, content.start)))


def _announced(context: Context, sentence: Sentence, word: Word) -> Iterator[tuple[str, Span]]:
    """*cette promesse : « P »*: quoted speech behind a colon that ends the noun's phrase."""
    for q in context.speeches.behind(word.span.end):
        between = context.text[word.span.end : q.span.start]
        led = between.rstrip().endswith(":") and "?" not in between  # *Votre engagement ? R : « P »*
        if led and (len(between.split()) <= _SHORT or _whose(sentence, word, q.span.start)):
            yield "noun_quote", q.span
        elif between.strip() in ("", "de", "comme"):  # *les cris « P » des manifestants*, *aux cris de « P »*
            yield "noun_cry", context.listed(q)
        return


def _whose(sentence: Sentence, word: Word, end: int) -> bool:
    """*l'analyse de Jeanne Roy, la cheffe du parti : « P »*: whether a noun's own *de X* fills all up to there."""
    held = {w for c in sentence.children(word, "nmod") if can_speak(c) for w in sentence.subtree(c)}
    between = (w for w in sentence.words[word.index + 1 :] if w.span.end <= end)
    return end < sentence.span.end and all(w in held or w.relation == "punct" for w in between)


def _contents(context: Context, sentence: Sentence, word: Word) -> Iterator[tuple[str, Span]]:
    """The clauses that a noun may govern: (frame, span). A parser hangs them as often on the noun's own *de X*."""
    yield from _according_to(context, sentence, word)
    made = _made(sentence, word)
    makers = [c for each in made for c in sentence.children(each, "obl")]
    holders = [word, *sentence.children(word, "nmod"), *made, *makers]
    verb = sentence.head(word)
    if verb is not None and word.relation == "obj":  # *a maintenu son appel | à manifester*
        holders.append(verb)
    for child in (c for holder in holders for c in sentence.children(holder, *_CLAUSES)):
        first = min((w for w in sentence.subtree(child) if w.form != ","), key=lambda w: w.index)
        if first.index <= word.index or _other_between(sentence, word, first):
            continue
        if _apart(sentence, first):
            continue
        if (
            first.lemma.lower() in _QUE
            and first.relation == "mark"
            and opens_clause(sentence, word, first, child)
        ):
            yield "noun_que", context.balanced(clause(sentence, child, first.span.end))
        elif (
            first.lemma.lower() in _INTRODUCERS
            and _infinitive(sentence, child)
            and not _coming(sentence, first, child)
        ):
            bare = without_introducer(context.text, clause(sentence, child, first.span.end))
            yield "noun_infinitive", context.balanced(bare)
    yield from _behind(context, sentence, word)


def _made(sentence: Sentence, word: Word) -> list[Word]:
    """*l'appel lancé par X à manifester*: the participles that say who brought a noun of saying forward."""
    return [c for c in sentence.children(word, "acl") if c.lemma in _GIVING]


def _according_to(context: Context, sentence: Sentence, word: Word) -> Iterator[tuple[str, Span]]:
    """The clause behind *selon lequel*.

    It ends before the verb that the noun itself is the subject of, which parsers may hang on the noun as a second
    relative (*une note selon laquelle P | a été publiée*).
    """
    if "selon" not in sentence.lemmas:
        return
    for case, pronoun in pairwise(sentence.words[word.index + 1 : word.index + _FAR]):
        if case.feat("VerbForm") == "Fin":
            return
        if case.lemma.lower() != "selon" or "quel" not in pronoun.form.lower():
            continue
        above = sentence.head(pronoun)
        holders = (word, *sentence.children(word, "nmod"))
        hung = {c.index: c for holder in holders for c in sentence.children(holder, "acl")}
        hung |= {above.index: above} if above is not None else {}
        verbs = [hung[index] for index in sorted(hung) if index > pronoun.index]
        if verbs:
            ends = [over(sentence.subtree(verbs[0])).end]
            ends += [over((v, *sentence.children(v, "aux", "cop"))).start for v in verbs[1:2]]
            span = Span(pronoun.span.end, min(ends))
            yield "noun_selon", context.balanced(without_stop(context.text, span))
        return


def _behind(context: Context, sentence: Sentence, word: Word) -> Iterator[tuple[str, Span]]:
    """The *que* clause behind a noun and its *de X*, *par X*, wherever the parser hung it."""
    end = max(
        w.index
        for child in (word, *sentence.children(word, "nmod"))
        for w in (child, *sentence.children(child))
    )
    for que in sentence.words[word.index + 1 : end + 2]:
        predicate = sentence.head(que)
        clausal = que.lemma.lower() in _QUE and que.relation == "mark" and not _apart(sentence, que)
        if (
            clausal
            and predicate
            and predicate.index > que.index
            and opens_clause(sentence, word, que, predicate)
        ):
            yield "noun_que", context.balanced(clause(sentence, predicate, que.span.end))
            return


def _other_between(sentence: Sentence, word: Word, first: Word) -> bool:
    """Whether a verb, or another object, stands between a noun and what may be its clause."""
    return any(
        w.upos in ("VERB", "AUX") and w.feat("VerbForm") in ("Fin", "Inf")
        for w in sentence.words[word.index : first.index]
    )


def _apart(sentence: Sentence, first: Word) -> bool:
    """*l'engagement du maire, à en croire la presse*; *légende du rail, que l'on a fêtée*: cut off by a comma."""
    return sentence.words[first.index - 1].form == ","


def _infinitive(sentence: Sentence, word: Word) -> bool:
    return any(w.feat("VerbForm") == "Inf" for w in (word, *sentence.children(word, "aux", "cop")))


def _coming(sentence: Sentence, first: Word, infinitive: Word) -> bool:
    """*la menace sur les votes à venir*, *une annonce à faire*: an adjective in all but form."""
    bare = infinitive.lemma == "venir" or (
        infinitive.lemma == "faire" and not sentence.children(infinitive, "obj")
    )
    return first.lemma == "à" and bare


def _source(sentence: Sentence, word: Word, content: Span) -> Word | None:
    """Whose words: *de X*, *pris par X*, *ses*, or the subject of the verb that the noun is the object of."""
    for child in sentence.children(word, "nmod", "obl"):
        if (
            child.span not in content
            and any(c.lemma.lower() in _BY for c in sentence.children(child, "case"))
            and child.upos in ("NOUN", "PROPN", "PRON")
            and (can_speak(child) or sentence.children(child, "det"))  # not *son discours de défaite*
        ):
            return child
    made = (c for c in _made(sentence, word) if c.span.end <= content.start)
    maker = next(filter(None, (agent_of(sentence, each) for each in made)), None)
    if maker is not None:
        return maker
    possessive = [c for c in sentence.children(word, "det", "nmod") if c.feat("Poss") == "Yes"]
    if possessive:
        return possessive[0]
    verb = sentence.head(word)
    giving = verb is not None and verb.lemma in (_GIVING if word.relation == "obj" else _CONTENT)
    if verb is not None and giving:
        subjects = sentence.children(verb, "nsubj")
        return subjects[0] if subjects else None
    return None
