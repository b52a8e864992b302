"""`claims actors`: who there is, and the table of the commands that say so."""

from __future__ import annotations

from collections.abc import Callable

import typer

from claims.cli.actor_import import import_actors
from claims.cli.actor_links import merge_actors, split_actor
from claims.cli.actor_names import add_actor, give_form
from claims.cli.actor_roles import give_office
from claims.cli.catalogue import NameArgument, show_one, write_rows
from claims.cli.options import DatabaseOption, FormatOption, KindOption, LimitOption, TextOption, open_database
from claims.cli.suggest import suggest_actors

__all__ = ["app"]

SHOWN = ("key", "name", "kind", "country", "claims", "issues")


def list_actors(
    *,
    kind: KindOption = None,
    text: TextOption = None,
    limit: LimitOption = None,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """List the actors, those with most claims first; what is folded into another is counted there.

    \b
    Examples:
      claims actors list --limit 20
      claims actors list --text kyiv
      claims actors list --kind person --format csv > people.csv
    """
    from claims.query.catalogue import ActorRow
    from claims.query.catalogue import list_actors as rows_of

    with open_database(database).reading() as session:
        write_rows(rows_of(session, text, limit, kind), ActorRow, output, SHOWN)


def show_actor(name: NameArgument, *, output: FormatOption = None, database: DatabaseOption = None) -> None:
    """Show one actor: its names, who speaks for whom, and who was judged to be the same or another.

    The key of an actor that is folded shows the one it is folded into.

    \b
    Examples:
      claims actors show Kremlin
      claims actors show ukraine --format json
    """
    from claims.query import show_actor as actor_of

    show_one(actor_of, name, output, database)


COMMANDS: dict[str, Callable[..., None]] = {
    "list": list_actors,
    "show": show_actor,
    "add": add_actor,
    "alias": give_form,
    "role": give_office,
    "merge": merge_actors,
    "split": split_actor,
    "suggest": suggest_actors,
    "import": import_actors,
}

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Who holds positions: people, organisations, governments."
)
for _name, _command in COMMANDS.items():
    app.command(_name)(_command)
