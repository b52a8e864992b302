"""A position over time as a strip of text: five levels, a dot for each claim, a line where a stance stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from claims.positions import Evidence, Period, derive
from claims.query import TimelineRow
from claims.words import Precision, Stance

__all__ = ["strip_chart"]

_LEVELS = tuple(sorted(Stance, reverse=True))
_SIGNED = {Stance.SUPPORTS: "+2", Stance.OPEN: "+1", Stance.MIXED: " 0", Stance.SCEPTICAL: "-1", Stance.OPPOSES: "-2"}
_CLAIM, _STANDS, _STEP, _ON, _BREAK = "●", "─", "│", "→", "≈"
_MARGIN = 14  # room of "sceptical -1 │"
_TAIL = 2  # columns after the last day: the stance stands on


def strip_chart(rows: Sequence[TimelineRow], width: int = 80) -> str:
    """Draw the rows of one actor on one issue; at most `width` columns, days from left to right.

    A dot stands at the value of its claim; the line is the position derived from them, so on a day of two sides it
    runs between the dots. The axis is broken (≈) where one gap is longer than all the others together.
    """
    evidence = [
        Evidence(row.effective_on, row.claim_id, row.value, row.said_on_precision is Precision.DAY) for row in rows
    ]
    periods = derive(evidence)
    room = max(width - _MARGIN - _TAIL, 12)
    columns, broken_at = _columns(sorted({each.on for each in evidence}), room)
    grid = {level: [" "] * (room + _TAIL) for level in _LEVELS}
    _draw_lines(grid, periods, columns, room)
    for each in evidence:
        grid[Stance(each.value)][columns[each.on]] = _CLAIM
    lines = [f"{level.name.lower():>9} {_SIGNED[level]} {_STEP}{''.join(grid[level]).rstrip()}" for level in _LEVELS]
    ticks, labels = _axis([*(period.valid_from for period in periods), max(columns)], columns, room)
    if broken_at is not None:
        ticks[broken_at] = _BREAK
    lines += [f"{' ' * (_MARGIN - 1)}└{''.join(ticks)}", f"{' ' * _MARGIN}{''.join(labels).rstrip()}"]
    if broken_at is not None:
        lines.append(f"{' ' * _MARGIN}{_BREAK} time left out")
    return "\n".join(lines)


def _columns(days: Sequence[date], room: int) -> tuple[Mapping[date, int], int | None]:
    """Place the days in proportion to time; where one gap is longer than all the rest, it is cut to a fifth of them.

    Gives the column of each day, and that of the break in the axis where a gap was cut.
    """
    gaps = [float((after - before).days) for before, after in pairwise(days)]
    longest = max(range(len(gaps)), key=gaps.__getitem__, default=0)
    rest = sum(gaps) - gaps[longest] if gaps else 0.0
    broken = rest > 0 and gaps[longest] > rest
    if broken:
        gaps[longest] = rest / 5
    total = sum(gaps)
    places = [round(sum(gaps[:number]) / total * (room - 1)) if total else 0 for number in range(len(days))]
    return dict(zip(days, places, strict=True)), (places[longest] + places[longest + 1]) // 2 if broken else None


def _draw_lines(
    grid: Mapping[Stance, list[str]], periods: Sequence[Period], columns: Mapping[date, int], room: int
) -> None:
    for number, period in enumerate(periods):
        line = grid[period.stance]
        start = columns[period.valid_from]
        end = columns[period.valid_to] if period.valid_to else room + _TAIL - 1
        line[start : end + 1] = _STANDS * (end + 1 - start)
        if period.valid_to is None:
            line[-1] = _ON
        if number:
            low, high = sorted((period.stance, periods[number - 1].stance))
            for level in range(low + 1, high):
                grid[Stance(level)][start] = _STEP


def _axis(days: Sequence[date], columns: Mapping[date, int], room: int) -> tuple[list[str], list[str]]:
    """Mark the days on which the stance changed, and the last; name first and last, and others where there is room."""
    ticks, labels = [_STANDS] * (room + _TAIL), [" "] * (room + _TAIL)
    first, *changes, last = days
    for day in (first, last, *changes):
        ticks[columns[day]] = "┬"
        name = day.isoformat()
        start = min(columns[day], room + _TAIL - len(name))
        around = slice(max(start - 1, 0), start + len(name) + 1)
        if set(labels[around]) == {" "}:
            labels[start : start + len(name)] = name
    return ticks, labels
