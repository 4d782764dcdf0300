"""French verb forms, and verb groups: *a indiqué*, *s'est-elle félicitée*, *n'ont pas fait savoir*."""

from __future__ import annotations

from dataclasses import dataclass

from training.treebank import Word

VOWELS = "aeiouyàâäéèêëîïôöùûüœæh"
NAMES = ("part", "pres_sing", "pres_plur", "past_sing", "past_plur", "fut", "pres_part")


@dataclass(frozen=True)
class Person:
    """What a verb agrees with."""

    plural: bool = False
    feminine: bool = False


@dataclass(frozen=True)
class Verb:
    """A verb of the word lists: `faire_savoir`, `se_réjouir`, `s'exclamer`, `dire`."""

    entry: str
    irregular: dict[str, list[str]]

    @property
    def pronominal(self) -> bool:
        """Whether the verb takes *se*."""
        return self.entry.startswith(("se_", "s'"))

    @property
    def causative(self) -> bool:
        """Whether the verb is *faire* + infinitive."""
        return self.entry.startswith("faire_")

    @property
    def lemma(self) -> str:
        """The infinitive of the verb that the sentence hangs on."""
        return self.entry.removeprefix("s'").removeprefix("se_").removeprefix("faire_").split("_")[0]

    def forms(self, lemma: str = "") -> dict[str, str]:
        """The forms of the verb, or of another one, by name."""
        lemma = lemma or self.lemma
        given = self.irregular.get(lemma)
        return dict(zip(NAMES, given, strict=True)) if given else regular(lemma)


def regular(lemma: str) -> dict[str, str]:
    """The forms of a verb in *-er*: *juger, jugea*, *répéter, répète*, *marteler, martèle*."""
    if not lemma.endswith("er"):
        raise ValueError(f"{lemma}: add it to [irregular] in frames.toml")
    stem = lemma[:-2]
    soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    strong = stress(stem)
    future = (stem if "é" in stem[-3:] else strong) + "era"
    return dict(
        zip(
            NAMES,
            (stem + "é", strong + "e", strong + "ent", soft + "a", stem + "èrent", future, soft + "ant"),
            strict=True,
        )
    )


def stress(stem: str) -> str:
    """The stem under stress: *répèt-*, *martèl-*, *appui-*."""
    if stem.endswith("y"):
        return stem[:-1] + "i"
    for length in (2, 3):
        vowel = stem[-length : -length + 1]
        if vowel in ("é", "e") and all(letter not in VOWELS[:-1] for letter in stem[-length + 1 :]):
            single = length == 2 or stem[-2:] in ("gn", "qu", "gu", "vr", "br", "tr", "dr")
            return stem[:-length] + "è" + stem[-length + 1 :] if single else stem
    return stem


def finite(mood: str, tense: str, plural: bool) -> str:
    """Features of a finite verb of the third person."""
    number = "Plur" if plural else "Sing"
    return f"Mood={mood}|Number={number}|Person=3|Tense={tense}|VerbForm=Fin"


def conjugate(forms: dict[str, str], tense: str, plural: bool) -> tuple[str, str]:
    """Return (form, features) of a simple tense: *pres*, *imp*, *past*, *fut* or *cond*."""
    number = "plur" if plural else "sing"
    if tense in ("pres", "past"):
        return forms[f"{tense}_{number}"], finite("Ind", tense.capitalize(), plural)
    ending = "aient" if plural else "ait"
    if tense == "imp":
        return forms["pres_part"].removesuffix("ant") + ending, finite("Ind", "Imp", plural)
    if tense == "cond":
        return forms["fut"][:-1] + ending, finite("Cnd", "Pres", plural)
    return (forms["fut"][:-1] + "ont" if plural else forms["fut"]), finite("Ind", "Fut", plural)


AUXILIARY = {
    "avoir": {
        "pres": ("a", "ont"),
        "imp": ("avait", "avaient"),
        "cond": ("aurait", "auraient"),
        "fut": ("aura", "auront"),
    },
    "être": {
        "pres": ("est", "sont"),
        "imp": ("était", "étaient"),
        "cond": ("serait", "seraient"),
        "fut": ("sera", "seront"),
    },
}


def auxiliary(lemma: str, tense: str, plural: bool) -> Word:
    """A form of *avoir* or *être*."""
    mood, name = {
        "pres": ("Ind", "Pres"),
        "imp": ("Ind", "Imp"),
        "cond": ("Cnd", "Pres"),
        "fut": ("Ind", "Fut"),
    }[tense]
    return Word(AUXILIARY[lemma][tense][plural], lemma, "AUX", finite(mood, name, plural), None, "aux")


def elides(form: str, aspirated: tuple[str, ...] = ()) -> bool:
    """Whether *que*, *de*, *se* lose their vowel before `form`."""
    lower = form.lower()
    return (
        lower[:1] != ""
        and lower[0] in VOWELS
        and not lower.startswith(("onz", "oui", "yé", "ya", "yo", *aspirated))
    )


@dataclass
class Group:
    """A verb group in word order; `verb` governs it, `finite` is the word that a pronoun follows."""

    words: list[Word]
    verb: Word
    finite: Word


def group(verb: Verb, tense: str, person: Person, negative: bool = False) -> Group:
    """Build a verb group; `tense` is a simple tense, or one of an auxiliary with *perfect_* before it."""
    compound = tense.startswith("perfect_")
    first = verb.forms("faire") if verb.causative else verb.forms()
    lemma = "faire" if verb.causative else verb.lemma
    helpers: list[Word] = []
    if compound:
        helper = auxiliary(
            "être" if verb.pronominal else "avoir", tense.removeprefix("perfect_"), person.plural
        )
        agrees = person if verb.pronominal else Person()
        form = (
            first["part"] + "e" * agrees.feminine + "s" * (agrees.plural and not first["part"].endswith("s"))
        )
        gender, number = ("Fem" if agrees.feminine else "Masc"), ("Plur" if agrees.plural else "Sing")
        main = Word(form, lemma, "VERB", f"Gender={gender}|Number={number}|Tense=Past|VerbForm=Part")
        helpers.append(helper)
    else:
        form, feats = conjugate(first, tense, person.plural)
        main = Word(form, lemma, "VERB", feats)
    head, words = main, [*helpers, main]
    if verb.causative:
        head = Word(verb.lemma, verb.lemma, "VERB", "VerbForm=Inf")
        main.upos, main.head, main.deprel = "AUX", head, "aux:caus"
        words.append(head)
    bearer = words[0]
    if negative:
        words.insert(1, Word("pas", "pas", "ADV", "Polarity=Neg", head, "advmod"))
    if verb.pronominal:
        words.insert(
            0, clitic("se", "soi", "Person=3|PronType=Prs|Reflex=Yes", words[0].form, head, "expl:pv")
        )
    if negative:
        words.insert(0, clitic("ne", "ne", "Polarity=Neg", words[0].form, head, "advmod"))
    if verb.entry == "laisser_entendre":
        words.append(Word("entendre", "entendre", "VERB", "VerbForm=Inf", head, "xcomp"))
    for helper in helpers:
        helper.head = head
    return Group(words, head, bearer)


def clitic(form: str, lemma: str, feats: str, following: str, head: Word, deprel: str) -> Word:
    """*se*, *ne*, *le* before `following`, elided if need be."""
    upos = "ADV" if form == "ne" else "PRON"
    if elides(following):
        return Word(form[:-1] + "'", lemma, upos, feats, head, deprel, "")
    return Word(form, lemma, upos, feats, head, deprel)
