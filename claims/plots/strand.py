"""One strand drawn: five levels, a band where a position stands, a dot for each claim, the steps named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from claims.plots.gather import Strand
from claims.plots.labels import Area, place_label
from claims.plots.marks import Box, Dot, Line, Text
from claims.plots.style import FILLS, GRID, INK, LEVELS, PAPER, QUIET, SIGNS, SMALL, TINTS, clean
from claims.plots.swarm import Spot, swarm
from claims.plots.timescale import TimeScale
from claims.positions import Period, shifts
from claims.query import TimelineRow
from claims.words import Precision, Stance

__all__ = ["LEFT", "Drawn", "Lanes", "draw_strand", "places_of", "row_key"]

LEFT = 92.0  # pixels, the room of a level's name and sign
_ARROW = 5.0
_SAID = 160  # of what was said, so many characters are read aloud


@dataclass(frozen=True, slots=True)
class Lanes:
    """Where the levels lie: the highest at `top`, `step` pixels from one to the next; a band is `band` pixels high."""

    top: float
    step: float
    band: float

    def level(self, stance: Stance) -> float:
        """Give the height of a level; support is at the top."""
        return self.top + self.step * LEVELS.index(stance)

    @property
    def bottom(self) -> float:
        """Give the height of the lowest level."""
        return self.level(LEVELS[-1])


@dataclass(slots=True)
class Drawn:
    """The marks of one or more strands, by what they are."""

    guides: list[Line] = field(default_factory=list)
    bands: list[Box] = field(default_factory=list)
    steps: list[Line] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    hidden: int = 0  # dots that lie upon others

    def add(self, other: Drawn) -> None:
        """Take another strand's marks in."""
        self.guides += other.guides
        self.bands += other.bands
        self.steps += other.steps
        self.dots += other.dots
        self.texts += other.texts
        self.hidden += other.hidden


def row_key(row: TimelineRow) -> str:
    """Name the row of the table that a claim's dots stand for."""
    return f"claim-{row.claim_id}-{row.issue}"


def draw_strand(strand: Strand, scale: TimeScale, lanes: Lanes, radius: float, *, dated: bool) -> Drawn:
    """Draw one actor on one issue, dots of `radius`; with `dated` the steps bear their days where there is room."""
    drawn = Drawn()
    for stance in LEVELS:
        y = lanes.level(stance)
        drawn.guides.append(Line(scale.start, y, scale.end, y, GRID))
        drawn.texts.append(Text(LEFT - 24, y, stance.name.lower(), "right"))
        drawn.texts.append(Text(LEFT - 12, y, SIGNS[stance], "center", colour=QUIET))
        drawn.texts += [Text((gap.start + gap.end) / 2, y, "≈", "center", colour=QUIET) for gap in scale.breaks]
    periods = [period for period in strand.periods if _is_shown(period, scale)]
    for period in periods:
        drawn.bands.append(_band(period, scale, lanes))
        if period.valid_to is None:
            y = lanes.level(period.stance)
            tip = scale.end - 2
            drawn.steps += [Line(tip - _ARROW, y + side * _ARROW, tip, y, INK, 1.2) for side in (-1, 1)]
    for before, after in pairwise(periods):
        x = scale.place(after.valid_from)
        drawn.steps.append(Line(x, lanes.level(before.stance), x, lanes.level(after.stance), INK, 1.2))
    spots = swarm(places_of(strand, scale, lanes), lanes.step / 2, radius)
    drawn.dots = [_dot(row, spot, radius) for row, spot in zip(strand.claims, spots, strict=True)]
    drawn.hidden = sum(spot.upon for spot in spots)
    drawn.texts += _step_labels(strand, scale, lanes, drawn, dated=dated)
    return drawn


def _is_shown(period: Period, scale: TimeScale) -> bool:
    first, last = scale.stretches[0].first, scale.stretches[-1].last
    return period.valid_from <= last and (period.valid_to is None or period.valid_to > first)


def _band(period: Period, scale: TimeScale, lanes: Lanes) -> Box:
    start = scale.place(period.valid_from)
    end = scale.end if period.valid_to is None else scale.place(period.valid_to)
    y = lanes.level(period.stance)
    until = f"until {period.valid_to}" if period.valid_to else "since then"
    label = f"position: {period.stance.name.lower()}, from {period.valid_from} {until}"
    tint = TINTS[period.stance]
    return Box(start, y - lanes.band / 2, end, y + lanes.band / 2, tint, tint, label)


def places_of(strand: Strand, scale: TimeScale, lanes: Lanes) -> list[Spot]:
    """Give the day and the level of each claim, where its dot would stand if it stood alone."""
    return [Spot(scale.place(row.effective_on), lanes.level(Stance(row.value))) for row in strand.claims]


def _dot(row: TimelineRow, spot: Spot, radius: float) -> Dot:
    """Draw a claim, hollow where the day it was said is not known."""
    fill = FILLS[Stance(row.value)] if row.said_on_precision is Precision.DAY else PAPER
    return Dot(spot.x, spot.y, radius, fill, INK, _read_aloud(row), row_key(row))


def _read_aloud(row: TimelineRow) -> str:
    words = clean(row.content)
    words = words if len(words) <= _SAID else f"{words[: _SAID - 1].rstrip()}…"
    return f"{row.when}, {clean(row.who)}: {row.stance}. “{words}” {clean(row.source)}, claim {row.claim_id}"


def _step_labels(strand: Strand, scale: TimeScale, lanes: Lanes, drawn: Drawn, *, dated: bool) -> Iterator[Text]:
    """Name each step that is drawn, beside the beginning of its band."""
    within = Area(scale.start, lanes.top - lanes.step, scale.end, lanes.bottom + lanes.step / 2)
    taken = [Area(dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius) for dot in drawn.dots]
    taken += [Area(box.x, box.y, box.x2, box.y2) for box in drawn.bands]
    taken += [
        Area(gap.start, lanes.level(stance) - SMALL / 2, gap.end, lanes.level(stance) + SMALL / 2)
        for gap in scale.breaks
        for stance in LEVELS
    ]
    taken += [Area(line.x - 1, min(line.y, line.y2), line.x2 + 1, max(line.y, line.y2)) for line in drawn.steps]
    for shift, period in zip(shifts(strand.periods), strand.periods, strict=True):
        if not scale.stretches[0].first <= shift.on <= scale.stretches[-1].last:
            continue
        wordings = [f"{shift.kind.value} {shift.on}", shift.kind.value] if dated else [shift.kind.value]
        band = _band(period, scale, lanes)
        # Beyond a break, the name of a step would stand beside days on which it was long taken.
        beside = min([band.x2, *(gap.start for gap in scale.breaks if gap.start > band.x)])
        if placed := place_label(wordings, Area(band.x, band.y, beside, band.y2), within, taken):
            text, area = placed
            taken.append(area)
            yield text
