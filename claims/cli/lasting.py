"""What `actors alias` and `actors role` share: whose and how long something holds, and how a change of it is told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.options import day

if TYPE_CHECKING:
    from claims.resolve.directory import AliasRecord, RoleRecord

__all__ = ["ActorArgument", "EndOption", "FromOption", "lasting", "told"]

ActorArgument = Annotated[str, typer.Argument(metavar="ACTOR", help="A key, a name or an alias.")]
FromOption = Annotated[
    date | None, typer.Option("--from", metavar="DATE", parser=day, help="The first day on which it holds.")
]
EndOption = Annotated[
    date | None, typer.Option("--until", metavar="DATE", parser=day, help="The first day on which it no longer holds.")
]


def told(said: str, before: str | None, *, changed: bool) -> str:
    """Say what holds now, and what was said of it before."""
    if not changed:
        return f"{said}: so it was stored already."
    return f"{said}; before it was {before}." if before else f"{said}."


def lasting(record: AliasRecord | RoleRecord) -> str:
    """Say when it holds, behind a comma; nothing where it always does."""
    start = f" from {record.valid_from}" if record.valid_from else ""
    end = f" until {record.valid_to}" if record.valid_to else ""
    return f",{start}{end}" if start or end else ""
