"""A picture as it is handed to whoever draws it: its marks, the title among them, and the table of what it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.plots.marks import Layer, Text
from claims.plots.style import QUIET, SMALL, TEXT, TITLE, clean, wrapped

__all__ = ["SHOWN", "Picture", "Table", "footing", "heading"]

SHOWN = "shown"
"""The layer whose marks stand for rows of the table."""

_LEADING = 1.35  # from line to line, in sizes of the type
_GAP = 10


@dataclass(frozen=True, slots=True)
class Table:
    """The rows a picture shows, in text: the cells of each, by the key that its marks bear."""

    columns: tuple[str, ...]
    rows: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture, its sides in pixels."""

    title: str
    description: str
    width: float
    height: float
    layers: tuple[Layer, ...]
    table: Table


def heading(title: str, subtitle: Sequence[str], width: float) -> tuple[list[Text], float]:
    """Set the title and the lines below it, broken where they are too wide; give the height at which they end."""
    found, y = list[Text](), 0.0
    for line in wrapped(clean(title), TITLE, width):
        found.append(Text(0, y + TITLE * _LEADING / 2, line, size=TITLE, weight="bold"))
        y += TITLE * _LEADING
    y += 2
    for text in filter(None, subtitle):
        for line in wrapped(clean(text), TEXT, width):
            found.append(Text(0, y + TEXT * _LEADING / 2, line, size=TEXT, colour=QUIET))
            y += TEXT * _LEADING
    return found, y + _GAP


def footing(notes: Sequence[str], width: float, top: float) -> tuple[list[Text], float]:
    """Set the notes from the height `top` on; give the height at which they end."""
    found, y = list[Text](), top + _GAP
    for note in filter(None, notes):
        for line in wrapped(clean(note), SMALL, width):
            found.append(Text(0, y + SMALL * _LEADING / 2, line, colour=QUIET))
            y += SMALL * _LEADING
    return found, y
