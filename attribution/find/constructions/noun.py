"""*L'annonce que P*, *des déclarations selon lesquelles P*, *la promesse de V*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.find.construction import construction
from attribution.find.context import Context
from attribution.find.phrases import clause, noun_phrase, without_introducer
from attribution.model import Candidate, Sentence, Span, Word

_BY = frozenset({"de", "du", "des", "d'", "d’", "par"})
_QUE = frozenset({"que", "qu'", "qu’"})
_INTRODUCERS = frozenset({"de", "d'", "d’", "à"})


@construction(
    matches=[
        "{cue:L'annonce} par {source:Moscou} que {content:le gazoduc fermerait} a surpris.",
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
        for frame, span in _contents(context, sentence, word):
            if record.licenses(frame) and span:
                source = _source(sentence, word)
                yield Candidate(
                    construction="noun",
                    sentence=sentence.index,
                    content=(span,),
                    cue=word.span,
                    cue_lemma=record.lemma,
                    source=noun_phrase(sentence, source) if source else None,
                    source_head=source.index if source else None,
                    stance=record.stance_of(frame),
                )
                break


def _contents(context: Context, sentence: Sentence, word: Word) -> Iterator[tuple[str, Span]]:
    for child in sentence.children(word, "acl", "ccomp", "xcomp", "advcl", "nmod", "obl"):
        first = min(sentence.subtree(child), key=lambda w: w.index)
        if first.index <= word.index:
            continue
        following = sentence.words[first.index + 1 : first.index + 2]
        if (
            first.lemma.lower() == "selon"
            and following
            and following[0].lemma.lower().startswith("l")
            and "quel" in following[0].form.lower()
        ):
            yield "noun_selon", context.balanced(clause(sentence, child, following[0].span.end))
        elif first.lemma.lower() in _QUE and first.relation == "mark":
            yield "noun_que", context.balanced(clause(sentence, child, first.span.end))
        elif first.lemma.lower() in _INTRODUCERS and _infinitive(sentence, child):
            yield (
                "noun_infinitive",
                context.balanced(without_introducer(context.text, clause(sentence, child, first.span.end))),
            )


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
    if verb is not None and word.relation == "obj":
        subjects = sentence.children(verb, "nsubj")
        return subjects[0] if subjects else None
    return None
