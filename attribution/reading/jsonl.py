"""JSON Lines: a record a line; or one array of records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain

from attribution.errors import InputError
from attribution.model import Document, Failure
from attribution.reading.columns import Columns, document_of, matcher
from attribution.reading.lines import read_lines
from attribution.reading.source import LONGEST_FILE, Source


def read_jsonl(source: Source, columns: Columns) -> Iterator[Document | Failure]:
    """The articles of a file of JSON objects, one a line; blank lines are passed over.

    Parameters
    ----------
    source : Source
        JSON Lines (``.jsonl``, ``.ndjson``), told by the first line from an array of objects, or one object, that goes
        on over many lines (``.json``); a line that holds an array may hold several articles, too.
    columns : mapping of str to str
        The key of each field that the user named; a record may have keys of its own.

    Yields
    ------
    Document or Failure
        A Failure, with file and line number, for a line that is no JSON, and for a record that is no object or holds
        no text.
    """
    keys, absent = matcher(columns, "it"), set(columns)
    for number, line in enumerate(_lines(source), start=1):
        if isinstance(line, str) and not line.strip():
            continue
        records = _records(line)
        for place, record in enumerate(records):
            name = f"{source.name}-{number + place}"
            try:
                if isinstance(record, InputError):
                    raise record
                found = keys(tuple(record))
                absent -= set(found)
                yield document_of(record, found, name)
            except InputError as problem:
                where = f"line {number}" + (f", article {place + 1}" if len(records) > 1 else "")
                yield Failure(name, f"{source.path}, {where}: {str(problem).removesuffix('.')}.")
    for field in sorted(absent - {"text"}):
        source.notify(f"{source.path} has no key {columns[field]!r} in any line; no {field} is known.")


def _lines(source: Source) -> Iterator[str | InputError]:
    """The lines; all of them as one where the first opens what ends on another."""
    lines = read_lines(source)
    first = next(lines, "")
    if isinstance(first, str) and (first.strip() == "{" or (first.lstrip()[:1] == "[" and not _ends(first))):
        yield _joined(first, lines)
    else:
        yield from chain([first], lines)


def _ends(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _joined(first: str, lines: Iterator[str | InputError]) -> str | InputError:
    held, length = [first], len(first)
    for line in lines:
        if isinstance(line, InputError):
            return line
        held.append(line)
        length += len(line)
        if length > LONGEST_FILE:
            return InputError(
                f"it is an array of more than {LONGEST_FILE // 10**6} MB; save it as JSON Lines, an article a line"
            )
    return "".join(held)


def _records(line: str | InputError) -> list[dict[str, object] | InputError]:
    if isinstance(line, InputError):
        return [line]
    try:
        value = json.loads(line)
    except json.JSONDecodeError as problem:
        line_number = f"line {problem.lineno}, " if problem.lineno > 1 else ""
        message = problem.msg.removesuffix(" at")
        return [InputError(f"this is no JSON ({message}, {line_number}column {problem.colno})")]
    except RecursionError:
        return [InputError("this is no JSON that can be read (nested too deep)")]
    except ValueError:  # a number of more digits than Python reads
        return [InputError("this is no JSON that can be read (a number is too long)")]
    no_object = InputError("this is no JSON object: { … } is expected")
    return [each if isinstance(each, dict) else no_object for each in _listed(value)]


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) and value else [value]
