"""`claims issues add|cue|recode`: what sides are taken on, and by which wording."""

from __future__ import annotations

from typing import Annotated

import typer

from claims.cli.issue_changes import changing_codebook, progress, tell_effect, telling_interrupts
from claims.cli.issue_wording import AgainstOption, ExampleOption, ForOption, IssueArgument, TouchesOption, cues_of
from claims.cli.options import DatabaseOption, open_database
from claims.cli.telling import counted
from claims.errors import UsageError
from claims.words import CuePolarity

__all__ = ["WithdrawOption", "add_issue", "change_cues", "recode"]

WithdrawOption = Annotated[
    list[str] | None, typer.Option("--withdraw", metavar="PATTERN", help="A pattern of the issue to do without.")
]


def add_issue(
    key: Annotated[str, typer.Argument(metavar="KEY", help="What it is stored under: small letters and hyphens.")],
    *,
    title: Annotated[str, typer.Option("--title", metavar="TITLE", help="What it is called.")],
    proposition: Annotated[
        str, typer.Option("--proposition", metavar="SENTENCE", help="A sentence one can be for or against.")
    ],
    parent: Annotated[str | None, typer.Option("--parent", metavar="KEY", help="The issue it is part of.")] = None,
    in_favour: ForOption = None,
    against: AgainstOption = None,
    touches: TouchesOption = None,
    example: ExampleOption = None,
    database: DatabaseOption = None,
) -> None:
    """Add an issue with its wording, and code the stored claims by it at once.

    The wording counts for or against the proposition whoever says it, in whichever act: "a halt to the dam" is
    against, also where somebody refuses it. `claims issues test` shows beforehand what it comes to.

    \b
    Examples:
      claims issues add border-dam --title "The border dam" --proposition "the dam is built"
      claims issues add border-dam --title "The border dam" --proposition "the dam is built" \\
        --for "build*|complet* ... dam" --against "(halt|stop) to ... dam" --example "She wants a halt to the dam."

    \b
    Exit codes: 0 added, 1 the key is taken, or a pattern or an example is refused, 2 usage, 3 no such parent,
    130 interrupted (nothing changed).
    """
    from claims.coding.codebook import IssueRecord
    from claims.query.names import find_issue
    from claims.reference import load_classes

    if proposition.strip().endswith("?"):
        message = f"The proposition {proposition!r} is a question."
        raise UsageError(message, hint='Write what is so where it is answered by yes: "the dam is built".')
    opened = open_database(database)
    wordings = {CuePolarity.FOR: in_favour, CuePolarity.AGAINST: against, CuePolarity.TOUCHES: touches}
    with opened.reading() as session:
        above = find_issue(session, parent).key if parent is not None else None
        cues = cues_of(wordings, example, load_classes(session))
    with changing_codebook(opened) as edit:
        edit.add_issue(IssueRecord(key, title.strip(), proposition.strip(), above, cues))
    typer.echo(f"Added the issue {key} with {counted(len(cues), 'cue')}.")
    tell_effect(opened, edit.counts)


def change_cues(
    issue: IssueArgument,
    *,
    in_favour: ForOption = None,
    against: AgainstOption = None,
    touches: TouchesOption = None,
    example: ExampleOption = None,
    withdraw: WithdrawOption = None,
    database: DatabaseOption = None,
) -> None:
    """Add wording to an issue or withdraw some, and code the stored claims by it at once.

    Nothing is overwritten: a cue that is withdrawn stays with its dates, and so do the positions of then (--known).
    Withdrawals come first, so a pattern changes sides in one command.

    \b
    Examples:
      claims issues cue border-dam --against "dam ... (danger*|folly)" --example "The dam is a folly."
      claims issues cue border-dam --withdraw "build*|complet* ... dam"
      claims issues cue border-dam --withdraw "dam ... folly" --touches "dam ... folly"

    \b
    Exit codes: 0 done, 1 the pattern is there already, or it or the example is refused, 2 usage,
    3 no such issue or pattern, 130 interrupted (nothing changed).
    """
    from claims.query.names import find_issue
    from claims.reference import load_classes

    wordings = {CuePolarity.FOR: in_favour, CuePolarity.AGAINST: against, CuePolarity.TOUCHES: touches}
    if not any(wordings.values()) and not withdraw:
        message = "There is nothing to add or to withdraw."
        raise UsageError(message, hint="Give a pattern with --for, --against, --touches or --withdraw.")
    opened = open_database(database)
    with opened.reading() as session:
        key = find_issue(session, issue).key
        cues = cues_of(wordings, example, load_classes(session))
    with changing_codebook(opened) as edit:
        for pattern in withdraw or ():
            edit.withdraw_cue(key, pattern)
        for cue in cues:
            edit.add_cue(key, cue)
    for pattern in withdraw or ():
        typer.echo(f"{key}: withdrawn {pattern!r}.")
    for cue in cues:
        typer.echo(f"{key}: added {cue.pattern!r} ({cue.polarity}).")
    tell_effect(opened, edit.counts)


def recode(*, database: DatabaseOption = None) -> None:
    """Code every stored claim again by the codebook and the rules of this version, as after an upgrade.

    Adding or withdrawing cues does so by itself. What comes out the same stays as it is; texts are not read anew.

    \b
    Example:
      claims issues recode

    \b
    Exit codes: 0 done, 1 failed, 2 usage, 130 interrupted (nothing changed).
    """
    from claims.recoding import recode_all

    opened = open_database(database)
    with telling_interrupts(opened):
        counts = recode_all(opened, report=progress())
    tell_effect(opened, counts)
