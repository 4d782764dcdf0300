"""Fuller sources: two of them, an acronym, an age, *cité par*, and subjects taken from gold trees."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from training.clauses import BANNED, contiguous
from training.phrases import Phrase, Words, parse
from training.treebank import Sentence, Word, children, copy_words, subtree
from training.verbs import Person

if TYPE_CHECKING:
    from training.kit import Kit

LONGEST = 9


def gold_subjects(sentence: Sentence) -> list[Phrase]:
    """Subjects of the sentence that are noun phrases: *les membres du club*, *la chancelière Angela Merkel*."""
    found = []
    below = children(sentence.words)
    for word in sentence.words:
        if word.deprel != "nsubj" or word.upos not in ("NOUN", "PROPN"):
            continue
        part = subtree(sentence.words, word)
        kids = below[id(word)]
        plain = all(
            inner.upos != "PUNCT" and inner.form not in BANNED and "relcl" not in inner.deprel
            for inner in part
        )
        introduced = word.upos == "PROPN" or (kids and kids[0].deprel == "det" and kids[0] is part[0])
        cut = part[0].token is not None or part[-1].token is not None
        if plain and introduced and not cut and len(part) <= LONGEST and contiguous(sentence.words, part):
            place = next(number for number, inner in enumerate(part) if inner is word)
            words = copy_words(part)
            person = Person(
                "Number=Plur" in word.feats or (word.form.endswith("s") and "?" in word.feats),
                "Gender=Fem" in word.feats,
            )
            found.append(Phrase(words, words[place], person))
    return found


def fuller(kit: Kit, source: Phrase) -> Phrase:
    """Now and then, more about a source."""
    if source.head.upos == "PRON" or source.open_apposition:
        return source
    chance = kit.rng.random()
    if chance < 0.06:
        return joined(source, kit.phrase("sources", kit.rng.choice(("person", "institution", "group"))))
    if chance < 0.10 and source.head.upos == "NOUN":
        return with_acronym(source, kit.lists, kit.rng)
    if chance < 0.13 and source.head.upos == "PROPN":
        return with_age(source, kit.rng)
    if chance < 0.17:
        return quoted_by(source, kit.phrase("sources", "agency"))
    return source


def joined(first: Phrase, second: Phrase) -> Phrase:
    """*Paris et le Kremlin*."""
    if second.open_apposition:
        return first
    link = Word("et", "et", "CCONJ", "_", second.head, "cc")
    second.head.head, second.head.deprel = first.head, "conj"
    feminine = first.person.feminine and second.person.feminine
    return Phrase([*first.words, link, *second.words], first.head, Person(plural=True, feminine=feminine))


def with_acronym(source: Phrase, words: Words, rng: random.Random) -> Phrase:
    """*l'organisation (OMS)*."""
    name = parse(words.fill("{acronym}", rng), words).words[0]
    name.head, name.deprel, name.space = source.head, "appos", ""
    opening = Word("(", "(", "PUNCT", "_", name, "punct", "")
    closing = Word(")", ")", "PUNCT", "_", name, "punct")
    return Phrase([*source.words, opening, name, closing], source.head, source.person)


def with_age(source: Phrase, rng: random.Random) -> Phrase:
    """*Anne Dupont, 34 ans,*."""
    years = Word("ans", "an", "NOUN", "Gender=Masc|Number=Plur", source.head, "appos")
    number = str(rng.randint(17, 92))
    count = Word(number, number, "NUM", "NumType=Card", years, "nummod")
    source.words[-1].space = ""
    comma = Word(",", ",", "PUNCT", "_", years, "punct")
    return Phrase([*source.words, comma, count, years], source.head, source.person, open_apposition=True)


def quoted_by(source: Phrase, relay: Phrase) -> Phrase:
    """*Anne Dupont, citée par l'agence TASS,*."""
    if relay.open_apposition:
        return source
    feminine, plural = source.person.feminine, source.person.plural
    form = "cité" + "e" * feminine + "s" * plural
    feats = f"Gender={'Fem' if feminine else 'Masc'}|Number={'Plur' if plural else 'Sing'}|Tense=Past|VerbForm=Part"
    cited = Word(form, "citer", "VERB", feats, source.head, "acl")
    source.words[-1].space = ""
    comma = Word(",", ",", "PUNCT", "_", cited, "punct")
    by = Word("par", "par", "ADP", "_", relay.head, "case")
    relay.head.head, relay.head.deprel = cited, "obl:agent"
    return Phrase(
        [*source.words, comma, cited, by, *relay.words], source.head, source.person, open_apposition=True
    )


def quote_part(words: list[Word], root: Word, rng: random.Random) -> list[Word]:
    """Put quotation marks around one constituent: *que les négociations « sont au point mort »*."""
    place = {id(word): number for number, word in enumerate(words)}
    spans = []
    for word in words:
        part = subtree(words, word)
        numbers = [place[id(inner)] for inner in part]
        whole = numbers == list(range(numbers[0], numbers[-1] + 1))
        edges = {part[0].upos, part[-1].upos}
        inside = part[0].token is None and part[-1].token is None
        if word is not root and whole and inside and 2 <= len(part) <= 10 and not edges & {"PUNCT", "SCONJ"}:
            spans.append((numbers[0], numbers[-1] + 1, word))
    if not spans:
        return words
    start, end, head = rng.choice(spans)
    if words[start].deprel == "case" and words[start].head is head and end - start > 2:
        start += 1
    opening = Word("«", "«", "PUNCT", "_", head, "punct")
    closing = Word("»", "»", "PUNCT", "_", head, "punct", words[end - 1].space)
    if words[start - 1].space == "" and start and words[start].space == "":
        return words
    words[end - 1].space = " "
    return [*words[:start], opening, *words[start:end], closing, *words[end:]]
