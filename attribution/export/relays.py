"""The graph of who relays whom: source -> agency -> outlet, from ``via`` and ``outlet``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import pairwise
from typing import cast

import networkx as nx

from attribution.entities.lookup import load_entities
from attribution.export.material import Claim, Material
from attribution.model import Entity, Kind

_CLOCK = re.compile(rb' lastmodifieddate="[^"]*"')


def gexf_files(material: Material) -> Iterator[tuple[str, bytes]]:
    """``relays.gexf``."""
    written = BytesIO()
    nx.write_gexf(relay_graph(material), written)
    yield "relays.gexf", _CLOCK.sub(b"", written.getvalue())  # equal tables give equal bytes on any day


def graphml_files(material: Material) -> Iterator[tuple[str, bytes]]:
    """``relays.graphml``."""
    written = BytesIO()
    nx.write_graphml(relay_graph(material), written, named_key_ids=True)
    yield "relays.graphml", written.getvalue()


def relay_graph(material: Material) -> nx.DiGraph[str]:
    """Who passes words on to whom.

    Parameters
    ----------
    material : Material
        Claims; their articles are not asked.

    Returns
    -------
    DiGraph
        A node a referent (its ``referent_id``, or its name where it has none) or outlet, with ``label``, ``kind``,
        ``country`` (empty where unknown) and ``attributions`` (how many claims pass through it); an edge from each to
        who took the words from it, with ``weight`` (how many claims), ``first_date`` and ``last_date`` (ISO 8601,
        empty where unknown). A claim whose source could not be told begins at its relay.
    """
    claims = list(material.claims)
    known = {entity.name: entity for entity in _entities()} | {
        claim.labels["referent"]: _source(claim) for claim in reversed(claims)
    }
    graph: nx.DiGraph[str] = nx.DiGraph()
    for claim in claims:
        chain = _chain(claim, known)
        for entity in chain:
            graph.add_node(entity.id, label=entity.name, kind=entity.kind, country=entity.country)
            node = graph.nodes[entity.id]
            node["attributions"] = node.get("attributions", 0) + 1
        for one, other in pairwise(chain):
            _tie(graph, one.id, other.id, claim.labels["date"])
    return graph


def _entities() -> Iterator[Entity]:
    return (record.entity for record in load_entities().records.values())


def _source(claim: Claim) -> Entity:
    labels = claim.labels
    name = labels["referent"]
    return Entity(labels["referent_id"] or name, name, cast(Kind, labels["kind"]), labels["country"])


def _chain(claim: Claim, known: Mapping[str, Entity]) -> list[Entity]:
    """Through whose hands the words went, each only once in a row: an agency may be its own relay."""
    chain = [_source(claim)] if claim.labels["referent"] else []
    relays = [name for name in claim.labels["via"].split("; ") if name]
    chain += [known.get(name, Entity(name, name, "")) for name in relays]
    outlet = claim.labels["outlet"]
    chain += [known.get(outlet, Entity(outlet, outlet, "media"))] if outlet else []
    return [each for n, each in enumerate(chain) if n == 0 or each.id != chain[n - 1].id]


def _tie(graph: nx.DiGraph[str], one: str, other: str, date: str) -> None:
    if not graph.has_edge(one, other):
        graph.add_edge(one, other, weight=0, first_date=date, last_date=date)
    edge = graph.edges[one, other]
    edge["weight"] += 1
    if date:
        edge["first_date"] = min(filter(None, (edge["first_date"], date)))
        edge["last_date"] = max(edge["last_date"], date)
