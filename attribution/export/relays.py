"""The graph of who relays whom: that of ``attribution.relay_graph``, with what is known of its nodes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import networkx as nx
import pandas as pd

from attribution.entities.lookup import load_entities
from attribution.export.material import Material
from attribution.track.relays import chains, relay_graph, relays_table

_CLOCK = re.compile(rb' lastmodifieddate="[^"]*"')
_KNOWN = ["referent_id", "kind", "country"]


def gexf_files(material: Material) -> Iterator[tuple[str, bytes]]:
    """``relays.gexf``."""
    written = BytesIO()
    nx.write_gexf(described_graph(material), written)
    yield "relays.gexf", _CLOCK.sub(b"", written.getvalue())  # equal tables give equal bytes on any day


def graphml_files(material: Material) -> Iterator[tuple[str, bytes]]:
    """``relays.graphml``."""
    written = BytesIO()
    nx.write_graphml(described_graph(material), written, named_key_ids=True)
    yield "relays.graphml", written.getvalue()


def described_graph(material: Material) -> nx.MultiDiGraph[str]:
    """Who passes words on to whom.

    Parameters
    ----------
    material : Material
        Claims; their articles are not asked.

    Returns
    -------
    MultiDiGraph
        ``relay_graph`` of the claims, each node with ``referent_id``, ``kind``, ``country`` (empty where unknown) and
        ``attributions`` (how many claims pass through it).
    """
    rows = material.tables["attributions"].reset_index(drop=True)  # of tables put together, numbers recur
    graph = relay_graph(relays_table(rows))
    through = chains(rows)
    counts = through.drop_duplicates(["row", "name"])["name"].value_counts()
    known = _known(rows)
    for name in graph:
        graph.nodes[name].update(known.get(name, dict.fromkeys(_KNOWN, "")), attributions=int(counts[name]))
    return graph


def _known(rows: pd.DataFrame) -> dict[str, dict[str, str]]:
    """What is known of each name: as the knowledge base has it, or as the first row that resolves a source to it."""
    named = rows.dropna(subset="referent").drop_duplicates("referent").set_index("referent")[_KNOWN]
    media = {name: {"referent_id": "", "kind": "media", "country": ""} for name in rows["outlet"].dropna()}
    entities = (record.entity for record in load_entities().records.values())
    base = {
        each.name: dict(zip(_KNOWN, (each.id, each.kind, each.country), strict=True)) for each in entities
    }
    labels = named.astype("string").fillna("").itertuples(name=None)
    rest = {name: dict(zip(_KNOWN, values, strict=True)) for name, *values in labels}
    return {**media, **base, **rest}
