"""Who feeds whom: from the source by the agencies that carried its words to the outlet that printed them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from attribution.tables import promised

if TYPE_CHECKING:
    import networkx

_LAST = 1_000_000  # where the outlet stands in a chain: behind any relay


def relays_table(rows: pd.DataFrame) -> pd.DataFrame:
    """The edges between sources, relays and outlets.

    Parameters
    ----------
    rows : DataFrame
        An attributions table, or some of its rows; dates are ISO 8601.

    Returns
    -------
    DataFrame
        As ``TABLES["relays"]`` says; most frequent first.
    """
    links = chains(rows)
    following = links.groupby("row")[["name", "role"]].shift(-1)
    edges = pd.DataFrame(
        {
            "source": links["name"],
            "target": following["name"],
            "step": links["role"] + "-" + following["role"],
            "document_id": links["row"].map(rows["document_id"]),
            "day": links["row"].map(rows["date"].astype("string").str[:10]),
        }
    ).dropna(subset="target")
    edges = edges[edges["source"] != edges["target"]]
    groups = edges.groupby(["source", "target", "step"])
    table = pd.DataFrame(
        {
            "attributions": groups.size(),
            "documents": groups["document_id"].nunique(),
            "first_date": groups["day"].min(),
            "last_date": groups["day"].max(),
        }
    ).reset_index()
    order = ["attributions", "source", "target", "step"]
    return promised(table.sort_values(order, ascending=[False, True, True, True]), "relays")


def chains(rows: pd.DataFrame) -> pd.DataFrame:
    """Through whose hands the words of each row went.

    Parameters
    ----------
    rows : DataFrame
        As for ``relays_table``.

    Returns
    -------
    DataFrame
        ``row`` (the row's index), ``name`` and ``role``: its source, then its relays from the nearest on, then its
        outlet; whoever is unknown is left out.
    """
    relays = rows["via"].astype("string").str.split("; ").explode().dropna()
    places = (
        (rows["referent"], "source", 0),
        (relays, "relay", 1 + relays.groupby(level=0).cumcount()),
        (rows["outlet"], "outlet", _LAST),
    )
    links = pd.concat(
        [
            pd.DataFrame({"name": names.astype("string"), "role": role, "place": at})
            for names, role, at in places
        ]
    )
    links = links.dropna(subset="name").rename_axis("row").reset_index()
    return links.sort_values(["row", "place"], kind="stable")[["row", "name", "role"]].astype(
        {"role": "string"}
    )


def relay_graph(relays: pd.DataFrame) -> networkx.MultiDiGraph[str]:
    """The relays as a directed graph for networkx.

    Parameters
    ----------
    relays : DataFrame
        ``Tracks.relays``, or some of its rows, or what pandas read from relays.csv.

    Returns
    -------
    networkx.MultiDiGraph
        A node a name; an edge a row, with step, attributions (also as ``weight``), documents, first_date and last_date
        (empty where unknown). There are two edges between two names where one is both source and relay for the other.
    """
    import networkx

    dated = relays.astype({"step": "string"}).fillna({"first_date": "", "last_date": ""})
    edges = dated.assign(weight=relays["attributions"])
    return networkx.from_pandas_edgelist(edges, edge_attr=True, create_using=networkx.MultiDiGraph)
