"""INCEpTION: UIMA CAS as XMI, by dkpro-cassis, with a layer for the parts of attributions and one that ties them.

Import ``TypeSystem.xml`` under *Layers* of the project's settings, then the documents as *UIMA CAS XMI (XML 1.0)*.
Offsets in XMI count UTF-16 units; cassis turns them from and into code points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cassis import Cas, TypeSystem

from attribution.export.material import Claim, Material
from attribution.export.write import file_names
from attribution.export.xml import xml_text

PART = "webanno.custom.AttributionPart"
TIE = "webanno.custom.AttributionTie"
FEATURES = "attribution_id mode stance referent_id referent kind country via construction resolution".split()
"""What a content carries besides its role."""


def files(material: Material) -> Iterator[tuple[str, bytes]]:
    """``inception/TypeSystem.xml`` and ``inception/ID.xmi``, one a document."""
    types = _types()
    yield "inception/TypeSystem.xml", str(types.to_xml()).encode("utf-8")
    names = file_names(document.id for document in material.documents)
    for document, claims in material.by_document():
        cas = _cas(document.text, claims, types)
        yield f"inception/{names[document.id]}.xmi", str(cas.to_xmi()).encode("utf-8")


def _types() -> TypeSystem:
    types = TypeSystem()
    part = types.create_type(PART, "uima.tcas.Annotation")
    for name in ("role", *FEATURES):
        types.create_feature(part, name, "uima.cas.String")
    tie = types.create_type(TIE, "uima.tcas.Annotation")
    for name in ("Governor", "Dependent"):
        types.create_feature(tie, name, PART)
    types.create_feature(tie, "role", "uima.cas.String")
    return types


def _cas(text: str, claims: Iterable[Claim], types: TypeSystem) -> Cas:
    cas = Cas(types, sofa_string=xml_text(text), document_language="fr")
    part, tie = types.get_type(PART), types.get_type(TIE)
    for claim in claims:
        first = None
        for role, span in claim.parts:
            each = part(begin=span.start, end=span.end, role=role, attribution_id=xml_text(claim.id))
            if first is None:
                first = each
                for name in FEATURES[1:]:
                    setattr(each, name, xml_text(claim.labels[name]) or None)
            else:
                cas.add(tie(begin=span.start, end=span.end, role=role, Governor=first, Dependent=each))
            cas.add(each)
    return cas
