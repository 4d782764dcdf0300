"""Agencies credited for a whole article: in its dateline, its byline, or at its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

import regex

from attribution.entities.lookup import KnowledgeBase
from attribution.model import Credit, CreditPlace, Document, Span
from attribution.page.furniture import furniture
from attribution.parse.composed import composed, way_back
from attribution.parse.paragraphs import paragraphs

_LINE = 14  # words of a byline or end credit, at most
_PROSE = 20  # words of a paragraph that is of the article itself
# Paragraphs of prose before which a byline may still stand: a page's headline and lead come first.
_OPENING = 3

_PICTURE = regex.compile(
    r"(?i)(?:cr[ée]dits?\s+)?(?:photos?|images?|illustrations?|vid[ée]os?|infographies?)\b|©"
)
# *MOSCOU, 17 sept. (TASS) –*, *Moscou, 17 septembre. /TASS/.*, *LOMÉ (Xinhua) --*, *AFP –*; *(Belga)* with no dash
_DATELINE = regex.compile(
    r"(?:\p{Lu}[^()\n.:;«“\"]{1,60}?\.?[\s,])?(?:\((?P<who>[^()\n]{2,60})\)|/(?P<who>[^()/\n]{2,40})/)"
    r"\.?\s*(?:[-–—]{1,2}|(?<=/\.?))(?:\s|$)"
    r"|[(\[](?P<who>[^()\[\]\n]{2,60})[)\]]\s"
    r"|(?:\p{Lu}[\p{L}’' -]{1,30},\s)?(?P<who>\p{Lu}[\w.]+(?:\s\p{Lu}\w+)?)\s*[-–—]{1,2}(?:\s|$)"
)
# *… fin de la nuit. (AFP)*, but not *l'Agence France-Presse (AFP).*; *(avec Reuters)* wherever the sentence ends
_CLOSING = regex.compile(
    r"(?:[.!?…»”\")\]]\s*[(\[](?P<who>[^()\n]{2,60})|[(\[](?P<who>(?i:avec|sources?\s?:)\s[^()\n]{2,60}))[)\]]\s*\.?$"
)
_SAID = regex.compile(r"(?i)(?:par|avec|d['’]après|sources?\s*:?)\s+")
# *20 Minutes avec AFP*, *la rédaction avec Reuters*, but not *le ministre s'entretient avec Reuters*
_WITH = regex.compile(
    r"(?:(?:\p{Lu}|\d)\S*\s+|(?:la|le|les|du|de|des|et|rédaction|service|web|numérique|franceinfo)\s+){1,7}avec\s+(?P<who>.+)"
)
_PART = regex.compile(
    r"(?i)\s*(?:[,;/&|]|\bsources?\b\s*:?|\b(?:et|avec|par|via|d['’]après)\b|\s[-–—]\s|\sagence$)\s*"
)
_ARTICLE = regex.compile(r"(?:l['’]|les?\s|la\s)", regex.IGNORECASE)
# *AFP/VNA/CVN*, *ats/miro*: partners and initials that nobody knows beside those that somebody does
_PARTNER = regex.compile(r"\p{Lu}{2,5}|\p{Ll}{2,4}")

Forms = Mapping[str, tuple[str, ...]]


def find_credits(document: Document, entities: KnowledgeBase) -> list[Credit]:
    """The agencies that an article is credited to.

    Parameters
    ----------
    document : Document
        Its text, and its author field.
    entities : KnowledgeBase
        The agencies, by all their names.

    Returns
    -------
    list of Credit
        In text order, those of the author field last where the text does not say the same; each agency once for each
        place. Credits of photographs are none.
    """
    forms, text = _forms(entities), composed(document.text)
    back = way_back(document.text)
    found: dict[tuple[str, str], Credit] = {}
    for span, where in _places(text, forms):
        for name in _agencies(text, span, forms):
            agency = _agency(name.of(text), text, entities, forms)
            found.setdefault((agency[0], where), Credit(document.id, *agency, where, back(name)))
    for name in _agencies(document.author, Span(0, len(document.author)), forms):
        agency = _agency(name.of(document.author), text, entities, forms)
        found.setdefault((agency[0], "byline"), Credit(document.id, *agency, "byline"))
    return list(found.values())


def _places(text: str, forms: Forms) -> Iterator[tuple[Span, CreditPlace]]:
    """The stretches of a text that are credits."""
    aside = set(furniture(text))
    every = [span for span in paragraphs(text) if span not in aside]
    prose = [number for number, span in enumerate(every) if len(span.of(text).split()) >= _PROSE]
    first = prose[_OPENING - 1] if len(prose) >= _OPENING else len(every)
    last = prose[-1] if prose else (len(every) - 1) // 2
    for number, span in enumerate(every):
        if number <= first and (found := _DATELINE.match(text, span.start, span.end)):
            if _all_known(text, who := Span(*found.span("who")), forms):
                yield who, "dateline"
        elif number >= last and (found := _CLOSING.search(text, span.start, span.end)):
            if _all_known(text, who := Span(*found.span("who")), forms):
                yield who, "end credit"
        elif (number < first or number > last) and _is_line(text, span, forms):
            yield span, "byline" if number < first and number <= last else "end credit"


def _is_line(text: str, span: Span, forms: Forms) -> bool:
    """Whether a paragraph is a byline or credit: short, and nothing but who wrote it."""
    line = span.of(text)
    if len(line.split()) > _LINE or _PICTURE.match(line):
        return False
    bare = Span(span.end - len(line.lstrip("([–—- ")), span.end - len(line) + len(line.rstrip(".)]")))
    if _SAID.match(text, bare.start, bare.end):
        return line[-1] != "." and any(_agencies(text, bare, forms))
    found = _WITH.fullmatch(text, bare.start, bare.end)
    return _all_known(text, Span(*found.span("who")) if found else bare, forms, alone=found is None)


def _all_known(text: str, span: Span, forms: Forms, *, alone: bool = False) -> bool:
    """Whether a stretch names agencies and nobody else; ``alone`` it must be by a name that means nothing else.

    With partners (*VNA/CVN*) no agency is alone.
    """
    parts = [part.of(text) for part in _parts(text, span)]
    known = [part for part in parts if part.casefold() in forms]
    rest = [part for part in parts if part.casefold() not in forms]
    sure = not alone or len(parts) > 1 or any(len(part) > 2 and forms[part.casefold()][0] for part in known)
    return bool(known) and sure and all(_PARTNER.fullmatch(part) for part in rest)


def _agencies(text: str, span: Span, forms: Forms) -> Iterator[Span]:
    return (part for part in _parts(text, span) if part.of(text).casefold() in forms)


def _parts(text: str, span: Span) -> Iterator[Span]:
    """The names in a stretch, without articles and what joins them."""
    start = span.start
    joints = [(joint.start(), joint.end()) for joint in _PART.finditer(text, span.start, span.end)]
    for end, following in (*joints, (span.end, span.end)):
        article = _ARTICLE.match(text, start, end)
        part = Span(article.end() if article else start, end)
        stripped = part.of(text).strip(" \t\n\u00a0\u202f()[].–—-")
        if stripped:
            at = text.index(stripped, part.start)
            yield Span(at, at + len(stripped))
        start = following


def _agency(form: str, text: str, entities: KnowledgeBase, forms: Forms) -> tuple[str, str]:
    """Name and id of the agency that a form names; the form alone where it may be several."""
    ids = tuple(filter(None, forms[form.casefold()]))
    if len(ids) > 1:
        named = {entity.id for _, entity in entities.mentions(text)}
        ids = tuple(each for each in ids if each in named) or ids
    entity = entities.get(ids[0]) if len(ids) == 1 else None
    return (entity.name, entity.id) if entity else (form, "")


@lru_cache(maxsize=8)
def _forms(entities: KnowledgeBase) -> Forms:
    """The agencies of each name; an empty id comes first where it means something else as well (*Trend*, *Mina*)."""
    forms: dict[str, tuple[str, ...]] = {}
    for entity in entities.by_kind("agency"):
        record = entities.record(entity.id)
        doubtful = {form.casefold() for form in (record.ambiguous if record else ())}
        for form in {*map(str.casefold, entity.aliases), *doubtful}:
            forms[form] = (
                *(("",) if form in doubtful and form not in forms else ()),
                *forms.get(form, ()),
                entity.id,
            )
    return forms
