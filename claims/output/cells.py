"""One value as text in a cell, and as what JSON knows."""

from __future__ import annotations

import base64
import dataclasses
import math
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

__all__ = ["cell", "plain", "printable"]

_JOINERS = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")


def plain(value: Any) -> Any:  # noqa: PLR0911 -- one line a kind of value
    """Turn a value into what JSON knows.

    Dates as ISO 8601, instants in UTC with a Z, bytes as base64, and as text the numbers JSON lacks (inf, nan).
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return _instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in value]
    if isinstance(value, bytes | bytearray | memoryview):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, Decimal):
        return plain(float(value))
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def cell(value: Any) -> str:
    """Turn a value into the text of a cell: nothing for None, several values joined by semicolons."""
    simple = plain(value)
    if simple is None:
        return ""
    if isinstance(simple, bool):
        return "true" if simple else "false"
    if isinstance(simple, list):
        return "; ".join(cell(each) for each in simple)
    if isinstance(simple, dict):
        return ", ".join(f"{name}: {text}" for name, each in simple.items() if (text := cell(each)))
    return str(simple)


def printable(text: str) -> str:
    """Make text safe for a terminal: what would move the cursor, change colours or turn the order is shown as a mark.

    Joiners stay, for Persian, Indic scripts and many emoji are not rightly written without them.
    """
    return "".join(
        each
        if each.isprintable() or each in _JOINERS or unicodedata.category(each) not in {"Cc", "Cf"}
        else _shown(each)
        for each in text
    )


def _shown(character: str) -> str:
    return " " if character in "\n\t" else "\N{REPLACEMENT CHARACTER}"


def _instant(value: datetime) -> str:
    aware = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return aware.isoformat().replace("+00:00", "Z")
