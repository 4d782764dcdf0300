"""A small corpus with everything that a page must show, made without a parser."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from attribution.model import (
    Analysis,
    Attribution,
    Candidate,
    Document,
    Failure,
    Kind,
    Mode,
    Resolution,
    Span,
    Stance,
)
from attribution.report.html.folder import TrackTables
from attribution.tables import attributions_table

HOSTILE_ID = "<script>alert(1)</script>"
HOSTILE = '"><img src=x onerror="document.title=1">'

CONVOI = Document(
    "convoi",
    "TASS a indiqué que le Kremlin a assuré à l'agence que la route est libre.\n\n"
    "« Nous passerons », a-t-il ajouté, « et vite ». Kiev a démenti que la route soit libre 🚚.",
    title="Un convoi passe",
    date="2023-09-17",
    outlet="La Gazette",
    author="A. Plume",
    url="https://example.org/convoi",
)
GREVE = Document(
    "greve/rail",
    "« La route est libre », a dit un témoin.",
    date="2023-09-19",
    outlet="Radio Nord",
    url="javascript:alert(1)",
)
EVIL = Document(
    HOSTILE_ID,
    f"{HOSTILE} a déclaré que {HOSTILE} </script><script>alert(2)</script> &amp; fin.",
    title=HOSTILE,
    outlet=HOSTILE,
    author=HOSTILE,
    url=f"https://example.org/{HOSTILE}",
)
SILENT = Document("muet", "Il pleut.", date="2023-09-18")
DOCUMENTS = (CONVOI, GREVE, EVIL, SILENT)


def claim(
    document: Document,
    content: str | tuple[str, ...],
    cue: str = "",
    source: str = "",
    *,
    referent: tuple[str, str, Kind, str] = ("", "", "", ""),
    mode: Mode = "indirect",
    stance: Stance = "asserted",
    via: tuple[str, ...] = (),
) -> Attribution:
    """An attribution whose parts are where they first stand in the text."""

    def span(part: str) -> Span:
        start = document.text.index(part)
        return Span(start, start + len(part))

    pieces = (content,) if isinstance(content, str) else content
    key, name, kind, country = referent
    return Attribution(
        document.id,
        Candidate(
            construction="que",
            sentence=0,
            content=tuple(span(piece) for piece in pieces),
            cue=span(cue) if cue else None,
            cue_lemma=cue.split()[-1] if cue else "",
            source=span(source) if source else None,
            stance=stance,
        ),
        mode,
        Resolution(key, name, kind, country, via, "known_name" if name else ""),
    )


TASS: tuple[str, str, Kind, str] = ("tass", "TASS", "agency", "RU")
KREMLIN: tuple[str, str, Kind, str] = ("kremlin", "Kremlin", "government", "RU")
EVIL_SOURCE: tuple[str, str, Kind, str] = (f"person:{HOSTILE}", HOSTILE, "person", "")

ANALYSIS = Analysis(
    DOCUMENTS,
    (
        claim(
            CONVOI,
            "le Kremlin a assuré à l'agence que la route est libre",
            "a indiqué",
            "TASS",
            referent=TASS,
        ),
        claim(CONVOI, "la route est libre", "a assuré", "le Kremlin", referent=KREMLIN, via=("TASS",)),
        claim(
            CONVOI,
            ("« Nous passerons »", "« et vite »"),
            "a-t-il ajouté",
            "il",
            referent=KREMLIN,
            mode="direct",
        ),
        claim(
            CONVOI,
            "la route soit libre",
            "a démenti",
            "Kiev",
            referent=("state:UA", "Ukraine", "government", "UA"),
            stance="denied",
        ),
        claim(
            GREVE,
            "« La route est libre »",
            "a dit",
            "un témoin",
            referent=("", "", "anonymous", ""),
            mode="direct",
        ),
        claim(EVIL, f"{HOSTILE} </script>", "a déclaré", HOSTILE, referent=EVIL_SOURCE, via=(HOSTILE,)),
    ),
    (Failure(HOSTILE, HOSTILE),),
)


def table() -> pd.DataFrame:
    """The attributions of the corpus."""
    return attributions_table(ANALYSIS)


def tracks() -> TrackTables:
    """One statement in two papers, given to two sources, and cut; tables as the tracking makes them."""
    rows = table()
    rows["track_id"] = rows["attribution_id"]
    first = rows["attribution_id"][rows["cue"] == "a assuré"].iloc[0]
    both = rows["cue"].isin(["a assuré", "a dit"])
    rows.loc[both, "track_id"] = first
    rows["variant"] = "same"
    rows.loc[rows["cue"] == "a dit", "variant"] = "altered"
    row = {
        "track_id": first,
        "representative": "la route est libre",
        "attributions": 2,
        "documents": 2,
        "documents_distinct": 2,
        "outlets": 2,
        "first_date": "2023-09-17",
        "last_date": "2023-09-19",
        "days_alive": 3,
        "source_conflict": True,
        "conflicting_sources": f"Kremlin (1), {HOSTILE} (1)",
        "stance_conflict": False,
        "wording_changed": True,
    }
    alone = {**row, "track_id": "alone", "documents": 1, "representative": "seule"}
    variants = [
        (first, "la route est libre", "same", 1, None, False),
        (first, "« La route est libre »", "altered", 1, "la {+grande+} route [-n'-] est <b> libre", True),
    ]
    columns = ["track_id", "wording", "variant", "attributions", "difference", "wording_changed"]
    return TrackTables(
        rows.astype("string"),
        pd.DataFrame([row, alone]).convert_dtypes(),
        pd.DataFrame(variants, columns=columns).convert_dtypes(),
    )


def many(number: int) -> tuple[tuple[Document, ...], pd.DataFrame]:
    """So many documents like the first one, of the length of an article, and their attributions table."""
    longer = CONVOI.text + "\n\n" + "Le convoi a poursuivi sa route sans incident notable. " * 70
    documents = tuple(replace(CONVOI, id=f"convoi-{n:04}", text=longer) for n in range(number))
    own = [each for each in ANALYSIS.attributions if each.document_id == CONVOI.id]
    found = [replace(each, document_id=document.id) for document in documents for each in own * 4]
    return documents, attributions_table(Analysis(documents, tuple(found)))
