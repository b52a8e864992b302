"""`claims list`: claims, filtered."""

from __future__ import annotations

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

__all__ = ["list_claims"]

SHOWN = ("id", "when", "speaker", "via", "act", "source", "content", "stances")


def list_claims(
    *,
    speaker: SpeakerOption = None,
    actor: ActorOption = None,
    issue: IssueOption = None,
    act: ActOption = None,
    stance: StanceOption = None,
    source: SourceOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    at: AtOption = None,
    known: KnownOption = None,
    published: PublishedOption = None,
    text: TextOption = None,
    limit: LimitOption = None,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """List claims, the latest said first.

    A claim is one sighting: a statement reported in three articles is three claims. A claim whose day is unknown
    counts from the last day it can have been said: that of publication.

    \b
    Examples:
      claims list --speaker Zelensky --since 2022-02-24
      claims list --actor Russia --issue nato-enlargement --stance opposes
      claims list --text ceasefire --format csv > ceasefire.csv
    """
    from claims.asof import AsOf
    from claims.output import columns_of, records, write
    from claims.query import ClaimRow, Filters
    from claims.query import list_claims as rows_of
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
        written = write(records(rows_of(session, scope)), columns_of(ClaimRow), output, shown=SHOWN)
        if not written:
            report_nothing(session, scope)
