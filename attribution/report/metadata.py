"""``csv-metadata.json``: what the columns of the CSV files are, for programs.

One file in two vocabularies that do not meet: ``tables`` are those of CSV on the Web (https://www.w3.org/TR/tabular-metadata/,
whose readers look for a file of this name beside the CSV), ``resources`` those of a Frictionless data package
(https://specs.frictionlessdata.io/table-schema/).
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attribution import __version__
from attribution.errors import OutputError
from attribution.report.files import temporary, way_out
from attribution.tables import CATEGORIES, KEYS, REFERENCES, Column, known_columns

NAME = "csv-metadata.json"

_GUARDED = "A text cell that begins like a formula has an apostrophe before it that is no part of the text."
_TYPES = {
    "Int64": "integer",
    "float64": "number",
    "boolean": "boolean",
}  # the same words in both; else a string


def write_metadata(names: Iterable[str], directory: str | Path, *, raw: bool = False) -> Path:
    """Write ``csv-metadata.json`` beside the CSV files that it describes.

    Parameters
    ----------
    names : iterable of str
        The names of the files, which ``write_tables`` has written.
    directory : str or path
        The folder that holds them.
    raw : bool
        Whether they were written with ``raw=True``.

    Returns
    -------
    path
        The file; it appears whole or not at all.

    Raises
    ------
    OutputError
        Where it cannot be written.
    """
    path = Path(directory, NAME)
    part = temporary(path)
    try:
        columns = {name: list(_columns(Path(directory, name))) for name in names}
        text = json.dumps(metadata(columns, raw=raw), ensure_ascii=False, indent=1)
        part.write_text(f"{text}\n", encoding="utf-8")
        os.replace(part, path)
    except OSError as problem:
        raise OutputError(f"{path} cannot be written ({problem.strerror}); {way_out(problem)}.") from None
    finally:
        part.unlink(missing_ok=True)
    return path


def metadata(columns: Mapping[str, Iterable[Column]], *, raw: bool = False) -> dict[str, Any]:
    """What ``csv-metadata.json`` holds, for the columns of each file."""
    files = {name: list(each) for name, each in columns.items()}
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "lineTerminators": "\r\n"},
        "dc:title": "Attributions",
        "dc:creator": f"attribution {__version__}",
        "dc:description": "" if raw else _GUARDED,
        "tables": [_csvw(name, each, files) for name, each in files.items()],
        "name": "attributions",
        "title": "Attributions",
        "description": "" if raw else _GUARDED,
        "resources": [_resource(name, each, files) for name, each in files.items()],
    }


def _columns(path: Path) -> Iterator[Column]:
    """The columns that a file has, as the contract of its table says them; those that it does not know as text."""
    known = {column.name: column for column in known_columns(path.stem)}
    with open(path, encoding="utf-8-sig", newline="") as file:
        for name in next(csv.reader(file)):
            yield known.get(name, Column(name, "string", "A column of your own.", "not given"))


def _csvw(name: str, columns: Iterable[Column], files: Mapping[str, Any]) -> dict[str, Any]:
    described = [
        {
            "name": column.name,
            "titles": column.name,
            "dc:description": _sentence(column),
            "datatype": _csvw_type(column),
            "required": not column.missing,
        }
        for column in columns
    ]
    schema: dict[str, Any] = {"columns": described}
    if key := KEYS.get(Path(name).stem):
        schema["primaryKey"] = list(key)
    if references := [
        {"columnReference": column, "reference": {"resource": target, "columnReference": column}}
        for column, target in _references(name, files)
    ]:
        schema["foreignKeys"] = references
    return {"url": name, "tableSchema": schema}


def _csvw_type(column: Column) -> str | dict[str, str]:
    if column.dtype == "category":
        return {"base": "string", "format": "|".join(CATEGORIES[column.name])}
    if column.dtype == "boolean":
        return {"base": "boolean", "format": "True|False"}
    return _TYPES.get(column.dtype, "string")


def _resource(name: str, columns: Iterable[Column], files: Mapping[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in columns], "missingValues": [""]}
    if key := KEYS.get(Path(name).stem):
        schema["primaryKey"] = list(key)
    if references := [
        {"fields": [column], "reference": {"resource": Path(target).stem, "fields": [column]}}
        for column, target in _references(name, files)
    ]:
        schema["foreignKeys"] = references
    form = {
        "type": "table",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
    }
    return {"name": Path(name).stem, "path": name, **form, "schema": schema}


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {} if column.missing else {"required": True}
    if column.dtype == "category":
        constraints["enum"] = list(CATEGORIES[column.name])
    field: dict[str, Any] = {"name": column.name, "type": _TYPES.get(column.dtype, "string")}
    return {
        **field,
        "description": _sentence(column),
        **({"constraints": constraints} if constraints else {}),
    }


def _references(name: str, files: Mapping[str, Iterable[Column]]) -> Iterator[tuple[str, str]]:
    """The columns that name rows of another file, each with that file."""
    there = {column.name for column in files[name]}
    for column, target in REFERENCES.get(Path(name).stem, {}).items():
        if column in there and f"{target}.csv" in files:
            yield column, f"{target}.csv"


def _sentence(column: Column) -> str:
    return f"{column.meaning} Empty: {column.missing}." if column.missing else column.meaning
