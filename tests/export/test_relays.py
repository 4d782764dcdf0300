"""The graph of relays, read back by networkx."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import networkx as nx
import pytest

from attribution.export.material import gather
from attribution.export.relays import gexf_files, graphml_files, relay_graph
from tests.export.cases import DOCUMENTS, claims

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("files", "read"), [(gexf_files, nx.read_gexf), (graphml_files, nx.read_graphml)], ids=["gexf", "graphml"]
)
def test_what_is_written_reads_back(files: Callable[..., Any], read: Callable[..., Any]) -> None:
    material = gather(claims(), DOCUMENTS)
    ((_, content),) = files(material)
    graph, expected = read(BytesIO(content)), relay_graph(material)
    assert set(graph.edges) == set(expected.edges)
    for one, other in expected.edges:
        assert expected.edges[one, other].items() <= graph.edges[one, other].items()
    for node in expected.nodes:
        assert expected.nodes[node].items() <= graph.nodes[node].items()


def test_words_go_from_their_source_through_relays_to_the_outlet() -> None:
    graph = relay_graph(gather(claims(), DOCUMENTS))
    weights = {(one, other): edge["weight"] for one, other, edge in graph.edges(data=True)}
    assert weights == {
        ("tass", "Le Quotidien"): 1,
        ("person:prefet", "tass"): 1,  # the relay is the source of another row: one node
        ("tass", "afp"): 1,  # known to the knowledge base
        ("afp", "Le Quotidien"): 1,
        ("document:rapport", "Le Quotidien"): 1,
    }
    assert graph.nodes["afp"] == {"label": "AFP", "kind": "agency", "country": "FR", "attributions": 1}
    assert graph.nodes["Le Quotidien"]["attributions"] == 4
    assert graph.edges["tass", "Le Quotidien"]["first_date"] == "2024-03-01"


def test_where_the_outlet_is_unknown_it_ends_at_the_relays() -> None:
    assert set(relay_graph(gather(claims().assign(outlet=None), ())).edges) == {
        ("person:prefet", "tass"),
        ("tass", "afp"),
    }
