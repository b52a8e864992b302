"""`claims facts`: how claims were rated by those who check facts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.actor_links import ByOption, decider
from claims.cli.catalogue import write_rows
from claims.cli.facts_files import export_facts, import_facts
from claims.cli.filtering import filtered
from claims.cli.options import LARGEST, DatabaseOption, FormatOption, day_past, open_database

if TYPE_CHECKING:
    from claims.query import Filters

__all__ = ["app"]

SHOWN = ("id", "rating", "publisher", "reviewed_on", "when", "who", "claim_id", "claims", "content")

FactCheckArgument = Annotated[
    int, typer.Argument(metavar="ID", min=1, max=LARGEST, help="The number of a fact check, as `facts list` shows it.")
]


def add_fact_check(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim, or the beginning of its uid.")],
    *,
    publisher: Annotated[str, typer.Option("--publisher", metavar="NAME", help="Who checked it.", show_default=False)],
    url: Annotated[
        str, typer.Option("--url", metavar="URL", help="Where the fact check is published.", show_default=False)
    ],
    rating: Annotated[
        str,
        typer.Option("--rating", metavar="WORDS", help="The verdict, in the publisher's words.", show_default=False),
    ],
    value: Annotated[float | None, typer.Option("--value", metavar="N", help="The verdict as a number.")] = None,
    worst: Annotated[float | None, typer.Option("--worst", metavar="N", help="The least true the scale knows.")] = None,
    best: Annotated[float | None, typer.Option("--best", metavar="N", help="The most true the scale knows.")] = None,
    reviewed_on: Annotated[
        date | None,
        typer.Option("--reviewed-on", metavar="DATE", parser=day_past, help="When the fact check appeared."),
    ] = None,
    this_claim_only: Annotated[
        bool, typer.Option("--this-claim-only", help="Not for the other sightings of the same statement.")
    ] = False,
    by: ByOption = None,
    database: DatabaseOption = None,
) -> None:
    """Note how a fact-checker rated a claim.

    The rating holds for all sightings of the statement, and goes on with a claim that is corrected or found anew. From
    one publisher at one address a claim has one rating: a second time nothing is added.

    \b
    Examples:
      claims facts add 12 --publisher Checkers --url https://checkers.example/12 --rating "Mostly false"
      claims facts add 3f9c2a41 --publisher Checkers --url https://checkers.example/12 --rating "Mostly false" \\
        --value 2 --worst 1 --best 5 --reviewed-on 2022-03-01

    \b
    Exit codes: 0 done, 1 refused (rated otherwise there already, or a claim that was withdrawn), 2 usage,
    3 no such claim.
    """
    from claims.facts import Rating, give, giving
    from claims.query.claim_named import find_claim

    by = decider(by)
    given = Rating(publisher, url, rating, value, worst, best, reviewed_on)
    with giving(open_database(database)) as change:
        found = find_claim(change.session, claim)
        done = give(change, found.id or 0, given, by=by, whole_statement=not this_claim_only)
        number, publisher, words = done.fact_check.id, done.fact_check.publisher, done.fact_check.rating
    typer.echo(
        f"Fact check {number}: claim {done.claim_id} is rated {words!r} by {publisher}"
        + ("." if done.added else ": so it was stored already.")
        + (f" Claim {found.id} is now claim {done.claim_id}." if done.claim_id != found.id else "")
    )


@filtered
def list_fact_checks(
    *,
    filters: Filters,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help="Only those of this publisher, in any case.")
    ] = None,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """List fact checks with what was said, the latest reviewed first; the filters are those of `claims list`.

    Each is listed once, beside the claim it was given to; the column claims counts the claims that it holds for.

    \b
    Examples:
      claims facts list
      claims facts list --speaker Zelensky --publisher Checkers
      claims facts list --known 2022-06-01 --format json
    """
    from claims.query.facts import FactCheckRow
    from claims.query.facts import list_fact_checks as rows_of

    with open_database(database).reading() as session:
        write_rows(rows_of(session, filters.scope(session), publisher), FactCheckRow, output, SHOWN)


def show_fact_check(
    fact_check: FactCheckArgument, *, output: FormatOption = None, database: DatabaseOption = None
) -> None:
    """Show one fact check, withdrawn or not, with the claims that it holds for.

    \b
    Example:
      claims facts show 3
    """
    from claims.output import write_record
    from claims.query.facts import show_fact_check as shown

    with open_database(database).reading() as session:
        found = shown(session, fact_check)
    write_record(found, output)


def withdraw_fact_check(
    fact_check: FactCheckArgument,
    *,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why; kept with it.")] = None,
    by: ByOption = None,
    database: DatabaseOption = None,
) -> None:
    """Withdraw a fact check: it was a mistake, or the publisher changed its rating.

    Nothing is deleted: it holds no longer, --known shows it as of before, and `facts show` says who withdrew it and
    why.

    \b
    Example:
      claims facts withdraw 3 --reason "they corrected it to Half true"

    \b
    Exit codes: 0 withdrawn, 1 withdrawn already, 3 no such fact check.
    """
    from claims.facts import giving, withdraw

    with giving(open_database(database)) as change:
        row = withdraw(change, fact_check, by=decider(by), why=reason)
        told = f"claim {row.claim_id} is no longer rated {row.rating!r} by {row.publisher}."
    typer.echo(f"Fact check {fact_check} is withdrawn: {told}")


COMMANDS: dict[str, Callable[..., None]] = {
    "add": add_fact_check,
    "list": list_fact_checks,
    "show": show_fact_check,
    "withdraw": withdraw_fact_check,
    "import": import_facts,
    "export": export_facts,
}

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="How claims were rated by those who check facts (ClaimReview)."
)
for _name, _command in COMMANDS.items():
    app.command(_name)(_command)
