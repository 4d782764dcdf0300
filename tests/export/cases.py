"""Two articles with whatever formats stumble over, and the attributions that stand in them."""

from __future__ import annotations

import pandas as pd

from attribution.model import Attribution, Candidate, Document, Mode, Resolution, Span
from attribution.tables import attributions_table

# Characters beyond the basic plane, a form feed, both line ends, markup, formulas; contents that nest, cross, and run
# over a paragraph's end.
FIRST = Document(
    "dépêche/1 & <b>",
    "😀 Titre <script>\r\n\r\nTASS a indiqué que le préfet avait dit : « =1+1,\f c'est fini »\n\n« Rien de plus. »\n",
    title="Dépêche & co",
    date="2024-03-01",
    outlet="Le Quotidien",
    url="https://example.org/?a=1&b=2",
)
SECOND = Document(
    "rapport", "Selon un rapport, du pain manque. 😀 Fin.", date="2024-03-02", outlet="Le Quotidien"
)
DOCUMENTS = (FIRST, SECOND)


def attributions() -> list[Attribution]:
    tass = Resolution("tass", "TASS", "agency", "RU", (), "known_name")
    prefect = Resolution("person:prefet", "préfet", "person", "", ("TASS", "AFP"), "phrase")
    report = Resolution("document:rapport", "=rapport", "document", "", (), "phrase")
    return [
        _found(FIRST, "indirect", tass, "TASS", "a indiqué", "le préfet avait dit : « =1+1,\f c'est fini »"),
        _found(
            FIRST, "direct", prefect, "le préfet", "avait dit", "« =1+1,\f c'est fini »", "« Rien de plus. »"
        ),
        _found(FIRST, "indirect", Resolution(), None, None, "fini »\n\n« Rien"),
        _found(SECOND, "indirect", report, "un rapport", "Selon", "du pain manque"),
    ]


def claims() -> pd.DataFrame:
    return attributions_table(attributions(), DOCUMENTS)


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _found(
    document: Document, mode: Mode, who: Resolution, source: str | None, cue: str | None, *content: str
) -> Attribution:
    source_, cue_ = (None if part is None else place(document.text, part) for part in (source, cue))
    spans = tuple(place(document.text, piece) for piece in content)
    return Attribution(document.id, Candidate("que", 0, spans, cue_, cue or "", source_), mode, who)
