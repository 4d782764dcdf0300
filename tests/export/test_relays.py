"""The graph of relays, read back by networkx."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import networkx as nx
import pandas as pd
import pytest

from attribution.export.material import gather
from attribution.export.relays import described_graph, gexf_files, graphml_files
from tests.export.cases import DOCUMENTS, claims

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("files", "read"), [(gexf_files, nx.read_gexf), (graphml_files, nx.read_graphml)], ids=["gexf", "graphml"]
)
def test_what_is_written_reads_back(files: Callable[..., Any], read: Callable[..., Any]) -> None:
    material = gather(claims(), DOCUMENTS)
    ((_, content),) = files(material)
    graph, expected = read(BytesIO(content)), described_graph(material)
    assert graph.is_directed()
    assert {edge[:2] for edge in graph.edges} == {edge[:2] for edge in expected.edges}
    for one, other, edge in expected.edges(data=True):
        assert any(edge.items() <= read_back.items() for read_back in _edges(graph, one, other))
    for node in expected.nodes:
        assert expected.nodes[node].items() <= graph.nodes[node].items()


def _edges(graph: Any, one: str, other: str) -> list[dict[str, Any]]:
    """The edges between two nodes, whether the reader keeps several or knows of one only."""
    found = graph.get_edge_data(one, other)
    return list(found.values()) if graph.is_multigraph() else [found]


def test_words_go_from_their_source_through_relays_to_the_outlet() -> None:
    graph = described_graph(gather(claims(), DOCUMENTS))
    weights = {(one, other): edge["weight"] for one, other, edge in graph.edges(data=True)}
    assert weights == {
        ("TASS", "Le Quotidien"): 1,
        ("préfet", "TASS"): 1,  # the relay is the source of another row: one node
        ("TASS", "AFP"): 1,
        ("AFP", "Le Quotidien"): 1,
        ("=rapport", "Le Quotidien"): 1,
    }
    assert graph.nodes["AFP"] == {"referent_id": "afp", "kind": "agency", "country": "FR", "attributions": 1}
    assert graph.nodes["Le Quotidien"]["attributions"] == 4
    assert graph.nodes["Le Quotidien"]["kind"] == "media"
    assert graph.get_edge_data("TASS", "Le Quotidien")[0]["first_date"] == "2024-03-01"


def test_tables_that_were_put_together_are_counted_whole() -> None:
    twice = pd.concat([claims(), claims()])
    graph = described_graph(gather(twice, DOCUMENTS))
    assert graph.get_edge_data("TASS", "Le Quotidien")[0]["weight"] == 2
    assert graph.nodes["AFP"]["attributions"] == 2


def test_where_the_outlet_is_unknown_it_ends_at_the_relays() -> None:
    graph = described_graph(gather(claims().assign(outlet=None), ()))
    assert {edge[:2] for edge in graph.edges} == {("préfet", "TASS"), ("TASS", "AFP")}
