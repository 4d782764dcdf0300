"""Longer shapes: relatives, participles, coordination, impersonal cues, nouns of saying, loose quotations."""

from __future__ import annotations

from training.clauses import Clause, lower_first
from training.kit import Kit, Line, attach, reported, subject_first
from training.phrases import Phrase, contract
from training.treebank import Sentence, Word
from training.verbs import Group, Person, Verb, finite, group


def denounces(kit: Kit, line: Line, source: Phrase, quoted: bool = False) -> Group:
    """Write X a dénoncé Y."""
    entry = kit.rng.choice(
        ("dénoncer", "évoquer", "condamner", "saluer", "critiquer", "rejeter_0")
    ).removesuffix("_0")
    entry = "dénoncer" if entry == "rejeter" else entry
    built = group(
        Verb(entry, kit.lists.irregular),
        kit.rng.choice(("perfect_pres", "perfect_pres", "pres", "imp")),
        source.person,
    )
    subject_first(kit, line, source, built.verb)
    thing = kit.phrase("objects", "things")
    attach(thing.head, built.verb, "obj")
    line.add(built.words)
    if quoted:
        line.mark("«", thing.head)
    line.add(thing.words)
    if quoted:
        line.mark("»", thing.head)
    return built


def fragment(kit: Kit) -> Sentence:
    """X a dénoncé « une provocation »."""
    line, source = Line(), kit.source()
    built = denounces(kit, line, source, quoted=True)
    line.add(kit.circumstance(built.verb, 0.25))
    line.tight(".", built.verb)
    return line.sentence("fragment", cue=built.verb, subject=source.head)


def coordination(kit: Kit) -> Sentence:
    """X a dénoncé Y et a affirmé que S."""
    line, source = Line(), kit.source()
    first = denounces(kit, line, source)
    second = kit.group("que", source.person)
    attach(second.verb, first.verb, "conj")
    line.add([Word("et", "et", "CCONJ", "_", second.verb, "cc")], second.words)
    clause = reported(kit, line, second.verb)
    line.tight(".", first.verb)
    return line.sentence("coordination", cue=second.verb, clause=clause.root)


def participle(kit: Kit) -> Sentence:
    """X a dénoncé Y, assurant que S. S, ajoutant que S."""
    line = Line()
    if kit.chance(0.6):
        head = denounces(kit, line, kit.source()).verb
    else:
        base = kit.clause()
        line.add(base.words)
        head = base.root
    verb = kit.verb("que")
    while verb.pronominal or "_" in verb.entry:
        verb = kit.verb("que")
    cue = Word(verb.forms()["pres_part"], verb.lemma, "VERB", "Tense=Pres|VerbForm=Part", head, "advcl")
    line.tight(",", cue)
    if kit.chance(0.25):
        line.add([Word("en", "en", "ADP", "_", cue, "mark")])
    line.add([cue])
    clause = reported(kit, line, cue)
    line.tight(".", head)
    return line.sentence("participle", cue=cue, clause=clause.root)


def relative(kit: Kit) -> Sentence:
    """X, qui affirme que S, a dénoncé Y."""
    line, source = Line(), kit.source(pronoun=False)
    inner = kit.group("que", source.person)
    who = Word("qui", "qui", "PRON", "PronType=Rel", inner.verb, "nsubj")
    attach(inner.verb, source.head, "acl:relcl")
    line.add(source.words)
    line.tight(",", inner.verb)
    line.add([who], inner.words)
    clause = reported(kit, line, inner.verb)
    line.tight(",", inner.verb)
    rest = Line()
    outer = denounces(kit, rest, Phrase([], source.head, source.person))
    line.add(rest.words)
    line.tight(".", outer.verb)
    return line.sentence("relative", cue=inner.verb, subject=who, clause=clause.root)


def impersonal(kit: Kit) -> Sentence:
    """Il a été annoncé que S. On a appris de source policière que S."""
    line = Line()
    if kit.chance(0.4):
        verb = kit.verb("announced")
        form = verb.forms()["part"]
        cue = Word(form, verb.lemma, "VERB", "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part")
        subject = kit.pronoun("il", "il")
        attach(subject, cue, "expl:subj")
        line.add([subject, Word("a", "avoir", "AUX", finite("Ind", "Pres", False), cue, "aux")])
        line.add([Word("été", "être", "AUX", "Tense=Past|VerbForm=Part", cue, "aux:pass"), cue])
        line.add(kit.circumstance(cue, 0.15))
    else:
        built = group(Verb("apprendre", kit.lists.irregular), "perfect_pres", Person())
        subject, cue = kit.pronoun("on", "on"), built.verb
        attach(subject, cue, "nsubj")
        line.add([subject], built.words, _from(kit, cue))
    clause = reported(kit, line, cue)
    line.tight(".", cue)
    return line.sentence("impersonal", cue=cue, subject=subject, clause=clause.root)


def _from(kit: Kit, cue: Word) -> list[Word]:
    source = kit.phrase("objects", "from_source")
    attach(source.head, cue, "advmod" if source.head.upos == "ADV" else "obl")
    return source.words


def learnt(kit: Kit) -> Sentence:
    """S, a-t-on appris de source policière."""
    line, clause = Line(), kit.clause()
    line.add(clause.words)
    entry = kit.rng.choice(("apprendre", "indiquer", "préciser"))
    built = group(
        Verb(entry, kit.lists.irregular), kit.rng.choice(("perfect_pres", "perfect_pres", "pres")), Person()
    )
    on = kit.pronoun("on", "on")
    source = Phrase([on], on, Person())
    attach(built.verb, clause.root, "parataxis:insert")
    line.tight(",", built.verb)
    line.add(kit.inverted(built, source), _from(kit, built.verb))
    line.tight(".", clause.root)
    return line.sentence("learnt", cue=built.verb, subject=source.head, clause=clause.root)


def noun_que(kit: Kit) -> Sentence:
    """X a démenti l'annonce que S. X a rejeté des accusations selon lesquelles S."""
    line, source = Line(), kit.source()
    main = kit.rng.choice(("démentir", "confirmer", "contester", "critiquer", "commenter"))
    built = group(Verb(main, kit.lists.irregular), kit.rng.choice(("perfect_pres", "pres")), source.person)
    subject_first(kit, line, source, built.verb)
    line.add(built.words)
    noun, clause = saying(kit, line)
    attach(noun.head, built.verb, "obj")
    line.tight(".", built.verb)
    return line.sentence("noun_que", cue=noun.head, clause=clause.root)


def saying(kit: Kit, line: Line) -> tuple[Phrase, Clause]:
    """Write *l'annonce (par X) que S* or *des accusations (de X) selon lesquelles S*."""
    if kit.chance(0.5):
        noun = kit.phrase("objects", "nouns_of_saying")
        line.add(noun.words, _whose(kit, noun.head, "par"))
        clause = reported(kit, line, noun.head)
        clause.root.deprel = "acl"
        return noun, clause
    noun, clause = kit.phrase("objects", "sayings_according"), kit.clause()
    lower_first(clause.words)
    attach(clause.root, noun.head, "acl:relcl")
    which = _which(noun.person, clause.root)
    line.add(noun.words, _whose(kit, noun.head, "de"))
    line.add([Word("selon", "selon", "ADP", "_", which, "case"), which], clause.words)
    return noun, clause


def _which(person: Person, head: Word) -> Word:
    form = ("laquel" if person.feminine else "lequel") + "le" * person.feminine
    if person.plural:
        form = "les" + form[2:] + "s"
    feats = f"Gender={'Fem' if person.feminine else 'Masc'}|Number={'Plur' if person.plural else 'Sing'}|PronType=Rel"
    return Word(form, "lequel", "PRON", feats, head, "obl")


def _whose(kit: Kit, noun: Word, preposition: str) -> list[Word]:
    """*par Moscou*, *de la banque*: now and then, whose words they are."""
    source = kit.source(pronoun=False)
    if source.open_apposition or not kit.chance(0.3):
        return []
    attach(source.head, noun, "nmod")
    linked = kit.short(preposition, source.words[0], "ADP", "case", source.head)
    return contract([linked, *source.words], kit.lists.aspirated)


def nested(kit: Kit) -> Sentence:
    """TASS a indiqué que X avait affirmé que S."""
    line, outer_source, inner_source = Line(), kit.source(), kit.source()
    outer, inner = kit.group("que", outer_source.person), kit.group("que", inner_source.person)
    subject_first(kit, line, outer_source, outer.verb)
    line.add(outer.words, [kit.short("que", inner_source.words[0], "SCONJ", "mark", inner.verb)])
    attach(inner.verb, outer.verb, "ccomp")
    subject_first(kit, line, inner_source, inner.verb)
    line.add(inner.words)
    clause = reported(kit, line, inner.verb)
    line.tight(".", outer.verb)
    return line.sentence(
        "nested", cue=inner.verb, subject=inner_source.head, clause=clause.root, outer=outer.verb
    )


def loose(kit: Kit) -> Sentence:
    """« S. — S », a dit X. — « S »: a quotation that begins or ends in another sentence, or has no cue."""
    kind = kit.rng.choice(("opens", "opens", "closes", "closes", "whole"))
    if kind == "closes":
        line, clause = Line(), kit.clause(statement=False)
        line.add(clause.words)
        line.mark("»", clause.root)
        source = kit.source()
        built = kit.group("incise", source.person)
        attach(built.verb, clause.root, "parataxis:insert")
        line.tight(",", built.verb)
        line.add(kit.inverted(built, source), kit.circumstance(built.verb, after=source))
        line.tight(".", clause.root)
        return line.sentence("loose", cue=built.verb, subject=source.head, clause=clause.root)
    line, clause = Line(), kit.clause(statement=False)
    line.mark("«", clause.root)
    line.add(clause.words)
    line.tight(clause.final or ".", clause.root)
    if kind == "whole":
        line.words[-1].space = " "
        line.mark("»", clause.root)
    return line.sentence("loose", clause=clause.root)


def pronoun_object(kit: Kit) -> Sentence:
    """X lui a répondu que S. X l'a assuré que S: a clitic before the verb."""
    line, source = Line(), kit.source()
    verb = kit.verb("que")
    while verb.pronominal or "_" in verb.entry:
        verb = kit.verb("que")
    built = group(verb, kit.rng.choice(("perfect_pres", "pres", "perfect_imp", "imp")), source.person)
    subject_first(kit, line, source, built.verb)
    line.add([kit.to_whom(built)], built.words)
    clause = reported(kit, line, built.verb)
    line.tight(".", built.verb)
    return line.sentence("pronoun_object", cue=built.verb, subject=source.head, clause=clause.root)
