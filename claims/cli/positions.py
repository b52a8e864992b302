"""`claims positions`: who stands where."""

from __future__ import annotations

from typing import Annotated

import typer

from claims.cli.nothing import report_nothing
from claims.cli.options import (
    ActOption,
    ActorOption,
    AtOption,
    DatabaseOption,
    FormatOption,
    IssueOption,
    KnownOption,
    LimitOption,
    PublishedOption,
    SinceOption,
    SourceOption,
    SpeakerOption,
    StanceOption,
    TextOption,
    UntilOption,
    open_database,
)
from claims.cli.telling import tell

__all__ = ["positions"]

SHOWN = ("actor", "issue", "stance", "since", "until", "claims", "statements", "claim_id", "quote")


def positions(
    *,
    actor: ActorOption = None,
    issue: IssueOption = None,
    stance: StanceOption = None,
    at: AtOption = None,
    known: KnownOption = None,
    published: PublishedOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    history: Annotated[bool, typer.Option("--history", help="Also the positions that have ended.")] = False,
    speaker: SpeakerOption = None,
    act: ActOption = None,
    source: SourceOption = None,
    text: TextOption = None,
    limit: LimitOption = None,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Show who stands where, and the sentence that proves it.

    On a terminal it is a matrix; name an actor or an issue, and each stance comes with its sentence. The position of
    an actor is what it and those who speak for it said last; silence changes nothing. With --since or --until come
    the positions that stood at some time between. --speaker, --act, --source and --text leave out all other claims:
    where would the actor stand, had only these been said?

    \b
    Examples:
      claims positions --at 2022-02-20
      claims positions --actor Ukraine --history
      claims positions --issue nato-enlargement
      claims positions --issue ukraine-neutrality --published 2022-02-25 --format json
    """
    import sys

    from claims.asof import AsOf
    from claims.output import columns_of, records, write
    from claims.output.matrix import write_matrix
    from claims.query import Filters, PositionRow, list_positions
    from claims.words import Stance

    filters = Filters(
        speaker=speaker,
        actor=actor,
        issue=issue,
        act=act,
        stance=Stance[stance.name] if stance else None,
        source=source,
        since=since,
        until=until,
        text=text,
        limit=limit,
        asof=AsOf(at, known, published),
    )
    with open_database(database).reading() as session:
        scope = filters.scope(session)
        rows = list_positions(session, scope, history=history)
        if not rows:
            report_nothing(session, scope)
    one_a_cell = len({(row.actor_key, row.issue) for row in rows}) == len(rows)
    if output is None and sys.stdout.isatty() and one_a_cell and actor is None and issue is None and rows:
        write_matrix(rows, sys.stdout)
        tell("\nThe sentence behind each: claims positions --actor NAME, or --issue KEY")
    else:
        asked = {"actor": scope.actor, "issue": scope.issue}
        shown = [name for name in SHOWN if not asked.get(name)]
        write(records(rows), columns_of(PositionRow), output, shown=shown)
