"""TEI, read back by lxml and held to the schema of the TEI."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from attribution.export.material import gather
from attribution.export.tei import files
from attribution.export.xml import xml_text
from attribution.model import Analysis, Document
from attribution.tables import attributions_table
from tests.export.cases import DOCUMENTS, claims
from tests.strategies import analyses

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture(scope="module")
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("tei.rng")))


def said(tree: etree._Element) -> dict[str, str]:
    """The words of each attribution's content, its pieces put together."""
    words: dict[str, str] = defaultdict(str)
    for element in tree.iterfind(".//t:body//*", TEI):
        if etree.QName(element).localname in ("said", "quote"):
            words[element.attrib["corresp"].removeprefix("#")] += "".join(element.itertext())
    return words


@pytest.mark.slow
@settings(max_examples=20)  # a table costs tens of milliseconds
@given(analysis=analyses())
def test_it_is_valid_and_its_body_is_the_text(schema: etree.RelaxNG, analysis: Analysis) -> None:
    rows = attributions_table(analysis)
    for (_, content), document in zip(
        files(gather(rows, analysis.documents)), analysis.documents, strict=True
    ):
        tree = etree.fromstring(content)
        assert schema.validate(tree), schema.error_log
        (body,) = tree.iterfind(".//t:body", TEI)
        assert "".join(body.itertext()) == xml_text(document.text)


def test_contents_sources_and_citations(schema: etree.RelaxNG) -> None:
    first, second = (etree.fromstring(content) for _, content in files(gather(claims(), DOCUMENTS)))
    assert schema.validate(first), schema.error_log
    cited = {cit.attrib[ID]: cit for cit in first.iterfind(".//t:cit", TEI)}
    for key, words in said(first).items():  # line ends between paragraphs belong to none of them
        quoted = cited[key].findtext("t:quote", namespaces=TEI)
        assert words.replace(" ", "") == (quoted or "").replace(" … ", "").replace("\n", "").replace(" ", "")
    names = {each.attrib[ID]: each[0].text for each in first.iterfind(".//t:particDesc/*", TEI)}
    assert sorted(filter(None, names.values())) == ["TASS", "préfet"]
    speakers = {names[each.attrib["who"][1:]] for each in first.iterfind(".//t:said[@who]", TEI)}
    assert speakers == {"TASS", "préfet"}
    assert [each.text for each in first.iterfind(".//t:distributor", TEI)] == ["TASS", "AFP"]
    assert first.findtext(".//t:sourceDesc//t:idno[@type='url']", namespaces=TEI) == DOCUMENTS[0].url
    (quote,) = second.iterfind(".//t:body//t:quote", TEI)
    assert (quote.text, quote.attrib["source"]) == ("du pain manque", "#s1")


def test_a_document_of_white_space_is_valid(schema: etree.RelaxNG) -> None:
    ((_, content),) = files(gather(claims().head(0), [Document("a", " \n ")]))
    assert schema.validate(etree.fromstring(content)), schema.error_log
