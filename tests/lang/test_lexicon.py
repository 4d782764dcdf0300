from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from attribution.errors import LexiconError
from attribution.lang.lexicon import Cue, Lexicon, Preposition, Verb, load_lexicon
from attribution.lang.markup import read_markup
from attribution.model import Span

FRENCH = load_lexicon()
VERBS = [verb for group in FRENCH.verbs.values() for verb in group]
PREPOSITIONS = [*FRENCH.prepositions, *FRENCH.conditional]
RECORDS: list[Cue] = [*VERBS, *FRENCH.nouns.values(), *PREPOSITIONS]
EXAMPLES = [(record, example) for record in RECORDS for example in record.examples]
STEMS = {"mettre": "mi", "tenir": "ti", "vouloir": "ve", "être": "es", "aller": "va"}

VERB = '[[verb]]\nlemma = "crier"\nframes = ["quote"]\nexamples = ["{content:« Non ! »}, {cue:crie} {source:Léa}."]\n'


def _plain(word: str) -> str:
    return unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode().lower()


def _cue(record: Cue) -> str:
    text, spans = read_markup(record.examples[0])
    return spans["cue"][0].of(text)


def _well_formed(record: Cue, example: str) -> bool:
    text, spans = read_markup(example)
    words = [span.of(text) for group in spans.values() for span in group]
    return (
        len(spans["cue"]) == 1
        and bool(spans["content"])
        and all(w == w.strip(" ,\u00a0\u202f") and not w.endswith(".") for w in words)
        and all(w.count("«") == w.count("»") for w in words)
    )


def _conjugates(verb: Verb) -> bool:
    first = verb.words[0]
    stems = (_plain(first)[:2], STEMS.get(first, _plain(first)[:2]))
    return any(word.startswith(stems) for word in _plain(_cue(verb)).replace("'", " ").split())


def test_there_are_enough() -> None:
    assert len(VERBS) >= 400
    assert len(FRENCH.nouns) >= 120


def test_examples_are_well_formed() -> None:
    assert [example for record, example in EXAMPLES if not _well_formed(record, example)] == []


def test_the_cue_of_a_verb_is_a_form_of_it() -> None:
    assert [verb.lemma for verb in VERBS if not _conjugates(verb)] == []


def test_the_cue_of_a_noun_is_a_form_of_it() -> None:
    nouns = FRENCH.nouns.values()
    assert [n.lemma for n in nouns if not _plain(_cue(n)).startswith(_plain(n.lemma)[:4])] == []


@pytest.mark.parametrize("preposition", PREPOSITIONS, ids=[p.form for p in PREPOSITIONS])
def test_prepositions_are_found_as_written(preposition: Preposition) -> None:
    for example in preposition.examples:
        text, spans = read_markup(example)
        for variant in (text, text.replace("'", "’"), text.upper()):
            found = preposition.pattern.search(variant)
            assert found is not None
            cue = spans["cue"][0] if preposition.form != "de source" else Span(0, len("de source"))
            assert found.span() == (cue.start, cue.end)


def test_the_most_specific_verb_stands_first() -> None:
    faire = FRENCH.verbs["faire"]
    assert "faire savoir" in {v.lemma for v in faire}
    dire = [v.lemma for v in FRENCH.verbs["dire"]]
    assert dire.index("se dire prêt") < dire.index("se dire") < dire.index("dire")


def test_a_verb_knows_its_words() -> None:
    alarm = next(v for v in FRENCH.verbs["tirer"] if "sonnette" in v.rest)
    assert alarm.words == ("tirer", "sonnette", "alarme")
    assert not alarm.pronominal
    assert next(v for v in FRENCH.verbs["interroger"] if v.pronominal).rest == ()


@pytest.mark.parametrize(
    ("lemma", "frame", "licensed"),
    [
        ("vouloir", "que", False),
        ("craindre", "que", False),
        ("espérer", "infinitive", False),
        ("accuser", "infinitive", False),
        ("lancer", "que", False),
        ("montrer", "quote", False),
        ("sourire", "quote", True),
        ("indiquer", "que", True),
        ("qualifier", "fragment", True),
    ],
)
def test_frames(lemma: str, frame: str, licensed: bool) -> None:
    assert FRENCH.verbs[lemma][-1].licenses(frame) is licensed


@pytest.mark.parametrize("lemma", ["savoir", "permettre", "commencer"])
def test_knowledge_and_perception_are_no_cues(lemma: str) -> None:
    assert lemma not in FRENCH.verbs


def test_to_see_is_a_cue_only_with_what_it_is_seen_in() -> None:
    assert {verb.lemma for verb in FRENCH.verbs["voir"]} == {"voir dans", "y voir"}
    assert all(verb.rest or verb.there for verb in FRENCH.verbs["voir"])


@pytest.mark.parametrize(
    ("lemma", "frame", "introducer", "stance"),
    [
        ("dire", "infinitive", "", "asserted"),
        ("dire", "infinitive", "de", "requested"),
        ("demander", "question", "", "asked"),
        ("demander", "que", "", "requested"),
        ("démentir", "que", "", "denied"),
        ("proposer", "infinitive", "de", "asserted"),
        ("exiger", "que", "", "requested"),
    ],
)
def test_stances(lemma: str, frame: str, introducer: str, stance: str) -> None:
    assert FRENCH.verbs[lemma][-1].stance_of(frame, introducer) == stance


def test_lemma_errors_lead_to_known_verbs() -> None:
    assert FRENCH.lemma_of("dit", "dit") == "dire"
    assert FRENCH.lemma_of("Indique", "indiquer") == "indiquer"
    assert set(FRENCH.lemma_errors.values()) <= set(FRENCH.verbs) | set(FRENCH.nouns)
    assert not set(FRENCH.lemma_errors) & set(FRENCH.verbs)


def test_more_records_replace_and_add(tmp_path: Path) -> None:
    more = tmp_path / "more.toml"
    more.write_text(
        VERB.replace("crier", "gazouiller").replace("crie}", "gazouille}") + VERB, encoding="utf-8"
    )
    lexicon: Lexicon = load_lexicon("fr", more)
    assert lexicon.verbs["gazouiller"][0].licenses("quote")
    assert not lexicon.verbs["crier"][-1].licenses("que")
    assert FRENCH.verbs["crier"][-1].licenses("que")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (VERB.replace("quote", "quot"), "frames"),
        (VERB + 'stance = "maybe"\n', "stance"),
        (VERB + 'stance = { que = "asked" }\n', "stance"),
        (VERB + 'mood = "low"\n', "unknown keys mood"),
        (VERB + 'infinitive = ["de"]\n', "need each other"),
        (VERB + VERB, "twice"),
        (VERB.replace("{cue:crie}", "{cue:crie"), "malformed"),
        (VERB.replace("[[verb]]", "[[verbe]]"), "unknown section"),
        ("[[verb]]\nlemma =", "no TOML"),
    ],
)
def test_a_bad_record_is_named(tmp_path: Path, content: str, problem: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=problem) as caught:
        load_lexicon("fr", path)
    if problem != "malformed":
        assert "bad.toml" in str(caught.value)


def test_missing_files_and_languages_are_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="No language 'xx'"):
        load_lexicon("xx")
    with pytest.raises(LexiconError, match="cannot be read"):
        load_lexicon("fr", tmp_path / "none.toml")
