"""`claims facts import|export`: fact checks as ClaimReview, in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.actor_links import ByOption, decider
from claims.cli.filtering import filtered
from claims.cli.inputs import exit_for_failures
from claims.cli.options import DatabaseOption, open_database, refuse_future
from claims.cli.telling import counted, on_one_line, tell

if TYPE_CHECKING:
    from claims.exchange.claimreview import ClaimReview
    from claims.facts import Giving
    from claims.query import Filters

__all__ = ["export_facts", "import_facts"]


def import_facts(
    file: Annotated[str, typer.Argument(metavar="FILE", help="ClaimReview as JSON-LD; - is standard input.")],
    *,
    claim: Annotated[
        str | None, typer.Option("--claim", metavar="CLAIM", help="The claim that all of the file is about.")
    ] = None,
    by: ByOption = None,
    database: DatabaseOption = None,
) -> None:
    """Add the fact checks of a file: schema.org's ClaimReview, one, an array, an @graph, or one a line.

    Which stored claim a fact check is of says --claim, or its property "claims:claim" (an id or a uid). Else it has to
    be the one claim of the same speaker with the same words; where there is none, those that come nearest are named
    and nothing is guessed. The ratings keep the publisher's own words. The same file twice adds nothing.

    \b
    Examples:
      claims facts import reviews.jsonld
      claims facts import - --claim 12 < review.json

    \b
    Exit codes: 0 all stored, 1 the file cannot be read or none of it was stored, 2 usage, 3 no such claim (--claim),
    5 some are not stored (each named, the rest stored).
    """
    from claims.errors import ClaimsError, InputError
    from claims.exchange.claimreview import BadReview, read_reviews
    from claims.facts import giving
    from claims.query.claim_named import find_claim

    by = decider(by)
    reviews = list(read_reviews(_read(file)))  # refuses before a database is made
    called = "standard input" if file == "-" else on_one_line(file)
    if not reviews:
        message = f"{called} holds no ClaimReview."
        hint = 'A fact check is an object with "@type": "ClaimReview": https://schema.org/ClaimReview'
        raise InputError(message, hint=hint)
    added = kept = failed = 0
    with giving(open_database(database)) as change:
        about = find_claim(change.session, claim).id if claim is not None else None
        for review in reviews:
            reason = review.reason if isinstance(review, BadReview) else None
            if not isinstance(review, BadReview):
                for remark in review.remarks:
                    tell(f"claims: {called}: {review.where}: {on_one_line(remark)}")
                try:
                    new = _give(change, review, about, by)
                    added, kept = added + new, kept + (not new)
                except ClaimsError as error:
                    reason = str(error).replace("\n", " ")
            if reason is not None:
                tell(f"claims: {called}: {review.where}: {on_one_line(reason)}")
                failed += 1
    typer.echo(
        f"{counted(len(reviews), 'fact check')} read, {added:,} added, {kept:,} stored already"
        + (f"; {failed:,} not stored." if failed else ".")
    )
    exit_for_failures(added + kept, failed)


@filtered
def export_facts(
    *,
    filters: Filters,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help="Only those of this publisher, in any case.")
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """Write fact checks as ClaimReview (JSON-LD), which `claims facts import` reads back; filters as of `claims list`.

    \b
    Examples:
      claims facts export > reviews.jsonld
      claims facts export --speaker Zelensky --publisher Checkers
    """
    from claims.exchange.claimreview import write_reviews
    from claims.query.facts import list_fact_checks

    with open_database(database).reading() as session:
        rows = list_fact_checks(session, filters.scope(session), publisher)
    typer.echo(write_reviews(rows))
    if not rows:
        tell("claims: none found.")


def _give(change: Giving, review: ClaimReview, about: int | None, by: str) -> bool:
    """Store one fact check of a file; tell whether it is new."""
    from claims.errors import UsageError
    from claims.facts import give
    from claims.query.claim_named import find_claim
    from claims.query.reviewed import find_reviewed

    if review.rating.reviewed_on is not None:
        refuse_future(review.rating.reviewed_on)
    if about is None and review.claim is not None:
        about = find_claim(change.session, review.claim).id
    if about is None:
        if review.claimed is None:
            message = "It does not say which claim it is of."
            raise UsageError(message)
        about = find_reviewed(change.session, review.claimed, review.speaker)
    return give(change, about, review.rating, by=by, whole_statement=review.whole_statement is not False).added


def _read(file: str) -> bytes:
    import sys
    from pathlib import Path

    from claims.errors import InputError

    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL in it
        message = f"{file}: the fact checks cannot be read: {getattr(error, 'strerror', None) or error}."
        raise InputError(message, hint="Name a file, or - for standard input.") from error
