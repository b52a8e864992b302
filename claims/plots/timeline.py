"""Stance over time as a picture: one actor on one issue large, several small, one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import URL
from sqlmodel import Session

from claims.plots.asked import asked
from claims.plots.credit import credit
from claims.plots.gather import Gathered, Strand, counted_claims, gather
from claims.plots.marks import Layer, Line, Text
from claims.plots.picture import SHOWN, Picture, Table, footing, heading
from claims.plots.strand import LEFT, Drawn, Lanes, draw_strand, places_of, row_key
from claims.plots.style import FAINT, PAPER, QUIET, TEXT, clean, shortened
from claims.plots.swarm import fitting_radius
from claims.plots.timescale import TimeScale
from claims.query import Scope, TimelineRow
from claims.words import Precision

__all__ = ["plot_timeline"]

MOST = 12
"""So many strands are drawn, those of most claims: what a page holds."""

_WIDTH = 640.0
_ABOVE, _BELOW = 30.0, 26.0  # a large strand's room above its levels, for labels, and below
_STEP, _SMALL_STEP = 44.0, 18.0
_HEAD, _NAME, _SMALL_BELOW = 40.0, 12.0, 12.0  # room above its levels, its name within that, and room below
_AXIS = 20.0
_COLUMNS = ("when", "who", "issue", "stance", "words", "source", "claim")


def plot_timeline(session: Session, scope: Scope, rows: Sequence[TimelineRow], database: URL) -> Picture | None:
    """Draw the rows of a timeline in scope; None where none of them has an actor."""
    gathered = gather(session, scope, rows, MOST)
    strands = gathered.strands
    if not strands:
        return None
    large = len(strands) == 1 and scope.actor is not None and scope.issue is not None
    legend = list(_legend(strands))
    lines = [asked(scope), counted_claims(gathered.counts), *([] if large else legend)]
    title = clean(_title(scope, strands))
    texts, y = heading(title, lines, _WIDTH)
    scale = TimeScale([row.effective_on for strand in strands for row in strand.claims], LEFT, _WIDTH)
    drawn, top = Drawn(texts=texts), y
    if not large:
        y = _axis(scale, y, drawn)
    lanes = Lanes(0, _STEP, band=15) if large else Lanes(0, _SMALL_STEP, band=8)
    radius = min(fitting_radius(places_of(strand, scale, lanes), lanes.step / 2) for strand in strands)
    for strand in strands:
        if not large:
            drawn.texts += _head(strand, scope, y + _NAME)
        lanes = replace(lanes, top=y + (_ABOVE if large else _HEAD))
        drawn.add(draw_strand(strand, scale, lanes, radius, dated=large))
        y = lanes.bottom + (_BELOW if large else _SMALL_BELOW)
    bottom = y
    y = _axis(scale, y, drawn)
    drawn.guides += _verticals(scale, top, bottom)
    notes, y = footing(
        [*(legend if large else []), *_notes(gathered, scale, drawn.hidden), credit(database)], _WIDTH, y
    )
    drawn.texts += notes
    return Picture(
        title=title,
        description=counted_claims(gathered.counts),
        width=_WIDTH,
        height=y,
        layers=(
            Layer("guides", tuple(drawn.guides)),
            Layer("bands", tuple(drawn.bands)),
            Layer("steps", tuple(drawn.steps)),
            Layer(SHOWN, tuple(drawn.dots)),
            Layer("texts", tuple(drawn.texts)),
        ),
        table=_table(strands),
    )


def _title(scope: Scope, strands: Sequence[Strand]) -> str:
    if scope.issue:
        proposition = strands[0].issue.proposition.rstrip(".")
        return f"{scope.actor.name} on “{proposition}”" if scope.actor else f"“{proposition}”: who stood where"
    return f"{scope.actor.name}: where it stood" if scope.actor else "Who stood where"


def _head(strand: Strand, scope: Scope, y: float) -> Iterator[Text]:
    """Name what is not in the title: the actor, the issue or both."""
    names = [None if scope.actor else strand.actor.name, None if scope.issue else strand.issue.title]
    name = ": ".join(filter(None, names)) or strand.actor.name
    yield Text(0, y, shortened(clean(name), TEXT, _WIDTH - 90), size=TEXT, weight="bold")
    yield Text(_WIDTH, y, _number(len(strand.claims), "claim"), "right", colour=QUIET)


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _axis(scale: TimeScale, y: float, drawn: Drawn) -> float:
    """Write the days of the ticks; give the height below them."""
    for tick in scale.ticks():
        drawn.texts.append(Text(tick.x, y + _AXIS / 2, tick.label, "center"))
    return y + _AXIS


def _verticals(scale: TimeScale, top: float, bottom: float) -> Iterator[Line]:
    """Draw a fine line down from each tick, and white across the levels where time is left out."""
    for tick in scale.ticks():
        yield Line(tick.x, top, tick.x, bottom, FAINT)
    for gap in scale.breaks:
        middle = (gap.start + gap.end) / 2
        yield Line(middle, top, middle, bottom, PAPER, gap.end - gap.start - 8)


def _legend(strands: Sequence[Strand]) -> Iterator[str]:
    yield "● what was said that day; ▬ the position derived from it"
    if any(row.said_on_precision is not Precision.DAY for strand in strands for row in strand.claims):
        yield "○ said by that day, when is not known; it moves no position that rests on a known day"


def _notes(gathered: Gathered, scale: TimeScale, hidden: int) -> Iterator[str]:
    for gap in scale.breaks:
        yield f"≈ {gap.after} to {gap.before} is left out"
    if hidden:
        yield f"Where too many fall together, dots lie upon others: {hidden} of them."
    if gathered.left_out:
        yield f"Drawn are the {len(gathered.strands)} of most claims; {gathered.left_out} more are left out."
    if gathered.unnamed:
        yield f"Not drawn: {_number(gathered.unnamed, 'claim')} of speakers whose name is not known."


def _table(strands: Sequence[Strand]) -> Table:
    """Write each claim once, in order of time, though it may speak for several actors."""
    rows = {row_key(row): row for strand in strands for row in strand.claims}
    ordered = sorted(rows.items(), key=lambda each: (each[1].effective_on, each[1].claim_id, each[0]))
    return Table(_COLUMNS, {key: _cells(row) for key, row in ordered})


def _cells(row: TimelineRow) -> tuple[str, ...]:
    via = f" via {row.via}" if row.via else ""
    return (row.when, row.who, row.issue, row.stance, f"“{row.content}”", f"{row.source}{via}", str(row.claim_id))
