"""Options that several subcommands take."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from attribution.reading.columns import FIELDS
from attribution.reading.formats import FORMATS, TABLE
from attribution.reading.source import PACKED

Command = Callable[..., None]

articles_argument = click.argument(
    "paths", nargs=-1, required=True, metavar="FILES_OR_FOLDERS...", type=click.Path(path_type=Path)
)
model_option = click.option(
    "--model",
    metavar="DIR|stanza",
    help="A folder of parser models, or “stanza” for Stanza's own in its resources folder. [default: the bundled ones]",
)
workers_option = click.option(
    "--workers",
    default=1,
    show_default=True,
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that work side by side, a local cluster; one a core, and a gigabyte of memory for each.",
)
scheduler_option = click.option(
    "--scheduler",
    default="",
    metavar="ADDRESS",
    help="A Dask scheduler (tcp://HOST:PORT), whose workers do the work in place of this machine's.",
)
restart_option = click.option("--restart", is_flag=True, help="Do everything anew, whatever was done before.")
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print nothing but what went wrong.")


def reading_options(command: Command) -> Command:
    """How articles are read: the command gets ``columns`` and ``stdin_format``, as ``read_corpus`` takes them."""

    @wraps(command)
    def gathered(*args: Any, **given: Any) -> None:
        named = {field: given.pop(f"{field}_column") for field in FIELDS}
        command(*args, columns={field: name for field, name in named.items() if name}, **given)

    options = [
        click.option(f"--{field}-column", metavar="NAME", help=f"{_what(field)} [default: known names]")
        for field in FIELDS
    ]
    options.append(
        click.option(
            "--stdin-format",
            default="",
            type=click.Choice(("", *FORMATS)),
            metavar="ENDING",
            help="The format of standard input (-), as its ending: .csv. [default: by its first bytes]",
        )
    )
    for option in reversed(options):
        gathered = option(gathered)
    return gathered


def _what(field: str) -> str:
    return "The column, or JSON key, of the texts." if field == "text" else f"That of the {field}."


def formats_help() -> str:
    """The table of formats, for the end of a command's help."""
    rows = [(", ".join(each.endings), each.what) for each in TABLE]
    rows.append((", ".join(PACKED), "any of these, packed; a .zip may hold many"))
    width = max(len(endings) for endings, _ in rows)
    lines = [f"  {endings:{width}}  {what}" for endings, what in rows]
    return "\n".join(("\b", "What is read, in folders at any depth:", *lines))
