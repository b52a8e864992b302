"""Who stands where at a glance: actors down, issues across, a sign in each cell that needs no colour to be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TextIO

from claims.output.cells import printable
from claims.output.table import STYLES
from claims.query import PositionRow
from claims.words import Stance

__all__ = ["write_matrix"]

_SIGNS = {Stance.SUPPORTS: "++", Stance.OPEN: "+", Stance.MIXED: "±", Stance.SCEPTICAL: "-", Stance.OPPOSES: "--"}
_NOTHING = ("·", "dim")
_SINGLE = "¹"
_MOST_NAME = 28
_GAP = 2


def write_matrix(rows: Sequence[PositionRow], out: TextIO, width: int | None = None) -> None:
    """Draw one standing position a cell, whoever stands on most issues first; `width` is the terminal's by default.

    Where the keys of the issues do not fit, they are numbered, and the numbers explained below.
    """
    from rich.console import Console
    from rich.text import Text

    console = Console(file=out, width=width, highlight=False)
    cells = {(row.actor_key, row.issue): row for row in rows}
    names = {row.actor_key: printable(row.actor) for row in rows}
    taken = Counter(row.actor_key for row in rows)
    actors = sorted(names, key=lambda key: (-taken[key], names[key].casefold(), key))
    issues = sorted({row.issue for row in rows})
    first = min(_MOST_NAME, max(len(name) for name in names.values()))
    numbered = first + sum(_GAP + len(issue) for issue in issues) > console.width
    heads = {issue: str(number) if numbered else issue for number, issue in enumerate(issues, 1)}
    for block in _blocks(issues, console.width - first, lambda issue: _width(heads[issue])):
        line = Text(" " * first, end="")
        for issue in block:
            line.append(" " * _GAP + heads[issue].ljust(_width(heads[issue])), "bold")
        console.print(line, soft_wrap=True, end="\n")
        for actor in actors:
            if not any((actor, issue) in cells for issue in block):
                continue
            line = Text(_shortened(names[actor], first).ljust(first), end="")
            spilt = 0  # into the gap before the next column
            for issue in block:
                sign, style = _sign(cells.get((actor, issue)))
                written = sign.ljust(_width(heads[issue]))
                line.append(" " * (_GAP - spilt) + written, style)
                spilt = len(written) - _width(heads[issue])
            console.print(line, soft_wrap=True, end="\n")
        console.print()
    if numbered:
        for entries in _blocks([f"{heads[issue]} {issue}" for issue in issues], console.width):
            console.print(Text((" " * _GAP).join(entries)), no_wrap=True)
    console.print(_legend())
    if any(row.statements == 1 for row in rows):
        console.print(f"{_SINGLE} rests on one statement")


def _sign(cell: PositionRow | None) -> tuple[str, str]:
    """Give the sign of a stance, marked where it rests on one statement, and its colour."""
    if cell is None:
        return _NOTHING
    sign, style = _colour(Stance(cell.value))
    return sign + (_SINGLE if cell.statements == 1 else ""), style


def _colour(stance: Stance) -> tuple[str, str]:
    return _SIGNS[stance], STYLES[stance.name.lower()]


def _width(head: str) -> int:
    return max(2, len(head))


def _blocks(names: Sequence[str], width: int, width_of: Callable[[str], int] = len) -> Iterator[Sequence[str]]:
    """Cut a row of names into as many as the width needs."""
    block: list[str] = []
    used = 0
    for name in names:
        needed = _GAP + width_of(name)
        if block and used + needed > width:
            yield block
            block, used = [], 0
        block.append(name)
        used += needed
    yield block


def _shortened(name: str, width: int) -> str:
    return name if len(name) <= width else name[: width - 1] + "…"


def _legend() -> object:
    from rich.text import Text

    legend = Text()
    for stance in _SIGNS:
        legend.append(*_colour(stance))
        legend.append(f" {stance.name.lower()}   ")
    legend.append(*_NOTHING)
    legend.append(" nothing said")
    return legend
