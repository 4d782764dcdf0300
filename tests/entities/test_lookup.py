"""The knowledge base: every record, the forms that count, and laws of the look-up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.entities.lookup import BUNDLED, HERE, KnowledgeBase, load_entities
from attribution.entities.records import read_records
from attribution.model import KINDS

BUNDLED_RECORDS = [record for name in BUNDLED for record in read_records(HERE / name).records]


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return load_entities()


def found(kb: KnowledgeBase, text: str) -> list[tuple[str, str]]:
    return [(span.of(text), entity.id) for span, entity in kb.mentions(text)]


def test_every_record_has_an_example_of_its_own() -> None:
    assert all(record.example for record in BUNDLED_RECORDS)
    assert len({record.example for record in BUNDLED_RECORDS}) == len(BUNDLED_RECORDS)


def test_the_example_of_a_record_names_it_and_nothing_else(kb: KnowledgeBase) -> None:
    named = {
        record.id: [entity.id for _, entity in kb.mentions(record.example)] for record in BUNDLED_RECORDS
    }
    assert {id_: ids for id_, ids in named.items() if ids != [id_]} == {}


def test_records_are_sound() -> None:
    ids = [record.id for record in BUNDLED_RECORDS]
    assert len(set(ids)) == len(ids)
    for record in BUNDLED_RECORDS:
        assert record.entity.kind in KINDS, record.id
        assert not record.entity.name.startswith(("le ", "la ", "les ", "l'")), record.id
        assert record.entity.aliases or record.ambiguous, record.id


def test_the_knowledge_base_is_as_large_as_it_says(kb: KnowledgeBase) -> None:
    assert len(kb.by_kind("agency")) > 260
    assert len(kb.by_kind("media")) > 240
    assert {entity.kind for entity in kb.by_kind("government")} == {"government"}
    for record in BUNDLED_RECORDS:
        assert kb.get(record.id) == record.entity
    assert kb.get("nobody") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # spellings
        ("L’agence RIA-Novosti confirme.", [("RIA-Novosti", "ria-novosti")]),
        ("Selon Itar\u2011Tass, oui.", [("Itar\u2011Tass", "tass")]),
        ("l'A.F.P. et l’AFP", [("A.F.P", "afp"), ("AFP", "afp")]),
        (
            "selon l'Organisation\u00a0Mondiale de la Santé",
            [("Organisation\u00a0Mondiale de la Santé", "oms")],
        ),
        ("L'Elysée et l’Élysée", [("Elysée", "elysee"), ("Élysée", "elysee")]),
        ("le New York\nTimes", [("New York\nTimes", "nyt")]),
        # case: acronyms and titles keep theirs
        ("une tasse, tass, afp", []),
        ("Le monde a changé.", []),
        ("Le Monde a révélé l'affaire.", [("Le Monde", "le-monde")]),
        # titles behind a contraction
        ("Elle a confié au Monde sa tristesse.", [("Monde", "le-monde")]),
        ("Les révélations du Monde ont surpris.", [("Monde", "le-monde")]),
        ("La Coupe du Monde a commencé.", []),
        ("Elle l'a dit aux Échos.", [("Échos", "les-echos")]),
        # without its article, where that form is safe
        ("Contacté par le JDD, il se tait.", [("JDD", "jdd")]),
        ("Elle chante dans Les Noces de Figaro.", []),
        # longest first
        ("Interfax-Ukraine rapporte", [("Interfax-Ukraine", "interfax-ukraine")]),
        ("le Washington Post à Washington", [("Washington Post", "wapo"), ("Washington", "us-etat")]),
        ("le Paris Saint-Germain", [("Paris Saint-Germain", "psg")]),
        # parts of something longer
        ("les soignants de l'AP-HP, le camp pro-Moscou, @AFP", [("AP-HP", "ap-hp")]),
        ("Lire sur bbc.com et AFP.com", []),
        # other things of the same name
        ("Le vaccin Sputnik V est russe. Sputnik est efficace.", []),
        ("Michael Bloomberg est candidat. Bloomberg a parlé.", []),
        ("selon Bloomberg, le titre monte", [("Bloomberg", "bloomberg")]),
        ("Le Dow Jones a pris 2 %.", []),
        ("l'indice Nikkei recule", []),
        ("sur les Champs-Élysées", []),
        ("Dans la province de Fars, en Iran", [("Iran", "ir-etat")]),
        ("L'ENA et l'INA sont à Paris", [("Paris", "fr-etat")]),
        ("le diplôme (DNB) et les flux RSS", []),
        ("François Hollande à Vienne", []),
    ],
)
def test_names_in_a_text(kb: KnowledgeBase, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(kb, text) == expected


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("Le drame a fait deux morts, selon l'APS.", "APS", None),
        ("A Alger, le ministre a démenti, selon l'APS.", "APS", "aps-dz"),
        ("A Dakar, le ministre a démenti, selon l'APS.", "APS", "aps-sn"),
        ("« Tout va bien », dit l'agence algérienne APS.", "APS", "aps-dz"),
        ("L'Agence de presse sénégalaise (APS) confirme. L'APS précise.", "APS", "aps-sn"),
        ("L'agence azérie APA rapporte des tirs.", "APA", "apa-az"),
        ("A Vienne, le gouvernement autrichien se tait, selon l'APA.", "APA", "apa-at"),
        ("L'agence APA rapporte des tirs.", "APA", None),
        ("L'Autorité palestinienne (AP) proteste. L'AP appelle au calme.", "AP", "autorite-palestinienne"),
        ("L'Associated Press (AP) l'annonce.", "AP", "ap"),
        ("« Nul ne répond », a déclaré jeudi à l’AP Anne Petit.", "AP", "ap"),
        ("Elle a déclaré à l'APS que tout va bien.", "APS", None),
        ("La juge déclare dans le Monde que tout va bien.", "le Monde", "le-monde"),
        ("La juge vit dans le Monde des vivants.", "le Monde", None),
        ("L'actrice le raconte dans Elle.", "Elle", "elle"),
        ("Il l'explique à Libération depuis un an.", "Libération", "liberation"),
        ("Dans une interview à Libération, elle se dit lasse.", "Libération", "liberation"),
        ("La place de la Libération est fermée.", "Libération", None),
        ("Le refuge de la SPA accueille vingt chiens.", "SPA", "spa-animaux"),
        ("Le roi saoudien a signé, selon SPA.", "SPA", "spa"),
        ("L'Agence fédérale (EPA) réglemente les rejets.", "EPA", None),
        ("L'agence Mehr l'affirme. Selon Mehr, le feu est éteint.", "Mehr", "mehr"),
    ],
)
def test_ambiguous_forms_need_evidence(kb: KnowledgeBase, text: str, form: str, expected: str | None) -> None:
    ids = {span.of(text): entity.id for span, entity in kb.mentions(text)}
    assert ids.get(form) == expected


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        ("TASS", "tass"),
        ("l'agence de presse officielle TASS", "tass"),
        ("L’agence de presse semi-officielle iranienne Fars", "fars"),
        ("l'agence officielle nord-coréenne « KCNA »", "kcna"),
        ("TASS, l'agence officielle russe", "tass"),
        ("l'Organisation mondiale de la santé (OMS)", "oms"),
        ("le quotidien Le Monde", "le-monde"),
        ("le Kremlin", "kremlin"),
        ("le porte-parole du Kremlin", None),
        ("un journaliste du Monde", None),
        ("les révélations du Monde", None),
        ("Dmitri Peskov", None),
        ("le patron de TASS", None),
        ("le ministère russe de la Défense", "ru-ministere-defense"),
        ("le ministère de la Défense", "ministere-defense"),
        ("les autorités nord-coréennes", "kp-autorites"),
        ("l'armée ukrainienne", "ua-armee"),
        ("la Corée du Nord", "kp-etat"),
        ("", None),
    ],
)
def test_find_names_the_whole_mention(kb: KnowledgeBase, mention: str, expected: str | None) -> None:
    text = f"Hier, {mention} a parlé."
    entity = kb.find(text, 6, 6 + len(mention))
    assert (entity.id if entity else None) == expected


def test_find_takes_only_what_lies_inside_the_mention(kb: KnowledgeBase) -> None:
    text = "Selon Reuters, Paris accepte."
    assert kb.find(text, 6, 10) is None
    assert kb.find(text, 6, 13) == kb.get("reuters")
    assert kb.find(text) is None


def test_places_are_known_as_such(kb: KnowledgeBase) -> None:
    assert all(
        kb.is_place(form) for form in ("Moscou", "Paris", "Matignon", "l'Élysée", "Corée du Nord", "Kremlin")
    )
    assert not any(kb.is_place(form) for form in ("TASS", "gouvernement russe", "la mairie", ""))


def test_records_describe(kb: KnowledgeBase) -> None:
    tass = kb.record("tass")
    assert tass is not None
    assert tass.entity.name == "TASS"
    assert tass.entity.country == "RU"
    assert "russe" in tass.adjectives
    assert tass.official


@settings(max_examples=150, deadline=None)
@given(st.text())
def test_any_string_is_read(text: str) -> None:
    _check_law(text)


PIECES = [alias for record in BUNDLED_RECORDS[::7] for alias in (*record.entity.aliases, *record.ambiguous)]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([*PIECES, "l'", " ", "-", ", ", "agence ", "du ", "M. ", "«", "\n", "a dit"]),
        max_size=25,
    )
)
def test_any_heap_of_names_is_read(pieces: list[str]) -> None:
    _check_law("".join(pieces))


def _check_law(text: str) -> None:
    kb = load_entities()
    mentions = kb.mentions(text)
    end = 0
    for span, entity in mentions:
        assert end <= span.start < span.end <= len(text)
        assert span.of(text).strip() == span.of(text)
        assert kb.get(entity.id) == entity
        end = span.end
    kb.find(text)
    kb.is_place(text)
