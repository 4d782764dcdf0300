"""Attributions that may well be of one statement, for laws about tracks."""

from __future__ import annotations

import pandas as pd
from hypothesis import strategies as st

_STATEMENTS = (
    "nous garderons douze quais ouverts aux céréaliers jusqu'au dégel du printemps",
    "le port fermera cet hiver parce que la glace revient avant janvier",
    "personne ne viendra",
)


@st.composite
def contents(draw: st.DrawFn) -> str:
    """A piece of one statement or of two together, perhaps negated or of another number."""
    told = " ".join(draw(st.lists(st.sampled_from(_STATEMENTS), min_size=1, max_size=2, unique=True)))
    words = told.split()
    start = draw(st.integers(0, len(words) - 1))
    end = draw(st.integers(start + 1, len(words)))
    piece = " ".join(words[start:end])
    return draw(
        st.sampled_from([piece, f"« {piece} »", f"ne {piece} pas", piece.replace("douze", "vingt"), "", "…"])
    )


@st.composite
def tables(draw: st.DrawFn, prefix: str = "d", year: int = 2024, max_size: int = 9) -> pd.DataFrame:
    """Rows of up to four documents; each document has one date, or none."""
    dates = draw(st.lists(st.dates().map(lambda day: f"{year}-{day.month:02d}-10"), min_size=4, max_size=4))
    dated = draw(st.lists(st.booleans(), min_size=4, max_size=4))
    rows = []
    for number in range(draw(st.integers(0, max_size))):
        document = draw(st.integers(0, 3))
        source = draw(st.sampled_from([None, "Anne Morvan", "Boris Kelner", "Morvan"]))
        rows.append(
            {
                "document_id": f"{prefix}{document}",
                "attribution_id": f"{prefix}{document}#{number}",
                "date": dates[document] if dated[document] else None,
                "mode": draw(st.sampled_from(["direct", "indirect", "mixed"])),
                "stance": draw(st.sampled_from(["asserted", "denied"])),
                "content": draw(contents()),
                "referent_id": f"person:{source}" if source else None,
                "referent": source,
                "kind": "person" if source else None,
                "via": draw(st.sampled_from([None, "AFP", "TASS; AFP"])),
                "outlet": draw(st.sampled_from([None, "Journal"])),
            }
        )
    columns = [
        "document_id", "attribution_id", "date", "mode", "stance", "content", "referent_id", "referent", "kind", "via",
        "outlet",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns).astype("string")
