"""One thing with all that is known of it: as JSON, or as one line a field."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from claims.output.cells import cell, plain, printable
from claims.output.formats import choose, write
from claims.words import Format

__all__ = ["write_record"]

NOTHING = "none"
"""What stands for eyes where there could be several and there is none; a blank is what is not known."""


def write_record(record: Any, asked: Format | None = None, *, out: TextIO | None = None) -> None:
    """Write a dataclass: an object in JSON, rows of field and value in CSV and Markdown, lines for eyes."""
    out = out or sys.stdout
    chosen = choose(asked, out)
    fields: Mapping[str, Any] = plain(record)
    if chosen in {Format.JSON, Format.JSONL}:
        out.write(json.dumps(fields, ensure_ascii=False, indent=2 if chosen is Format.JSON else None) + "\n")
    elif chosen is Format.TABLE:
        width = max(len(name) for name in fields)
        for name, value in fields.items():
            for number, text in enumerate([NOTHING] if value in ([], {}) else _lines(value)):
                out.write(f"{name.replace('_', ' ') if number == 0 else '':{width}}  {printable(text)}".rstrip() + "\n")
    else:
        pairs = ({"field": name, "value": text} for name, value in fields.items() for text in _lines(value))
        write(pairs, ("field", "value"), chosen, out=out)


def _lines(value: Any) -> Iterator[str]:
    """Give each of several values a line of its own, and what is not there an empty one."""
    if isinstance(value, list) and value:
        for each in value:
            yield " · ".join(_parts(each)) if isinstance(each, dict) else cell(each)
    else:
        yield cell(value)


def _parts(record: Mapping[str, Any]) -> Iterator[str]:
    """Give the fields of one of several as texts; a number says of what it is."""
    for name, value in record.items():
        if isinstance(value, int) and not isinstance(value, bool):
            yield f"{name.replace('_', ' ')} {value}"
        elif value not in (None, ""):
            yield cell(value)
