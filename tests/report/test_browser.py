"""The page in a real browser: what people do with it works, nothing leaves it, and everybody can use it.

Needs Debian's Chromium (``make browser``); skipped where it is missing.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect, sync_playwright

from attribution.model import Analysis
from attribution.report.html import page as pages
from attribution.report.html import write_report
from attribution.tables import attributions_table
from tests.conftest import CORPUS
from tests.report.browser import Open
from tests.report.cases import DOCUMENTS, HOSTILE, HOSTILE_ID, many, table, tracks

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: run `make browser`"),
]
PICTURE = CORPUS.parent / "docs" / "report.png"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # Everything that runs here is a page of ours; root, as in CI, has no sandbox.
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the small corpus, in French."""
    folder = tmp_path_factory.mktemp("report")
    return write_report(table().assign(confidence=0.91), DOCUMENTS, folder, tracks=tracks())[-1]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    visit = Open(browser)
    yield visit
    for context in browser.contexts:
        context.close()
    assert visit.complaints == []
    assert [url for url in visit.requests if not url.startswith("file:")] == []


def test_sources_are_searched_filtered_and_sorted(visit: Open, report: Path) -> None:
    tab = visit(report)
    expect(tab.get_by_role("heading", name="Vue d’ensemble")).to_be_visible()
    tab.get_by_role("link", name="Sources", exact=True).click()
    view = tab.locator("#view-sources")
    names = view.locator("tbody th")
    expect(view.locator(".count")).to_have_text("sources : 5, attributions : 6")
    expect(names.first).to_have_text("Kremlin")
    tab.get_by_label("Chercher une source ou un propos").fill("ROUTE SOIT")
    expect(names).to_have_text(["Ukraine"])
    assert tab.url.endswith("#sources&q=ROUTE+SOIT")
    tab.get_by_role("button", name="Effacer les filtres").click()
    tab.locator("[name=kind]").select_option("pouvoir public")
    expect(names).to_have_text(["Kremlin", "Ukraine"])
    tab.locator("[name=stance]").select_option("démenti")
    expect(names).to_have_text(["Ukraine"])
    tab.get_by_role("button", name="Effacer les filtres").click()
    tab.get_by_label("à partir du").fill("2023-09-18")
    expect(names).to_have_text(["source non identifiée"])
    tab.get_by_role("button", name="Effacer les filtres").click()
    tab.locator("[name=carried]").select_option("TASS")
    expect(names).to_have_text(["Kremlin", "TASS"])
    tab.get_by_role("button", name="Effacer les filtres").click()
    tab.get_by_role("button", name="source", exact=True).click()
    expect(names.nth(1)).to_have_text("Kremlin")
    expect(view.locator("th[aria-sort]")).to_have_text("source")
    tab.get_by_role("button", name="source", exact=True).click()
    expect(names.first).to_have_text("Ukraine")


def test_a_source_leads_to_its_claims_in_their_text(visit: Open, report: Path) -> None:
    tab = visit(report, "#source=kremlin")
    view = tab.locator("#view-source")
    expect(view.get_by_role("heading", level=1)).to_have_text("Kremlin")
    expect(view.locator(".tally").first).to_contain_text("assuré")
    expect(view.locator("blockquote")).to_have_text(
        ["la route est libre", "« Nous passerons » … « et vite »"]
    )
    view.get_by_role("link", name="Un convoi passe").first.click()
    expect(tab.locator("#view-doc h1")).to_have_text("Un convoi passe")
    expect(tab.locator("#view-doc h1")).to_be_focused()
    expect(tab.locator(".text .content.lit")).to_have_text("la route est libre")
    expect(tab.locator(".side [aria-current]")).to_contain_text("Kremlin")
    assert "#doc=convoi&a=" in tab.url
    tab.go_back()
    expect(view.get_by_role("heading", level=1)).to_have_text("Kremlin")


def test_pointing_at_a_part_lights_up_the_others_and_explains(visit: Open, report: Path) -> None:
    tab = visit(report, "#doc=convoi")
    card, lit = tab.locator("#card"), tab.locator(".text .lit:not(.pin)")
    expect(card).to_be_hidden()
    tab.locator(".text .cue", has_text="a assuré").hover()
    expect(lit).to_have_text(["le Kremlin", "a assuré", "la route est libre"])
    facts = ["Kremlin", "pouvoir public", "Russie", "TASS", "indirect", "affirmé", "que", "known_name", "91"]
    for fact in facts:
        expect(card).to_contain_text(fact)
    expect(tab.locator(".side li.lit")).to_have_count(1)
    card.hover()
    tab.wait_for_timeout(400)  # the card stays while the pointer is on it
    expect(card).to_be_visible()
    tab.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(lit).to_have_count(0)
    # all pieces of a split quotation
    tab.locator(".text .content", has_text="et vite").hover()
    expect(lit).to_have_text(["« Nous passerons »", "a-t-il ajouté", "il", "« et vite »"])


def test_the_keyboard_reaches_every_attribution(visit: Open, report: Path) -> None:
    tab = visit(report, "#doc=convoi")
    tab.get_by_role("link", name="example.org").focus()
    for place in range(1, 5):
        tab.keyboard.press("Tab")
        expect(tab.locator(".pin:focus")).to_have_attribute("data-number", str(place))
        expect(tab.locator("#card .place")).to_have_text(str(place))
    tab.keyboard.press("Enter")
    expect(tab.locator(".text .content.lit")).to_have_text("la route soit libre")


def test_nested_contents_and_the_text_itself(visit: Open, report: Path) -> None:
    tab = visit(report, "#doc=convoi")
    assert tab.locator(".text").evaluate("text => text.textContent") == DOCUMENTS[0].text
    expect(tab.locator(".text .content .content")).to_have_text("la route est libre")
    styles = tab.evaluate(
        """() => Object.fromEntries(["content", "cue", "source"].map((role) => {
            const style = getComputedStyle(document.querySelector(`.text .${role}`));
            return [role, [style.borderBottomWidth, style.borderTopWidth, style.textDecorationStyle, style.fontWeight]];
        }))"""
    )
    assert len({tuple(style) for style in styles.values()}) == 3  # without a look at colours


def test_what_texts_hold_stays_text(visit: Open, report: Path) -> None:
    tab = visit(report)
    views = [
        "#sources",
        "#documents",
        "#tracks",
        "#track=convoi%2316070335",
        f"#source={quote(f'person:{HOSTILE}')}",
    ]
    for hash_ in ["#overview", *views, f"#doc={quote(HOSTILE_ID)}"]:
        tab.evaluate("hash => { location.hash = hash }", hash_)
        expect(tab.locator("#astray")).to_be_hidden()
        assert tab.locator("img").count() == 0
        assert tab.evaluate("document.scripts.length") == 2
    expect(tab.locator("#view-doc h1")).to_have_text(HOSTILE)
    expect(tab.locator("#view-doc .facts")).to_contain_text(HOSTILE_ID)
    assert tab.locator(".text").evaluate("text => text.textContent") == DOCUMENTS[2].text
    tab.locator(".text .source").hover()
    expect(tab.locator("#card")).to_contain_text(HOSTILE)
    assert tab.locator("img").count() == 0
    assert tab.title() != "1"
    tab.evaluate("location.hash = '#doc=greve%2Frail'")
    expect(tab.locator("#view-doc h1")).to_have_text("greve/rail")
    assert tab.locator("a[href^='javascript']").count() == 0


def test_tracks_show_conflicts_and_differences(visit: Open, report: Path) -> None:
    tab = visit(report, "#tracks")
    expect(tab.locator("#view-tracks li")).to_have_count(1)
    expect(tab.locator("#view-tracks .flag")).to_have_text(["sources contradictoires", "sens modifié"])
    tab.locator("#view-tracks li a").click()
    view = tab.locator("#view-track")
    expect(view.locator(".variants .flag")).to_have_text(["sens modifié"])
    expect(view.locator("ins")).to_have_text("grande")
    expect(view.locator("del")).to_have_text("n'")
    expect(view.locator("time")).to_have_text(["17 sept. 2023", "19 sept. 2023"])
    view.get_by_role("link", name="greve/rail").click()
    expect(tab.locator(".text .content.lit")).to_have_text("« La route est libre »")


@pytest.mark.parametrize(
    ("theme", "telephone"), [("light", False), ("dark", True)], ids=["light-desk", "dark-telephone"]
)
def test_everybody_can_use_it(visit: Open, report: Path, theme: str, telephone: bool) -> None:
    for hash_ in (
        "#overview",
        "#sources",
        "#source=kremlin",
        "#doc=convoi",
        "#track=convoi%2316070335",
    ):
        tab = visit(report, hash_, theme=theme, telephone=telephone)
        if hash_ == "#doc=convoi":
            tab.locator(".pin").nth(1).focus()
        found = Axe().run(tab).response["violations"]
        assert [
            (each["id"], each["nodes"][0]["html"])
            for each in found
            if each["impact"] in ("serious", "critical")
        ] == []
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), hash_


def test_the_theme_can_be_chosen(visit: Open, report: Path) -> None:
    tab = visit(report, theme="dark")
    background = "getComputedStyle(document.documentElement).backgroundColor"
    dark = tab.evaluate(background)
    tab.get_by_role("button", name="Clair / sombre").click()
    assert tab.evaluate(background) != dark


def test_paper_is_white_and_holds_text_and_list(visit: Open, report: Path) -> None:
    tab = visit(report, "#doc=convoi", theme="dark")
    tab.emulate_media(media="print")
    assert tab.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    expect(tab.locator(".text")).to_be_visible()
    expect(tab.locator(".side")).to_be_visible()
    expect(tab.locator(".top nav")).to_be_hidden()


def test_an_index_leads_to_its_pages(visit: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "DOCUMENTS_A_PAGE", 2)
    documents, rows = many(4)
    tab = visit(write_report(rows, documents, tmp_path, lang="en")[-1], "#doc=convoi-0003")
    expect(tab.locator("#view-doc h1")).to_have_text("Un convoi passe")
    assert "report_parts/0002.html#doc=convoi-0003" in tab.url
    tab.get_by_role("link", name="← The whole corpus").click()
    tab.get_by_role("link", name="Sources", exact=True).click()
    tab.locator("#view-sources").get_by_role("link", name="TASS").click()
    tab.get_by_role("link", name="page 2").click()
    expect(tab.locator("#view-source blockquote")).to_have_count(8)


def test_a_link_that_leads_nowhere_says_so(visit: Open, report: Path) -> None:
    tab = visit(report, "#doc=absent")
    for hash_ in ("#source=%E0%A4%A", "#nonsense"):
        expect(tab.locator("#astray")).to_be_visible()
        tab.evaluate("hash => { location.hash = hash }", hash_)
    tab.evaluate("location.hash = '#doc=convoi'")
    expect(tab.locator("#astray")).to_be_hidden()


def test_the_picture_in_the_readme(visit: Open, tmp_path: Path, analysis: Analysis) -> None:
    path = write_report(attributions_table(analysis), analysis.documents, tmp_path)[-1]
    tab = visit(path, "#doc=depeche-convoi")
    tab.set_viewport_size({"width": 1280, "height": 1040})
    tab.locator(".text .cue", has_text="a affirmé").hover()
    expect(tab.locator("#card")).to_be_visible()
    tab.wait_for_timeout(300)  # colours fade in
    picture = tab.screenshot()
    assert len(picture) > 20_000  # a blank page has a tenth of that
    if os.environ.get("PICTURE"):
        PICTURE.parent.mkdir(exist_ok=True)
        PICTURE.write_bytes(picture)
