"""`claims review queue|second-look|list`: what waits for a coder, and what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.catalogue import write_rows
from claims.cli.filtering import filtered_but
from claims.cli.options import DatabaseOption, FormatOption, LimitOption, open_database
from claims.cli.review_decide import BlindOption, CoderOption, coder_named

if TYPE_CHECKING:
    from claims.query import Filters

__all__ = ["list_decisions", "list_queue", "list_second_look"]

SHOWN_OF_QUEUE = ("id", "priority", "who", "act", "when", "content", "stances", "why")
SHOWN_OF_DECISIONS = (
    "id", "recorded_at", "coder", "decision", "field", "issue", "old", "new", "claim_id", "note", "undone_by",
)  # fmt: skip
SHOWN_OF_SECOND_LOOK = ("id", "why", "coder", "decided_at", "content", "source")


@filtered_but("at", "known", "published")
def list_queue(
    *,
    filters: Filters,
    coder: CoderOption = None,
    blind: BlindOption = False,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """List the claims that wait to be decided on, the most doubtful and most consequential first.

    The priority of a claim is its doubt times its consequence; why says what they come from. With --blind those that
    the coder has not decided on, whatever others did. What needs a second look stands in `claims review second-look`.

    \b
    Examples:
      claims review queue --limit 20
      claims review queue --actor Russia --issue nato-enlargement --format json
      claims review queue --coder ada --blind
    """
    from claims.query.review_queue import QueueRow, queue_rows, waiting

    with open_database(database).reading() as session:
        ids = waiting(session, filters.scope(session), coder_named(coder), blind=blind)
        write_rows(list(queue_rows(session, ids)), QueueRow, output, SHOWN_OF_QUEUE)


def list_second_look(*, output: FormatOption = None, database: DatabaseOption = None) -> None:
    """List the claims whose decision could not be carried along, for the text or the program changed.

    What was confirmed and has no certain place any more is gone until somebody looks: accept it to leave it so, reject
    it if it was none. What was rejected and stands at another place now is there again, until somebody decides.

    \b
    Example:
      claims review second-look --format csv
    """
    from claims.query.second_look import SecondLookRow, second_look

    with open_database(database).reading() as session:
        write_rows(second_look(session), SecondLookRow, output, SHOWN_OF_SECOND_LOOK)


def list_decisions(
    *,
    coder: Annotated[str | None, typer.Option("--coder", metavar="NAME", help="Only those of this coder.")] = None,
    claim: Annotated[
        str | None, typer.Option("--claim", metavar="ID", help="Only those on this claim, under every id it had.")
    ] = None,
    limit: LimitOption = None,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """List decisions, the latest first; those that were taken back are among them.

    \b
    Examples:
      claims review list --limit 20
      claims review list --coder ada --format csv
      claims review list --claim 12
    """
    from claims.query.claim_named import find_claim
    from claims.query.reviews import ReviewRow, list_reviews

    with open_database(database).reading() as session:
        claim_id = find_claim(session, claim).id if claim is not None else None
        rows = list_reviews(session, coder=coder, claim_id=claim_id, limit=limit)
        write_rows(list(rows), ReviewRow, output, SHOWN_OF_DECISIONS)
