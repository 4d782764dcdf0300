"""Page furniture is marked, and nothing of the article."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import attribution.lang
from attribution.analyse import analyse
from attribution.errors import LexiconError
from attribution.lang import page_words
from attribution.lang.page_words import load_page_words
from attribution.page.furniture import furniture
from attribution.parse import Parser

WORDS = tomllib.loads((Path(attribution.lang.__path__[0]) / "fr" / "furniture.toml").read_text("utf-8"))
PROSE = (
    "Le maire a dit jeudi que le pont sera fermé aux voitures et aux camions jusqu'à la fin de la semaine."
)
# A line with + is furniture, one without is not; the article is PROSE wherever a line says so.
PAGES = [
    f"""
+ Accueil
+ À la une
Le pont reste fermé
+ Publié le 3 mars 2024 à 10h12
+ 12 commentaires
{PROSE}
+ Crédits photos : Bestimage
{PROSE}
+ À lire aussi : Les ponts rouverts, « une bonne nouvelle » selon le maire
Une plus grande prudence
{PROSE}
+ Lire aussi
+ « Nous étions prêts », assure le préfet
+ Le marché revient
{PROSE}
+ Le bulletin d’information quotidien
+ Tenez-vous au courant de ce qui se passe dans la région.
+ Vous pouvez vous désabonner à tout moment. En vous inscrivant, vous acceptez nos conditions d’utilisation.
+ Laisser un commentaire
+ Le maire a dit n'importe quoi, comme toujours depuis vingt ans qu'il est là, et tout le monde dans la ville le sait.
+ Répondre
""",
    f"""
+ Nous et nos partenaires stockons des informations sur votre appareil.
+ Chaque jour, la rédaction vous écrit : la newsletter arrive dans votre boîte, sans engagement.
{PROSE}
Les cookies seront interdits, a dit le ministre, qui a promis une loi.
La politique de confidentialité de la plateforme a été jugée obscure par la juge.
Selon l'étude, vous acceptez sans lire.
Noms de rues et statues : quarante rappellent la colonie, selon un historien.
À lire dans le détail, le rapport accable la mairie.
Commentaire du préfet : « C'est faux. »
« Votre compte est bloqué, connectez-vous », disait le message, selon la police.
Le site prévient : « En vous inscrivant, vous acceptez nos conditions générales », selon la juge.
« Abonnez-vous à la vie », a lancé le philosophe à ses étudiants
Publié le 12 mars, le rapport dénonce « une gabegie ».
En cliquant sur le lien, la victime a donné accès à ses comptes, selon la police.
Il vous reste trois jours pour payer, a prévenu le ministère.
À la une : « Le maire ment », accuse le quotidien.
Voir aussi le pont fermé serait une catastrophe, a dit le maire.
+ À lire aussiGuerre de l'eau : « Nous n'avons plus rien », raconte un habitant
+ LIRE AUSSI « C'est faux », répond le préfet
+ Lire aussi : Le préfet répond.
+ Lire notre enquête : Les ponts oubliés
+ Publié le 12/03/2024 à 10h | Mis à jour à 11h
+ Il vous reste 75 % de cet article à lire. La suite est réservée aux abonnés.
+ © 2024 Le Courrier du Marais
+ Pour lire la suite, abonnez-vous
""",
]


@pytest.mark.parametrize("page", PAGES)
def test_what_is_marked_on_a_page(page: str) -> None:
    lines = page.strip().split("\n")
    text = "\n\n".join(line.removeprefix("+ ") for line in lines)
    marked = [span.of(text) for span in furniture(text)]
    assert marked == [line.removeprefix("+ ") for line in lines if line.startswith("+ ")]


@pytest.mark.parametrize(
    "phrase", [phrase for name in ("whole", "read_on", "related") for phrase in WORDS[name]]
)
def test_a_paragraph_of_one_phrase_is_furniture(phrase: str) -> None:
    for form in (phrase, phrase.capitalize() + " :", f"» {phrase.upper()} «", f"{phrase} (12)"):
        assert len(furniture(f"{PROSE}\n\n{form}\n\n{PROSE}")) == 1, form


@pytest.mark.parametrize("phrase", WORDS["opening"] + WORDS["anywhere"])
def test_a_paragraph_that_begins_with_a_phrase_is_furniture(phrase: str) -> None:
    for form in (phrase, phrase.replace("'", "’").capitalize(), f"{phrase} la suite de la page"):
        assert len(furniture(f"{PROSE}\n\n{form}\n\n{PROSE}")) == 1, form


@pytest.mark.parametrize("phrase", WORDS["line"])
def test_a_line_that_begins_with_a_phrase_is_furniture_unless_it_is_a_sentence(phrase: str) -> None:
    begun = f"{phrase.capitalize()} la suite de la page"
    assert len(furniture(f"{PROSE}\n\n{begun}\n\n{PROSE}")) == 1
    assert furniture(f"{PROSE}\n\n{begun}.\n\n{PROSE}") == ()


@pytest.mark.parametrize("phrase", WORDS["ending"])
def test_readers_have_their_say_after_the_article(phrase: str) -> None:
    opened = f"{PROSE}\n\n{PROSE}\n\n3 {phrase}\n\n{PROSE}"
    assert [span.of(opened) for span in furniture(opened)] == [f"3 {phrase}", PROSE]


def test_what_may_head_a_part_of_the_article_ends_none() -> None:
    for heading in ("- Réactions -", "Forum"):
        article = f"{PROSE}\n\n{PROSE}\n\n{heading}\n\n{PROSE}"
        assert [span.of(article) for span in furniture(article)] == [heading]


def test_an_article_alone_has_no_furniture() -> None:
    assert furniture(f"Le pont\n\n{PROSE}\n\n« Non », a dit le maire.\n\n{PROSE}") == ()
    assert furniture("") == ()


@pytest.mark.slow
def test_nothing_is_found_in_furniture(parser: Parser) -> None:
    text = f"{PROSE}\n\nÀ lire aussi : TASS a indiqué que les combats avaient cessé"
    (found,) = analyse(text, parser=parser).attributions
    assert found.candidate.content[0].end < len(PROSE)
    assert len(analyse(text, parser=parser, keep_furniture=True).attributions) == 2


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ("whole = ['a', 'a']", "stands twice"),
        ("hole = ['a']", "unknown key 'hole'"),
        ("whole = ['—']", "a phrase has no letters"),
        ("whole = 'a'", "not a list of words"),
    ],
)
def test_lists_that_do_not_validate_are_told(
    toml: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "furniture.toml").write_text(toml, "utf-8")
    monkeypatch.setattr(page_words, "_HERE", tmp_path)
    with pytest.raises(LexiconError, match=sentence):
        load_page_words("xx")
