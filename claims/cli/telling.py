"""How the user is told what is going on: on standard error, so that standard output is data alone."""

from __future__ import annotations

import typer

__all__ = ["on_one_line", "tell"]


def tell(message: str) -> None:
    """Write a message of one or more lines; what in a file name or a title would steer the terminal shows as a mark."""
    from claims.output.cells import printable

    typer.echo("\n".join(printable(line) for line in message.split("\n")), err=True)


def on_one_line(name: str) -> str:
    """Keep a file's name, which may hold line breaks, on the line that tells of it."""
    return " ".join(name.splitlines())
