"""TEI XML, one file an article: the unchanged text with what is said marked in it, and every attribution as a citation.

In the body a content is ``<said who="…" direct="…">``, or ``<quote source="…">`` where a document is cited; cues and
sources are ``<seg>``. The back lists each attribution as ``<cit>``: the words, who the source is, who relayed them. All
parts of one point to it by ``corresp``. Elements that would overlap are split, as chapter 20 (non-hierarchical
structures) of the TEI Guidelines, P5, describes under fragmentation.

The text of ``body``, white space included, is the article's: offsets slice it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from attribution import __version__
from attribution.export.material import Claim, Material
from attribution.export.write import file_names
from attribution.export.xml import xml_text
from attribution.model import Document, Span
from attribution.report.nesting import Mark, nest

_NS = "http://www.tei-c.org/ns/1.0"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_PEOPLE = ("person", "anonymous")
"""The kinds that are ``<person>``; all others are ``<org>``, groups too: it is any grouping of people."""


def files(material: Material) -> Iterator[tuple[str, bytes]]:
    """``tei/ID.xml``, one a document."""
    names = file_names(document.id for document in material.documents)
    for document, claims in material.by_document():
        tree = _article(document, claims)
        yield (
            f"tei/{names[document.id]}.xml",
            etree.tostring(tree, encoding="utf-8", xml_declaration=True),
        )


def _article(document: Document, claims: Sequence[Claim]) -> etree._Element:
    sources = _sources(claims)
    root = etree.Element(f"{{{_NS}}}TEI", nsmap={None: _NS})
    _header(root, document, claims, sources)
    text = _add(root, "text")
    _body(text, document.text, claims, sources)
    if claims:
        listed = _add(_add(text, "back"), "div", type="attributions")
        for claim in claims:
            _citation(listed, claim, sources)
    return root


def _sources(claims: Iterable[Claim]) -> dict[str, str]:
    """An XML id for each referent: ids of the knowledge base may hold what XML ids may not."""
    referents = dict.fromkeys(_referent(claim) for claim in claims)
    return {referent: f"s{n}" for n, referent in enumerate(filter(None, referents), start=1)}


def _referent(claim: Claim) -> str:
    return claim.labels["referent_id"] or claim.labels["referent"]


def _header(
    root: etree._Element, document: Document, claims: Iterable[Claim], sources: Mapping[str, str]
) -> None:
    header = _add(root, "teiHeader")
    described = _add(header, "fileDesc")
    _add(_add(described, "titleStmt"), "title", document.title or document.id)
    _add(
        _add(described, "publicationStmt"), "p", "Attributions marked by a program; not checked by a person."
    )
    origin = _add(_add(described, "sourceDesc"), "bibl")
    _add(origin, "title", document.title or document.id)
    for name, value in (("author", document.author), ("publisher", document.outlet)):
        if value:
            _add(origin, name, value)
    if _DATE.fullmatch(document.date):
        _add(origin, "date", document.date, when=document.date)
    _add(origin, "idno", document.id)
    if document.url:
        _add(origin, "idno", document.url, type="url")
    program = _add(_add(header, "encodingDesc"), "appInfo")
    program = _add(program, "application", ident="attribution", version=__version__)
    _add(program, "label", "attribution")
    if sources:
        _participants(_add(_add(header, "profileDesc"), "particDesc"), claims, sources)


def _participants(listed: etree._Element, claims: Iterable[Claim], sources: Mapping[str, str]) -> None:
    first = {_referent(claim): claim for claim in reversed(list(claims))}
    for referent, name in sources.items():
        labels = first[referent].labels
        element, called = ("person", "persName") if labels["kind"] in _PEOPLE else ("org", "orgName")
        about = {"role": labels["kind"]} if labels["kind"] else {}
        each = _add(listed, element, **about)
        each.set(_ID, name)
        _add(each, called, labels["referent"] or referent)
        _add(each, "idno", referent)


def _body(text: etree._Element, words: str, claims: Iterable[Claim], sources: Mapping[str, str]) -> None:
    marks = [
        Mark(span, (role, claim)) for claim in claims for role, span in claim.parts if span.start < span.end
    ]
    body = _add(text, "body")
    place = 0
    for line in _LINE.finditer(words):
        _append(body, words[place : line.start()])
        paragraph = _add(body, "p")
        inside = [mark.within(Span(*line.span())) for mark in marks]
        _fill(paragraph, words, Span(*line.span()), nest(filter(None, inside)), sources)
        place = line.end()
    _append(body, words[place:])
    if len(body) == 0:  # nothing but white space; a body needs a paragraph
        _add(body, "p")


def _fill(
    element: etree._Element,
    words: str,
    span: Span,
    marks: Iterable[Mark[tuple[str, Claim]]],
    sources: Mapping[str, str],
) -> None:
    """Put the words of ``span`` into ``element``, with an element for each mark."""
    place = span.start
    for mark in marks:
        _append(element, words[place : mark.span.start])
        role, claim = mark.what
        inner = _add(element, _tag(role, claim), **_attributes(role, claim, sources))
        _fill(inner, words, mark.span, mark.inside, sources)
        place = mark.span.end
    _append(element, words[place : span.end])


def _tag(role: str, claim: Claim) -> str:
    if role != "content":
        return "seg"
    return "quote" if claim.labels["kind"] == "document" else "said"


def _attributes(role: str, claim: Claim, sources: Mapping[str, str]) -> dict[str, str]:
    corresp = {"corresp": f"#a-{claim.key}"}
    if role != "content":
        return {"type": role, **corresp}
    source = sources.get(_referent(claim))
    if claim.labels["kind"] == "document":
        return {"source": f"#{source}", **corresp} if source else corresp
    direct = {"direct": str(claim.labels["mode"] == "direct").lower()}
    return {**({"who": f"#{source}"} if source else {}), **direct, **corresp}


def _citation(listed: etree._Element, claim: Claim, sources: Mapping[str, str]) -> None:
    labels = claim.labels
    cited = _add(listed, "cit", n=claim.id, type=labels["mode"], subtype=labels["stance"])
    cited.set(_ID, f"a-{claim.key}")
    _add(cited, "quote", claim.words)
    about = _add(cited, "bibl")
    source = sources.get(_referent(claim))
    if source:
        _add(about, "author", labels["referent"] or _referent(claim), ref=f"#{source}")
    for relay in filter(None, labels["via"].split("; ")):
        _add(about, "distributor", relay)
    _add(about, "note", labels["construction"], type="construction")
    if labels["resolution"]:
        _add(about, "note", labels["resolution"], type="resolution")


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    clean = {key: xml_text(value) for key, value in attributes.items()}
    element = etree.SubElement(parent, f"{{{_NS}}}{name}", clean)
    if text:
        element.text = xml_text(text)
    return element


def _append(element: etree._Element, words: str) -> None:
    """Add words at the end of what the element holds."""
    if not words:
        return
    words = xml_text(words)
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words
