"""``attribution explain``: why a text gives what it gives."""

from __future__ import annotations

import click

from attribution.cli.options import model_option
from attribution.errors import InputError


@click.command(short_help="Show why a claim was found in a text.")
@click.argument("text")
@model_option
def explain(text: str, model: str | None) -> None:
    """Show why a claim was found in TEXT: parse, construction, source, and what was rejected."""
    from attribution.explain import explain

    if not text.strip():
        raise InputError("The text is empty; give a sentence to explain, between quotation marks.")
    click.echo(explain(text, model=model))
