"""Cues whose complement is no `que` clause: infinitives, indirect questions, *comme l'a dit X*."""

from __future__ import annotations

from training.clauses import lower_first
from training.kit import Kit, Line, attach, subject_first
from training.phrases import contract
from training.treebank import Sentence, Word
from training.verbs import Group, Verb, group


def infinitive(kit: Kit) -> Sentence:
    """X a dit vouloir VP, a promis de VP, a affirmé avoir fait VP."""
    source, phrase, line = kit.source(), kit.infinitive(), Line()
    frame = kit.rng.choice(
        ("bare_infinitive", "bare_infinitive", "de_infinitive", "de_infinitive", "vouloir")
    )
    verb = Verb("dire", kit.lists.irregular) if frame == "vouloir" else kit.verb(frame)
    built = group(
        verb, kit.rng.choice(("perfect_pres", "perfect_pres", "pres", "imp", "perfect_imp")), source.person
    )
    subject_first(kit, line, source, built.verb)
    line.add(kit.adverb(built), kit.circumstance(built.verb, 0.15))
    head, clause = built.verb, phrase.head
    if frame == "vouloir":
        modal = kit.rng.choice(kit.lists.verbs("infinitive_after_dire"))
        clause = Word(modal, modal, "VERB", "VerbForm=Inf", built.verb, "xcomp")
        line.add([clause])
        head = clause
    attach(phrase.head, head, "xcomp")
    if frame == "de_infinitive":
        line.add([kit.short("de", phrase.words[0], "ADP", "mark", phrase.head)])
    line.add(phrase.words)
    line.tight(".", built.verb)
    return line.sentence("infinitive", cue=built.verb, subject=source.head, clause=clause)


def request(kit: Kit) -> Sentence:
    """X a appelé Y à VP, a demandé à Y de VP, a accusé Y de VP."""
    source, phrase, line = kit.source(), kit.infinitive(), Line()
    other = kit.phrase("somebody", "people")
    frame = kit.rng.choice(("somebody_a", "to_somebody_de", "somebody_de"))
    tense = kit.rng.choice(("perfect_pres", "perfect_pres", "pres", "imp", "perfect_imp"))
    built = group(kit.verb(frame), tense, source.person)
    subject_first(kit, line, source, built.verb)
    line.add(built.words)
    if frame == "to_somebody_de":
        attach(other.head, built.verb, "obl")
        case = Word("à", "à", "ADP", "_", other.head, "case")
        line.add(contract([case, *other.words], kit.lists.aspirated))
    else:
        attach(other.head, built.verb, "obj")
        line.add(other.words)
    attach(phrase.head, built.verb, "xcomp")
    line.add([kit.short("à" if frame == "somebody_a" else "de", phrase.words[0], "ADP", "mark", phrase.head)])
    line.add(phrase.words)
    line.tight(".", built.verb)
    return line.sentence("request", cue=built.verb, subject=source.head, clause=phrase.head)


def whether(kit: Kit) -> Sentence:
    """X a demandé si S. X a refusé de dire si S."""
    source, clause, line = kit.source(), kit.clause(), Line()
    lower_first(clause.words)
    if kit.chance(0.5):
        built = kit.group("si", source.person)
        words, cue = built.words, built.verb
    else:
        built = kit.group("announced", source.person, negative=True)
        words, cue = built.words, built.verb
    subject_first(kit, line, source, built.verb)
    line.add(words, kit.circumstance(built.verb, 0.1))
    attach(clause.root, cue, "ccomp")
    line.add([kit.short("si", clause.words[0], "SCONJ", "mark", clause.root)], clause.words)
    line.tight(".", built.verb)
    return line.sentence("whether", cue=cue, subject=source.head, clause=clause.root)


def as_said(kit: Kit) -> Sentence:
    """Comme l'a indiqué X, S. S, comme l'a rapporté X."""
    clause, source, line = kit.clause(), kit.source(pronoun=False), Line()
    tense = kit.rng.choice(("perfect_pres", "perfect_pres", "pres", "perfect_imp"))
    built: Group = group(kit.verb("announced"), tense, source.person)
    mark = Word("comme", "comme", "SCONJ", "_", built.verb, "mark")
    first = built.words[0].form
    it = Word(
        "l'" if first[0] in "aeéi" else "le",
        "lui",
        "PRON",
        "Emph=No|Number=Sing|Person=3|PronType=Prs",
        built.verb,
        "obj",
    )
    it.space = "" if it.form == "l'" else " "
    attach(source.head, built.verb, "nsubj")
    attach(built.verb, clause.root, "advcl")
    said = [mark, it, *built.words, *source.words]
    if kit.chance(0.5):
        lower_first(clause.words)
        line.add(said)
        line.tight(",", built.verb)
        line.add(clause.words)
    else:
        line.add(clause.words)
        line.tight(",", built.verb)
        line.add(said)
    line.tight(".", clause.root)
    return line.sentence("as_said", cue=built.verb, subject=source.head, clause=clause.root)
