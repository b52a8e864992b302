"""When a document appeared: the user's word, then the dateline, a date line, the address, the metadata.

Metadata come last because archives and content systems stamp what they re-publish; a timestamp of theirs that falls
on the day found otherwise still tells the hour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from claims.dates import Moment, Published, find_days, month_number, parse_moment
from claims.readers.head import Head
from claims.words import Precision, PublishedBasis

__all__ = ["date_in_url", "from_metadata", "published_on"]

_MONTH_WORD = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_URL_DATE = re.compile(
    rf"(?<![\d])(?P<year>(?:19|20)\d\d)(?P<sep>[/_-])(?P<month>\d{{1,2}}|{_MONTH_WORD})(?P=sep)(?P<day>\d{{1,2}})(?!\d)"
    r"|/(?P<year2>(?:19|20)\d\d)(?P<month2>[01]\d)(?P<day2>[0-3]\d)(?!\d)",
    re.IGNORECASE,
)


def from_metadata(text: str) -> Published | None:
    """Read a date from a field beside the text (JSONL, front matter, HTML); None if it is none."""
    moment = parse_moment(text)
    return Published(moment.at, Precision.DAY, PublishedBasis.METADATA) if moment else None


def date_in_url(url: str) -> date | None:
    """Find the day in an address: /2022/02/25/, /2022/feb/25/, -2022-02-25, /20220225."""
    for match in _URL_DATE.finditer(url):
        year, month, day = (
            match["year"] or match["year2"],
            match["month"] or match["month2"],
            match["day"] or match["day2"],
        )
        try:
            return date(int(year), int(month) if month.isdigit() else month_number(month), int(day))
        except ValueError:
            continue
    return None


def published_on(head: Head, body: str, url: str | None, metadata: Published | None) -> Published | None:
    """Weigh what the text, the address and the metadata say; None where none of them says anything.

    A dateline mostly lacks its year: another date of the document within two months gives it, or the same day
    written out in the text. Without either the dateline dates nothing, and the next in order is asked.
    """
    in_url = date_in_url(url) if url else None
    line = head.moment
    timed = [moment for moment in (line, _moment(metadata)) if moment and moment.clock and moment.clock.tzinfo]
    if head.dateline:
        known = [day for day in (line and line.day, in_url, metadata and metadata.on) if day]
        if day := head.dateline.on(known) or _written_out(head, body):
            return _at(day, timed, PublishedBasis.DATELINE)
    if line:
        return _at(line.day, timed, PublishedBasis.TEXT)
    if in_url:
        return _at(in_url, timed, PublishedBasis.URL)
    return metadata


def _written_out(head: Head, body: str) -> date | None:
    dateline = head.dateline
    if dateline is None:
        return None
    return next((day for day in find_days(body) if (day.month, day.day) == (dateline.month, dateline.day)), None)


def _moment(published: Published | None) -> Moment | None:
    if published is None or published.at.timetz() == time(tzinfo=UTC):
        return None
    return Moment(published.on, published.at.timetz())


def _at(day: date, timed: Iterable[Moment], basis: PublishedBasis) -> Published:
    same = next((moment.at for moment in timed if moment.day == day), None)
    return Published(same or datetime.combine(day, time(), UTC), Precision.DAY, basis)
