"""How the user is told what is going on: on standard error, so that standard output is data alone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from claims.cli.streams import discard

__all__ = ["counted", "on_one_line", "progressing", "tell"]


def tell(message: str) -> None:
    """Write a message of one or more lines; what in a file name or a title would steer the terminal shows as a mark.

    Where standard error cannot be written nobody is told, and what is done and its exit code stay what they are.
    """
    from claims.output.cells import printable

    try:
        typer.echo("\n".join(printable(line) for line in message.split("\n")), err=True)
    except OSError:
        discard(sys.stderr)


@contextmanager
def progressing(what: str) -> Iterator[Callable[[int, int], None]]:
    """Draw how far something got, as (done, all), on a terminal; it is gone when it is done."""
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bars:
        bar = bars.add_task(what, total=None)
        yield lambda done, total: bars.update(bar, completed=done, total=total)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Say how many there are: "1 actor", "12,000 actors", "2 entries"."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def on_one_line(name: str) -> str:
    """Keep a file's name, which may hold line breaks, on the line that tells of it."""
    return " ".join(name.splitlines())
