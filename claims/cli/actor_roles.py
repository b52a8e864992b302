"""`claims actors role`: who speaks for whom, as what, and from when until when."""

from __future__ import annotations

from typing import Annotated

import typer

from claims.cli.lasting import ActorArgument, EndOption, FromOption, lasting, told
from claims.cli.options import DatabaseOption, open_database

__all__ = ["give_office"]


def give_office(
    actor: ActorArgument,
    principal: Annotated[str, typer.Argument(metavar="PRINCIPAL", help="For whom it speaks.")],
    office: Annotated[str, typer.Argument(metavar="OFFICE", help="As what, in small letters: spokesman, minister.")],
    *,
    start: FromOption = None,
    end: EndOption = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the role back, as never held.")] = False,
    database: DatabaseOption = None,
) -> None:
    """Let an actor speak for another, end that, or take it back.

    What the actor says in that time counts for whom it speaks. To end a role, name the day it ends; without --from the
    stored role is meant. To correct its first day, take it back and give it anew. Positions are derived again.

    \b
    Examples:
      claims actors role "Ada Holm" port-town mayor --from 2019-05-01
      claims actors role "Ada Holm" port-town mayor --until 2023-05-01
      claims actors role "Ada Holm" port-town mayor --remove

    \b
    Exit codes: 0 done (or so already), 2 usage, 3 no such actor or role.
    """
    from claims.curation import Post, changing, give_role, take_role
    from claims.errors import UsageError
    from claims.query.names import find_actor

    if remove and end is not None:
        message = "--remove takes a role back, whenever it ended."
        raise UsageError(message, hint="To end it, leave --remove out; to take it back, leave --until out.")
    before = None
    with changing(open_database(database)) as change:
        who, whom = find_actor(change.session, actor), find_actor(change.session, principal)
        post = Post(who.id, whom.id, office)
        if remove:
            after = take_role(change, post, start)
        else:
            before, after = give_role(change, post, start, end)
    if remove:
        typer.echo(f"{who.name} does not speak for {whom.name} as {after.office}{lasting(after)}: taken back.")
        return
    said = f"{who.name} speaks for {whom.name} as {after.office}{lasting(after)}"
    typer.echo(told(said, lasting(before).lstrip(", ") or "always" if before else None, changed=before != after))
