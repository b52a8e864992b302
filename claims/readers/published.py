"""When a document appeared: the user's word, then the dateline, a date line, the address, the metadata.

Metadata come last because archives and content systems stamp what they re-publish; a timestamp of theirs that falls
on the day found otherwise still tells the hour. All dates that are found are kept, each with what it was read from.
The time of a file dates nothing, for a copy of it has another: the text is no younger, that is all. The same holds of
a line that dates the last change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from claims.dates import Moment, Published, agree, find_days, parse_moment, read_calendar
from claims.readers.document import DateFound
from claims.readers.head import Head
from claims.words import DateBasis, Precision, PublishedBasis

__all__ = ["date_in_url", "dates_found", "dispute", "file_date", "from_metadata", "publication"]

_MONTH_WORD = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_URL_DATE = re.compile(
    rf"(?<![\d])(?P<year>(?:19|20)\d\d)(?P<sep>[/_-])(?P<month>\d{{1,2}}|{_MONTH_WORD})(?P=sep)(?P<day>\d{{1,2}})(?!\d)"
    r"|/(?P<year2>(?:19|20)\d\d)(?P<month2>[01]\d)(?P<day2>[0-3]\d)(?!\d)",
    re.IGNORECASE,
)

_SAYS = {
    DateBasis.GIVEN: "the user",
    DateBasis.DATELINE: "its dateline",
    DateBasis.TEXT: "its date line",
    DateBasis.URL: "its address",
    DateBasis.METADATA: "its metadata",
}


def from_metadata(text: str) -> DateFound | None:
    """Read a date from a field beside the text (JSONL, front matter, HTML); None if it is none."""
    moment = parse_moment(text)
    return _found(DateBasis.METADATA, moment, text) if moment else None


def file_date(path: Path, body: str) -> DateFound | None:
    """Take the time of a file, unless the text in it names a later day: then somebody has set it."""
    at = datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
    if any(day > at.date() for day in find_days(body)):
        return None
    return DateFound(DateBasis.FILE, at, Precision.DAY, at.isoformat())


def date_in_url(url: str) -> date | None:
    """Find the day in an address: /2022/02/25/, /2022/feb/25/, -2022-02-25, /20220225."""
    for match in _URL_DATE.finditer(url):
        year, month, day = (match[name] or match[f"{name}2"] for name in ("year", "month", "day"))
        if not month.isdigit():
            named = read_calendar(f"{day} {month} {year}")
            if found := named and named.on():
                return found
            continue
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


def dates_found(
    head: Head, body: str, url: str | None, metadata: DateFound | None, given: Published | None = None
) -> tuple[DateFound, ...]:
    """Gather what the user, the text, the address and the metadata say, the surest first.

    A dateline mostly lacks its year: another date of the document within two months gives it, or the same day written
    out in the text. Without either the dateline dates nothing.
    """
    in_line, in_url = _of_line(head), date_in_url(url) if url else None
    others = [in_line] if in_line and not in_line.bound else []
    if url and in_url:
        others.append(_found(DateBasis.URL, Moment(in_url), url))
    if metadata:
        others.append(metadata)
    if in_line and in_line.bound:
        others.append(in_line)
    first = [DateFound(DateBasis.GIVEN, given.at, given.precision, given.at.isoformat())] if given else []
    if head.dateline:
        near = [found.on for found in (*first, *others)]
        if day := head.dateline.on(near) or _written_out(head, body):
            first.append(_found(DateBasis.DATELINE, Moment(day), head.dateline.text))
    return (*first, *others)


def publication(dates: Sequence[DateFound]) -> Published | None:
    """Take the surest date, with the hour from another of the same day where it lacks one; none that only bounds it."""
    sure = next((found for found in dates if not _is_bound(found)), None)
    if sure is None:
        return None
    basis = PublishedBasis(sure.basis)
    if basis is PublishedBasis.GIVEN:
        return Published(sure.at, sure.precision, basis)
    hours = (found.at for found in dates if found.on == sure.on and _is_timed(found))
    return Published(next(hours, sure.at), sure.precision, basis)


def dispute(dates: Sequence[DateFound]) -> str | None:
    """Say which dates differ from the one that was taken by more than a day; None where all agree."""
    told = [found for found in dates if not _is_bound(found)]
    differing = [found for found in told if not agree(found.on, told[0].on)]
    if not differing:
        return None
    said = ", ".join(f"{found.on.isoformat()} by {_SAYS[found.basis]}" for found in (told[0], *differing))
    return f"dated {said}: took the first"


def _found(basis: DateBasis, moment: Moment, text: str) -> DateFound:
    return DateFound(basis, moment.at, Precision.DAY, text)


def _of_line(head: Head) -> DateFound | None:
    line = head.moment
    if line is None:
        return None
    is_known = line.clock is None or line.clock.tzinfo  # an hour without a place is none
    found = _found(DateBasis.TEXT, line if is_known else Moment(line.day), head.date_line or "")
    return replace(found, bound=head.changed)


def _is_bound(found: DateFound) -> bool:
    """Tell whether a date says no more than that the text is no younger."""
    return found.bound or found.basis is DateBasis.FILE


def _is_timed(found: DateFound) -> bool:
    """Tell whether more than a day was found: midnight in Greenwich stands for a day without a time."""
    return not _is_bound(found) and found.at.timetz() != time(tzinfo=UTC)


def _written_out(head: Head, body: str) -> date | None:
    dateline = head.dateline.named if head.dateline else None
    if dateline is None:
        return None
    return next((day for day in find_days(body) if (day.month, day.day) == (dateline.month, dateline.day)), None)
