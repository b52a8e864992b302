"""Rows in the formats that every reading command offers.

JSON, JSON lines and CSV carry all columns, for they are contracts; tables and Markdown are for eyes and carry those a
command chooses to show.
"""

from __future__ import annotations

import csv
import dataclasses
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from claims.output.cells import cell, plain
from claims.output.table import write_table
from claims.words import Format

__all__ = ["choose", "columns_of", "escaped", "records", "write"]

Record = Mapping[str, Any]


def choose(asked: Format | None, out: TextIO | None = None) -> Format:
    """Take the format asked for; else a table on a terminal, JSON lines where the output is piped."""
    return asked or (Format.TABLE if (out or sys.stdout).isatty() else Format.JSONL)


def columns_of(row: type[Any]) -> tuple[str, ...]:
    """Name the columns of a dataclass of rows."""
    return tuple(field.name for field in dataclasses.fields(row))


def records(rows: Iterable[Any]) -> Iterator[Record]:
    """Give rows that are dataclasses by the names of their columns."""
    for row in rows:
        yield {field.name: getattr(row, field.name) for field in dataclasses.fields(row)}


def write(
    rows: Iterable[Record],
    columns: Sequence[str],
    asked: Format | None = None,
    *,
    shown: Sequence[str] | None = None,
    out: TextIO | None = None,
) -> int:
    """Write the rows and tell how many there were; `shown` are the columns of a table, all where it is None.

    Each row is written as it comes, except in a table, whose widths depend on all of them.
    """
    out = out or sys.stdout
    chosen = choose(asked, out)
    counted = _Counted(rows)
    _WRITERS[chosen](counted, shown or columns if chosen in _FOR_EYES else columns, out)
    return counted.number


class _Counted:
    """Rows that are counted as they go by."""

    def __init__(self, rows: Iterable[Record]) -> None:
        self.rows = rows
        self.number = 0

    def __iter__(self) -> Iterator[Record]:
        for row in self.rows:
            self.number += 1
            yield row


def _write_json(rows: Iterable[Record], columns: Sequence[str], out: TextIO) -> None:
    separator = "[\n"
    for row in rows:
        text = json.dumps(_picked(row, columns), ensure_ascii=False, indent=2)
        out.write(separator + "  " + text.replace("\n", "\n  "))
        separator = ",\n"
    out.write("[]\n" if separator == "[\n" else "\n]\n")


def _write_jsonl(rows: Iterable[Record], columns: Sequence[str], out: TextIO) -> None:
    out.writelines(json.dumps(_picked(row, columns), ensure_ascii=False) + "\n" for row in rows)


def _picked(row: Record, columns: Sequence[str]) -> dict[str, Any]:
    return {name: plain(row[name]) for name in columns}


def _write_csv(rows: Iterable[Record], columns: Sequence[str], out: TextIO) -> None:
    """Write RFC 4180 with a header; nothing in a cell is changed, so a spreadsheet must be told it is text."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row[name]) for name in columns])


# An underscore within a word is no markup.
_MARKUP = re.compile(r"([\\|`*\[\]<>~]|(?<!\w)_|_(?!\w))")


def _write_markdown(rows: Iterable[Record], columns: Sequence[str], out: TextIO) -> None:
    out.write(_markdown_line(columns))
    out.write(_markdown_rule(columns))
    out.writelines(_markdown_line(cell(row[name]) for name in columns) for row in rows)


def _markdown_line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(escaped, cells))} |\n"


def escaped(text: str) -> str:
    """Make text one line of Markdown in which nothing is markup."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _markdown_rule(columns: Sequence[str]) -> str:
    return f"|{'|'.join(' --- ' for _ in columns)}|\n"


_WRITERS: dict[Format, Callable[[Iterable[Record], Sequence[str], TextIO], None]] = {
    Format.TABLE: write_table,
    Format.JSON: _write_json,
    Format.JSONL: _write_jsonl,
    Format.CSV: _write_csv,
    Format.MARKDOWN: _write_markdown,
}
_FOR_EYES = frozenset({Format.TABLE, Format.MARKDOWN})
