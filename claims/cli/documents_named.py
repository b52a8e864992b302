"""The arguments and options that the commands of `claims documents` share."""

from __future__ import annotations

from typing import Annotated

import typer

__all__ = ["DocumentArgument", "InTitleOption"]

DocumentArgument = Annotated[
    str, typer.Argument(metavar="ID|URL", help="An id, an address, or the end of one that no other has.")
]
InTitleOption = Annotated[
    str | None, typer.Option("--text", metavar="WORDS", help="A phrase in title or address, in any case.")
]
