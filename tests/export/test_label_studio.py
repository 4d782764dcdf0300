"""Tasks and interface of Label Studio; its own library draws OpenCV and NLTK, so its rules are asked one by one."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree

from attribution.export.label_studio import files
from attribution.export.material import gather
from attribution.model import Analysis
from attribution.tables import attributions_table
from tests.export.cases import DOCUMENTS, claims
from tests.strategies import analyses


def read(content: bytes) -> list[dict[str, Any]]:
    return list(json.loads(content))


def test_regions_slice_the_text_and_use_the_interface() -> None:
    (_, tasks), (_, config) = files(gather(claims(), DOCUMENTS))
    interface = etree.fromstring(config)
    labels = {each.get("value") for each in interface.iter("Label", "Relation")}
    choices = {
        (each.get("name"), choice.get("value")) for each in interface.iter("Choices") for choice in each
    }
    first, second = read(tasks)
    assert first["data"]["text"] == DOCUMENTS[0].text
    assert second["data"]["document_id"] == "rapport"
    for task in (first, second):
        result = task["predictions"][0]["result"]
        names = {each["id"] for each in result if each["type"] == "labels"}
        for each in result:
            if each["type"] == "relation":
                assert {each["from_id"], each["to_id"]} <= names
                assert set(each["labels"]) <= labels
                continue
            assert each["id"] in names
            assert interface.find(f".//*[@name='{each['from_name']}']") is not None
            value = each["value"]
            if each["type"] == "labels":
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
                assert set(value["labels"]) <= labels
            if each["type"] == "choices":
                assert (each["from_name"], *value["choices"]) in choices
    ties = [each["labels"][0] for each in first["predictions"][0]["result"] if each["type"] == "relation"]
    assert sorted(ties) == ["goes_on", "has_cue", "has_cue", "has_source", "has_source"]


@pytest.mark.slow
@settings(max_examples=10)  # a table costs tens of milliseconds
@given(analysis=analyses())
def test_every_region_slices_its_text(analysis: Analysis) -> None:
    (_, tasks), _ = files(gather(attributions_table(analysis), analysis.documents))
    for task, document in zip(read(tasks), analysis.documents, strict=True):
        assert task["data"]["text"] == document.text
        for each in task["predictions"][0]["result"]:
            if each["type"] == "labels":
                value = each["value"]
                assert document.text[value["start"] : value["end"]] == value["text"]
