"""Further shapes: first persons, infinitive cues, fronted participles, nouns of saying as subjects, labels."""

from __future__ import annotations

from training.clauses import Clause
from training.kit import Kit, Line, attach, reported, subject_first
from training.longer import denounces, saying
from training.phrases import parse
from training.treebank import Sentence, Word, children, subtree
from training.verbs import Person, Verb, auxiliary, group


def modal(kit: Kit) -> Sentence:
    """X tient à rappeler que S. Il faut noter que S. Il est important de souligner que S."""
    line = Line()
    verb = kit.verb("que")
    while verb.pronominal or "_" in verb.entry:
        verb = kit.verb("que")
    cue = Word(verb.lemma, verb.lemma, "VERB", "VerbForm=Inf")
    kind = kit.rng.choice(("person", "person", "must", "important"))
    if kind == "person":
        source = kit.source()
        modal_verb = kit.rng.choice(("vouloir", "devoir", "pouvoir", "souhaiter", "tenir", "préférer"))
        built = group(
            Verb(modal_verb, kit.lists.irregular),
            kit.rng.choice(("pres", "imp", "perfect_pres")),
            source.person,
        )
        subject_first(kit, line, source, built.verb)
        line.add(built.words)
        top, relation, linked = built.verb, "xcomp", "à" if modal_verb == "tenir" else ""
    elif kind == "must":
        form, lemma = kit.rng.choice((("faut", "falloir"), ("convient", "convenir"), ("faudrait", "falloir")))
        mood = "Cnd" if form == "faudrait" else "Ind"
        top = Word(form, lemma, "VERB", f"Mood={mood}|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin")
        line.add([_it(kit, top), top])
        relation, linked = ("ccomp", "") if lemma == "falloir" else ("csubj", "de")
    else:
        form = kit.rng.choice(("important", "utile", "essentiel", "nécessaire", "juste", "bon"))
        top = Word(form, form, "ADJ", "Gender=Masc|Number=Sing")
        copula = Word(
            "est", "être", "AUX", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", top, "cop"
        )
        line.add([_it(kit, top), copula, top])
        relation, linked = "csubj", "de"
    attach(cue, top, relation)
    if linked:
        line.add([kit.short(linked, cue, "ADP", "mark", cue)])
    line.add([cue], kit.circumstance(cue, 0.1))
    clause = reported(kit, line, cue)
    line.tight(".", top)
    return line.sentence("modal", cue=cue, clause=clause.root)


def _it(kit: Kit, head: Word) -> Word:
    word = kit.pronoun("il", "il")
    attach(word, head, "expl:subj")
    return word


def estimating(kit: Kit) -> Sentence:
    """Estimant que S, X a dénoncé Y. Tout en rappelant que S1, X a affirmé que S2."""
    line, rest, source = Line(), Line(), kit.source()
    verb = kit.verb("que")
    while (
        verb.pronominal or "_" in verb.entry or verb.lemma == "maintenir"
    ):  # *maintenant que* is something else
        verb = kit.verb("que")
    cue = Word(verb.forms()["pres_part"], verb.lemma, "VERB", "Tense=Pres|VerbForm=Part")
    kind = kit.rng.random()
    if kind < 0.4:
        line.add([Word("en", "en", "ADP", "_", cue, "mark")])
    if kind < 0.15:
        line.words.insert(0, Word("tout", "tout", "ADV", "_", cue, "advmod"))
    line.add([cue])
    clause = reported(kit, line, cue)
    if kit.chance(0.1):
        line.tight(".", cue)
        return line.sentence("estimating", cue=cue, clause=clause.root)
    line.tight(",", cue)
    if kit.chance(0.6):
        main = denounces(kit, rest, source).verb
    else:
        built = kit.group("que", source.person)
        subject_first(kit, rest, source, built.verb)
        rest.add(built.words)
        reported(kit, rest, built.verb)
        main = built.verb
    attach(cue, main, "advcl")
    line.add(rest.words)
    line.tight(".", main)
    return line.sentence("estimating", cue=cue, clause=clause.root)


def labelled(kit: Kit) -> Sentence:
    """X a qualifié Y de « provocation ». X parle de « miracle »."""
    line, source = Line(), kit.source()
    label = parse(kit.lists.line("objects", "labels", kit.rng), kit.lists)
    qualifies = kit.chance(0.6)
    verb = Verb(
        "qualifier" if qualifies else kit.rng.choice(("parler", "parler", "se_plaindre")), kit.lists.irregular
    )
    built = group(verb, kit.rng.choice(("perfect_pres", "perfect_pres", "pres", "imp")), source.person)
    subject_first(kit, line, source, built.verb)
    line.add(built.words)
    if qualifies:
        thing = kit.phrase("objects", "things")
        attach(thing.head, built.verb, "obj")
        line.add(thing.words)
    attach(label.head, built.verb, "xcomp" if qualifies else "obl")
    line.add([Word("de", "de", "ADP", "_", label.head, "case")])
    line.mark("«", label.head)
    line.add(label.words)
    line.mark("»", label.head)
    line.add(kit.circumstance(built.verb, 0.2))
    line.tight(".", built.verb)
    return line.sentence("labelled", cue=built.verb, subject=source.head, clause=label.head)


def noun_subject(kit: Kit) -> Sentence:
    """L'annonce par X que S a surpris. La rumeur selon laquelle S n'inquiète pas. Des informations … sont démenties."""
    line = Line()
    noun, clause = saying(kit, line)
    if kit.chance(0.4):
        entry = kit.rng.choice(("démentir", "confirmer", "contester", "critiquer", "commenter", "rejeter"))
        verb = denied(Verb(entry, kit.lists.irregular), noun.person)
        cue, relation = verb[-1], "nsubj:pass"
        line.add(verb)
    else:
        entry = kit.rng.choice(
            ("circuler", "inquiéter", "étonner", "choquer", "rassurer", "irriter", "persister")
        )
        tense, negative = kit.rng.choice(("perfect_pres", "pres", "imp")), kit.chance(0.2)
        built = group(Verb(entry, kit.lists.irregular), tense, noun.person, negative)
        cue, relation = built.verb, "nsubj"
        line.add(built.words)
    attach(noun.head, cue, relation)
    line.tight(".", cue)
    return line.sentence("noun_subject", cue=noun.head, verb=cue, clause=clause.root)


def denied(verb: Verb, person: Person) -> list[Word]:
    """The words of *a été démentie*; the verb comes last."""
    form = verb.forms()["part"] + "e" * person.feminine + "s" * person.plural
    gender, number = "Fem" if person.feminine else "Masc", "Plur" if person.plural else "Sing"
    main = Word(
        form, verb.lemma, "VERB", f"Gender={gender}|Number={number}|Tense=Past|VerbForm=Part|Voice=Pass"
    )
    helper, been = (
        auxiliary("avoir", "pres", person.plural),
        Word("été", "être", "AUX", "Tense=Past|VerbForm=Part"),
    )
    attach(helper, main, "aux")
    attach(been, main, "aux:pass")
    return [helper, been, main]


def relative_of(clause: Clause, antecedent: Word) -> list[Word]:
    """*Il a détruit un pont* as *, qui a détruit un pont*, hung on a noun; nothing when it cannot be."""
    subjects = [
        word for word in children(clause.words)[id(clause.root)] if word.deprel in ("nsubj", "nsubj:pass")
    ]
    if len(subjects) != 1:
        return []
    gone = subtree(clause.words, subjects[0])
    size = len(gone)
    first = all(one is other for one, other in zip(gone, clause.words, strict=False))
    rest = clause.words[size:]
    if not first or not rest or rest[0].token is not None or rest[0].upos == "PUNCT" or len(rest) > 14:
        return []
    who = Word("qui", "qui", "PRON", "PronType=Rel", clause.root, subjects[0].deprel)
    attach(clause.root, antecedent, "acl:relcl")
    return [Word(",", ",", "PUNCT", "_", clause.root, "punct"), who, *rest]


def trailing(kit: Kit, line: Line, cue: Word, source: Word) -> None:
    """After an incise, now and then: *, ajoutant que S*; *, qui VP*."""
    chance = kit.rng.random()
    if chance < 0.07:
        entry = kit.rng.choice(
            ("ajouter", "préciser", "assurer", "affirmer", "rappeler", "estimer", "souligner")
        )
        verb = Verb(entry, kit.lists.irregular)
        adding = Word(verb.forms()["pres_part"], verb.lemma, "VERB", "Tense=Pres|VerbForm=Part", cue, "advcl")
        line.tight(",", adding)
        line.add([adding])
        reported(kit, line, adding)
    elif chance < 0.13 and source.upos != "PRON" and (words := relative_of(kit.clause(), source)):
        line.words[-1].space = ""
        line.add(words)
