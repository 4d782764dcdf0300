"""Words for people and institutions: head nouns, titles, first names, countries, pronouns."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import filterfalse
from pathlib import Path
from typing import Any, Literal, cast, get_args

from attribution.errors import LexiconError
from attribution.lang.rows import one_of, only, read_table, read_toml, words_of
from attribution.model import KINDS, Kind

Gender = Literal["m", "f", ""]
Anaphor = Literal[
    "personal", "clitic", "impersonal", "demonstrative", "near", "possessive", "relative", "reflexive"
]
Role = Literal["institution", "office", "person", "family", "body", "work", "source", "crowd", "press"]

_VARIANTS = str.maketrans("’ʼ`‐‑\u00a0\u202f\u2009", "'''--   ")
GENDERS: tuple[str, ...] = get_args(Gender)
ANAPHORS: tuple[str, ...] = get_args(Anaphor)
ROLES: tuple[str, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun of source mentions, by its lemma, and the kind of what it stands for.

    ``definite`` is the kind of *le porte-parole* where nobody in the text gives him a name, ``indefinite`` that
    of *un porte-parole*, ``plural`` that of *des porte-parole*. ``role`` says what the noun describes:

    - ``institution``: a public authority (*ministère*) · ``body``: an organisation (*syndicat*)
    - ``press``: media and agencies (*quotidien*) · ``work``: a document (*rapport*)
    - ``office``: speaks for its institution (*porte-parole*, *préfet*): its kind is that of *de X* where X is
      known, else ``definite``
    - ``person``: a profession or role (*avocat*) · ``family``: *mère*
    - ``source``: unnamed (*source*, *témoin*) · ``crowd``: several people (*manifestants*)

    ``genders`` is ``m``, ``f``, or ``mf`` where both occur. ``press_only`` heads (*agence*) have their kind only
    near words of the press; ``otherwise`` is their kind elsewhere.
    """

    lemma: str
    role: Role
    genders: str
    definite: Kind
    indefinite: Kind
    plural: Kind
    press_only: bool = False
    otherwise: Kind = ""

    def kind(self, *, definite: bool = True, plural: bool = False) -> Kind:
        """The kind of a mention with this head."""
        if plural:
            return self.plural
        return self.definite if definite else self.indefinite


@dataclass(frozen=True, slots=True)
class Title:
    """A title before a name (*M.*, *général*), with its gender (empty for both) and its full form."""

    form: str
    gender: Gender
    full: str = ""


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166 code, French name with its article (empty without), adjectives, people, capital.

    ``masculine`` and ``feminine`` hold the adjective's singular forms, the usual one first (with a capital they
    name the people); ``capitals`` the places that stand for its government.
    """

    code: str
    name: str
    article: str
    masculine: tuple[str, ...]
    feminine: tuple[str, ...]
    capitals: tuple[str, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun or possessive form: anaphor, person (0 where none), gender and number (``s``, ``p``, empty)."""

    form: str
    anaphor: Anaphor
    person: int
    gender: Gender
    number: Literal["s", "p", ""]


@dataclass(frozen=True, eq=False)
class People:
    """The tables of one language; build it with ``load_people``."""

    heads: Mapping[str, Head] = field(repr=False)
    titles: Mapping[str, Title] = field(repr=False)
    first_names: Mapping[str, str] = field(repr=False)
    countries: Mapping[str, Country] = field(repr=False)
    pronouns: Mapping[str, Pronoun] = field(repr=False)
    adjectives: Mapping[str, str] = field(repr=False)

    def head(self, lemma: str) -> Head | None:
        """The head noun with that lemma (feminine and plural forms that have a record of their own too)."""
        return self.heads.get(plain(lemma))

    def title(self, form: str) -> Title | None:
        """The title written ``form`` (*M.*, *Mme*, *Pr*, *général*), None where it is none."""
        return self.titles.get(plain(form))

    def gender_of_first_name(self, form: str) -> Gender:
        """``m`` or ``f``; empty for names of both and unknown ones. *Jean-Marie* goes by its first part."""
        name = plain(form)
        gender = self.first_names.get(name) or self.first_names.get(name.partition("-")[0], "")
        return cast(Gender, gender) if gender in ("m", "f") else ""

    def is_first_name(self, form: str) -> bool:
        """Whether ``form``, or its first part before a hyphen, is a known first name."""
        name = plain(form)
        return name in self.first_names or name.partition("-")[0] in self.first_names

    def country_of_adjective(self, form: str) -> str:
        """The ISO code of the country that an adjective (any gender and number) belongs to, empty if none."""
        return self.adjectives.get(plain(form), "")

    def pronoun(self, form: str) -> Pronoun | None:
        """The pronoun written ``form``; the clitics of inversion (*-t-il*) without their hyphen or with it."""
        return self.pronouns.get(plain(form).removeprefix("-t-").removeprefix("-"))


@lru_cache(maxsize=8192)
def plain(form: str) -> str:
    """``form`` in lower case, with plain hyphens, apostrophes and spaces, to compare words by."""
    return form.translate(_VARIANTS).strip().lower()


def is_acronym(form: str) -> bool:
    """Whether a word is of capitals, and more than one: *ONU*, *LR*."""
    return len(form) > 1 and form.isupper()


@cache
def load_people(language: str = "fr") -> People:
    """The tables of people of a language folder.

    Raises
    ------
    LexiconError
        If a file is missing or a record does not validate; the message names the file and the record.
    """
    folder = Path(__file__).parent / language
    heads = read_table(folder / "heads.toml", "group", _heads)
    titles = read_table(folder / "titles.toml", "group", _titles)
    countries = read_table(folder / "countries.toml", "country", _country)
    pronouns = read_table(folder / "pronouns.toml", "pronoun", _pronoun)
    return People(
        heads,
        titles,
        _first_names(folder / "first_names.toml"),
        countries,
        pronouns,
        {form: c.code for c in reversed(countries.values()) for form in inflected(c)},
    )


def inflected(country: Country) -> tuple[str, ...]:
    """All forms of a country's adjectives: masculine and feminine, singular and plural, in lower case."""
    plurals = [
        form if form.endswith(("s", "x")) else form + "s" for form in (*country.masculine, *country.feminine)
    ]
    return tuple(dict.fromkeys(map(plain, (*country.masculine, *country.feminine, *plurals))))


def _heads(row: dict[str, Any]) -> dict[str, Head]:
    only(row, "role kind definite indefinite plural press_only otherwise masculine feminine".split())
    kind = one_of(row, "kind", KINDS)
    masculine, feminine = (
        dict.fromkeys(map(plain, words_of(row, gender))) for gender in ("masculine", "feminine")
    )
    role = cast(Role, one_of(row, "role", ROLES))
    definite, indefinite, plural = (
        cast(Kind, one_of(row, key, KINDS, kind)) for key in ("definite", "indefinite", "plural")
    )
    otherwise = cast(Kind, one_of(row, "otherwise", (*KINDS, ""), ""))
    press_only = row.get("press_only", False)
    return {
        lemma: Head(
            lemma,
            role,
            "m" * (lemma in masculine) + "f" * (lemma in feminine),
            definite,
            indefinite,
            plural,
            press_only,
            otherwise,
        )
        for lemma in masculine | feminine
    }


def _titles(row: dict[str, Any]) -> dict[str, Title]:
    only(row, ["gender", "forms"])
    gender = cast(Gender, one_of(row, "gender", GENDERS))
    forms = list(map(plain, words_of(row, "forms")))
    return {form: Title(form, gender) for form in forms}


def _country(row: dict[str, Any]) -> dict[str, Country]:
    only(row, ["code", "article", "name", "masculine", "feminine", "capitals", "aliases"])
    code = row["code"]
    if not (len(code) == 2 and code.isascii() and code.isupper()):
        raise ValueError(f"the code {code!r} is not of two capitals")
    article = one_of(row, "article", ("le", "la", "l'", "les", ""))
    masculine, feminine = words_of(row, "masculine"), words_of(row, "feminine")
    if not (row["name"] and masculine and feminine):
        raise ValueError("a name and adjectives of both genders are needed")
    return {
        code: Country(
            code,
            row["name"],
            article,
            masculine,
            feminine,
            words_of(row, "capitals"),
            words_of(row, "aliases"),
        )
    }


def _pronoun(row: dict[str, Any]) -> dict[str, Pronoun]:
    only(row, ["form", "anaphor", "person", "gender", "number"])
    if row["person"] not in (0, 1, 2, 3):
        raise ValueError(f"the person {row['person']!r} is none of 0 to 3")
    anaphor = cast(Anaphor, one_of(row, "anaphor", ANAPHORS))
    gender, number = cast(Gender, one_of(row, "gender", GENDERS)), one_of(row, "number", ("s", "p", ""))
    form = plain(row["form"])
    return {form: Pronoun(form, anaphor, row["person"], gender, cast(Literal["s", "p", ""], number))}


def _first_names(path: Path) -> dict[str, str]:
    data = read_toml(path)
    names: dict[str, str] = {}
    for key, gender in (("masculine", "m"), ("feminine", "f"), ("both", "mf")):
        for name in map(plain, words_of(data, key)):
            if name in names:
                raise LexiconError(f"{path.name}: {name!r} stands there twice; keep it once.")
            names[name] = gender
    for name in tuple(names):  # *Beatrice*, *Jose*: as wires and other languages write them
        names.setdefault(_unaccented(name), names[name])
    return names


def _unaccented(name: str) -> str:
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", name)))
