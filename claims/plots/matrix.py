"""Who stands where as a picture: actors down, issues across, the sign of the stance in each cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import URL

from claims.plots.asked import asked
from claims.plots.credit import credit
from claims.plots.marks import Box, Layer, Line, Text
from claims.plots.picture import SHOWN, Picture, Table, footing, heading
from claims.plots.style import FAINT, FILLS, LEVELS, PAPER, SIGNS, SMALL, TEXT, TINTS, clean, shortened, text_width
from claims.query import PositionRow, Scope
from claims.words import Stance

__all__ = ["MOST_ACTORS", "MOST_ISSUES", "plot_positions"]

MOST_ACTORS, MOST_ISSUES = 500, 40
"""What is drawn at most."""

_CELL, _ROW, _INSET = 38.0, 24.0, 2.0
_LONGEST_NAME, _LONGEST_ISSUE = 230.0, 200.0
_NARROWEST = 460.0  # for the title and the notes
_BLOCK = 40  # rows, after which the issues are named again
_SLANT = 0.7071  # of a text at 45 degrees, its share of height and of width
_COLUMNS = ("actor", "issue", "stance", "since", "until", "words", "rests on", "claim")


@dataclass(frozen=True, slots=True)
class _Grid:
    """The actors and issues that are drawn, in their order, the position in each cell, and where the cells begin."""

    actors: Sequence[str]
    issues: Sequence[str]
    cells: Mapping[tuple[str, str], PositionRow]
    names: Mapping[str, str]
    left: float

    @property
    def head(self) -> float:
        """Give the height of the issues' names."""
        return max(text_width(_issue(issue), SMALL) for issue in self.issues) * _SLANT + SMALL

    @property
    def right(self) -> float:
        """Give how far the last column reaches, or the name of an issue that leans over it."""
        reaches = (
            self.left + (column + 0.5) * _CELL + text_width(_issue(issue), SMALL) * _SLANT
            for column, issue in enumerate(self.issues)
        )
        return max(self.left + len(self.issues) * _CELL, *reaches)


def plot_positions(rows: Sequence[PositionRow], scope: Scope, database: URL) -> Picture:
    """Draw the latest position of each actor on each issue, whoever stands on most issues first; one at least."""
    latest = {(row.actor_key, row.issue): row for row in sorted(rows, key=lambda row: row.since)}
    grid = _grid(latest)
    width = max(_NARROWEST, grid.right)
    drawn = f"{_number(len(grid.cells), 'position')} of {_number(len(grid.actors), 'actor')}"
    counts = f"{drawn} on {_number(len(grid.issues), 'issue')}"
    texts, y = heading("Who stands where", [asked(scope), counts, *_legend()], width)
    boxes, lines = list[Box](), list[Line]()
    for start in range(0, len(grid.actors), _BLOCK):
        y += grid.head
        texts += _issue_names(grid, y)
        for actor in grid.actors[start : start + _BLOCK]:
            texts.append(Text(grid.left - 10, y + _ROW / 2, _name(grid.names[actor]), "right", TEXT))
            lines.append(Line(0, y + _ROW, grid.left + len(grid.issues) * _CELL, y + _ROW, FAINT))
            for column, issue in enumerate(grid.issues):
                if row := grid.cells.get((actor, issue)):
                    boxes.append(_box(row, grid.left + column * _CELL, y))
                    texts.append(_sign(row, grid.left + column * _CELL, y))
            y += _ROW
    notes, bottom = footing([*_notes(rows, latest, grid), credit(database)], width, y)
    return Picture(
        title="Who stands where",
        description=counts,
        width=width,
        height=bottom,
        layers=(Layer("lines", tuple(lines)), Layer(SHOWN, tuple(boxes)), Layer("texts", (*texts, *notes))),
        table=Table(_COLUMNS, {_row_key(row): _cells(row) for row in _in_order(grid)}),
    )


def _grid(latest: Mapping[tuple[str, str], PositionRow]) -> _Grid:
    """Choose what is drawn: the issues most actors stand on, and the actors who stand on most of those."""
    held = Counter(issue for _, issue in latest)
    issues = sorted(sorted(held, key=lambda issue: (-held[issue], issue))[:MOST_ISSUES])
    cells = {pair: row for pair, row in latest.items() if pair[1] in set(issues)}
    names = {row.actor_key: clean(row.actor) for row in cells.values()}
    taken = Counter(actor for actor, _ in cells)
    actors = sorted(names, key=lambda key: (-taken[key], names[key].casefold(), key))[:MOST_ACTORS]
    chosen = set(actors)
    left = max(text_width(_name(names[actor]), TEXT) for actor in actors) + 12
    return _Grid(actors, issues, {pair: row for pair, row in cells.items() if pair[0] in chosen}, names, left)


def _in_order(grid: _Grid) -> Iterator[PositionRow]:
    for actor in grid.actors:
        for issue in grid.issues:
            if row := grid.cells.get((actor, issue)):
                yield row


def _name(name: str) -> str:
    return shortened(name, TEXT, _LONGEST_NAME)


def _issue(key: str) -> str:
    return shortened(key, SMALL, _LONGEST_ISSUE)


def _issue_names(grid: _Grid, y: float) -> Iterator[Text]:
    for column, issue in enumerate(grid.issues):
        yield Text(grid.left + (column + 0.5) * _CELL, y - SMALL / 2, _issue(issue), angle=-45)


def _box(row: PositionRow, x: float, y: float) -> Box:
    """Fill a cell; what rests on a single statement has an outline only."""
    stance = Stance(row.value)
    fill = PAPER if row.statements == 1 else TINTS[stance]
    until = f" until {row.until}" if row.until else ""
    label = f"{clean(row.actor)} on {row.issue}: {row.stance} since {row.since}{until}. {_rests_on(row)}"
    return Box(x + _INSET, y + _INSET, x + _CELL - _INSET, y + _ROW - _INSET, fill, FILLS[stance], label, _row_key(row))


def _sign(row: PositionRow, x: float, y: float) -> Text:
    return Text(x + _CELL / 2, y + _ROW / 2, SIGNS[Stance(row.value)], "center", TEXT, weight="bold")


def _legend() -> Iterator[str]:
    yield "; ".join(f"{SIGNS[stance]} {stance.name.lower()}" for stance in LEVELS)
    yield "Filled: it rests on several statements; an outline only: it rests on one statement."


def _notes(rows: Sequence[PositionRow], latest: Mapping[tuple[str, str], PositionRow], grid: _Grid) -> Iterator[str]:
    if len(rows) > len(latest):
        yield f"Of {len(rows)} positions the latest in each cell is drawn."
    if left_out := len({actor for actor, _ in latest}) - len(grid.actors):
        yield f"Drawn are the {len(grid.actors)} actors who stand on most issues; {left_out} more are left out."
    if left_out := len({issue for _, issue in latest}) - len(grid.issues):
        yield f"Drawn are the {len(grid.issues)} issues on which most actors stand; {left_out} more are left out."


def _row_key(row: PositionRow) -> str:
    return f"{row.actor_key}-on-{row.issue}"


def _cells(row: PositionRow) -> tuple[str, ...]:
    until = row.until.isoformat() if row.until else ""
    words = f"“{row.quote}”"
    since = row.since.isoformat()
    return (row.actor, row.issue, row.stance, since, until, words, _rests_on(row), str(row.claim_id))


def _rests_on(row: PositionRow) -> str:
    counts = {"claim": row.claims, "statement": row.statements, "document": row.documents, "origin": row.origins}
    return ", ".join(_number(number, noun) for noun, number in counts.items())


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
