"""`claims review agreement|disagreements`: how far coders agree, the machine among them, and where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.options import DatabaseOption, FormatOption, LimitOption, open_database
from claims.cli.telling import counted, tell

if TYPE_CHECKING:
    from claims.query.codings import CodedUnit

__all__ = ["agreement", "disagreements"]

SHOWN = ("variable", "issue", "alpha", "low", "high", "verdict", "percent", "units", "coders", "decisions", "blind")
SHOWN_OF_DISAGREEMENTS = ("claim_id", "variable", "issue", "coders", "values", "content")

CoderOption = Annotated[
    list[str] | None,
    typer.Option("--coder", metavar="NAME", help="Only this coder; to be said once for each.", show_default=False),
]
WithoutMachineOption = Annotated[
    bool, typer.Option("--without-machine", help="Among people only: what the program found does not count.")
]


def agreement(
    *,
    coder: CoderOption = None,
    without_machine: WithoutMachineOption = False,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Measure how far coders agree, by Krippendorff's alpha: on claims, speakers, acts, days, words and sides.

    The machine is one of the coders, with what it had found when the first person looked. An alpha of 1 is perfect
    agreement, 0 that of chance; .800 and more is reliable, .667 and more allows tentative conclusions. Low and high
    are its 95 % interval. Percent is the raw agreement, chance included. docs/history.md says what the variables are.

    \b
    Examples:
      claims review agreement
      claims review agreement --without-machine
      claims review agreement --coder ada --coder bo --format csv

    \b
    Exit codes: 0 done, 2 usage, 3 a coder who decided on nothing.
    """
    from claims.output import columns_of, records, write
    from claims.query.agreement import AgreementRow
    from claims.query.agreement import agreement as rows_of
    from claims.query.codings import read_codings

    with open_database(database).reading() as session:
        units = read_codings(session, coder or (), machine=not without_machine)
    if not units:
        tell("claims: nobody decided on any claim yet.")
    write(records(rows_of(units) if units else ()), columns_of(AgreementRow), output, shown=SHOWN)
    _tell_independence(units)


def disagreements(
    *,
    coder: CoderOption = None,
    without_machine: WithoutMachineOption = False,
    limit: LimitOption = None,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """List what coders differ on, with what each said: that of most coders first.

    \b
    Examples:
      claims review disagreements
      claims review disagreements --without-machine --limit 20
    """
    from claims.cli.catalogue import write_rows
    from claims.query.codings import read_codings
    from claims.query.disagreements import DisagreementRow
    from claims.query.disagreements import disagreements as rows_of

    with open_database(database).reading() as session:
        rows = rows_of(session, read_codings(session, coder or (), machine=not without_machine), limit)
    write_rows(rows, DisagreementRow, output, SHOWN_OF_DISAGREEMENTS)


def _tell_independence(units: list[CodedUnit]) -> None:
    """Say how many codings are no independent ones: who sees what another said is inclined to say so too."""
    from claims.query.coders import MACHINE

    coded = [labels for unit in units for name, labels in unit.labels.items() if name != MACHINE]
    in_sight = sum(not labels.blind for labels in coded)
    if in_sight:
        tell(
            f"claims: {in_sight:,} of {counted(len(coded), 'coding')} by people were made with another's in sight, "
            "the machine's or a coder's: such agreement is no independent one."
        )
