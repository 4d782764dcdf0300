"""*X affirme avoir V*, *X a promis de V*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.find.clause import clause
from attribution.find.complements import means
from attribution.find.construction import construction
from attribution.find.context import Context
from attribution.find.cues import Cue
from attribution.find.hearsay import is_holding
from attribution.find.infinitives import infinitive as infinitive_of
from attribution.find.infinitives import plain_introducer
from attribution.find.phrases import with_negation, without_introducer
from attribution.find.subjects import agent_of
from attribution.find.tails import reported
from attribution.model import Candidate, Sentence, Span


@construction(
    matches=[
        "{source:L'armée} {cue:affirme} {content:avoir détruit trois drones}.",
        "{source:Le maire} {cue:a promis} de {content:rouvrir la piscine avant l'été}.",
    ],
    rejects=[
        "Il voulait partir.",
        "Elle a commencé à parler.",
        "La commune a bâti un quai, appelé à devenir une promenade.",
    ],
    reference="GUIDELINES 1: infinitives with or without *de*",
)
def infinitive(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """X affirme avoir fait, X promet de faire: the infinitive clause is the content, without its *de* or *à*."""
    for cue in context.cues[sentence.index]:
        if not cue.entry.licenses("infinitive") or _destined(cue) or means(cue):
            continue
        found = infinitive_of(cue)
        if found:
            verb, mark = found
            if is_holding(sentence, verb):
                continue  # *qui dit le tenir de source policière*
            after = mark.span.end if mark else cue.end
            bare = with_negation(sentence, clause(sentence, verb, after, cue.verb), after)
            quoted = context.around(mark.span) if mark else None
            if quoted is not None and context.around(cue.span) is None:
                bare = Span(quoted.span.start, max(bare.end, quoted.inner.start))
            else:
                bare = without_introducer(context.text, bare)
            span = reported(context, bare)
            if span and span.start >= cue.end:
                introducer = plain_introducer(mark)
                yield context.candidate("infinitive", cue, [span], introducer=introducer)


def _destined(cue: Cue) -> bool:
    """*un quai, appelé à devenir une promenade*: a participle without its doer says what becomes of its noun.

    So says *le quai sera appelé à devenir une promenade*.
    """
    if cue.entry.lemma == "appeler" and cue.passive and agent_of(cue.sentence, cue.verb) is None:
        above = cue.sentence.head(cue.verb)
        aux = cue.sentence.children(cue.verb, "aux")
        ahead = any(w.feat("Tense") == "Fut" or w.feat("Mood") == "Cnd" for w in aux)
        return ahead or (above is not None and above.lemma == "devoir")
    asked = cue.entry.stance_of("infinitive") == "requested" and cue.verb.relation != "conj"
    return cue.lone_participle and asked and agent_of(cue.sentence, cue.verb) is None
