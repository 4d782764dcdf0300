"""*L'annonce que P*, *des déclarations selon lesquelles P*, *la promesse de V*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.find.construction import construction
from attribution.find.context import Context
from attribution.find.phrases import clause, noun_phrase, without_introducer, without_trailing_introducer
from attribution.lang.lexicon import Noun
from attribution.model import Candidate, Sentence, Span, Word

_BY = frozenset({"de", "du", "des", "d'", "d’", "par"})
_QUE = frozenset({"que", "qu'", "qu’"})
_GIVING = frozenset(
    "faire lancer prendre donner formuler réitérer renouveler répéter émettre publier adresser maintenir tenir avoir"
    " multiplier signer poster écrire prononcer crier reprendre diffuser envoyer exprimer livrer confirmer".split()
)  # whose subject is the source of the noun: *a lancé un appel*, but not *dément une rumeur*
_SHORT = 4  # words between a noun of saying and the colon that announces its words
_CLAUSES = ("acl", "ccomp", "xcomp", "advcl", "nmod", "obl", "parataxis")
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
    for word in sentence.words:
        record = context.lexicon.nouns.get(word.lemma.lower()) if word.upos == "NOUN" else None
        if record is None:
            continue
        for frame, span in (*_announced(context, sentence, word), *_contents(context, sentence, word)):
            if record.licenses(frame) and span:
                yield _candidate(sentence, word, record, frame, span)
                break


def _candidate(sentence: Sentence, word: Word, record: Noun, frame: str, span: Span) -> Candidate:
    source = _source(sentence, word)
    return Candidate(
        construction="noun",
        sentence=sentence.index,
        content=(span,),
        cue=word.span,
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
    for q in context.outer:
        between = context.text[word.span.end : q.span.start]
        if (
            q.span.start >= word.span.end
            and between.rstrip().endswith(":")
            and len(between.split()) <= _SHORT
        ):
            yield "noun_quote", q.span
            return


def _contents(context: Context, sentence: Sentence, word: Word) -> Iterator[tuple[str, Span]]:
    """The clauses that a noun may govern: (frame, span). A parser hangs them as often on the noun's own *de X*."""
    holders = [word, *sentence.children(word, "nmod")]
    for child in (c for holder in holders for c in sentence.children(holder, *_CLAUSES)):
        first = min(sentence.subtree(child), key=lambda w: w.index)
        following = sentence.words[first.index + 1 : first.index + 2]
        if first.index <= word.index:
            continue
        if first.lemma.lower() == "selon" and following and "quel" in following[0].form.lower():
            yield "noun_selon", context.balanced(clause(sentence, child, following[0].span.end))
        elif first.lemma.lower() in _QUE and first.relation == "mark":
            yield "noun_que", context.balanced(clause(sentence, child, first.span.end))
        elif first.lemma.lower() in _INTRODUCERS and _infinitive(sentence, child):
            bare = without_introducer(context.text, clause(sentence, child, first.span.end))
            yield "noun_infinitive", context.balanced(bare)
    yield from _behind(context, sentence, word)


def _behind(context: Context, sentence: Sentence, word: Word) -> Iterator[tuple[str, Span]]:
    """The *que* clause behind a noun and its *de X*, *par X*, wherever the parser hung it."""
    end = max(
        w.index
        for child in (word, *sentence.children(word, "nmod"))
        for w in (child, *sentence.children(child))
    )
    for que in sentence.words[word.index + 1 : end + 2]:
        predicate = sentence.head(que)
        if que.lemma.lower() in _QUE and que.relation == "mark" and predicate and predicate.index > que.index:
            yield "noun_que", context.balanced(clause(sentence, predicate, que.span.end))
            return


def _infinitive(sentence: Sentence, word: Word) -> bool:
    return any(w.feat("VerbForm") == "Inf" for w in (word, *sentence.children(word, "aux", "cop")))


def _source(sentence: Sentence, word: Word) -> Word | None:
    """Whose words: *de X*, *par X*, *ses*, or the subject of the verb that the noun is the object of."""
    for child in sentence.children(word, "nmod", "obl"):
        if any(c.lemma.lower() in _BY for c in sentence.children(child, "case")) and child.upos in (
            "NOUN",
            "PROPN",
            "PRON",
        ):
            return child
    possessive = [c for c in sentence.children(word, "det", "nmod") if c.feat("Poss") == "Yes"]
    if possessive:
        return possessive[0]
    verb = sentence.head(word)
    if verb is not None and word.relation == "obj" and verb.lemma in _GIVING:
        subjects = sentence.children(verb, "nsubj")
        return subjects[0] if subjects else None
    return None
