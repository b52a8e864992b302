"""Dots side by side: none hides another, each as near its place as it can be, while there is room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Spot", "fitting_radius", "swarm"]

_RADII = (5.0, 4.0, 3.0, 2.5, 2.0)
_GAP = 1.2  # between two dots, for their outlines
_ASIDE = 2  # so many dots aside is near enough; beyond it smaller dots are tried
_FARTHEST = 6  # so many dots aside a dot would be taken for another day's
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Spot:
    """The middle of a dot; `upon` where it found no room and lies upon others."""

    x: float
    y: float
    upon: bool = False


def fitting_radius(places: Sequence[Spot], lane: float) -> float:
    """Choose the largest radius at which the dots find room without straying; else the smallest there is."""
    for radius in _RADII:
        if all(aside <= _ASIDE for aside, _ in _spread(places, lane, radius)):
            return radius
    return _RADII[-1]


def swarm(places: Sequence[Spot], lane: float, radius: float) -> list[Spot]:
    """Move the dots apart, upward and downward within `lane` pixels first, then sideways.

    The order decides who stays: the first is not moved at all. Who finds no room near its place lies upon others.
    """
    return [spot for _, spot in _spread(places, lane, radius)]


def _spread(places: Sequence[Spot], lane: float, radius: float) -> Iterator[tuple[int, Spot]]:
    """Give each place as it is moved, and how many dots aside that is."""
    step = 2 * radius + _GAP
    rows = max(0, int((lane - radius) // step))
    taken: defaultdict[tuple[int, int], list[Spot]] = defaultdict(list)
    for place in places:
        for aside, dx, dy in _offsets(step, rows):
            spot = Spot(place.x + dx, place.y + dy)
            if _is_free(spot, taken, step):
                taken[_square(spot, step)].append(spot)
                yield aside, spot
                break
        else:
            yield _FARTHEST, Spot(place.x, place.y, upon=True)


def _is_free(spot: Spot, taken: Mapping[tuple[int, int], Sequence[Spot]], step: float) -> bool:
    """Tell whether no dot stands nearer than `step`; none can that is not in this square or one beside it."""
    column, row = _square(spot, step)
    near = (each for i in (-1, 0, 1) for j in (-1, 0, 1) for each in taken.get((column + i, row + j), ()))
    return all((spot.x - each.x) ** 2 + (spot.y - each.y) ** 2 >= step**2 - _ROUNDING for each in near)


def _square(spot: Spot, step: float) -> tuple[int, int]:
    return int(spot.x // step), int(spot.y // step)


def _offsets(step: float, rows: int) -> Iterator[tuple[int, float, float]]:
    """Give how far to move a dot, in columns and in pixels, the least first."""
    for aside in range(_FARTHEST + 1):
        for dx in {aside * step: None, -aside * step: None}:
            for row in range(rows + 1):
                for dy in {-row * step: None, row * step: None}:
                    yield aside, dx, dy
