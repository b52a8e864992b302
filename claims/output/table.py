"""Tables for eyes: fitted to a terminal, else in plain columns that other programs can cut.

On a terminal the short facts of a row stand in columns, and its sentence, wrapped, on the lines below. What is too
wide even so is written as a block a row, a line a column.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from claims.output.cells import cell, printable

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["STYLES", "write_table"]

STYLES = {
    "supports": "bold green",
    "open": "green",
    "mixed": "yellow",
    "sceptical": "red",
    "opposes": "bold red",
}
"""The colour of each stance; its word or sign says the same."""

# Columns that stand below their row, and how: what is a sentence, or as long as one.
_BELOW = {
    **dict.fromkeys(("content", "quote", "proposition", "example", "cited", "other_cited", "to_cited"), "italic"),
    **dict.fromkeys(("stances", "basis", "ratings", "url", "notice"), "dim"),
    "title": "italic",
    "from_cited": "dim italic",
    "from": "dim",
    "to": "",
}
# Columns of names, which are shortened as far as a row has to be: to the first of these lengths at which it fits.
_NAMES = frozenset({"actor", "name", "speaker", "via", "source"})
_LENGTHS = (32, 24, 18, 12)
_GAP = "  "
_INDENT = 4


def write_table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], out: TextIO) -> None:
    """Write a table of the columns; nothing at all where there are no rows."""
    table = [{name: printable(cell(row[name])) for name in columns} for row in rows]
    if not table:
        return
    if not out.isatty():
        _align(table, columns, out)
        return
    from rich.console import Console

    console = Console(file=out, highlight=False)
    filled = [name for name in columns if any(row[name] for row in table)]
    facts = [name for name in filled if name not in _BELOW]
    for most in _LENGTHS:
        shortened = [_shortened(row, most) for row in table]
        widths = _widths(shortened, facts)
        if sum(widths.values()) + len(_GAP) * (len(widths) - 1) <= console.width:
            _draw_rows(shortened, widths, [name for name in filled if name in _BELOW], console)
            return
    _draw_blocks(table, filled, console)


def _widths(table: Sequence[Mapping[str, str]], columns: Sequence[str]) -> dict[str, int]:
    return {name: max(len(_heading(name)), *(len(row[name]) for row in table)) for name in columns}


def _draw_rows(
    table: Sequence[Mapping[str, str]], widths: Mapping[str, int], below: Sequence[str], console: Console
) -> None:
    from rich.padding import Padding
    from rich.text import Text

    if widths:
        console.print(Text(_GAP.join(_heading(name).ljust(width) for name, width in widths.items()), "bold underline"))
    for row in table:
        if widths:
            padded = (Text(row[name].ljust(width), _style(name, row[name])) for name, width in widths.items())
            console.print(Text(_GAP).join(padded), no_wrap=True)
        for name in below:
            if row[name]:
                console.print(Padding(Text(row[name], _BELOW[name]), (0, 0, 0, _INDENT), expand=False))


def _draw_blocks(table: Sequence[Mapping[str, str]], columns: Sequence[str], console: Console) -> None:
    from rich.text import Text

    width = max(len(_heading(name)) for name in columns)
    for number, row in enumerate(table):
        if number:
            console.print()
        for name in columns:
            if row[name]:
                line = Text(_heading(name).ljust(width) + _GAP, "bold")
                console.print(line.append(row[name], f"not bold {_style(name, row[name])}"))


def _align(table: Sequence[Mapping[str, str]], columns: Sequence[str], out: TextIO) -> None:
    """Write columns two blanks apart, without lines and without wrapping."""
    widths = _widths(table, columns)
    lines = ({name: _heading(name) for name in columns}, *table)
    padded = (_GAP.join(line[name].ljust(width) for name, width in widths.items()) for line in lines)
    out.writelines(f"{line.rstrip()}\n" for line in padded)


def _shortened(row: Mapping[str, str], most: int) -> dict[str, str]:
    return {name: text[: most - 1] + "…" if name in _NAMES and len(text) > most else text for name, text in row.items()}


def _heading(name: str) -> str:
    return name.replace("_", " ")


def _style(name: str, text: str) -> str:
    return STYLES.get(text, "") if name == "stance" else ""
