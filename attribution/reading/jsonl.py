"""JSON Lines: a record a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from attribution.errors import InputError
from attribution.model import Document, Failure
from attribution.reading.columns import Columns, document_of, matcher
from attribution.reading.lines import read_lines
from attribution.reading.source import Source


def read_jsonl(source: Source, columns: Columns) -> Iterator[Document | Failure]:
    """The articles of a file of JSON objects, one a line; blank lines are passed over.

    Parameters
    ----------
    source : Source
        JSON Lines (``.jsonl``, ``.ndjson``).
    columns : mapping of str to str
        The key of each field that the user named; a line may have keys of its own.

    Yields
    ------
    Document or Failure
        A Failure, with file and line number, for a line that is no JSON object or holds no text.
    """
    keys, absent = matcher(columns, "it"), set(columns)
    for number, line in enumerate(read_lines(source), start=1):
        if isinstance(line, str) and not line.strip():
            continue
        name = f"{source.name}-{number}"
        try:
            record = _record(line)
            found = keys(tuple(record))
            absent -= set(found)
            yield document_of(record, found, name)
        except InputError as problem:
            yield Failure(name, f"{source.path}, line {number}: {str(problem).removesuffix('.')}.")
    for field in sorted(absent - {"text"}):
        source.notify(f"{source.path} has no key {columns[field]!r} in any line; no {field} is known.")


def _record(line: str | InputError) -> dict[str, object]:
    if isinstance(line, InputError):
        raise line
    try:
        record = json.loads(line)
    except json.JSONDecodeError as problem:
        raise InputError(
            f"this is no JSON ({problem.msg.removesuffix(' at')}, column {problem.colno})"
        ) from None
    except RecursionError:
        raise InputError("this is no JSON that can be read (nested too deep)") from None
    except ValueError:  # a number of more digits than Python reads
        raise InputError("this is no JSON that can be read (a number is too long)") from None
    if not isinstance(record, dict):
        raise InputError("this is no JSON object: { … } is expected")
    return record
