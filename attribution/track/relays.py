"""Who feeds whom: from the source by the agencies that carried its words to the outlet that printed them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    import networkx

COLUMNS = ("source", "target", "step", "attributions", "documents", "first_date")


def relays_table(rows: pd.DataFrame) -> pd.DataFrame:
    """The edges between sources, relays and outlets.

    Parameters
    ----------
    rows : DataFrame
        Rows as ``prepared`` makes them.

    Returns
    -------
    DataFrame
        source, target (names); step (source-relay, relay-relay, relay-outlet or source-outlet: what the two are to each
        other there); attributions, documents (how many went that way); first_date (ISO 8601; missing where none is
        dated). Most frequent first.
    """
    carried = rows["via"].str.split("; ")
    chain = pd.DataFrame({"name": rows["referent"], "role": "source", "place": 0})
    relays = carried.explode().dropna()
    chains = pd.concat(
        [
            chain,
            pd.DataFrame({"name": relays, "role": "relay", "place": 1 + relays.groupby(level=0).cumcount()}),
            pd.DataFrame({"name": rows["outlet"], "role": "outlet", "place": 1_000_000}),
        ]
    ).dropna(subset="name")
    chains = chains.reset_index(names="row").sort_values(["row", "place"], kind="stable")
    following = chains.groupby("row")[["name", "role"]].shift(-1).astype("string")
    edges = pd.DataFrame(
        {
            "row": chains["row"],
            "source": chains["name"],
            "target": following["name"],
            "step": chains["role"] + "-" + following["role"],
        }
    ).dropna(subset="target")
    edges = edges[edges["source"] != edges["target"]]
    edges["document_id"] = edges["row"].map(rows["document_id"])
    edges["day"] = edges["row"].map(rows["day"])
    groups = edges.sort_values("day", kind="stable").groupby(["source", "target", "step"])
    table = pd.DataFrame(
        {
            "attributions": groups.size(),
            "documents": groups["document_id"].nunique(),
            "first_date": groups["day"].first(),
        }
    ).reset_index()
    table = table.sort_values(
        ["attributions", "source", "target", "step"], ascending=[False, True, True, True]
    )
    return table[list(COLUMNS)].reset_index(drop=True).astype(_DTYPES)


_DTYPES = {
    "source": "string",
    "target": "string",
    "step": "string",
    "attributions": "Int64",
    "documents": "Int64",
    "first_date": "string",
}


def relay_graph(relays: pd.DataFrame) -> networkx.MultiDiGraph[str]:
    """The relays as a directed graph for networkx.

    Parameters
    ----------
    relays : DataFrame
        ``Tracks.relays``, or some of its rows, or what pandas read from relays.csv.

    Returns
    -------
    networkx.MultiDiGraph
        A node a name; an edge a row, with step, attributions, documents and first_date. There are two edges between two
        names where one is both source and relay for the other.
    """
    import networkx

    return networkx.from_pandas_edgelist(relays, edge_attr=True, create_using=networkx.MultiDiGraph)
