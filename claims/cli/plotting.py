"""`--plot FILE`: a picture in place of a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.telling import on_one_line, tell

if TYPE_CHECKING:
    from claims.plots import Picture

__all__ = ["PlotOption", "check_plot", "write_plot"]

PlotOption = Annotated[
    Path | None,
    typer.Option("--plot", metavar="FILE", help="Draw it instead, in a file: .svg, .png or .html.", show_default=False),
]


def check_plot(path: Path | None, **instead: object) -> None:
    """See that a picture can be put there; raises UsageError where not, or where something else is asked for as well.

    `instead` are the options that do not go with a picture, by name, with what they were given.
    """
    if path is None:
        return
    from claims.errors import UsageError
    from claims.plots import check_target

    for name, given in instead.items():
        if given:
            message = f"--plot draws a picture; --{name} asks for something else."
            raise UsageError(message, hint="Leave one of them out.")
    check_target(path)


def write_plot(picture: Picture, path: Path) -> None:
    """Write the picture and say so."""
    from claims.plots import save

    save(picture, path)
    tell(f"wrote {on_one_line(str(path))}")
