"""The shapes of reported speech, one short function each; trees follow Sequoia."""

from __future__ import annotations

from collections.abc import Callable

from training.clauses import Clause, boundaries, lower_first
from training.further import trailing
from training.kit import Kit, Line, attach, opening, reported, subject_first
from training.phrases import Phrase
from training.treebank import Sentence, Word

Frame = Callable[[Kit], Sentence]


def que(kit: Kit) -> Sentence:
    """X a indiqué que S, [et que S]."""
    source = kit.source()
    frame = "pronominal_que" if kit.chance(0.1) else "que"
    built = kit.group(frame, source.person, negative=kit.chance(0.06))
    line = Line()
    opening(kit, line, built.verb)
    subject_first(kit, line, source, built.verb)
    line.add(kit.adverb(built))
    if kit.chance(0.12):
        line.add(kit.circumstance(built.verb, 0.2))
        line.tight(",", built.verb)
        line.add(kit.one_circumstance(built.verb))
        line.tight(",", built.verb)
    else:
        line.add(kit.circumstance(built.verb, 0.35))
        if kit.chance(0.06):
            form = kit.rng.choice(("ainsi", "aussi", "également", "notamment"))
            line.add([Word(form, form, "ADV", "_", built.verb, "advmod")])
    clause = reported(kit, line, built.verb, quoted=kit.chance(0.15))
    if kit.chance(0.06):
        second = kit.clause()
        lower_first(second.words)
        attach(second.root, clause.root, "conj")
        line.add([Word("et", "et", "CCONJ", "_", second.root, "cc")])
        line.add([kit.short("que", second.words[0], "SCONJ", "mark", second.root)], second.words)
    line.tight(".", built.verb)
    return line.sentence("que", cue=built.verb, subject=source.head, clause=clause.root)


def incise(kit: Kit) -> Sentence:
    """« S », a déclaré X (à l'AFP). Also: S, a déclaré X."""
    clause, line = kit.clause(statement=False), Line()
    quoted = kit.chance(0.65) or clause.final in ("?", "!")
    if quoted:
        line.mark("«", clause.root)
    line.add(clause.words)
    within = quoted and kit.chance(0.12)
    if clause.final in ("?", "!"):
        line.mark(clause.final, clause.root)
    elif within:
        line.tight(",", None)
    comma = line.words[-1] if within and line.words[-1].form == "," else None
    if quoted and (comma is not None or clause.final in ("?", "!") or kit.chance(0.95)):
        line.mark("»", clause.root)
    bare = line.words[-1].form == "»" and kit.chance(0.4 if clause.final in ("?", "!") else 0.1)
    source, cue = _incise(kit, line, clause, comma=comma is None and not bare)
    if comma is not None:
        comma.head = cue
    line.add(kit.circumstance(cue, after=source))
    trailing(kit, line, cue, source.head)
    line.tight(".", clause.root)
    return line.sentence("incise", cue=cue, subject=source.head, clause=clause.root)


def _incise(kit: Kit, line: Line, clause: Clause, comma: bool = True) -> tuple[Phrase, Word]:
    """Write *, a déclaré X* and hang it on the clause."""
    source = kit.source()
    built = kit.group("incise", source.person)
    attach(built.verb, clause.root, "parataxis:insert")
    if comma:
        line.tight(",", built.verb)
    if kit.chance(0.05) and not built.words[0].deprel.startswith("expl"):
        built.words.insert(0, kit.to_whom(built))
    built.words = kit.inverted(built, source)
    line.add(kit.adverb(built, 0.08))
    return source, built.verb


def aside(kit: Kit) -> Sentence:
    """« S1, a précisé X, S2 »: one pair of marks, two, or none."""
    clause = kit.clause()
    while not (cuts := boundaries(clause)):
        clause = kit.clause()
    cut, line, root = kit.rng.choice(cuts), Line(), clause.root
    before, after = clause.words[:cut], clause.words[cut:]
    if before[-1].form == ",":
        before = before[:-1]
    before[-1].space = " "
    style = kit.rng.choice(("none", "none", "one", "two", "two"))
    if style != "none":
        line.mark("«", root)
    line.add(before)
    if style == "two":
        line.mark("»", root)
    source, cue = _incise(kit, line, clause)
    line.add(kit.circumstance(cue, 0.15, source))
    line.tight(",", cue)
    if style == "two":
        line.mark("«", root)
    line.add(after)
    if style != "none":
        line.mark("»", root)
    line.tight(".", root)
    return line.sentence("aside", cue=cue, subject=source.head, clause=root)


def according(kit: Kit) -> Sentence:
    """Selon X, S. S, selon X."""
    clause, line, source = kit.clause(), Line(), kit.source(pronoun=False)
    initial = kit.chance(0.5)
    cue = _preposition(kit, source, initial)
    attach(source.head, clause.root, "obl")
    if initial:
        lower_first(clause.words)
        line.add(cue, source.words)
        line.tight(",", source.head)
        line.add(clause.words)
    else:
        line.add(clause.words)
        if kit.chance(0.8):
            line.tight(",", source.head)
        line.add(cue, source.words)
    line.tight(".", clause.root)
    return line.sentence("according", cue=cue[0], subject=source.head, clause=clause.root)


def _preposition(kit: Kit, source: Phrase, initial: bool) -> list[Word]:
    """*selon*, *d'après*, *pour*, as the case of a source."""
    kind = kit.rng.choices(("selon", "d'", "pour"), (72, 18, 10 if initial else 0))[0]
    if kind != "d'":
        return [Word(kind, kind, "ADP", "_", source.head, "case")]
    first = Word("d'", "de", "ADP", "ExtPos=ADP", source.head, "case", "")
    return [first, Word("après", "après", "ADP", "_", first, "fixed")]


def colon(kit: Kit) -> Sentence:
    """X a déclaré : « S »."""
    source, clause, line = kit.source(), kit.clause(statement=False), Line()
    built = kit.group("que", source.person)
    opening(kit, line, built.verb)
    subject_first(kit, line, source, built.verb)
    line.add(kit.adverb(built), kit.circumstance(built.verb, 0.25))
    _speech(kit, line, clause)
    attach(clause.root, built.verb, "ccomp")
    return line.sentence("colon", cue=built.verb, subject=source.head, clause=clause.root)


def _speech(kit: Kit, line: Line, clause: Clause) -> None:
    """Write *: « S. »*."""
    line.mark(":", clause.root)
    line.mark("«", clause.root)
    line.add(clause.words)
    if clause.final:
        line.tight(clause.final, clause.root)
        line.words[-1].space = " "
    line.mark("»", clause.root)
    if not clause.final or kit.chance(0.2):
        line.tight(".", clause.root)


def headline(kit: Kit) -> Sentence:
    """X : « S ». X : S."""
    source, clause, line = kit.source(pronoun=False), kit.clause(statement=False), Line()
    line.add(source.words)
    line.words[-1].space = " "
    if kit.chance(0.6):
        _speech(kit, line, clause)
    else:
        line.mark(":", clause.root)
        if kit.chance(0.5):
            lower_first(clause.words)
        line.add(clause.words)
        if kit.chance(0.6):
            line.tight(clause.final or ".", clause.root)
    attach(clause.root, source.head, "parataxis")
    return line.sentence("headline", subject=source.head, clause=clause.root)
