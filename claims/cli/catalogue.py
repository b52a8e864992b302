"""`claims sources`: who published; and how lists and single things are written, here and for actors and issues."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claims.cli.options import DatabaseOption, FormatOption, LimitOption, TextOption, open_database
from claims.cli.telling import tell
from claims.words import Format

if TYPE_CHECKING:
    from sqlmodel import Session

__all__ = ["NameArgument", "show_one", "sources", "write_rows"]

SHOWN_OF_SOURCES = ("key", "name", "kind", "documents", "claims", "last_published_on")

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="A key or a name; of an actor also an alias.")]


def list_sources(
    *, text: TextOption = None, limit: LimitOption = None, output: FormatOption = None, database: DatabaseOption = None
) -> None:
    """List the sources by name, with their documents and claims.

    \b
    Examples:
      claims sources list
      claims sources list --text wire --format json
    """
    from claims.query.catalogue import SourceRow
    from claims.query.catalogue import list_sources as rows_of

    with open_database(database).reading() as session:
        write_rows(rows_of(session, text, limit), SourceRow, output, SHOWN_OF_SOURCES)


def show_source(name: NameArgument, *, output: FormatOption = None, database: DatabaseOption = None) -> None:
    """Show one source with its documents.

    \b
    Example:
      claims sources show bloomberg
    """
    from claims.query import show_source as source_of

    show_one(source_of, name, output, database)


def write_rows(rows: Sequence[Any], row: type[Any], output: Format | None, shown: Sequence[str] | None = None) -> None:
    """Write a list, and say so on standard error where it is empty."""
    from claims.output import columns_of, records, write

    if not write(records(rows), columns_of(row), output, shown=shown):
        tell("claims: none found.")


def show_one(find: Callable[[Session, str], Any], name: str, output: Format | None, database: str | None) -> None:
    """Write what is found under a name."""
    from claims.output import write_record

    with open_database(database).reading() as session:
        found = find(session, name)
    write_record(found, output)


sources = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Who published: outlets, wires, ministries.")
sources.command("list")(list_sources)
sources.command("show")(show_source)
