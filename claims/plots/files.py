"""A picture in a file: what its name must end in, and how it is written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from claims.errors import UsageError
from claims.plots.page import render_page
from claims.plots.picture import Picture
from claims.plots.svg import render_svg

__all__ = ["check_target", "save"]

_SCALE = 2.0  # pixels of a PNG for each of the picture's, for paper and fine screens


def check_target(path: Path) -> None:
    """See that a picture can be put there, before any work is done.

    Raises UsageError for a name that ends in no format, or a folder that is not there.
    """
    if path.suffix.lower() not in _FORMATS:
        message = f"{path} does not say which picture to make."
        raise UsageError(message, hint=f"Let the name end in one of {', '.join(_FORMATS)}.")
    if path.is_dir():
        message = f"{path} is a folder."
        raise UsageError(message, hint="Name a file in it.")
    if path.exists() and not path.is_file():
        message = f"{path} is no file that could be replaced."
        raise UsageError(message, hint="Name another.")
    if not path.parent.is_dir():
        message = f"There is no folder {path.parent} to put {path.name} in."
        raise UsageError(message, hint="Make it first, or name another.")


def save(picture: Picture, path: Path) -> None:
    """Write a picture in the format its name ends in, in place of what was there; half a picture is never left."""
    import os

    content = _FORMATS[path.suffix.lower()](picture)
    target = path.resolve()  # a link goes on pointing to its file
    unfinished = target.with_name(f".claims-{os.getpid()}.part")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _svg(picture: Picture) -> bytes:
    return render_svg(picture).encode()


def _png(picture: Picture) -> bytes:
    import vl_convert

    return vl_convert.svg_to_png(render_svg(picture), scale=_SCALE)


def _page(picture: Picture) -> bytes:
    return render_page(picture).encode()


_FORMATS: dict[str, Callable[[Picture], bytes]] = {".svg": _svg, ".png": _png, ".html": _page}
