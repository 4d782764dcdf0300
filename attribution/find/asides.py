"""The aside in which a cue verb reports the words around it: where it begins, who speaks in it, what it claims."""

from __future__ import annotations

from attribution.find.context import Context
from attribution.find.cues import Cue
from attribution.find.marks import Quotation
from attribution.find.speakers import can_speak
from attribution.find.speech import quotation_before
from attribution.lang.inflection import regular_infinitives
from attribution.model import Sentence, Word

_CLITICS = frozenset(
    {"y", "en", "me", "m'", "m’", "lui", "leur", "nous", "vous", "se", "s'", "s’", "le", "l'", "l’"}
)


def listed(cue: Cue) -> bool:
    """Whether the lexicon lets the verb report words beside it."""
    return cue.entry.licenses("quote") or cue.entry.licenses("incise")


def own_speaker(cue: Cue) -> bool:
    """Whether the parser itself gives the verb a subject behind it and none before."""
    own = cue.sentence.children(cue.verb, "nsubj")
    return cue.inverted or (
        any(c.index > cue.verb.index for c in own) and all(c.index > cue.verb.index for c in own)
    )


def said_before(cue: Cue) -> bool:
    """Whether the words before the aside have a main verb of their own."""
    before = cue.sentence.words[: cue.verb.index]
    return any(w.head < 0 and (w.upos != "NOUN" or cue.sentence.children(w, "cop")) for w in before)


def speaks(cue: Cue) -> bool:
    """Whether the cue can report the quotation before it: any verb of an aside with its subject behind can."""
    return listed(cue) or (cue.verb.relation == "parataxis" and own_speaker(cue))


def speaks_inside(cue: Cue) -> bool:
    """Whether the cue can report the marks that it stands in: a verb in no list needs somebody, not *je*, behind it."""
    if cue.verb.upos not in ("VERB", "AUX"):
        return listed(cue) and any(w.upos == "PROPN" for w in cue.sentence.words[cue.last + 1 : cue.last + 2])
    if not own_speaker(cue) or listed(cue):
        return own_speaker(cue)
    behind = cue.sentence.children(cue.verb, "nsubj")
    verbal = cue.verb.lemma in regular_infinitives(cue.verb.form)  # not *dit X, conseillère centriste*
    inserted = cue.verb.deprel == "parataxis:insert" and cue.plainly_finite and verbal
    return inserted and any(w.upos != "PRON" and can_speak(w) for w in behind)


def aside_start(context: Context, cue: Cue) -> int | None:
    """Where the aside begins: after a comma, a closing mark, a question or exclamation mark, or with its sentence."""
    sentence, first = cue.sentence, _first_word(cue)
    if first == 0:
        return cue.span.start
    before = sentence.words[first - 1]
    if before.upos in ("NOUN", "PROPN", "ADJ", "NUM", "ADV", "VERB") and _inserted(cue):
        return cue.span.start  # *les digues tiendront jusqu'en mars a-t-elle assuré*
    if (
        before.form[-1:] in (",", "»", "”", '"', "?", "!", "–", "—", "-", "…", "›", "'", "’", "“")
        and before.upos == "PUNCT"
    ):
        return before.span.start if before.form in (",", "–", "—", "-") else before.span.end
    return None


def _inserted(cue: Cue) -> bool:
    """*P a-t-il dit*, *P affirme la revue*: behind a main verb, where nothing is asked, only an aside is so turned."""
    sentence = cue.sentence
    behind = cue.verb.deprel == "parataxis:insert" and cue.plainly_finite and _somebody_behind(cue)
    if not behind and not (cue.verb.relation == "parataxis" and cue.inverted):
        return False
    main = any(w.head < 0 for w in sentence.words[: cue.verb.index])
    return main and "?" not in sentence.span.of(sentence.text)


def _somebody_behind(cue: Cue) -> bool:
    """Whether the verb has its subject behind it; the parser may take a subject there for an object."""
    taken = [] if cue.sentence.children(cue.verb, "nsubj") else cue.sentence.children(cue.verb, "obj")
    return own_speaker(cue) or any(c.index > cue.verb.index and can_speak(c) for c in taken)


def _first_word(cue: Cue) -> int:
    """The first word of the aside: the verb group's, or an adverbial's right before it (*de son côté*, *et*)."""
    first = next(w.index for w in cue.sentence.words if w.span.start >= cue.span.start)
    while first > 0 and _leads(cue.sentence.words[first - 1]):
        first -= 1
    return first


def _leads(word: Word) -> bool:
    """Adverbs and clitics before the verb of an aside: *y insiste-t-on*, *nous a-t-on dit*, *et ajoute*."""
    return word.upos in ("ADV", "CCONJ") or (word.upos == "PRON" and word.form.lower() in _CLITICS)


def claimed(context: Context, q: Quotation) -> bool:
    """Whether another cue stands right behind a quotation."""
    sentence = context.sentence_at(q.span.end)
    near = [s for s in (sentence, _next(context, sentence)) if s is not None]
    behind = (
        cue for s in near for cue in context.cues[s.index] if cue.span.start >= q.span.end and cue.finite
    )
    return _told_inside(context, q) or any(
        quotation_before(context, start) is q
        for cue in behind
        if (start := aside_start(context, cue)) is not None and speaks(cue)
    )


def resumed(context: Context, q: Quotation) -> bool:
    """*La maire défend son choix : « P », dit-elle*: whether the pronoun of an aside reports a quotation."""
    last = context.sentence_at(q.span.end - 1)
    behind = (c for c in context.cues[last.index] if c.span.start >= q.span.end) if last else ()
    starts = (aside_start(context, cue) for cue in behind if cue.inverted and cue.finite)
    return any(start is not None and quotation_before(context, start) is q for start in starts)


def _told_inside(context: Context, q: Quotation) -> bool:
    """« P1, dit X, P2 »: whether a quotation holds an aside of its own."""
    first, last = context.sentence_at(q.inner.start), context.sentence_at(q.inner.end - 1)
    if first is None or last is None:
        return False
    here = (cue for each in context.cues[first.index : last.index + 1] for cue in each if cue.span in q.inner)
    return any(cue.finite and speaks_inside(cue) and aside_start(context, cue) is not None for cue in here)


def _next(context: Context, sentence: Sentence | None) -> Sentence | None:
    sentences = context.parse.sentences
    return sentences[sentence.index + 1] if sentence and sentence.index + 1 < len(sentences) else None
