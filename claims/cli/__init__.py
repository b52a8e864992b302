"""The command line: one file a group of commands, no SQL in it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import typer
from typer.core import TyperGroup

from claims.cli import actors, catalogue, db, documents, facts, issues, review, runs, statements
from claims.cli.compare import compare
from claims.cli.conflicts import conflicts
from claims.cli.demo import demo
from claims.cli.extract import extract
from claims.cli.ingest import ingest
from claims.cli.listing import list_claims
from claims.cli.positions import positions
from claims.cli.reextract import reextract
from claims.cli.shifts import shifts
from claims.cli.show import show
from claims.cli.sql import sql
from claims.cli.streams import discard, prepare_streams, take_signals_for_ctrl_c
from claims.cli.telling import tell
from claims.cli.timeline import timeline
from claims.errors import ClaimsError, quoted

__all__ = ["app", "main"]

FAILED = 1
UNREADABLE = 2  # as of every argument that cannot be understood
INTERRUPTED = 130  # what shells give for a program ended by Ctrl-C; here by SIGTERM or SIGHUP too

NO_VALUE = "it is empty. Give a value, or leave the option out."

EXIT_CODES = """\b
Exit codes: 0 done, 1 failed, 2 usage, 3 not found, 4 schema out of date, 5 some inputs failed,
130 interrupted (Ctrl-C or a signal to end).
The database: --database, else CLAIMS_DATABASE_URL, else config.toml, else a file in your data folder."""


class ClaimsGroup(TyperGroup):
    """The one place where errors meant for the user are printed and become exit codes."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Refuse an option whose value is empty, as a variable of a script is that was never set."""
        for word, behind in pairwise([*args, "the end"]):
            option, given, value = word.partition("=")
            if option.startswith("--") and option != "--" and not (value if given else behind):
                raise typer.BadParameter(NO_VALUE, ctx=ctx, param_hint=option)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; turn a ClaimsError into its message on standard error and its exit code."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()  # what cannot be written is to be found out here, not when Python ends
        except ClaimsError as error:
            tell(f"claims: {error}")
            raise typer.Exit(error.exit_code) from error
        except KeyboardInterrupt as interrupt:
            raise typer.Exit(INTERRUPTED) from interrupt
        except UnicodeEncodeError as error:  # an argument of bytes that no database can store or look for
            tell(f"claims: {quoted(error.object)} is no text in UTF-8.")
            raise typer.Exit(UNREADABLE) from error
        except BrokenPipeError as broken:  # the reader of our output (head, a pager) has seen enough
            discard(sys.stdout)
            raise typer.Exit(0) from broken
        except OSError as error:
            raise typer.Exit(_unusable(error)) from error
        return result


COMMANDS: dict[str, Callable[..., None]] = {
    "demo": demo,
    "ingest": ingest,
    "extract": extract,
    "reextract": reextract,
    "list": list_claims,
    "show": show,
    "positions": positions,
    "timeline": timeline,
    "shifts": shifts,
    "conflicts": conflicts,
    "compare": compare,
    "sql": sql,
}
GROUPS: dict[str, typer.Typer] = {
    "sources": catalogue.sources,
    "actors": actors.app,
    "issues": issues.app,
    "statements": statements.app,
    "documents": documents.app,
    "facts": facts.app,
    "review": review.app,
    "runs": runs.app,
    "db": db.app,
}

app = typer.Typer(
    name="claims",
    cls=ClaimsGroup,
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    epilog=EXIT_CODES,
    help="Track who said what, when, where it was reported, and how positions moved.",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from claims import package_version

        typer.echo(f"claims {package_version()}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: bool = typer.Option(False, "--version", callback=_show_version, is_eager=True, help="Show the version."),
) -> None:
    """Track who said what, when, where it was reported, and how positions moved."""


for _name, _command in COMMANDS.items():
    app.command(_name)(_command)
for _name, _group in GROUPS.items():
    app.add_typer(_group, name=_name)


def main() -> None:
    """Run the command line."""
    prepare_streams()
    take_signals_for_ctrl_c()
    try:
        app()
    except OSError as error:  # of --help or --version, which run before any command does
        sys.exit(_unusable(error))


def _unusable(error: OSError) -> int:
    """Say what cannot be written or read; give the exit code."""
    discard(sys.stdout)
    tell(f"claims: {error.filename or 'The output'} cannot be written or read: {error.strerror or error}.")
    return FAILED
