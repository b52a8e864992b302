"""One FollowTheMoney entity: a schema, an id, and properties that have several values each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from claims.curation import is_country_code
from claims.errors import quoted

__all__ = ["Entity", "ended_by", "started_on"]

_COUNTRY_FIELDS = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?")


@dataclass(frozen=True, slots=True)
class Entity:
    """What one line of a file says."""

    id: str
    schema: str
    caption: str
    properties: Mapping[str, Any]

    @classmethod
    def of(cls, told: Any) -> Entity:
        """Read a JSON value; raises ValueError for one that is no entity."""
        if not isinstance(told, dict):
            message = "no JSON object"
            raise ValueError(message)  # noqa: TRY004 -- a value of the file, not of the program
        number, schema, caption = told.get("id"), told.get("schema"), told.get("caption")
        if not isinstance(number, str) or not number.strip() or not isinstance(schema, str):
            message = "it needs an id and a schema"
            raise ValueError(message)
        properties = told.get("properties")
        if not isinstance(properties, dict):
            message = f"{quoted(number)} has no properties"
            raise ValueError(message)  # noqa: TRY004 -- as above
        return cls(number, schema, caption if isinstance(caption, str) else "", properties)

    def texts(self, name: str) -> list[str]:
        """Give the values of a property; of an entity that stands there whole, its id."""
        values = self.properties.get(name)
        several = values if isinstance(values, list) else [values]
        ids = [value.get("id") if isinstance(value, dict) else value for value in several]
        return [text for text in ids if isinstance(text, str) and text.strip()]

    @property
    def country(self) -> str | None:
        """Give the first country that has a code of two letters; historical ones have four."""
        codes = (code for field in _COUNTRY_FIELDS for code in self.texts(field))
        return next((code.lower() for code in codes if is_country_code(code)), None)


def started_on(entity: Entity) -> date | None:
    """Give the first day of what `startDate` names: a day, a month or a year."""
    dates = entity.texts("startDate")
    return _period(dates[0])[0] if dates else None


def ended_by(entity: Entity) -> date | None:
    """Give the first day after what `endDate` names, for that is the last day, month or year of it."""
    dates = entity.texts("endDate")
    return _period(dates[0])[1] if dates else None


def _period(text: str) -> tuple[date, date]:
    """Give the half-open period of a day, month or year; raises ValueError for what is no date."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        message = f"{quoted(text)} is no date"
        raise ValueError(message)
    year, month, day = (int(part) if part else None for part in match.groups())
    start = date(year or 0, month or 1, day or 1)
    try:
        after = start + timedelta(days=1 if day else 31 if month else 366)
    except OverflowError as error:
        message = f"{quoted(text)} is too late a date"
        raise ValueError(message) from error
    if day:
        return start, after
    return start, after.replace(day=1) if month else after.replace(month=1, day=1)
