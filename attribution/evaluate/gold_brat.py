"""Gold as brat standoff: a ``.txt`` file with the text, an ``.ann`` file with the annotations.

A Content is tied to its Cue and its Source by the relations ``has_cue`` and ``has_source``, and carries the attributes
Mode, Stance, Kind and Optional; who the source is stands in the note of the Content::

    referent: Agence France-Presse | alias: AFP | via: TASS | remark: unsure

See https://brat.nlplab.org/standoff.html.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from attribution.errors import GoldError
from attribution.evaluate.gold import GoldAttribution, GoldDocument, one_of
from attribution.model import KINDS, MODES, STANCES, Span

CONFIGURATION = f"""\
[entities]
Content
Cue
Source

[relations]
has_cue\tArg1:Content, Arg2:Cue
has_source\tArg1:Content, Arg2:Source
<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
Mode\tArg:Content, Value:{"|".join(MODES)}
Stance\tArg:Content, Value:{"|".join(STANCES)}
Kind\tArg:Content, Value:{"|".join(KINDS)}
Optional\tArg:Content
"""
"""brat's ``annotation.conf`` for these annotations."""

# brat reads the .ann file by lines, which all of these but the tab end; the tab parts what stands on one.
_LINE_BREAKS = r"\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"
_LINE_END = re.compile(f"[{_LINE_BREAKS}]")
_IN_LINE = re.compile(f"[^{_LINE_BREAKS}]+")
_PROPERTY = re.compile(r"[AM]\S*\t(\S+) (\S+)(?: (\S+))?\s*")
_LINES = {
    "T": re.compile(r"(T\S*)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)"),
    "R": re.compile(r"R\S*\t(\S+) \S+?:(\S+) \S+?:(\S+)\s*"),
    "A": _PROPERTY,
    "M": _PROPERTY,  # as older versions of brat begin what are now attributes
    "#": re.compile(r"#\S*\t\S+ (\S+)\t(.*)"),
}
"""What brat's lines look like, by the letter that they begin with."""
_FIELDS = ("referent", "alias", "via", "remark")
# In a note these could not be told from what parts its fields, or would not stay as they are.
_ESCAPED = re.compile(r"[\\|\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]|^\s|\s$")
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


def write_brat(document: GoldDocument) -> str:
    """The text of a document's ``.ann`` file."""
    return "".join(f"{line}\n" for line in _lines(document))


def _lines(document: GoldDocument) -> Iterator[str]:
    marks, ties, properties, notes = count(1), count(1), count(1), count(1)
    drawn: dict[tuple[str, Span], str] = {}  # one cue may have several contents
    for each in document.attributions:
        content = f"T{next(marks)}"
        yield _mark(content, "Content", each.content, document.text)
        for role, part in (("Cue", each.cue), ("Source", each.source)):
            if part is None:
                continue
            if (role, part) not in drawn:
                drawn[role, part] = f"T{next(marks)}"
                yield _mark(drawn[role, part], role, [part], document.text)
            yield f"R{next(ties)}\thas_{role.lower()} Arg1:{content} Arg2:{drawn[role, part]}"
        for name, value in (("Mode", each.mode), ("Stance", each.stance), ("Kind", each.kind)):
            if value:
                yield f"A{next(properties)}\t{name} {content} {value}"
        if each.optional:
            yield f"A{next(properties)}\tOptional {content}"
        if note := _note(each):
            yield f"#{next(notes)}\tAnnotatorNotes {content}\t{note}"


def _mark(name: str, role: str, spans: Iterable[Span], text: str) -> str:
    pieces = in_lines(text, spans)
    offsets = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
    return f"{name}\t{role} {offsets}\t{_words(text, pieces)}"


def _words(text: str, pieces: Iterable[Span]) -> str:
    """What a line repeats of the text, on that one line."""
    return _LINE_END.sub(" ", " ".join(piece.of(text) for piece in pieces))


def in_lines(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans as brat can keep them: in order, apart from each other, none across the end of a line.

    Spans that touch or overlap are one. What holds nothing but line ends stays as it is.
    """
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    found = (_IN_LINE.finditer(text, span.start, span.end) for span in joined)
    return tuple(Span(*piece.span()) for pieces in found for piece in pieces) or tuple(joined)


def _note(each: GoldAttribution) -> str:
    values = [("referent", each.referent), *(("alias", alias) for alias in each.aliases), ("via", each.via)]
    return " | ".join(f"{name}: {_ESCAPED.sub(_escape, value)}" for name, value in values if value)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


@dataclass(frozen=True, slots=True)
class _Marked:
    """What the lines of one ``.ann`` file say, by the names that they give."""

    spans: dict[str, tuple[str, tuple[Span, ...]]] = field(default_factory=dict)
    ties: dict[tuple[str, str], str] = field(default_factory=dict)
    properties: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    notes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def read_brat(path: Path, name: str) -> GoldDocument:
    """Read an ``.ann`` file and the ``.txt`` file beside it.

    Lines of other types than ours (events, normalisations, your own entities) are left alone. Without a Stance a
    content is asserted.

    Raises
    ------
    GoldError
        Where a file cannot be read, is of another text, or an annotation is not finished: it names the place.
    """
    text, marked = _read(path.with_suffix(".txt")), _Marked()
    where = str(path)
    try:
        for number, line in enumerate(_read(path).split("\n"), start=1):
            where = f"{path}, line {number}"
            _take(line.rstrip("\r"), text, marked)
        where = str(path)
        return GoldDocument(name, text, tuple(_attributions(marked)))
    except ValueError as problem:
        raise GoldError(f"{where}: {problem}; correct it in brat.") from None


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as problem:
        raise GoldError(
            f"{path} cannot be read ({problem.strerror}); .ann and .txt belong together."
        ) from None
    except UnicodeDecodeError as problem:
        raise GoldError(f"{path} is no UTF-8 ({problem}); brat writes nothing else.") from None


def _take(line: str, text: str, marked: _Marked) -> None:
    """Note down what one line says; the first letter tells its sort."""
    sort = line[:1]
    if sort not in _LINES:
        return
    found = _LINES[sort].fullmatch(line)
    if found is None:
        raise ValueError("this line is not as brat writes it")
    if sort == "T":
        name, role, offsets, words = found.groups()
        marked.spans[name] = (role, _spans(offsets, words, text))
    elif sort == "R":
        tie, content, part = found.groups()
        known = marked.ties.setdefault((content, tie), part)
        if known != part:
            raise ValueError(f"{content} {tie} {known} and {part}, where one is all it can have")
    elif sort == "#":
        marked.notes[found[1]].append(found[2])
    else:
        marked.properties[found[2]][found[1]] = found[3] or found[1]


def _spans(offsets: str, words: str, text: str) -> tuple[Span, ...]:
    """The pieces of a mark; ``words`` is what the line repeats of the text."""
    spans = tuple(Span(*map(int, piece.split())) for piece in offsets.split(";"))
    if not all(0 <= span.start < span.end <= len(text) for span in spans):
        raise ValueError(f"{offsets} does not lie in the text of {len(text)} characters")
    if _words(text, spans) != words:
        raise ValueError(
            f"at {offsets} the text does not say {words!r}, so it was changed after it was annotated"
        )
    return spans


def _attributions(marked: _Marked) -> Iterator[GoldAttribution]:
    loose = {name: role for name, (role, _) in marked.spans.items() if role in ("Cue", "Source")}
    for name, (role, spans) in marked.spans.items():
        if role != "Content":
            continue
        parts = {tie: _tied(name, tie, marked) for tie in ("has_cue", "has_source")}
        for part in (marked.ties.get((name, tie), "") for tie in parts):
            loose.pop(part, None)
        properties, note = marked.properties[name], _fields(name, marked.notes[name])
        yield GoldAttribution(
            content=spans,
            cue=parts["has_cue"],
            source=parts["has_source"],
            referent=" ".join(note["referent"]),
            aliases=tuple(note["alias"]),
            kind=one_of(("", *KINDS), properties.get("Kind", ""), f"Kind of {name}"),
            via="; ".join(note["via"]),
            mode=one_of(MODES, properties.get("Mode"), f"Mode of {name}"),
            stance=one_of(STANCES, properties.get("Stance", "asserted"), f"Stance of {name}"),
            optional="Optional" in properties,
        )
    if loose:
        name, role = next(iter(loose.items()))
        raise ValueError(
            f"the {role} {name} is tied to no Content; draw has_{role.lower()} to it, or remove it"
        )


def _tied(content: str, tie: str, marked: _Marked) -> Span | None:
    """The cue or source of a content, from its first character to its last."""
    part = marked.ties.get((content, tie))
    if part is None:
        return None
    role, spans = marked.spans.get(part, ("nothing", ()))
    if role != tie.removeprefix("has_").capitalize():
        raise ValueError(f"{content} {tie} {part}, which is {role}")
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _fields(name: str, notes: Iterable[str]) -> dict[str, list[str]]:
    """The values of a note by field, in order."""
    values: dict[str, list[str]] = {each: [] for each in _FIELDS}
    for part in (part.strip() for note in notes for part in note.split("|")):
        key, colon, value = part.partition(":")
        if part and (not colon or key.strip().lower() not in values):
            raise ValueError(
                f"the note of {name} says {part!r}, which is none of its fields ({', '.join(_FIELDS)}); "
                "write “remark: …” before what is none"
            )
        if part:
            values[key.strip().lower()].append(
                _ESCAPE.sub(lambda found: chr(int(found[1], 16)), value.strip())
            )
    return values
