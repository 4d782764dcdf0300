"""The command, a file a subcommand. What is heavy is imported where it is used, so that help answers at once."""

from __future__ import annotations

import signal
import sys
from typing import NoReturn

import click

from attribution import __version__
from attribution.cli.columns import columns
from attribution.cli.completion import completion
from attribution.cli.draft import draft
from attribution.cli.evaluate import evaluate
from attribution.cli.explain import explain
from attribution.cli.export import export
from attribution.cli.parse import parse
from attribution.cli.report import report
from attribution.cli.run import run
from attribution.cli.track import track
from attribution.errors import AttributionError

_OUTCOME = """
\b
Exit status: 0 all went well; 1 some documents failed (they are named, and listed in errors.csv);
2 nothing was done, and one sentence says why; 130 it was stopped, with Ctrl-C say.
"""
_STOPPED = 130  # as of every command under Unix


class _Commands(click.Group):
    """The subcommands, any of which Ctrl-C ends in one sentence.

    Click's own word, Aborted, comes with status 1, which here is of documents that failed.
    """

    def invoke(self, ctx: click.Context) -> object:
        """Run the subcommand that was asked for."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as stop:
            click.echo(f"attribution: Stopped. {str(stop) or 'The same command starts it again.'}", err=True)
            sys.exit(_STOPPED)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=_OUTCOME)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Find who is the source of which claim in French news.

    Start with: attribution run ARTICLES -o reports
    """


for command in (run, parse, track, report, explain, evaluate, draft, export, columns, completion):
    cli.add_command(command)


def main() -> NoReturn:
    """Run the command; a mistake of the user's is one sentence and exit status 2, never a traceback."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a cluster ends its jobs so: like Ctrl-C
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that knows no « must not stop anything
            stream.reconfigure(errors="replace")
    try:
        cli(prog_name="attribution")
    except SystemExit as end:
        if end.code == _STOPPED:  # a second Ctrl-C must not tear what is being put away
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        raise
    except AttributionError as problem:
        click.echo(f"attribution: {problem}", err=True)
        sys.exit(2)
    except OSError as problem:
        click.echo(
            f"attribution: The computer does not go on ({problem}); what is done is kept. Mend that, and start "
            "the same command again.",
            err=True,
        )
        sys.exit(2)
    sys.exit(0)
