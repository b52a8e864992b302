"""The command line: one file a group of commands, no SQL in it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from typing import Any

import typer
from typer.core import TyperGroup

from claims.cli import actors, catalogue, db
from claims.cli.demo import demo
from claims.cli.extract import extract
from claims.cli.ingest import ingest
from claims.cli.listing import list_claims
from claims.cli.positions import positions
from claims.cli.show import show
from claims.cli.sql import sql
from claims.cli.telling import tell
from claims.cli.timeline import timeline
from claims.errors import ClaimsError

__all__ = ["app", "main"]

FAILED = 1
UNREADABLE = 2  # as of every argument that cannot be understood
INTERRUPTED = 130  # what shells give for a program ended by Ctrl-C

EXIT_CODES = """\b
Exit codes: 0 done, 1 failed, 2 usage, 3 not found, 4 schema out of date, 5 some inputs failed.
The database: --database, else CLAIMS_DATABASE_URL, else config.toml, else a file in your data folder."""


class ClaimsGroup(TyperGroup):
    """The one place where errors meant for the user are printed and become exit codes."""

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
            tell(f"claims: {error.object!r} is no text in UTF-8.")
            raise typer.Exit(UNREADABLE) from error
        except BrokenPipeError as broken:  # the reader of our output (head, a pager) has seen enough
            _discard_output()
            raise typer.Exit(0) from broken
        except OSError as error:
            _discard_output()
            tell(f"claims: {error.filename or 'The output'} cannot be written or read: {error.strerror or error}.")
            raise typer.Exit(FAILED) from error
        return result


COMMANDS: dict[str, Callable[..., None]] = {
    "demo": demo,
    "ingest": ingest,
    "extract": extract,
    "list": list_claims,
    "show": show,
    "positions": positions,
    "timeline": timeline,
    "sql": sql,
}
GROUPS: dict[str, typer.Typer] = {
    "sources": catalogue.sources,
    "actors": actors.app,
    "issues": catalogue.issues,
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
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Files and pipes get UTF-8 on every system. A file name that is no text holds halves of surrogate pairs:
            # no output can encode them, and written as escapes they leave JSON what it was.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    app()


def _discard_output() -> None:
    """Let what is still to be written go nowhere; Python would try again when it ends, and complain."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
