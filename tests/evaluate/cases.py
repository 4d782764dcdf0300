"""Two short annotated articles, and two tables of what might be found in them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from attribution.evaluate import GoldAttribution, GoldDocument
from attribution.model import Kind, Mode, Span, Stance

ROUTE = (
    "TASS a indiqué que la route du col était ouverte. « Nous partons demain », a dit Anne Morel à l'AFP. "
    "Le maire, cité par Reuters, a démenti que le pont soit fermé. On dit que le bac est plein. "
    "Il a promis de revenir."
)
NEIGE = (
    "Selon l'agence, la neige tiendra, a répété le guide. « Tout va bien », assure l'AFP. « Restez ! » "
    "Des habitants demandent si le bus passera."
)


def span(text: str, piece: str) -> Span:
    start = text.index(piece)
    return Span(start, start + len(piece))


def gold(
    text: str,
    content: str,
    cue: str,
    source: str,
    referent: str,
    kind: Kind,
    mode: Mode = "indirect",
    stance: Stance = "asserted",
    via: str = "",
    aliases: tuple[str, ...] = (),
    optional: bool = False,
) -> GoldAttribution:
    return GoldAttribution(
        (span(text, content),),
        span(text, cue) if cue else None,
        span(text, source) if source else None,
        referent,
        aliases,
        kind,
        via,
        mode,
        stance,
        optional,
    )


GOLD = (
    GoldDocument(
        "route",
        ROUTE,
        (
            gold(ROUTE, "la route du col était ouverte", "a indiqué", "TASS", "TASS", "agency"),
            gold(
                ROUTE,
                "« Nous partons demain »",
                "a dit",
                "Anne Morel",
                "Anne Morel",
                "person",
                "direct",
                via="AFP",
            ),
            gold(
                ROUTE,
                "le pont soit fermé",
                "a démenti",
                "Le maire",
                "le maire de Valbrune",
                "government",
                stance="denied",
                via="Reuters",
            ),
            gold(ROUTE, "le bac est plein", "dit que", "On", "", "", optional=True),
            gold(ROUTE, "revenir", "a promis", "Il", "le maire de Valbrune", "government"),
        ),
    ),
    GoldDocument(
        "neige",
        NEIGE,
        (
            gold(
                NEIGE,
                "la neige tiendra",
                "Selon",
                "l'agence",
                "Agence France-Presse",
                "agency",
                aliases=("AFP",),
            ),
            gold(NEIGE, "la neige tiendra", "a répété", "le guide", "le guide", "person"),
            gold(NEIGE, "« Tout va bien »", "assure", "l'AFP", "AFP", "agency", "direct"),
            gold(NEIGE, "« Restez ! »", "", "", "", "", "direct"),
        ),
    ),
)


def row(name: str, text: str, content: str, cue: str, source: str, **values: str) -> dict[str, Any]:
    pieces = [span(text, piece) for piece in content.split(" | ")]
    parts: dict[str, Any] = {
        "document_id": name,
        "content_spans": ";".join(f"{piece.start}:{piece.end}" for piece in pieces),
    }
    for part, words in (("cue", cue), ("source", source)):
        where = span(text, words) if words else None
        parts |= {f"{part}_start": where and where.start, f"{part}_end": where and where.end}
    plain = {
        "referent": "",
        "kind": "",
        "via": "",
        "mode": "indirect",
        "stance": "asserted",
        "resolution": "",
    }
    return {**parts, "construction": "que", **plain, **values}


ROWS = (
    row(
        "route",
        ROUTE,
        "la route du col",
        "a indiqué",
        "TASS",
        referent="TASS",
        kind="agency",
        resolution="known_name",
    ),
    row(
        "route",
        ROUTE,
        "Nous partons demain",
        "a dit",
        "Anne Morel",
        referent="Morel",
        kind="person",
        via="AFP",
        mode="direct",
        construction="incise",
        resolution="person_name",
    ),
    row(
        "route",
        ROUTE,
        "que le pont soit fermé",
        "a démenti",
        "",
        referent="Reuters",
        kind="agency",
        resolution="phrase",
    ),
    row("route", ROUTE, "le bac", "", ""),
    row(
        "neige",
        NEIGE,
        "la neige tiendra",
        "a répété",
        "le guide",
        referent="AFP",
        kind="agency",
        construction="incise",
    ),
    row("neige", NEIGE, "« Tout va bien »", "assure", "l'AFP", referent="l'AFP", kind="agency", mode="mixed"),
    row("neige", NEIGE, "« Restez ! »", "", "", mode="direct", construction="quote"),
    row(
        "neige",
        NEIGE,
        "le bus passera",
        "demandent",
        "Des habitants",
        stance="asked",
        construction="question",
    ),
    row("elsewhere", NEIGE, "le bus passera", "demandent", "Des habitants", construction="question"),
)


def found(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(rows or ROWS)).astype("string")
