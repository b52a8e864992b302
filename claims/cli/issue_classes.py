"""`claims issues class|classes`: the classes of actors that patterns name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.catalogue import write_rows
from claims.cli.issue_changes import changing_codebook, tell_effect
from claims.cli.options import DatabaseOption, FormatOption, open_database

if TYPE_CHECKING:
    from claims.coding.phrases import ActorClass

__all__ = ["list_classes", "put_class"]


@dataclass(frozen=True, slots=True)
class ClassRow:
    """An actor class as it is listed; `own` are forms that mean it where its own side speaks."""

    key: str
    names: tuple[str, ...]
    own: tuple[str, ...]
    part_of: str | None
    camp: str | None


def put_class(
    key: Annotated[str, typer.Argument(metavar="KEY", help="What patterns call it: {KEY}, @KEY, &KEY.")],
    *,
    name: Annotated[
        list[str], typer.Option("--name", metavar="FORM", help='A name of it, as "Chilean*"; may be repeated.')
    ],
    own: Annotated[
        list[str] | None,
        typer.Option("--own", metavar="FORM", help='What means it where its own side speaks, as "our country".'),
    ] = None,
    part_of: Annotated[
        str | None, typer.Option("--part-of", metavar="KEY", help="The class whose side its members take.")
    ] = None,
    camp: Annotated[
        str | None, typer.Option("--camp", metavar="NAME", help="What it shares with classes it is allied with.")
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """Put an actor class for patterns to name, or put other forms in the place of the one there is.

    Whose side a speaker is on may change by it, so every stored claim is coded again.

    \b
    Examples:
      claims issues class chile --name Chile --name "Chilean*" --name Santiago --own "our country" --own us
      claims issues class chiles_president --name "President of Chile" --part-of chile

    \b
    Exit codes: 0 done, 1 the class is refused, 2 usage, 130 interrupted (nothing changed).
    """
    from claims.coding.phrases import ActorClass
    from claims.reference import load_classes

    forms = ActorClass(tuple(name), tuple(own or ()), part_of, camp)
    opened = open_database(database)
    with opened.reading() as session:
        before = load_classes(session).get(key)
    with changing_codebook(opened) as edit:
        edit.put_class(key, forms)
    if before == forms:
        typer.echo(f"The class {key} is so already: {_said(forms)}.")
        return
    was = f"; before it was {_said(before)}" if before else ""
    typer.echo(f"The class {key} is {_said(forms)}{was}.")
    tell_effect(opened, edit.counts)


def list_classes(*, output: FormatOption = None, database: DatabaseOption = None) -> None:
    """List the actor classes that patterns can name.

    \b
    Examples:
      claims issues classes
      claims issues classes --format json
    """
    from claims.reference import load_classes

    with open_database(database).reading() as session:
        classes = load_classes(session)
    rows = [ClassRow(key, each.names, each.own, each.part_of, each.camp) for key, each in sorted(classes.items())]
    write_rows(rows, ClassRow, output)


def _said(forms: ActorClass) -> str:
    own = f" (its own: {', '.join(forms.own)})" if forms.own else ""
    part = f", part of {forms.part_of}" if forms.part_of else ""
    camp = f", of the camp {forms.camp}" if forms.camp else ""
    return f"{', '.join(forms.names)}{own}{part}{camp}"
