"""Options that several subcommands take."""

from __future__ import annotations

import click

model_option = click.option(
    "--model",
    metavar="DIR|stanza",
    help="A folder of parser models, or “stanza” for Stanza's own in its resources folder. [default: the bundled ones]",
)
