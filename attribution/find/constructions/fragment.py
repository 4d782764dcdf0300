"""*X a évoqué « … »*, *X a qualifié Y de « … »*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import regex

from attribution.find.announcing import addressed
from attribution.find.asides import resumed
from attribution.find.choose import WISHES
from attribution.find.clause import clause
from attribution.find.construction import construction
from attribution.find.context import Context
from attribution.find.coordination import goes_with
from attribution.find.cues import NICKNAMING, Cue
from attribution.find.deeds import CHARGING, deed_of, sentenced
from attribution.find.loose import GLOSSES
from attribution.find.marks import Quotation
from attribution.find.mode import is_name
from attribution.find.phrases import over, without_introducer, without_stop
from attribution.find.quoted_complements import BARE, CIRCUMSTANCES, object_before, quoted_complements
from attribution.find.speakers import can_speak
from attribution.find.subjects import source_of
from attribution.find.tails import before_participle, reported, without_narrator_tail
from attribution.find.times import is_time
from attribution.model import Candidate, Sentence, Span, Word

_CALLING = frozenset(
    {"juger", "estimer", "trouver", "considérer", "déclarer", "croire", "qualifier", "décrire", "appeler"}
)
_NAMING = frozenset({"qualifier", "traiter", "taxer"})
_LIKENING = ("décrire", "qualifier")
# *décrit une ville « calme »*: without *comme*, *de*, the whole phrase
_INTRODUCING = frozenset({"de", "d'", "d’", "à", "au", "aux", "en", "comme"})
_OWN = frozenset({"pour", "contre", "entre", "envers", "de", "vers"})

_ONE = ("", "un", "une", "des")

_REASON = regex.compile(r"\s(?:en raison|à cause|du fait|faute|compte tenu) d[^,.;:!?()\n]+")


@construction(
    matches=[
        "{source:Le président} {cue:a évoqué} {content:la perspective d'une « coopération »}.",
        "{source:L'ONG} {cue:a qualifié} l'accord de {content:« historique »}.",
        "{source:KCNA} {cue:a décrit} la visite comme {content:« chaleureuse »}.",
    ],
    rejects=["Il a dirigé le journal « L'Écho »."],
    reference="GUIDELINES 5: quoted fragments as object or predicate of a speech verb",
)
def fragment(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """X parle de « F »: the phrase under the cue verb in which the quoted fragment sits."""
    last = max((q.span.start for q in context.openings[sentence.index]), default=-1)
    for cue in context.cues[sentence.index]:
        if last < cue.end or not cue.entry.licenses("fragment"):
            continue
        if _quoted_itself(context, cue) or _by_nobody(cue) or sentenced(cue):
            continue
        if cue.lone_participle and cue.verb.form.lower() in NICKNAMING:
            continue  # *des usines, dites de « deuxième rang »*
        content = [
            span
            for child, qs in quoted_complements(context, cue)
            for span in [_content(context, sentence, cue, child, qs)]
            if span
        ]
        glued = _next_to(context, cue)
        if glued and (cue.entry.lemma in WISHES or not any(piece.overlaps(glued[0]) for piece in content)):
            content = glued
        content = content or _called(context, cue)
        if content:
            whole = _with_deed(context, cue, _with_reason(context, content[0]))
            found = context.candidate("fragment", cue, [whole])
            # *l'appelle un « échec »*
            called = cue.entry.lemma == "appeler" and not _asking(cue, whole.start)
            yield replace(found, stance="asserted") if called else found


def _with_reason(context: Context, span: Span) -> Span:
    """*prévoit une « année noire » en raison de la grêle*: the content with the reason that goes on behind it."""
    sentence = context.sentence_at(span.start)
    found = _REASON.match(context.text, span.end, sentence.span.end) if sentence else None
    return context.balanced(Span(span.start, found.end())) if found else span


def _with_deed(context: Context, cue: Cue, span: Span) -> Span:
    """*juge « légitime » de partir*: the quoted judgement with what is judged."""
    for child in cue.sentence.children(cue.verb, "xcomp", "advcl") if cue.entry.lemma in _CALLING else ():
        of = next((w for w in cue.sentence.children(child, "mark", "case") if w.lemma == "de"), None)
        behind = of is not None and context.text[span.end : of.span.start].isspace()
        if behind and child.feat("VerbForm") == "Inf":
            return reported(context, Span(span.start, over(cue.sentence.subtree(child)).end))
    return span


def _by_nobody(cue: Cue) -> bool:
    """*ce qu'on appelle la « fête des voisins »*: a name in common use; *le couvre-feu est maintenu*: no speech."""
    if cue.entry.lemma == "présenter":  # *le malade présente « des troubles »*
        return not any(w.lemma == "comme" for w in cue.sentence.subtree(cue.verb))
    if cue.entry.lemma == "trouver":  # *a trouvé un « refuge »*
        return not _judging(cue)
    if cue.entry.lemma == "appeler" and not _asking(cue):
        source = source_of(cue)
        return source is None or source.form.lower() == "on"
    return cue.passive and cue.entry.lemma not in _CALLING and source_of(cue) is None


def _asking(cue: Cue, content: int = 0) -> bool:
    """*appelle à la « retenue »*: whether something is asked for, not called by a name."""
    before = [w for w in cue.sentence.words if cue.end <= w.span.start and w.span.end <= content]
    if any(w.lemma == "à" for w in before[-1:]):  # *appelle dimanche à une « trêve »*, hung on the date
        return True
    objects = cue.sentence.children(cue.verb, "obl", "iobj")
    return any(c.lemma == "à" for each in objects for c in cue.sentence.children(each, "case"))


def _judging(cue: Cue) -> bool:
    """*trouve « choquant » ce choix*: whether marks open right behind the verb, and no article behind them.

    The tagger may take the adjective for a noun or a participle.
    """
    behind = cue.sentence.words[cue.last + 1 : cue.last + 4]
    first = next((w for w in behind if w.upos not in ("ADV", "PUNCT")), None)
    bare = first is not None and (first.upos in ("ADJ", "NOUN") or first.feat("VerbForm") == "Part")
    return bare and behind[0].upos == "PUNCT"


def _quoted_itself(context: Context, cue: Cue) -> bool:
    """A cue within marks has no fragment outside them: *"Tout le monde veut gagner" ou "Le Grand Jeu"*."""
    around = context.around(cue.span)
    return around is not None and not any(
        q.depth and q.span in around.inner for q in context.marks.near(around.span)
    )


def _next_to(context: Context, cue: Cue) -> list[Span]:
    """The quotation that stands right behind the cue, wherever the parser hung it."""
    behind = list(islice(context.speeches.behind(cue.end), 1))
    if not behind or cue.lone_participle or _nickname(context, cue, behind[0]):
        return []
    if resumed(context, behind[0]):
        return []
    between = context.text[cue.end : behind[0].span.start].strip(" \u00a0\u202f")
    negation = ("ne", "n'", "n’", "pas", "plus")
    words = (w for w in cue.sentence.words if w.span.start >= behind[0].inner.start)
    first = next((w for w in words if w.form.lower() not in negation), None)
    if first is not None and first.upos == "ADP" and first.lemma.lower() in CIRCUMSTANCES:
        return []  # *l'élu s'est emporté « avec une rare vigueur »*, *est attesté « par trois témoins »*
    begun = (
        first is not None
        and first.feat("VerbForm") == "Inf"
        and (addressed(between) or _adverbs(cue, behind[0]))
    )
    if between and not begun:
        return []
    if (
        first is not None and first.feat("VerbForm") == "Inf"
    ):  # *veut « bâtir » des murs et « lever » l'impôt*
        rest = without_stop(context.text, Span(behind[0].span.start, cue.sentence.span.end))
        return [reported(context, rest)]
    return [context.listed(behind[0])]


def _adverbs(cue: Cue, q: Quotation) -> bool:
    """*voulait vite « refermer le dossier »*: whether only adverbs stand between a cue and a quotation."""
    between = [w for w in cue.sentence.words if w.span.start >= cue.end and w.span.end <= q.span.start]
    return all(w.upos == "ADV" for w in between)


def _nickname(context: Context, cue: Cue, q: Quotation) -> bool:
    """*Norbert, dit « la Sardine », …*: behind a name and a comma, *dit* gives another name."""
    before = [w for w in cue.sentence.words if w.span.end <= cue.span.start][-2:]
    named = len(before) == 2 and before[1].form == "," and before[0].upos in ("NOUN", "PROPN", "ADJ", "PUNCT")
    after = context.text[q.span.end :].lstrip()[:1]
    return cue.verb.form.lower() in NICKNAMING and named and after in (",", ")")


def _called(context: Context, cue: Cue) -> list[Span]:
    """*a décrit l'ambiance au dîner comme (une) « P »*: the quotation behind *comme*, wherever the parser hung it."""
    if "comme" not in cue.sentence.lemmas:
        return []
    behind = [
        w.span.end
        for w in cue.sentence.subtree(cue.verb)
        if w.lemma.lower() == "comme" and w.index > cue.verb.index
    ]
    others = [c.span for c in context.cues[cue.sentence.index] if c is not cue]
    for before in sorted(behind):
        q = next(context.speeches.behind(before), None)
        if q is None or context.text[before : q.span.start].strip().lower() not in _ONE:
            continue
        if not any(span in Span(cue.end, before) for span in others):
            return [context.listed(q)]
    return []


def _content(
    context: Context, sentence: Sentence, cue: Cue, child: Word, inside: list[Quotation]
) -> Span | None:
    """The phrase that holds the quotation; the quotation alone after *de*, *comme*, or as what something is called."""
    cut_off = object_before(cue, child)
    head = cut_off or child
    start = min(w.index for w in sentence.subtree(head))
    introducer = [c for c in sentence.children(head, "case", "mark") if c.index < head.index]
    below = {*sentence.subtree(child), *(sentence.subtree(cut_off) if cut_off else ())}
    besides = [w for w in below if goes_with(sentence, w, cue.verb) or _other_speaker(head, w, inside[0])]
    strays = {w for stray in besides for w in sentence.subtree(stray)}
    to = {w.span for w in introducer if w.lemma == "à"}  # *au calme*: the article is one word with it
    words = [w for w in below - strays if w not in introducer and w.span not in to]
    words = [w for w in words if w.span.start >= cue.end]
    if not any(w.span in inside[0].span for w in words):
        return None
    deed = deed_of(cue, words, inside[0])
    if deed is not None:
        return reported(context, clause(sentence, deed[0], deed[1].span.end, cue.verb))
    whole = context.balanced(without_stop(context.text, over(words)))
    first = inside[0]
    alone = context.listed(first)
    if introducer and introducer[0].span in first.span:
        return alone
    if _predicate(context, sentence, cue, child, first):
        return alone
    if introducer and introducer[0].lemma.lower() in BARE and introducer[0].index == start:
        if whole.start == first.span.start:
            return alone
        return _with_next(context, cue, whole) if whole.end == first.span.end else whole
    led = context.text[whole.start : first.span.start].strip().lower()
    if led in _INTRODUCING and whole.end == first.span.end:
        return alone  # *accuse de « tentatives stériles »*, *au « deux poids, deux mesures »*
    if whole.end == first.span.end:
        return _with_next(context, cue, Span(whole.start, alone.end))
    told = without_narrator_tail(context, without_introducer(context.text, whole))
    return before_participle(context, told, anything=True)


def _with_next(context: Context, cue: Cue, span: Span) -> Span:
    """*y voit un « danger » | pour le port*: the phrase with its own complement that the parser hung on the verb."""
    for child in cue.sentence.children(cue.verb, "obl", "nmod"):
        below = over(cue.sentence.subtree(child))
        cases = {c.lemma for c in cue.sentence.children(child, "case")}
        if cases == {"face"} and any(q.span.start < below.end for q in context.speeches.behind(below.start)):
            cases = {"envers"}  # *sa « colère » face à la « hausse »*
        own = bool(cases) and (cases <= _OWN or (cases == {"par"} and can_speak(child)))
        if own and not is_time(child) and context.text[span.end : below.start].isspace():
            return context.balanced(Span(span.start, below.end))
    return span


def _other_speaker(head: Word, word: Word, q: Quotation) -> bool:
    """*dit sa « crainte », | la maire appelant au calme*: somebody is no apposition of what is said."""
    behind = word.relation == "appos" and word.span.start >= q.span.end and word.head == head.index
    return behind and (word.lemma in GLOSSES or (can_speak(word) and not can_speak(head)))


def _predicate(context: Context, sentence: Sentence, cue: Cue, child: Word, q: Quotation) -> bool:
    """Whether the quotation says what the object is: *décrit la visite comme « P »*, *juge « P » ce projet*."""
    words = [w for w in sentence.words if w.span.end <= q.span.start]
    before = words[-1] if words else None
    likened = any(w.lemma.lower() == "comme" for w in words[-1:]) or (
        [w.upos for w in words[-1:]] == ["DET"] and words[-2:][0].lemma.lower() == "comme"
    )
    if likened or (before is not None and before.lemma == "de" and cue.entry.lemma in _NAMING):
        return True
    inside = next((w for w in sentence.words if w.span.start >= q.inner.start), None)
    charged = before is not None and before.lemma == "de" and cue.entry.lemma in CHARGING
    if charged and inside is not None and inside.upos == "NOUN":
        return True  # *accuse le maire de « mépris »*, but *de « cacher les chiffres » du port*
    behind = cue.sentence.text[cue.end : q.span.start].strip() == "" and child.span in q.span
    if behind and cue.entry.lemma in _CALLING and child.upos == "ADJ":
        return True  # *juge « préoccupant » ce regain de tension*
    apart = child.span not in q.span and child.relation == "obj"
    bare = before is None or before.upos not in ("DET", "ADP") or before.index <= cue.verb.index
    calling = cue.entry.lemma in _CALLING and cue.entry.lemma not in _LIKENING
    return calling and apart and bare and not is_name(context.text, q)
