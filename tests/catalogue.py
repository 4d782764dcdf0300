"""docs/constructions.md, made of what the constructions say of themselves: ``python -m tests.catalogue`` writes it.

Do it after a construction, a step, the cue words or ``confidence.toml`` have changed.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from attribution.find import CONSTRUCTIONS, Construction
from attribution.find.choose import ORDER
from attribution.find.choose import __doc__ as order_of_choice
from attribution.find.citing import citing
from attribution.find.continued import continued
from attribution.find.dialogue import dialogue
from attribution.find.floating import floating
from attribution.lang.lexicon import Cue, load_lexicon
from attribution.resolve import STEPS
from attribution.tables.confidence import Precision, load_precisions

FILE = Path(__file__).parent.parent / "docs" / "constructions.md"
AFTERWARDS = (citing, floating, dialogue, continued)
"""What looks for more beside what the constructions have found."""
_FRAMES = {"comme": ("que", "incise", "quote"), "incise": ("incise", "quote"), "selon": ("selon", "pour")}
"""The frames that license a construction, where its name alone does not say so."""
_MARKED = re.compile(r"\{(cue|source|content|via):([^}]*)\}")
_STYLES = {"content": "**{}**", "cue": "*{}*", "source": "<ins>{}</ins>", "via": "<ins>{}</ins> (via)"}

_HEAD = """\
# Constructions

A construction is one way of French to say who said what. Each row of `attributions.csv` names the one that found it, in
the column `construction`, and in `resolution` the step that told who its source is. This page lists them all: the
words that license each, sentences in which it fires and sentences in which it must not, and how often its rows were
right. What counts as an attribution at all, the [guidelines](guidelines.md) say.

It is written by `python -m tests.catalogue` from the constructions themselves; the sentences are their tests.

In the examples the **content** is bold, the *cue* in italics, the <ins>source</ins> underlined. *Rows* counts what was
found in the articles of [corpus/](../corpus/README.md); *true* is the share of these rows that say nothing false: the
content is right, and the source is right or left open. The share of a few rows says little.

"""
_ORDER = """
## Which one wins

Several constructions may claim the same words. What stands is decided by a written order:
{order}.

{rules}

"""
_STEPS = """\
## Who the source is

Steps stand in a written order; each says who a source is or abstains, and the first that says it wins. What stands in
the source's place decides which of them are asked: a noun phrase, a pronoun, or nothing.

"""


def catalogue() -> str:
    """The page as it should be."""
    sections = [*map(_construction, CONSTRUCTIONS), *map(_afterwards, AFTERWARDS)]
    return "".join([_HEAD, _contents(), *sections, _chosen(), _STEPS, _steps()])


def _contents() -> str:
    names = [(c.id, c.summary) for c in CONSTRUCTIONS] + [(f.__name__, _summary(f)) for f in AFTERWARDS]
    rows = [
        (f"[`{name}`](#{name})", _first(summary), *_share(load_precisions().get(name, {}).values()))
        for name, summary in names
    ]
    return _table(("construction", "in short", "rows", "true"), rows)


def _construction(each: Construction) -> str:
    parts = [f"\n## {each.id}", _plain(each.summary), _licensed(each.id)]
    parts += [
        f"It fires in\n\n{_items(each.matches)}",
        f"and not in\n\n{_items(each.rejects)}" if each.rejects else "",
    ]
    reference = each.reference.replace("GUIDELINES", "[guidelines](guidelines.md)")
    parts += [f"Described in: {_plain(reference)}." if reference else ""]
    return "\n".join(f"{part}\n" for part in parts if part)


def _afterwards(find: Callable[..., object]) -> str:
    """The section of what looks beside the constructions; its docstring goes on with parameters."""
    name = find.__name__
    parts = [f"\n## {name}", _plain(_summary(find)), _licensed(name)]
    return "\n".join(f"{part}\n" for part in parts if part)


def _licensed(name: str) -> str:
    """The cue words of a construction, by part of speech, counted and listed."""
    lexicon = load_lexicon()
    verbs = [verb for group in lexicon.verbs.values() for verb in group]
    sorts: dict[str, Sequence[Cue]] = {
        "verbs": verbs,
        "nouns": list(lexicon.nouns.values()),
        "prepositions and phrases": (*lexicon.prepositions, *lexicon.conditional),
    }
    frames = _FRAMES.get(name, (name,))
    lists = []
    for sort, cues in sorts.items():
        words = sorted(cue.lemma for cue in cues if any(_of(frame, frames) for frame in cue.frames))
        if words:
            lists.append(
                f"<details><summary>Licensed by {len(words)} {sort}</summary>\n\n{', '.join(words)}\n\n</details>"
            )
    return "\n\n".join(lists) or "Licensed by no word: the shape alone tells."


def _of(frame: str, frames: Iterable[str]) -> bool:
    """Whether a frame is one of ``frames`` or a part of it: ``noun_que`` of ``noun``."""
    return any(frame == each or frame.startswith(f"{each}_") for each in frames)


def _chosen() -> str:
    rules = (order_of_choice or "").partition("\n\n")[2]
    order = ", ".join(f"`{name}`" for name in ORDER)
    return _ORDER.format(order=order, rules=_plain(rules))


def _steps() -> str:
    every: dict[str, list[Precision]] = {}
    for steps in load_precisions().values():
        for step, precision in steps.items():
            every.setdefault(step, []).append(precision)
    rows: list[Sequence[str]] = [
        (f"`{step.name}`", step.on, _first(_summary(step.resolve)), *_share(every.get(step.name, ())))
        for step in STEPS
    ]
    rows.append(
        (
            "(empty)",
            "any",
            "Every step abstained: the row says what was said, not by whom.",
            *_share(every[""]),
        )
    )
    return _table(("step", "on", "in short", "rows", "true"), rows)


def _share(precisions: Iterable[Precision]) -> tuple[str, str]:
    whole = sum(precisions, Precision())
    return (str(whole.found), f"{whole.true / whole.found:.0%}") if whole.found else ("0", "–")


def _items(examples: Iterable[str]) -> str:
    return "".join(f"- {_MARKED.sub(_styled, _escaped(example))}\n" for example in examples).rstrip()


def _styled(found: re.Match[str]) -> str:
    return _STYLES[found[1]].format(found[2])


def _escaped(text: str) -> str:
    """A sentence of an example, in which nothing is Markdown."""
    return re.sub(r"([\\`*_<>|\[\]])", r"\\\1", text)


def _plain(docstring: str) -> str:
    """A docstring as Markdown: its code marks are single."""
    return docstring.replace("``", "`").strip()


def _summary(function: Callable[..., object]) -> str:
    return (inspect.getdoc(function) or "").partition("\n\n")[0]


def _first(summary: str) -> str:
    """A summary in one line of a table."""
    return " ".join(_plain(summary).split()).replace("|", "\\|")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    FILE.write_text(catalogue(), encoding="utf-8")
