"""`claims actors merge|split`: which actors are one, and which are not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.options import DatabaseOption, open_database

if TYPE_CHECKING:
    from sqlmodel import Session

__all__ = ["ByOption", "ReasonOption", "decider", "merge_actors", "split_actor"]

ReasonOption = Annotated[
    str, typer.Option("--reason", metavar="TEXT", help="Why; kept with the judgement.", show_default=False)
]
ByOption = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who decides; else the login name.", show_default=False)
]


def merge_actors(
    kept: Annotated[str, typer.Argument(metavar="KEPT", help="The actor that stays: a key, a name or an alias.")],
    others: Annotated[list[str], typer.Argument(metavar="OTHER", help="Who is the same.")],
    *,
    reason: ReasonOption,
    by: ByOption = None,
    overrule: Annotated[
        bool, typer.Option("--overrule", help="Take back the judgement that they are different.")
    ] = False,
    across_kinds: Annotated[
        bool, typer.Option("--across-kinds", help="Merge a person with an organisation, and the like.")
    ] = False,
    database: DatabaseOption = None,
) -> None:
    """Judge actors to be one: the others are folded into the first.

    Nothing is rewritten: from now on what was stored of any of them is read as the first one's, its names, its roles
    and its positions. `claims actors split` takes it back; --known shows what stood before.

    \b
    Examples:
      claims actors merge zelensky zelenskiy --reason "two spellings of one name"
      claims actors merge ada-holm "A. Holm" "Mayor Holm" --reason "same person, see the town's page" --by desk

    \b
    Exit codes: 0 merged, 1 refused (one already, judged different, or of different kinds), 2 usage, 3 no such actor.
    """
    from claims.curation import changing, merge_all

    by = decider(by)
    with changing(open_database(database)) as change:
        kept_id = named_exactly(change.session, kept)
        other_ids = [named_exactly(change.session, other) for other in others]
        merged = merge_all(
            change, kept_id, other_ids, by=by, reason=reason, overrule=overrule, across_kinds=across_kinds
        )
    for into, folded in merged:
        typer.echo(f"{folded.name} ({folded.key}) is {into.name} ({into.key}) from now on.")


def split_actor(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="Whom to take out, by its own key.")],
    *,
    other: Annotated[
        str | None,
        typer.Option("--from", metavar="OTHER", help="Whom it is not; else the one it is folded into."),
    ] = None,
    reason: ReasonOption,
    by: ByOption = None,
    database: DatabaseOption = None,
) -> None:
    """Judge two actors to be different: take a merge back, or keep one from being made.

    What was folded into another stands by itself again, with whatever was folded into it before. Two that were never
    one need --from: nothing changes but that they are not suggested, and not merged unless somebody overrules it.

    \b
    Examples:
      claims actors split zelenskiy --reason "a namesake"
      claims actors split "John Smith" --from john-smith-2 --reason "father and son"

    \b
    Exit codes: 0 done, 1 refused (nothing to take back, or judged so already), 2 usage, 3 no such actor.
    """
    from claims.curation import changing, split

    by = decider(by)
    with changing(open_database(database)) as change:
        actor_id = named_exactly(change.session, actor)
        other_id = named_exactly(change.session, other) if other is not None else None
        one, another, undone = split(change, actor_id, other_id, by=by, reason=reason)
    typer.echo(f"{one.name} ({one.key}) and {another.name} ({another.key}) are different.")
    if undone is not None:
        typer.echo(f"The merge by {undone.decided_by} on {undone.created_at:%Y-%m-%d} is taken back: {undone.reason}")


def decider(by: str | None) -> str:
    """Give who decides: as said, else the login name; raises UsageError where there is none."""
    if by is not None:
        return by
    from getpass import getuser

    from claims.errors import UsageError

    try:
        return getuser()
    except (ImportError, KeyError, OSError) as error:
        message = "Nobody is logged in by a name."
        raise UsageError(message, hint="Say who decides: --by NAME.") from error


def named_exactly(session: Session, name: str) -> int:
    """Find an actor by its own key, folded or not, else as everywhere by key, name or alias; give its id."""
    from claims.curation import actor_keyed
    from claims.query.names import find_actor

    keyed = actor_keyed(session, name)
    return keyed.id or 0 if keyed is not None else find_actor(session, name).id
