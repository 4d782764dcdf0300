"""Label Studio: tasks whose predictions are the attributions, for a person to correct, and the labelling interface.

A region is a content, cue or source; relations tie the cue and the source to the content, whose regions carry mode,
stance, kind and referent. Offsets are code points, as Label Studio has counted since its release 1.5
(https://github.com/HumanSignal/label-studio-frontend/pull/308).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from attribution import __version__
from attribution.export.material import Claim, Material
from attribution.model import KINDS, MODES, STANCES, Document

_CHOICES = {"mode": MODES, "stance": STANCES, "kind": KINDS}


def files(material: Material) -> Iterator[tuple[str, bytes]]:
    """``label-studio/tasks.json`` to import, ``label-studio/config.xml`` to paste as the labelling interface."""
    tasks = [_task(document, claims) for document, claims in material.by_document()]
    yield (
        "label-studio/tasks.json",
        json.dumps(tasks, ensure_ascii=False, indent=1).encode("utf-8", "replace"),
    )
    yield "label-studio/config.xml", _interface().encode()


def _interface() -> str:
    choices = "\n".join(
        f'  <Choices name="{name}" toName="text" perRegion="true" whenTagName="label" whenLabelValue="content">\n'
        + "".join(f'    <Choice value="{value}"/>\n' for value in values)
        + "  </Choices>"
        for name, values in _CHOICES.items()
    )
    return f"""<View>
  <Relations><Relation value="has_cue"/><Relation value="has_source"/><Relation value="goes_on"/></Relations>
  <Labels name="label" toName="text">
    <Label value="content" background="#1f77b4"/>
    <Label value="cue" background="#ff7f0e"/>
    <Label value="source" background="#2ca02c"/>
  </Labels>
  <Text name="text" value="$text"/>
{choices}
  <TextArea name="referent" toName="text" perRegion="true" whenTagName="label" whenLabelValue="content"/>
</View>
"""


def _task(document: Document, claims: Iterable[Claim]) -> dict[str, object]:
    about = {
        "document_id": document.id,
        "date": document.date,
        "title": document.title,
        "outlet": document.outlet,
    }
    result = [each for claim in claims for each in _regions(claim, document.text)]
    return {
        "data": {"text": document.text, **about},
        "predictions": [{"model_version": f"attribution {__version__}", "result": result}],
    }


def _regions(claim: Claim, text: str) -> Iterator[dict[str, object]]:
    first = ""
    for number, (role, span) in enumerate(claim.parts):
        region = f"{claim.key}-{number}"
        value: dict[str, object] = {"start": span.start, "end": span.end, "text": span.of(text)}
        yield _given(region, "label", "labels", {**value, "labels": [role]})
        if first:
            tie = "goes_on" if role == "content" else f"has_{role}"
            yield {
                "type": "relation",
                "from_id": first,
                "to_id": region,
                "direction": "right",
                "labels": [tie],
            }
            continue
        first = region
        for name in _CHOICES:
            if claim.labels[name]:
                yield _given(region, name, "choices", {**value, "choices": [claim.labels[name]]})
        if claim.labels["referent"]:
            yield _given(region, "referent", "textarea", {**value, "text": [claim.labels["referent"]]})


def _given(region: str, name: str, sort: str, value: dict[str, object]) -> dict[str, object]:
    return {"id": region, "from_name": name, "to_name": "text", "type": sort, "value": value}
