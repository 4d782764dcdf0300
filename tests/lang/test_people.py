"""The tables of people: every record validates, and the look-ups know what French news says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import attribution.lang.people as module
from attribution.errors import LexiconError
from attribution.lang.people import People, inflected, load_people
from attribution.model import KINDS

FOLDER = Path(module.__file__).parent / "fr"


@pytest.fixture(scope="module")
def people() -> People:
    return load_people()


def test_the_tables_are_as_large_as_they_say(people: People) -> None:
    assert len(people.heads) >= 1400
    assert len(people.first_names) >= 2500
    assert len(people.countries) >= 195
    assert len(people.titles) >= 120


def test_every_head_has_kinds_and_a_gender(people: People) -> None:
    for head in people.heads.values():
        assert {head.definite, head.indefinite, head.plural} <= set(KINDS), head.lemma
        assert head.genders in ("m", "f", "mf"), head.lemma


@pytest.mark.parametrize(
    ("lemma", "definite", "indefinite", "plural"),
    [
        ("ministère", "government", "government", "government"),
        ("préfecture", "government", "government", "government"),
        ("procureur", "government", "government", "group"),
        ("porte-parole", "organisation", "organisation", "group"),
        ("syndicat", "organisation", "organisation", "organisation"),
        ("quotidien", "media", "media", "media"),
        ("rapport", "document", "document", "document"),
        ("source", "anonymous", "anonymous", "anonymous"),
        ("témoin", "anonymous", "anonymous", "group"),
        ("responsable", "anonymous", "anonymous", "group"),
        ("manifestant", "anonymous", "anonymous", "group"),
        ("avocate", "anonymous", "anonymous", "group"),
        ("maire", "government", "anonymous", "group"),
        ("mère", "anonymous", "anonymous", "group"),
        ("pompier", "anonymous", "anonymous", "government"),
        ("population", "group", "group", "group"),
    ],
)
def test_kinds_of_unnamed_mentions(
    people: People, lemma: str, definite: str, indefinite: str, plural: str
) -> None:
    head = people.head(lemma)
    assert head is not None
    assert (head.kind(), head.kind(definite=False), head.kind(plural=True)) == (definite, indefinite, plural)


def test_an_agency_is_one_of_the_press_only_near_the_press(people: People) -> None:
    bare, full = people.head("agence"), people.head("agence de presse")
    assert bare is not None
    assert full is not None
    assert (bare.definite, bare.press_only, bare.otherwise) == ("agency", True, "organisation")
    assert (full.definite, full.press_only) == ("agency", False)
    assert people.head("table") is None


@pytest.mark.parametrize(
    ("form", "gender"),
    [
        ("Emmanuel", "m"),
        ("Ségolène", "f"),
        ("Jean-Luc", "m"),
        ("Marie‑Claude", "f"),
        ("Kofi", "m"),
        ("Oksana", "f"),
        ("Beatrice", "f"),
        ("Andre", "m"),
    ],
)
def test_first_names(people: People, form: str, gender: str) -> None:
    assert people.is_first_name(form)
    assert people.gender_of_first_name(form) == gender


def test_names_of_both_genders_tell_none(people: People) -> None:
    assert people.is_first_name("Dominique")
    assert people.gender_of_first_name("Dominique") == ""
    assert not people.is_first_name("Zzz")


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("russe", "RU"), ("russes", "RU"), ("nord-coréennes", "KP"), ("Américain", "US"), ("émiratie", "AE"),
        ("grecque", "GR"), ("turcs", "TR"), ("français", "FR"), ("bleu", ""), ("", ""),
    ],
)  # fmt: skip
def test_countries_by_adjective(people: People, form: str, code: str) -> None:
    assert people.country_of_adjective(form) == code


def test_every_form_of_an_adjective_leads_to_a_country_that_bears_it(people: People) -> None:
    for country in people.countries.values():
        for form in inflected(country):
            assert form in inflected(people.countries[people.country_of_adjective(form)])


@pytest.mark.parametrize(
    ("form", "anaphor", "gender", "number"),
    [
        ("il", "personal", "m", "s"), ("-t-elle", "personal", "f", "s"), ("Elles", "personal", "f", "p"),
        ("ce dernier", "near", "m", "s"), ("celle-ci", "near", "f", "s"), ("on", "impersonal", "", "s"),
        ("leurs", "possessive", "", "p"), ("l’intéressé", "near", "m", "s"),
    ],
)  # fmt: skip
def test_pronouns(people: People, form: str, anaphor: str, gender: str, number: str) -> None:
    pronoun = people.pronoun(form)
    assert pronoun is not None
    assert (pronoun.anaphor, pronoun.gender, pronoun.number) == (anaphor, gender, number)


def test_titles(people: People) -> None:
    for form, gender in (("M.", "m"), ("Mme", "f"), ("Dr", ""), ("général", "")):
        title = people.title(form)
        assert title is not None
        assert title.gender == gender
    assert people.title("Moscou") is None


@given(st.text())
def test_no_string_is_too_odd(form: str) -> None:
    people = load_people()
    people.head(form)
    people.title(form)
    people.gender_of_first_name(form)
    people.is_first_name(form)
    people.country_of_adjective(form)
    people.pronoun(form)


@pytest.mark.parametrize(
    ("file", "line", "words"),
    [
        (
            "heads.toml",
            '[[group]]\nrole = "thing"\nkind = "media"\nmasculine = ["bidule"]',
            "'role' is 'thing'",
        ),
        ("heads.toml", '[[group]]\nrole = "body"\nkind = "media"\nmasculine = ["rapport"]', "'rapport'"),
        ("heads.toml", '[[group]]\nrole = "body"\nkind = "media"\nmale = ["bidule"]', "unknown key 'male'"),
        ("titles.toml", '[[group]]\ngender = "n"\nforms = ["Sgt"]', "'gender' is 'n'"),
        ("titles.toml", '[[group]]\nforms = ["Sgt"]', "'gender'"),
    ],
)
def test_a_wrong_record_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, line: str, words: str
) -> None:
    folder = tmp_path / "xx"
    shutil.copytree(FOLDER, folder)
    with (folder / file).open("a", encoding="utf-8") as out:
        out.write(f"\n{line}\n")
    monkeypatch.setattr(module, "__file__", str(tmp_path / "people.py"))
    with pytest.raises(LexiconError, match=file) as raised:
        load_people.__wrapped__("xx")
    assert words in str(raised.value)


def test_a_language_without_its_files_is_named() -> None:
    with pytest.raises(LexiconError, match=r"heads\.toml"):
        load_people("tlh")
