"""The scorer's definitions once more, as plainly as they can be said: slow, and with nothing of the package's in it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import Any

SMALL = ("le la les l un une des du de d m mme mr dr the a an of").split()
THRESHOLDS = {"content@0.5": 0.5, "content@0.8": 0.8, "content exact": 0.9999}
Row = dict[str, Any]


def counts(documents: list[tuple[str, list[Row], list[Row]]]) -> Counter[tuple[str, ...]]:
    """Numbers by figure and what is counted, of documents given as text, gold and found."""
    n: Counter[tuple[str, ...]] = Counter()
    for text, gold, found in documents:
        n["bad offsets",] += sum(any(end > len(text) for _, end in row["content"]) for row in found)
        for figure, least in THRESHOLDS.items():
            pairs = matched(text, gold, found, least)
            hard = {g: f for g, f in pairs.items() if not gold[g]["optional"]}
            counted = [
                f
                for f in range(len(found))
                if f in hard.values() or (f not in pairs.values() and not tolerated(text, gold, found[f]))
            ]
            asked = [g for g in gold if not g["optional"]]
            n[figure, "correct"] += len(hard)
            n[figure, "found"] += len(counted)
            n[figure, "gold"] += len(asked)
            if figure == "content@0.5":
                ask(n, asked, [found[f] for f in counted], [(gold[g], found[f]) for g, f in hard.items()])
    return n


def ask(n: Counter[tuple[str, ...]], gold: list[Row], found: list[Row], pairs: list[tuple[Row, Row]]) -> None:
    for row in gold:
        n["mode", row["mode"], "gold"] += 1
        n["agency", "gold"] += row["kind"] == "agency"
    for row in found:
        n["agency", "found"] += row["kind"] == "agency"
        n["construction", row["construction"], "found"] += 1
    for g, f in pairs:
        names = [g["referent"], *g["aliases"]] if g["referent"] else []
        right = any(same(f["referent"], name) for name in names) if names else not f["referent"].strip()
        agency = g["kind"] == f["kind"] == "agency"
        n["pairs",] += 1
        n["mode", g["mode"], "correct"] += 1
        n["construction", f["construction"], "correct"] += 1
        n["construction", f["construction"], "referent"] += right
        n["referent",] += right
        n["agency", "correct"] += right and agency
        n["source",] += touch(g["source"], f["source"]) if g["source"] else not f["source"]
        for field in ("kind", "mode", "stance"):
            n[field,] += g[field] == f[field]
        n["via", "gold"] += bool(g["via"])
        n["via",] += bool(g["via"]) and same(f["via"], g["via"])


def matched(text: str, gold: list[Row], found: list[Row], least: float) -> dict[int, int]:
    """Found by gold: again and again the best pair of those left."""
    shares = {(g, f): share(text, gold[g], found[f]) for g in range(len(gold)) for f in range(len(found))}
    pairs: dict[int, int] = {}
    while True:
        left = [
            (shared + touch(gold[g]["cue"], found[f]["cue"]) / 4, -g, -f)
            for (g, f), shared in shares.items()
            if shared >= least and g not in pairs and f not in pairs.values()
        ]
        if not left:
            return pairs
        _, g, f = max(left)
        pairs[-g] = -f


def share(text: str, gold: Row, found: Row) -> float:
    a, b = letters(text, gold), letters(text, found)
    return len(a & b) / len(a | b) if a | b else 0.0


def tolerated(text: str, gold: list[Row], row: Row) -> bool:
    """Whether it shares at least half with an optional one: half of the shorter of the two."""
    b = letters(text, row)
    optional = [letters(text, g) for g in gold if g["optional"]]
    return any(2 * len(a & b) >= max(1, min(len(a), len(b))) for a in optional)


def letters(text: str, row: Row) -> set[int]:
    return {
        place
        for start, end in row["content"]
        for place in range(start, end)
        if text[place : place + 1].isalnum()
    }


def touch(a: tuple[int, int] | None, b: tuple[int, int] | None) -> bool:
    return bool(a and b and set(range(*a)) & set(range(*b)))


def same(found: str, name: str) -> bool:
    a, b = words(found), words(name)
    part = set(a) <= set(b) and bool(a and b) and (a[0] == b[0] or a[-1] == b[-1])
    return bool(a and b) and (set(b) <= set(a) or part)


def words(name: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return [w for w in "".join(c if c.isalnum() else " " for c in plain).split() if w not in SMALL]
