"""Days as places on a line: in proportion to time, but gaps that would crowd all the rest together are cut out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter

from claims.plots.style import SMALL, text_width

__all__ = ["Break", "Stretch", "Tick", "TimeScale"]

# True proportions tell most: gaps are cut only where a day has fewer pixels, and only those that dwarf the others.
_CROWDED = 3.0
_DWARFING = 1 / 3  # of the time that is left
_MOST_BREAKS = 3
_WIDEST = 90.0  # pixels of a day, so that two days are not drawn worlds apart
_BREAK = 34.0  # pixels that are left of a gap
_SIDE = 9.0  # pixels at either end of a stretch, so that dots do not touch the break
_ALONE = 32.0  # pixels on either side of a day that stands alone between breaks
_GOES_ON = 22.0  # pixels behind the last day: what stands on it may go on
_BETWEEN = 14.0  # pixels from one tick's label to the next

# Distances of ticks: days, then months.
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that are drawn in proportion, from the pixel `start` to the pixel `end`, with room at either side."""

    first: date
    last: date
    start: float
    end: float
    side: float
    per_day: float

    def place(self, day: date) -> float:
        """Give the pixel of a day."""
        return self.start + (day - self.first).days * self.per_day


@dataclass(frozen=True, slots=True)
class Break:
    """Time left out, between two days that are shown."""

    after: date
    before: date
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis, as exact as the distance of ticks makes sensible."""

    x: float
    label: str

    @property
    def width(self) -> float:
        """Tell how many pixels the label takes."""
        return text_width(self.label, SMALL)


class TimeScale:
    """Places the days from the first to the last of `days` between two pixels, and leaves room for what goes on."""

    def __init__(self, days: Sequence[date], start: float, end: float) -> None:
        ordered = sorted(set(days))
        groups = _uncut(ordered, end - start)
        lengths = [(group[-1] - group[0]).days for group in groups]
        sides = [_SIDE if length else _ALONE for length in lengths]
        room = end - start - _GOES_ON - _BREAK * (len(groups) - 1) - 2 * sum(sides)
        per_day = min(_WIDEST, room / (sum(lengths) or 1))
        spare = (room - per_day * sum(lengths)) / len(groups) / 2
        stretches, x = list[Stretch](), start
        for group, length, side in zip(groups, lengths, sides, strict=True):
            first = x + side + spare
            stretches.append(Stretch(group[0], group[-1], first, first + length * per_day, side + spare, per_day))
            x = stretches[-1].end + side + spare + _BREAK
        self.stretches = tuple(stretches)
        self.start, self.end = start, end

    @property
    def breaks(self) -> tuple[Break, ...]:
        """Give the gaps that were cut."""
        return tuple(
            Break(before.last, after.first, before.end + before.side, after.start - after.side)
            for before, after in pairwise(self.stretches)
        )

    def place(self, day: date) -> float:
        """Give the pixel of a day; of one before the first or after the last, the end of the line."""
        if day < self.stretches[0].first:
            return self.start
        for stretch in self.stretches:
            if stretch.first <= day <= stretch.last:
                return stretch.place(day)
        for gap in self.breaks:
            if gap.after < day < gap.before:
                return gap.start + (gap.end - gap.start) * ((day - gap.after) / (gap.before - gap.after))
        return self.end

    def ticks(self) -> list[Tick]:
        """Choose ticks that stand apart: days, else the firsts of months or years; each stretch has one, if it can."""
        found = list[Tick]()
        ticks = [_ticks_of(stretch) for stretch in self.stretches]
        for tick in [*(each[0] for each in ticks), *(tick for each in ticks for tick in each[1:])]:
            if all(abs(tick.x - other.x) >= (tick.width + other.width) / 2 + _BETWEEN for other in found):
                found.append(tick)
        return sorted(found, key=attrgetter("x"))


def _uncut(days: Sequence[date], room: float) -> list[list[date]]:
    """Part the days at the gaps that dwarf the others, while what is left is crowded."""
    gaps = sorted((((after - before).days, after) for before, after in pairwise(days)), reverse=True)
    left = sum(length for length, _ in gaps)
    cut = set[date]()
    for length, after in gaps[:_MOST_BREAKS]:
        if left * _CROWDED <= room or length <= left * _DWARFING or length == left:
            break
        left -= length
        cut.add(after)
    groups: list[list[date]] = [[]]
    for day in days:
        if day in cut:
            groups.append([])
        groups[-1].append(day)
    return groups


def _ticks_of(stretch: Stretch) -> list[Tick]:
    first = Tick(stretch.start, stretch.first.isoformat())
    if stretch.first == stretch.last:
        return [first]
    for days in _DAYS:
        if days * stretch.per_day >= first.width + _BETWEEN:
            count = (stretch.last - stretch.first).days // days
            chosen = (stretch.first + timedelta(days=days * number) for number in range(count + 1))
            return [Tick(stretch.place(day), day.isoformat()) for day in chosen]
    for months in _MONTHS:
        length = 4 if months >= 12 else 7
        found = [Tick(stretch.place(day), day.isoformat()[:length]) for day in _firsts(stretch, months)]
        if all(after.x - before.x >= before.width + _BETWEEN for before, after in pairwise(found)):
            return found or [first]
    return [first]


def _firsts(stretch: Stretch, months: int) -> Iterator[date]:
    """Give the firsts of every so many months in the stretch, counted from the year 0."""
    number = stretch.first.year * 12 + stretch.first.month - 1
    number += -number % months
    while (day := date(number // 12, number % 12 + 1, 1)) <= stretch.last:
        if day >= stretch.first:
            yield day
        number += months
