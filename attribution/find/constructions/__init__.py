"""The constructions, one file each; their order here means nothing (``choose.ORDER`` arbitrates)."""

from __future__ import annotations

from attribution.find.construction import Construction
from attribution.find.constructions.announced import announced
from attribution.find.constructions.colon import colon
from attribution.find.constructions.comme import comme
from attribution.find.constructions.fragment import fragment
from attribution.find.constructions.incise import incise
from attribution.find.constructions.infinitive import infinitive
from attribution.find.constructions.motif import motif
from attribution.find.constructions.noun import noun
from attribution.find.constructions.que import que
from attribution.find.constructions.question import question
from attribution.find.constructions.quote import quote
from attribution.find.constructions.selon import selon

CONSTRUCTIONS: tuple[Construction, ...] = (
    que,
    question,
    infinitive,
    quote,
    incise,
    fragment,
    selon,
    comme,
    motif,
    noun,
    colon,
    announced,
)
