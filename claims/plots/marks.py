"""What a picture is made of: lines, boxes, dots and texts, in pixels from the upper left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claims.plots.style import INK, SMALL

__all__ = ["Box", "Dot", "Layer", "Line", "Mark", "Text"]


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x: float
    y: float
    x2: float
    y2: float
    colour: str = INK
    thickness: float = 1.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `label` is what it says to those who cannot see it, `row` the row of the table it stands for."""

    x: float
    y: float
    x2: float
    y2: float
    fill: str
    stroke: str
    label: str = ""
    row: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle around x, y; `label` and `row` are those of a box."""

    x: float
    y: float
    radius: float
    fill: str
    stroke: str
    label: str = ""
    row: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text, its middle at the height y; `angle` turns it clockwise, in degrees."""

    x: float
    y: float
    text: str
    align: Literal["left", "center", "right"] = "left"
    size: float = SMALL
    colour: str = INK
    weight: Literal["normal", "bold"] = "normal"
    angle: float = 0


Mark = Line | Box | Dot | Text


@dataclass(frozen=True, slots=True)
class Layer:
    """Marks of one kind, drawn in their order; a later layer lies upon the earlier ones."""

    name: str
    marks: tuple[Mark, ...]
