"""States and their bodies as sources, made of the table of countries and the table of bodies.

*La Russie*, *Moscou* and *le régime russe* are one record, *le gouvernement russe*, *les autorités russes*,
*l'armée russe*, *le ministère russe de la Défense* each another.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

from attribution.entities.records import Record
from attribution.model import Entity, Kind

BODIES = Path(__file__).parent / "bodies.toml"
COUNTRIES = Path(__file__).parents[1] / "lang" / "fr" / "countries.toml"


@cache
def state_records() -> tuple[Record, ...]:
    """The records of all states and their bodies."""
    bodies = tomllib.loads(BODIES.read_text(encoding="utf-8"))
    countries = tomllib.loads(COUNTRIES.read_text(encoding="utf-8"))["country"]
    tables = [*bodies["body"], *map(_as_body, bodies["ministry"])]
    neutral = [_neutral(ministry) for ministry in bodies["ministry"]]
    named = [record for country in countries for record in _of_country(country, bodies, tables)]
    return (*named, *neutral)


def _of_country(
    country: dict[str, Any], bodies: dict[str, Any], tables: list[dict[str, Any]]
) -> Iterator[Record]:
    code = country["code"]
    adjectives = [
        {"m": m, "f": f, "mp": _plural(m), "fp": _plural(f)}
        for m, f in zip(country["masculine"], country["feminine"], strict=False)
    ]
    places = [
        name
        for name in (country["name"], *country.get("aliases", []), *country["capitals"])
        if name not in bodies["never"]
    ]
    forms = (*places, *_filled(bodies["state"]["forms"], adjectives))
    entity = Entity(f"{code.lower()}-etat", country["name"], "government", code, forms)
    yield Record(entity, places=tuple(places), adjectives=(*country["masculine"], *country["feminine"]))
    for table in tables:
        forms = _filled([table["name"], *table.get("forms", [])], adjectives)
        kind = cast(Kind, table.get("kind", "government"))
        yield Record(Entity(f"{code.lower()}-{table['id']}", forms[0], kind, code, forms))


def _as_body(ministry: dict[str, Any]) -> dict[str, Any]:
    of = ministry["of"]
    return {
        "id": f"ministere-{ministry['id']}",
        "name": f"ministère {{m}} {of}",
        "forms": [f"ministère {of} {{m}}", *ministry.get("forms", [])],
    }


def _neutral(ministry: dict[str, Any]) -> Record:
    name = f"ministère {ministry['of']}"
    return Record(Entity(f"ministere-{ministry['id']}", name, "government", "", (name,)))


def _filled(forms: list[str], adjectives: list[dict[str, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form.format_map(each) for form in forms for each in adjectives))


def _plural(adjective: str) -> str:
    return adjective if adjective.endswith(("s", "x")) else adjective + "s"
