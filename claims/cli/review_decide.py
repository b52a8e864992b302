"""`claims review accept|reject|correct|undo`: decisions on claims, for scripts as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.options import LARGEST, DatabaseOption, IssueOption, open_database
from claims.cli.review_told import Made, ToldOption, tell_decisions
from claims.words import Act

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlmodel import Session

    from claims.reviewing import Decided
    from claims.words import ReviewField

__all__ = [
    "BlindOption",
    "CoderOption",
    "accept_claims",
    "coder_named",
    "correct_claim",
    "key_of_speaker",
    "reject_claims",
    "undo_decision",
]

ClaimsArgument = Annotated[
    list[str], typer.Argument(metavar="ID", help="The ids of claims, or the beginnings of their uids.")
]
ClaimArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The id of a claim, or the beginning of its uid.", show_default=False)
]
CoderOption = Annotated[
    str | None,
    typer.Option("--coder", metavar="NAME", help="Who decides; else CLAIMS_CODER, config.toml, the login name."),
]
BlindOption = Annotated[
    bool, typer.Option("--blind", help="For comparison: on what the program found, and nothing changes.")
]
NoteOption = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why; kept with the decision.")]


def accept_claims(
    claims: ClaimsArgument,
    *,
    issue: IssueOption = None,
    note: NoteOption = None,
    coder: CoderOption = None,
    blind: BlindOption = False,
    output: ToldOption = None,
    database: DatabaseOption = None,
) -> None:
    """Accept claims: each is one, and rightly read. With --issue, only what it says on that is right.

    What is accepted stays as it is when its text is read anew, and goes along to new versions of it. All of the claims
    are accepted or none.

    \b
    Examples:
      claims review accept 12 13 17
      claims review accept 12 --issue nato-enlargement --coder ada
      claims review accept 12 --format json

    \b
    Exit codes: 0 done, 1 refused (withdrawn), 2 usage, 3 no such claim or issue.
    """
    from claims.query.names import find_issue
    from claims.reviewing import accept, reviewing

    with reviewing(open_database(database), coder_named(coder), blind=blind) as sitting:
        session = sitting.session
        issue_id = find_issue(session, issue).id if issue is not None else None
        named = _ids(session, claims)
        made = [Made(claim_id, accept(sitting, claim_id, issue_id, note=note)) for claim_id in named]
    tell_decisions(made, output)


def reject_claims(
    claims: ClaimsArgument,
    *,
    note: NoteOption = None,
    coder: CoderOption = None,
    blind: BlindOption = False,
    output: ToldOption = None,
    database: DatabaseOption = None,
) -> None:
    """Reject claims: they are none. They are withdrawn, and stay so when their text is read anew.

    Nothing is deleted; `claims review undo` lets a claim go on. All of the claims are rejected or none.

    \b
    Example:
      claims review reject 12 13 --note "a headline, said by nobody"

    \b
    Exit codes: 0 done, 1 refused (withdrawn already), 2 usage, 3 no such claim.
    """
    from claims.reviewing import reject, reviewing

    with reviewing(open_database(database), coder_named(coder), blind=blind) as sitting:
        made = [Made(claim_id, reject(sitting, claim_id, note=note)) for claim_id in _ids(sitting.session, claims)]
    tell_decisions(made, output)


def correct_claim(
    claim: ClaimArgument,
    *,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="ACTOR", help='A key, a name or an alias; "none" for nobody.')
    ] = None,
    span: Annotated[
        str | None,
        typer.Option("--span", metavar="PLACES", help='Places such as 12-40,52-60, or the words ("so … and so").'),
    ] = None,
    act: Annotated[Act | None, typer.Option("--act", metavar="ACT", help="assert, deny, demand, offer …")] = None,
    said_on: Annotated[
        str | None, typer.Option("--said-on", metavar="DATE", help='A day, a month, a year, or "unknown".')
    ] = None,
    stance: Annotated[
        list[str] | None,
        typer.Option(
            "--stance", metavar="ISSUE=SIDE", help="supports, open, mixed, sceptical, opposes, touches or none."
        ),
    ] = None,
    note: NoteOption = None,
    coder: CoderOption = None,
    blind: BlindOption = False,
    output: ToldOption = None,
    database: DatabaseOption = None,
) -> None:
    """Correct what was found of a claim: who said it, which words, the act, the day, a side.

    The claim goes on as a new row with the correction; what it says on the issues is coded anew, but for sides that
    people decided on. A new speaker has to be an actor: `claims actors add` makes one.

    \b
    Examples:
      claims review correct 12 --speaker lavrov --note "the paragraph before names him"
      claims review correct 12 --span "that talks may begin" --said-on 2022-02
      claims review correct 12 --stance nato-enlargement=opposes --stance ukraine-in-nato=none

    \b
    Exit codes: 0 done, 1 refused (withdrawn), 2 usage, 3 no such claim, actor or issue.
    """
    from claims.errors import UsageError
    from claims.query.claim_named import find_claim
    from claims.query.names import find_issue
    from claims.reviewing import correct, reviewing, take_side
    from claims.words import ReviewField

    given = {ReviewField.SPAN: span, ReviewField.ACT: act, ReviewField.SAID_ON: said_on}
    values: dict[ReviewField, str] = {field: value for field, value in given.items() if value is not None}
    if not values and speaker is None and not stance:
        message = "Nothing to correct was given."
        raise UsageError(message, hint="Give --speaker, --span, --act, --said-on or --stance.")
    with reviewing(open_database(database), coder_named(coder), blind=blind) as sitting:
        claim_id = find_claim(sitting.session, claim).id or 0
        if speaker is not None:
            values[ReviewField.SPEAKER] = key_of_speaker(sitting.session, speaker)
        corrected = correct(sitting, claim_id, values, note=note) if values else []
        made = [Made(claim_id, done) for done in corrected]
        for each in stance or ():
            issue, given_side, side = each.partition("=")
            if not given_side:
                message = f"{each!r} is no side on an issue."
                raise UsageError(message, hint="Write it as ISSUE=SIDE, as in nato-enlargement=opposes.")
            done = take_side(sitting, claim_id, find_issue(sitting.session, issue).id, side, note=note)
            made.append(Made(done.review.claim_id if corrected else claim_id, done))
    tell_decisions(made, output)


def undo_decision(
    decision: Annotated[
        int | None,
        typer.Argument(metavar="[DECISION]", min=1, max=LARGEST, help="The number of a decision; else your last one."),
    ] = None,
    *,
    note: NoteOption = None,
    coder: CoderOption = None,
    database: DatabaseOption = None,
) -> None:
    """Take a decision back: your last one, or another by its number.

    What it changed is again as it was; both decisions stay on record. Where a later decision stands on the same, that
    one has to be taken back first.

    \b
    Examples:
      claims review undo
      claims review undo 31 --note "read it once more"

    \b
    Exit codes: 0 done, 1 refused (taken back already, or decided on again since), 2 usage, 3 no such decision.
    """
    from claims.reviewing import reviewing, undo

    with reviewing(open_database(database), coder_named(coder)) as sitting:
        done = undo(sitting, decision, note=note)
    gone = "" if done.claim_id is not None else ", which is gone from its text"
    typer.echo(f"Decision {done.review.undoes_id} is taken back (decision {done.review.id}); {_goes_on(done)}{gone}")


def coder_named(option: str | None) -> str:
    """Give who decides: as said, by CLAIMS_CODER or config.toml, else the login name."""
    from claims.cli.actor_links import decider
    from claims.config import load_settings
    from claims.errors import UsageError

    named = option if option is not None else load_settings().coder
    if named is not None and not named.strip():
        message = "The coder has no name."
        raise UsageError(message, hint="Give one: --coder NAME.")
    return decider(named)


def key_of_speaker(session: Session, name: str) -> str:
    """Give the key of an actor that a coder names; nobody has "none"."""
    from claims.errors import UnknownNameError
    from claims.query.names import find_actor
    from claims.reviewing import NOBODY

    if name.strip().lower() == NOBODY:
        return NOBODY
    try:
        return find_actor(session, name).key
    except UnknownNameError as unknown:
        add = f'To add one: claims actors add "{name}" --kind person'
        unknown.hint = f"{unknown.hint}\n{add}" if unknown.nearest else add
        raise


def _ids(session: Session, names: Iterable[str]) -> list[int]:
    """Find claims by what a user calls them, each once."""
    from claims.lineage import heir
    from claims.query.claim_named import find_claim

    found = {heir(session, claim.id or 0): claim.id or 0 for claim in (find_claim(session, name) for name in names)}
    return list(found.values())


def _goes_on(done: Decided) -> str:
    return f"claim {done.claim_id if done.claim_id is not None else done.review.claim_id}"
