"""`claims review`: what people decide on claims, one by one; by itself a queue to go through at a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from claims.cli.filtering import filtered_but
from claims.cli.options import DatabaseOption, open_database
from claims.cli.review_agreement import agreement, disagreements
from claims.cli.review_decide import (
    BlindOption,
    CoderOption,
    accept_claims,
    coder_named,
    correct_claim,
    reject_claims,
    undo_decision,
)
from claims.cli.review_lists import list_decisions, list_queue, list_second_look
from claims.cli.telling import counted, tell

if TYPE_CHECKING:
    from claims.cli.review_desk import Desk, Waiting
    from claims.database import Database
    from claims.query import Filters

__all__ = ["app"]


@filtered_but("at", "known", "published")
def review(
    ctx: typer.Context,
    *,
    filters: Filters,
    coder: CoderOption = None,
    blind: BlindOption = False,
    database: DatabaseOption = None,
) -> None:
    """Decide on claims, the most doubtful and most consequential first: accept, reject, correct, undo.

    By itself it shows one claim after the other at the terminal; ? tells the keys. Every decision is kept at once, so
    leave whenever you like: what was decided does not come again. First comes what needs a second look. With --blind
    you see only what the program found, and your decisions change nothing: they are for `claims review agreement`.

    \b
    Examples:
      claims review
      claims review --actor Russia --limit 20 --coder ada
      claims review --blind --coder bo
    """
    from claims.errors import UsageError

    if ctx.invoked_subcommand is not None:
        given = [name for name in ctx.params if (source := ctx.get_parameter_source(name)) and source.name != "DEFAULT"]
        if given:
            message = f"--{given[0].replace('_', '-')} stands before `{ctx.invoked_subcommand}`."
            raise UsageError(message, hint=f"Write: claims review {ctx.invoked_subcommand} … --{given[0]} …")
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        message = "The queue is gone through at a terminal, and this is none."
        raise UsageError(message, hint="For scripts: claims review queue, accept, reject, correct, undo, list.")
    opened, named = open_database(database), coder_named(coder)
    waiting = _waiting(opened, filters, named, blind=blind)
    if not waiting:
        typer.echo("No claim waits for you.")
        return
    _go_through(opened, waiting, named, blind=blind)


def _waiting(database: Database, filters: Filters, coder: str, *, blind: bool) -> list[Waiting]:
    """Give what waits: first what needs a second look, where nothing narrows the queue, then the claims by priority."""
    from dataclasses import replace

    from claims.cli.review_desk import Waiting
    from claims.query import Filters
    from claims.query.review_queue import waiting
    from claims.query.second_look import second_look

    with database.reading() as session:
        everything = replace(filters, limit=None) == Filters()
        again = second_look(session) if everything and not blind else []
        first = [Waiting(row.id, (f"a second look: {row.why}",)) for row in again]
        ids = waiting(session, filters.scope(session), coder, blind=blind)
    looked_at = {each.claim_id for each in first}
    return [*first, *(Waiting(claim_id) for claim_id in ids if claim_id not in looked_at)][: filters.limit]


def _go_through(database: Database, claims: list[Waiting], coder: str, *, blind: bool) -> None:
    from rich.console import Console

    from claims.cli.review_asking import Asking
    from claims.cli.review_desk import Desk
    from claims.cli.review_keyboard import keyboard

    with keyboard() as keys:
        desk = Desk(Asking(keys, Console(highlight=False), database), coder, blind, claims)
        try:
            desk.run()
        except EOFError:
            desk.leave()
        except KeyboardInterrupt:
            tell(f"\nStopped. {_kept(desk)}")
            raise
    typer.echo(f"\n{_kept(desk)}" if desk.left else f"{desk.message}\nThat was all that waits. {_kept(desk)}")


def _kept(desk: Desk) -> str:
    """Say how many decisions were made, and how to go on where claims are left."""
    kept = f"{counted(len(desk.kept), 'decision')} kept."
    left = len(desk.claims) - desk.place
    return f"{kept} {counted(left, 'claim')} not gone through: the same command takes them up." if left else kept


app = typer.Typer(
    rich_markup_mode=None,
    invoke_without_command=True,
)
app.callback()(review)
app.command("queue")(list_queue)
app.command("second-look")(list_second_look)
app.command("accept")(accept_claims)
app.command("reject")(reject_claims)
app.command("correct")(correct_claim)
app.command("undo")(undo_decision)
app.command("list")(list_decisions)
app.command("agreement")(agreement)
app.command("disagreements")(disagreements)
