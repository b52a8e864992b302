"""Options that several commands share, each declared once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.telling import tell
from claims.words import Act, ActorKind, Format

if TYPE_CHECKING:
    from sqlmodel import Session

    from claims.database import Database

__all__ = [
    "LARGEST",
    "ActOption",
    "ActorOption",
    "AtOption",
    "DatabaseOption",
    "FormatOption",
    "InDocumentOption",
    "IssueOption",
    "KindOption",
    "KnownOption",
    "LimitOption",
    "OwnOption",
    "PublishedOption",
    "SinceOption",
    "SourceOption",
    "SpeakerOption",
    "StanceOption",
    "StanceWord",
    "TextOption",
    "UntilOption",
    "day",
    "day_past",
    "instant",
    "open_database",
    "refuse_future",
]


LARGEST = 2**63 - 1  # the number beyond which no database counts


class StanceWord(StrEnum):
    """The stances as a user writes them, from against to for."""

    OPPOSES = "opposes"
    SCEPTICAL = "sceptical"
    MIXED = "mixed"
    OPEN = "open"
    SUPPORTS = "supports"


def day(text: str) -> date:
    """Read the day of an option; raises DateError for what is no date, and for the one day that none follows."""
    from claims.dates import parse_day
    from claims.errors import DateError

    parsed = parse_day(text)
    if parsed == date.max:
        message = f"{parsed} is the last day a calendar has here."
        raise DateError(message, hint="Name an earlier one.")
    return parsed


def day_past(text: str) -> date:
    """Read the day of something that happened; raises DateError for one that is still to come, where the user is."""
    parsed = day(text)
    refuse_future(parsed)
    return parsed


def refuse_future(said: date) -> None:
    """Raise DateError for a day that is still to come, where the user is."""
    from claims.columns import now
    from claims.errors import DateError

    today = now().astimezone().date()
    if said > today:
        message = f"{said} is still to come: today is {today}."
        raise DateError(message, hint="Give the day it happened.")


def instant(text: str) -> datetime:
    """Read the instant of an option; raises DateError for what is none, or none of the years 1 to 9999."""
    from claims.dates import parse_instant
    from claims.errors import DateError

    try:
        return parse_instant(text).astimezone(UTC)
    except OverflowError as error:
        message = f"{text} lies beyond the years 1 to 9999."
        raise DateError(message) from error


DatabaseOption = Annotated[
    str | None,
    typer.Option("--database", metavar="FILE|URL", help="A SQLite file, or the URL of a database.", show_default=False),
]
FormatOption = Annotated[
    Format | None,
    typer.Option("--format", help="How to write it; a table on a terminal, jsonl when piped.", show_default=False),
]
SpeakerOption = Annotated[
    str | None, typer.Option("--speaker", metavar="ACTOR", help="Who said it: a key, a name or an alias.")
]
ActorOption = Annotated[
    str | None,
    typer.Option("--actor", metavar="ACTOR", help="Who is spoken for: the speaker itself counts too."),
]
OwnOption = Annotated[bool, typer.Option("--own", help="Of the actor only what it says itself, not who speaks for it.")]
IssueOption = Annotated[str | None, typer.Option("--issue", metavar="ISSUE", help="On which issue a side is taken.")]
ActOption = Annotated[
    Act | None, typer.Option("--act", metavar="ACT", help="Speech act: assert, deny, demand, offer …")
]
StanceOption = Annotated[StanceWord | None, typer.Option("--stance", help="Which side is taken.")]
SourceOption = Annotated[
    str | None, typer.Option("--source", metavar="SOURCE", help="Who published it: a key or a name.")
]
InDocumentOption = Annotated[
    str | None,
    typer.Option("--document", metavar="ID|URL", help="In which document: its id, its address, or the end of that."),
]
SinceOption = Annotated[
    date | None, typer.Option("--since", metavar="DATE", parser=day, help="Said on this day or later.")
]
UntilOption = Annotated[
    date | None, typer.Option("--until", metavar="DATE", parser=day, help="Said on this day or earlier.")
]
AtOption = Annotated[
    date | None, typer.Option("--at", metavar="DATE", parser=day, help="The world on that day: what had been said.")
]
KnownOption = Annotated[
    datetime | None,
    typer.Option("--known", metavar="TIME", parser=instant, help="What this database knew at that time."),
]
PublishedOption = Annotated[
    date | None,
    typer.Option("--published", metavar="DATE", parser=day, help="What the public could read by the end of that day."),
]
TextOption = Annotated[
    str | None, typer.Option("--text", metavar="WORDS", help="A phrase that stands in it, in any case.")
]
KindOption = Annotated[ActorKind | None, typer.Option("--kind", help="Only actors of this kind.", show_default=False)]
LimitOption = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, max=LARGEST, help="At most so many rows.")
]


def open_database(option: str | None) -> Database:
    """Open the database the settings name, its schema made or upgraded where the policy allows it."""
    from claims.config import load_settings
    from claims.database import Database
    from claims.migrate import ensure

    database = Database(load_settings(option).database, say=tell)
    ensure(database, tell, then=_seed)
    return database


def _seed(session: Session) -> None:
    from claims.seeding import seed_into  # loads what most commands never need

    seed_into(session)
