"""Agencies credited for whole articles, and what only looks like it."""

from __future__ import annotations

import pytest

from attribution.entities.lookup import load_entities
from attribution.model import Document
from attribution.page.credits import find_credits
from attribution.tables import credits_table

PROSE = "Le pont sera fermé aux voitures et aux camions jusqu'à la fin de la semaine, et plus si la pluie dure encore."
CASES = [
    ("MOSCOU, 17 sept (TASS) – Le pont est fermé.", [("TASS", "dateline")]),
    ("Moscou, 17 septembre /TASS/. Le pont est fermé.", [("TASS", "dateline")]),
    ("MOSCOU, 17 septembre. /TASS/. Le pont est fermé.", [("TASS", "dateline")]),
    ("MOSCOU, 17 sept. (TASS) – Le pont est fermé.", [("TASS", "dateline")]),
    ("LOMÉ (Xinhua) -- Le pont est fermé.", [("Xinhua", "dateline")]),
    ("PARIS/LONDRES, 12 mars (Reuters) - Le pont est fermé.", [("Reuters", "dateline")]),
    ("(Belga) Le pont est fermé.", [("Belga", "dateline")]),
    ("[AFP] Le pont est fermé.", [("AFP", "dateline")]),
    ("Paris (AFP) - Le pont est fermé.", [("AFP", "dateline")]),
    ("Alger, 12 mars 2020 (APS)- Le pont.", [("APS", "dateline")]),
    ("AFP – Le pont est fermé.", [("AFP", "dateline")]),
    ("Kiev, AFP – Le pont est fermé.", [("AFP", "dateline")]),
    (f"Titre\n\nAvec Reuters\n\n{PROSE}", [("Reuters", "byline")]),
    (f"Titre\n\nPar Hélène Garnier avec AFP\n\n{PROSE}", [("AFP", "byline")]),
    (f"Titre\n\n20 Minutes avec AFP\n\n{PROSE}", [("AFP", "byline")]),
    (f"Titre\n\nLa rédaction avec AFP et Reuters\n\n{PROSE}", [("AFP", "byline"), ("Reuters", "byline")]),
    (f"AFP\n\n{PROSE}", [("AFP", "byline")]),
    (f"{PROSE}\n\nSource : APS", [("APS", "end credit")]),
    (f"{PROSE}\n\nSource: AFP", [("AFP", "end credit")]),
    (f"{PROSE}\n\nAFP/VNA/CVN", [("AFP", "end credit"), ("VNA", "end credit")]),
    (f"{PROSE}\n\nVNA/CVN", [("VNA", "end credit")]),
    (f"{PROSE}\n\n— AFP", [("AFP", "end credit")]),
    (f"Titre\n\nLe Courrier avec AFP agence\n\n{PROSE}", [("AFP", "byline")]),
    (f"Titre\n\nfranceinfo avec AFP\n\n{PROSE}", [("AFP", "byline")]),
    (f"{PROSE}\n\n(AFP)", [("AFP", "end credit")]),
    (f"{PROSE} (AFP)", [("AFP", "end credit")]),
    (f"{PROSE} (avec l'AFP)", [("AFP", "end credit")]),
    (f"{PROSE}\n\n« Non », a-t-il dit. (ATS)", [("ATS", "end credit")]),
    (f"(AFP) – {PROSE}\n\n{PROSE} (AFP)", [("AFP", "dateline"), ("AFP", "end credit")]),
    (
        f"{PROSE}\n\n{PROSE}\n\nAvec AFP\n\nLaisser un commentaire\n\nSource : Reuters",
        [("AFP", "end credit")],
    ),
    # no credit of the article
    ("Selon l'Agence France-Presse (AFP).", []),
    (f"{PROSE}\n\nC'est ce que dit l'association des paralysés (AP).", []),
    (f"Photo : AFP\n\n{PROSE}", []),
    (f"Photo Anne Garnier avec AFP\n\n{PROSE}", []),
    (f"© AFP\n\n{PROSE}", []),
    (f"AFP/JOEL GARNIER\n\n{PROSE}", []),
    (f"Trend\n\n{PROSE}", []),
    (f"ATS\n\n{PROSE}", []),
    (f"{PROSE}\n\nmcc/edel", []),
    ("(Le maire) Le pont est fermé.", []),
    (f"L'AFP a indiqué que tout allait bien.\n\n{PROSE}", []),
    (f"Contacté, l'AP-HP confirme.\n\n{PROSE}", []),
    (f"Le ministre s'entretient avec Reuters\n\n{PROSE}", []),
    (f"{PROSE}\n\nSollicité par l'AFP, le maire n'a pas répondu.", []),
    (f"{PROSE}\n\nAvec AFP\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}", [("AFP", "byline")]),
    (f"{PROSE}\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}\n\nAvec AFP\n\n{PROSE}", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_credits(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_credits(Document("a", text), load_entities())
    assert [(credit.agency, credit.where) for credit in found] == expected
    assert all(credit.span and credit.span.of(text) == credit.agency for credit in found)


@pytest.mark.parametrize(
    ("credit", "agency"),
    [("Avec l'Agence France-Presse", "afp"), ("ats/miro", "ats"), ("Source : Chine Nouvelle", "xinhua")],
)
def test_other_names_of_an_agency_are_its_own(credit: str, agency: str) -> None:
    (found,) = find_credits(Document("a", f"{PROSE}\n\n{credit}"), load_entities())
    assert found.agency_id == agency


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Le Courrier avec AFP", ["AFP"]),
        ("Anne Dupont; Afp", ["AFP"]),
        ("LIBERATION et Reuters", ["Reuters"]),
        ("Agathe Franche", []),
    ],
)
def test_credits_in_the_author_field_have_no_place_in_the_text(author: str, expected: list[str]) -> None:
    found = find_credits(Document("a", PROSE, author=author), load_entities())
    assert [(credit.agency, credit.where, credit.span) for credit in found] == [
        (agency, "byline", None) for agency in expected
    ]


def test_what_text_and_author_field_say_alike_is_one_credit() -> None:
    document = Document("a", f"Avec AFP\n\n{PROSE}", author="X avec AFP")
    assert len(find_credits(document, load_entities())) == 1


def test_a_name_of_several_agencies_is_told_by_the_rest_of_the_text() -> None:
    known = load_entities()
    (doubtful,) = find_credits(Document("a", "(APS) – Le pont est fermé."), known)
    assert (doubtful.agency, doubtful.agency_id) == ("APS", "")
    (sure,) = find_credits(
        Document("a", "(APS) – L'Agence de presse sénégalaise annonce que le pont est fermé."), known
    )
    assert sure.agency_id == "aps-sn"


def test_table() -> None:
    documents = [Document("b", "Paris (AFP) – Oui."), Document("a", PROSE, author="Avec Reuters")]
    table = credits_table(documents)
    assert list(table) == ["document_id", "agency", "agency_id", "where", "start", "end"]
    assert table.astype(object).where(table.notna(), None).to_numpy().tolist() == [
        ["a", "Reuters", "reuters", "byline", None, None],
        ["b", "AFP", "afp", "dateline", 7, 10],
    ]
    assert credits_table([]).dtypes.equals(table.dtypes)
