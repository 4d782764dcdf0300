"""Cue verbs as they stand in a sentence: which record of the lexicon, which words, negated or passive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from attribution.find.author import author_aside
from attribution.find.auxiliaries import auxiliaries, parted_auxiliary, shares_auxiliary
from attribution.find.mistagged import MISTAKEN_FOR, mistaken
from attribution.find.phrases import HYPHENS, negated, verb_group
from attribution.lang.inflection import regular_infinitives
from attribution.lang.lexicon import Lexicon, Verb
from attribution.model import Sentence, Span, Stance, Word

_REFLEXIVE = frozenset({"se", "s'", "s’", "me", "m'", "te", "nous", "vous"})
_REFUSALS = frozenset({"refuser", "éviter", "omettre", "abstenir"})
_WISHES = frozenset({"vouloir", "souhaiter", "pouvoir", "tenir"})
_LIMITS = frozenset({"borner", "contenter", "limiter", "restreindre", "empresser", "hâter"})
_MODALS = (
    _WISHES
    | {"devoir", "venir", "oser", "préférer", "aimer", "finir", "tenter", "savoir", "croire"}
    | _LIMITS
)
NICKNAMING = frozenset({"dit", "dite", "dits", "dites"})  # *Norbert, dit « la Sardine »*
_LIGHT = frozenset(
    {"avoir", "être", "faire", "aller", "venir", "devoir", "pouvoir", "sembler", "paraître", "falloir"}
)
_OPENING = frozenset({"«", "“", '"'})
_GAP = 5  # words that may stand between the parts of a multiword verb: *tire de nouveau la sonnette d'alarme*


@dataclass(frozen=True)
class Cue:
    """A cue verb in its sentence.

    ``heads`` are the words that its complements may hang on: the verb and the other words of a multiword one, in order;
    ``above`` is the verb that refuses the saying or lets one read it (*a refusé de dire si*, *peut-on lire*), which
    they may hang on too.
    """

    sentence: Sentence
    verb: Word
    entry: Verb
    heads: tuple[Word, ...]
    span: Span
    negated: bool
    passive: bool
    above: Word | None = None

    @property
    def governors(self) -> tuple[Word, ...]:
        """The words that a complement of the cue may hang on."""
        return (*self.heads, self.above) if self.above else self.heads

    @cached_property
    def bearers(self) -> tuple[Word, ...]:
        """``heads``, and the auxiliary that an adverbial parts from the verb: *a pour sa part accusé X de fuir*."""
        parted = parted_auxiliary(self.sentence, self.verb)
        return (*self.heads, parted) if parted else self.heads

    def stance(self, frame: str, introducer: str = "") -> Stance:
        """The stance that the cue gives to a content found by ``frame``; negated or refused saying is ``not_said``.

        ``introducer`` is the *de* or *à* of an infinitive: *dire de partir* requests, *dire avoir vu* asserts.
        """
        return "not_said" if self.negated else self.entry.stance_of(frame, introducer)

    @property
    def last(self) -> int:
        """The position of the last word of the verb."""
        return self.heads[-1].index

    @property
    def end(self) -> int:
        """Where the cue's words end."""
        return self.heads[-1].span.end

    @cached_property
    def plainly_finite(self) -> bool:
        """Whether the tagger calls the verb or its auxiliary finite."""
        verbs = (self.verb, self.above) if self.above else (self.verb,)
        words = (word for verb in verbs for word in (verb, *auxiliaries(self.sentence, verb)))
        return any(w.feat("VerbForm") == "Fin" for w in words)

    @cached_property
    def finite(self) -> bool:
        """Whether the verb or its auxiliary is finite: *dit* in *un blindé, dit AAV,* is not."""
        if self.plainly_finite or self.verb.upos not in ("VERB", "AUX"):
            return True
        # *avertit*, *décrit* may pass for participles; in an aside the subject behind them tells
        subjects = self.sentence.children(self.verb, "nsubj")
        return self.verb.relation == "parataxis" and any(c.index > self.verb.index for c in subjects)

    @cached_property
    def lone_participle(self) -> bool:
        """Whether the verb is a past participle without auxiliary: *la baisse annoncée*, *surnommé « le Chat »*."""
        if self.verb.form.lower() in NICKNAMING and self.verb.relation in (
            "acl",
            "amod",
            "appos",
            "parataxis",
            "conj",
        ):
            return not self.sentence.children(self.verb, "nsubj", "aux", "expl")
        past = self.verb.feat("VerbForm") == "Part" and self.verb.feat("Tense") != "Pres"
        own = self.plainly_finite or auxiliaries(self.sentence, self.verb)
        return past and not own and not shares_auxiliary(self.sentence, self.verb)

    @cached_property
    def inverted(self) -> bool:
        """Whether a clitic subject follows its verb (*a-t-il dit*, *précise-t-elle*)."""
        return any(
            w.upos == "PRON" and w.form.startswith(HYPHENS)
            for w in self.sentence.words[max(0, self.verb.index - 3) : self.verb.index + 2]
        )


def cues(sentence: Sentence, lexicon: Lexicon) -> Iterator[Cue]:
    """The cue verbs of a sentence, in order; none shares a word with an earlier one."""
    taken: set[int] = set()
    for word in sentence.words:
        verb = word.upos in ("VERB", "AUX")
        if not (verb or word.upos in MISTAKEN_FOR):
            continue
        if word.index in taken or word.deprel in ("aux", "aux:pass", "cop"):
            continue
        records = (*_records(word, lexicon), *_unlisted(word)) if verb else mistaken(sentence, word, lexicon)
        if not records:
            continue
        found = next(filter(None, (_match(sentence, word, record) for record in records)), None)
        if found is not None:
            taken.update(head.index for head in found.heads)
            yield found


def _records(word: Word, lexicon: Lexicon) -> tuple[Verb, ...]:
    """The records of a verb, by its lemma; by its form where the parser's lemma is in no list."""
    lemma = lexicon.lemma_of(word.form, word.lemma)
    known = lexicon.verbs.get(lemma)
    if known is None and lemma not in _LIGHT and word.upos == "VERB":
        known = next(filter(None, map(lexicon.verbs.get, regular_infinitives(word.form))), None)
    return known or ()


def _unlisted(word: Word) -> tuple[Verb, ...]:
    """A verb of an aside that no lexicon need list: beside a quotation, French lets any verb report it.

    « Quel but ! », *s'enthousiasme l'entraîneur*; no frame is licensed, so marks and a speaker must stand there.
    """
    if word.relation != "parataxis" or word.lemma in _LIGHT:
        return ()
    return (Verb(word.lemma, frozenset(), ()), Verb(f"se {word.lemma}", frozenset(), ()))


def _match(sentence: Sentence, word: Word, record: Verb) -> Cue | None:
    rest = _rest(sentence, word, record.rest)
    if rest is None or (word.relation == "aux" and not rest):
        return None
    verb, heads = _governing(sentence, word, rest)
    both = (verb,) if verb is word else (verb, word)
    if record.pronominal != any(_pronominal(sentence, each) for each in both) or author_aside(sentence, verb):
        return None
    if record.there and not any(
        w.form.lower() == "y" for w in sentence.words[max(0, verb.index - 2) : verb.index]
    ):
        return None
    refusal = _refusal(sentence, verb)
    above = refusal or _modal(sentence, verb)
    parted = parted_auxiliary(sentence, verb)
    return Cue(
        sentence=sentence,
        verb=verb,
        entry=record,
        heads=heads,
        span=verb_group(sentence, above or verb, (*heads, word, *((parted,) if parted else ()))),
        negated=refusal is not None
        or _without(sentence, verb)
        or any(negated(sentence, each) for each in both),
        passive=not (record.pronominal or record.moves) and _passive(sentence, verb),
        above=above,
    )


def _passive(sentence: Sentence, verb: Word) -> bool:
    """Whether the parser says so, and no *avoir* alone against it: *que les élus ont jugée « P »*."""
    relations = {c.deprel for c in sentence.children(verb)}
    had = any(c.lemma == "avoir" for c in sentence.children(verb, "aux"))
    return "aux:pass" in relations or ("nsubj:pass" in relations and not had)


def _governing(sentence: Sentence, word: Word, rest: tuple[Word, ...]) -> tuple[Word, tuple[Word, ...]]:
    """The verb that governs, and all heads: in *faire savoir* treebanks make *faire* the auxiliary of *savoir*."""
    if word.relation == "aux" and rest and sentence.head(word) == rest[0]:
        return rest[0], rest
    return word, (word, *rest)


def _pronominal(sentence: Sentence, verb: Word) -> bool:
    clitics = [
        c
        for c in sentence.children(verb, "expl", "obj", "iobj")
        if c.upos == "PRON" and c.index < verb.index and {c.lemma.lower(), c.form.lower()} & _REFLEXIVE
    ]
    return any(c.relation == "expl" or c.form.lower() in ("se", "s'", "s’") for c in clitics)


def _rest(sentence: Sentence, verb: Word, lemmas: tuple[str, ...]) -> tuple[Word, ...] | None:
    """The words of a multiword verb after its first, None where one is missing."""
    found: list[Word] = []
    index = verb.index
    for lemma in lemmas:
        if lemma not in sentence.lemmas and lemma not in sentence.forms:
            return None
        reach = sentence.words[index + 1 : index + 1 + _GAP]
        word = next((w for w in reach if lemma in (w.lemma.lower(), w.form.lower())), None)
        between = sentence.words[index + 1 : word.index if word else None]
        if word is None or any(w.form in _OPENING or w.upos == "SCONJ" for w in between):
            return None  # *se dit « prêt à partir »*, *fait comme si elle ne savait rien*: they are parted
        found.append(word)
        index = word.index
    return tuple(found)


def _modal(sentence: Sentence, verb: Word) -> Word | None:
    """The finite verb that says how one speaks, in an aside: *a tenu à préciser la maire*; *on peut lire* anywhere."""
    governor = sentence.head(verb)
    if governor is None or verb.feat("VerbForm") != "Inf" or governor.lemma not in _MODALS:
        return None
    if governor.relation == "parataxis":
        return governor
    subjects = sentence.children(governor, "nsubj")
    clitics = (c for c in subjects if c.index > governor.index or verb.lemma == "lire")
    return governor if any(c.form.lower().lstrip("-‑").endswith("on") for c in clitics) else None


def _without(sentence: Sentence, verb: Word) -> bool:
    """*sans préciser quand*: what is not said."""
    return any(c.lemma == "sans" for c in sentence.children(verb, "mark", "case"))


def _refusal(sentence: Sentence, verb: Word) -> Word | None:
    """The verb that refuses the saying: *a refusé de dire si*, *n'a pas souhaité préciser*."""
    governor = sentence.head(verb)
    if (
        governor is None
        or verb.relation not in ("xcomp", "ccomp", "advcl", "obl")
        or verb.feat("VerbForm") != "Inf"
    ):
        return None
    if governor.lemma in _REFUSALS or (governor.lemma in _WISHES and negated(sentence, governor)):
        return governor
    return None
