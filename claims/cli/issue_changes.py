"""What every change to the codebook tells: how far the coding is, what it moved, and how to see that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from claims.cli.telling import counted, tell

if TYPE_CHECKING:
    from claims.database import Database
    from claims.recoding import Counts, Edit

__all__ = ["changing_codebook", "progress", "tell_effect", "telling_interrupts"]

STEP = 1_000  # documents between two lines of progress
RUNS_LOOKED_AT = 50  # among which the run of a change and a finished one before it are looked for


@contextmanager
def changing_codebook(database: Database) -> Iterator[Edit]:
    """Open a change to the codebook that tells how far it is, and whether it is stored where it is interrupted."""
    from claims.recoding import editing

    with telling_interrupts(database), editing(database, report=progress()) as edit:
        yield edit


@contextmanager
def telling_interrupts(database: Database) -> Iterator[None]:
    """Say of a change that is interrupted whether it is stored: it is as a whole, or not at all."""
    from claims.query.runs import list_runs

    def last() -> int:
        with database.reading() as session:
            return max((run.id for run in list_runs(session, 1)), default=0)

    before = last()
    try:
        yield
    except KeyboardInterrupt:
        stored = last() > before
        tell(f"claims: interrupted: {'the whole change is stored' if stored else 'nothing was changed'}.")
        raise


def progress() -> Callable[[int, int], None]:
    """Give what tells on standard error how many of many documents have been coded again."""
    told = 0

    def report(done: int, of: int) -> None:
        nonlocal told
        if of > STEP and (done - told >= STEP or done == of):
            tell(f"{done:,} of {of:,} documents coded again")
            told = done

    return report


def tell_effect(database: Database, counts: Counts) -> None:
    """Say what a change moved, and which command shows it claim by claim."""
    looked = f"{counted(counts.claims, 'claim')} of {counted(counts.documents, 'document')} looked at again"
    if not counts.documents:
        typer.echo("No stored claim has to be coded again.")
        return
    if not (counts.codings_opened or counts.codings_closed):
        typer.echo(f"Nothing is coded otherwise: {looked}.")
        return
    typer.echo(
        f"{counted(counts.codings_opened, 'coding')} added, {counts.codings_closed:,} withdrawn; "
        f"{counted(counts.positions_opened, 'position')} opened, {counts.positions_closed:,} closed ({looked})."
    )
    runs = _runs_around(database)
    if runs is not None:
        typer.echo(f"See which: claims compare --run {runs[0]} --run {runs[1]}")


def _runs_around(database: Database) -> tuple[int, int] | None:
    """Give the run of the last change to the codebook, and the last before it that came to an end."""
    from claims.query.runs import list_runs
    from claims.words import RunKind

    with database.reading() as session:
        runs = list_runs(session, RUNS_LOOKED_AT)
    change = next((run.id for run in runs if run.kind is RunKind.RECODE), 0)
    before = next((run.id for run in runs if run.id < change and run.finished_at is not None), None)
    return (before, change) if before is not None else None
