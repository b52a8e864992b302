"""`claims issues import|export`: codebooks in and out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.issue_changes import changing_codebook, tell_effect
from claims.cli.options import DatabaseOption, open_database
from claims.cli.telling import counted, on_one_line, tell
from claims.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.coding.codebook import IssueRecord

__all__ = ["export_issues", "import_issues"]

MOST_NAMED = 5  # cues that are named one by one


def import_issues(
    file: Annotated[
        str | None, typer.Argument(metavar="FILE|NAME", help="A codebook, or the name of one that ships.")
    ] = None,
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help="Withdraw what the file's issues have and the file does not say.")
    ] = False,
    names: Annotated[bool, typer.Option("--list", help="List the codebooks that ship with the program.")] = False,
    database: DatabaseOption = None,
) -> None:
    """Add the issues, cues and classes of a codebook (YAML: docs/codebook.md), and code the stored claims by them.

    What is stored stays as it is, so the same file twice adds nothing; wording that was withdrawn is not brought in
    again. With --replace the file's issues and classes are afterwards as the file says; titles, propositions and
    parents never change. Other issues are left alone. All of a file is stored, or nothing.

    \b
    Examples:
      claims issues import codebook.yaml
      claims issues import plastics-treaty
      claims issues import --list

    \b
    Exit codes: 0 all stored, 1 the file cannot be read or is refused, 2 usage, 130 interrupted (nothing changed).
    """
    from claims.exchange.codebook_yaml import find_codebook, read_codebook, shipped_codebooks
    from claims.reference import load_classes, load_issues

    if names:
        typer.echo("\n".join(shipped_codebooks()))
        return
    if file is None:
        message = "There is no codebook to import."
        raise UsageError(message, hint=f"Name a YAML file, or one of: {', '.join(shipped_codebooks())}.")
    path = find_codebook(file)  # refuses before a database is made
    opened = open_database(database)
    with opened.reading() as session:
        stored, classes = load_issues(session), load_classes(session)
        codebook = read_codebook(path, classes, [issue.key for issue in stored])
    with changing_codebook(opened) as edit:
        edit.bring_in(codebook.issues, codebook.classes, replace=replace)
    counts = edit.counts
    typer.echo(
        f"{counted(len(codebook.issues), 'issue')} read, {counts.issues:,} of them new; "
        f"{counted(counts.cues_added, 'cue')} added, {counts.cues_withdrawn:,} withdrawn; "
        f"{counted(counts.classes, 'class', 'classes')} put."
    )
    _tell_what_stays(stored, codebook.issues)
    kept = [key for key, forms in codebook.classes.items() if not replace and classes.get(key, forms) != forms]
    if kept:
        tell(f"claims: these classes stay as they were: {', '.join(kept)}; --replace takes those of the file")
    for unfound in codebook.unfound[:MOST_NAMED]:
        tell(f"claims: {on_one_line(file)}: this cue does not find its own example: {unfound}")
    if len(codebook.unfound) > MOST_NAMED:
        tell(f"claims: {on_one_line(file)}: … nor do {len(codebook.unfound) - MOST_NAMED:,} more")
    tell_effect(opened, counts)


def _tell_what_stays(stored: Sequence[IssueRecord], given: Sequence[IssueRecord]) -> None:
    """Name what the file says of issues that are there already and is not taken over."""
    there = {issue.key: issue for issue in stored}
    for issue in given:
        old = there.get(issue.key, issue)
        differing = [name for name in ("title", "proposition", "parent") if getattr(old, name) != getattr(issue, name)]
        if differing:
            tell(f"claims: {issue.key}: as first stored stays its {', '.join(differing)}")


def export_issues(
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="[KEY]…", help="Only these issues, and those they are part of.")
    ] = None,
    *,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="Write to this file instead of standard output.")
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """Write the codebook as YAML that `claims issues import` takes: issues, cues with examples, the classes they name.

    It is the codebook as it stands: wording that was withdrawn is not in it, nor are the comments of a file that was
    imported.

    \b
    Examples:
      claims issues export -o codebook.yaml
      claims issues export ukraine-neutrality nato-enlargement > two.yaml

    \b
    Exit codes: 0 written, 1 the file cannot be written, 2 usage, 3 no such issue.
    """
    from claims.exchange.codebook_yaml import codebook_of, with_those_above, write_codebook
    from claims.query.names import find_issue
    from claims.reference import load_classes, load_issues

    with open_database(database).reading() as session:
        issues, classes = load_issues(session), load_classes(session)
        if keys:
            issues = with_those_above([find_issue(session, key).key for key in keys], issues)
    text = write_codebook(codebook_of(issues, classes))
    if out is None:
        typer.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"{out}: the codebook cannot be written: {error.strerror}."
        raise InputError(message, hint="Name another file with -o.") from error
    tell(f"{counted(len(issues), 'issue')} written to {out}")
