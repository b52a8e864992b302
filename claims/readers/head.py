"""The head of an article: headline, byline, date line and dateline as they stand in the text itself.

The head is the first few lines, up to the second line of prose: what looks like a date further down is a date the
story tells of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.dates import CalendarDate, Moment, parse_moment
from claims.readers.dateline import Dateline, find_dateline

__all__ = ["Head", "read_head"]

_REACH = 1_500  # code points; a line that is cut there is no date line, but may begin with a dateline
_LINES = 15
_PROSE_LINES = 2
_PROSE_LENGTH = 80
_TITLE_LENGTH = 160

_MARKUP = re.compile(r"^(?:#{1,6}\s+|>\s+)|[*_]{1,3}")
_SEPARATOR = re.compile(r"\s*[|\u2022\u00b7]\s*|\s/\s|\s{3,}|\t")
_LABEL = re.compile(
    r"(?P<changed>(?:last\s+)?(?:updated?|modified|edited|revised|amended|corrected))(?:\s+(?:on|at))?\s*:?\s+"
    r"|(?:first\s+)?(?:published|posted|issued|released|created|date)(?:\s+(?:on|at))?\s*:?\s+",
    re.IGNORECASE,
)
_PLACE_BEFORE_DATE = re.compile(r"(?P<place>[A-Z][\w.'\u2019-]+(?: [A-Z][\w.'\u2019-]+){0,3}),\s+(?P<date>\S.*)")
_NAME = r"[A-Z\u00c0-\u00de][\w.'\u2019-]*(?: (?:[A-Z\u00c0-\u00de][\w.'\u2019-]*|al|bin|de|der|van|von))*"
_NAMES = rf"{_NAME}(?:(?:, | and | & |, and ){_NAME})*"
_BYLINE = re.compile(rf"(?:By|BY):?\s+(?P<names>{_NAMES})(?:\s+in\s+{_NAME}|,\s.*)?\W?")
_NAMES_ALONE = re.compile(rf"(?=.*\S \S)(?P<names>{_NAMES})(?:\s+in\s+{_NAME})?")
_INNER_STOP = re.compile(r"[a-z]{2}[.!?][\"\u201d\u2019)]?\s*[A-Z]")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the head of a text.

    `moment` is the date on a line of its own, and `date_line` that line as it stands. Where no line dates the
    publication it is that of the last change (`changed`): the text is no younger, that is all.
    """

    title: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    moment: Moment | None = None
    date_line: str | None = None
    changed: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    gap: bool  # a blank line follows, or the end
    moment: Moment | None
    changed: bool  # the date is that of a change
    dateline: Dateline | None

    @property
    def dated(self) -> bool:
        return self.moment is not None or self.dateline is not None


def read_head(body: str) -> Head:
    """Find what the head of an article says of it; offsets are not needed, the head stays part of the body."""
    lines = list(_head_lines(body))
    dates = [line for line in lines if line.moment]
    dated = next((line for line in dates if not line.changed), dates[0] if dates else None)
    return Head(
        title=_title(lines),
        byline=_byline(lines),
        dateline=next((line.dateline for line in lines if line.dateline), None),
        moment=dated.moment if dated else None,
        date_line=dated.text if dated else None,
        changed=dated is not None and dated.changed,
    )


def _head_lines(body: str) -> Iterator[_Line]:
    raw = body[:_REACH].split("\n")
    shown = prose = 0
    for number, line in enumerate(raw):
        text = _MARKUP.sub("", line).strip()
        if not text:
            continue
        gap = number + 1 == len(raw) or not raw[number + 1].strip()
        yield _line(text, gap=gap)
        shown += 1
        prose += len(text) >= _PROSE_LENGTH and text.rstrip('"\u201d\u2019)').endswith((".", "!", "?"))
        if shown == _LINES or prose == _PROSE_LINES:
            return


def _line(text: str, *, gap: bool) -> _Line:
    dateline = find_dateline(text)
    told = sorted(_dates_of(text), key=lambda date: date[1])  # "Updated 5 March | Published 4 March": the latter
    if told:
        return _Line(text, gap, *told[0], dateline)
    if (placed := _PLACE_BEFORE_DATE.fullmatch(text)) and (moment := parse_moment(placed["date"])):
        return _Line(text, gap, moment, changed=False, dateline=_placed(text, moment))
    return _Line(text, gap, None, changed=False, dateline=dateline)


def _dates_of(text: str) -> Iterator[tuple[Moment, bool]]:
    """Give the dates of a line, each with whether it is that of a change."""
    for segment in _SEPARATOR.split(text):
        label = _LABEL.match(segment)
        if moment := parse_moment(segment[label.end() :] if label else segment):
            yield moment, bool(label and label["changed"])


def _placed(text: str, moment: Moment) -> Dateline:
    return Dateline(text, len(text), named=CalendarDate(moment.day.year, moment.day.month, moment.day.day))


def _title(lines: list[_Line]) -> str | None:
    if not lines:
        return None
    first, following = lines[0], lines[1] if len(lines) > 1 else None
    text = first.text
    stands_apart = first.gap or (following is not None and (following.dated or _BYLINE.fullmatch(following.text)))
    reads_so = (
        len(text) <= _TITLE_LENGTH
        and not first.dated
        and not _BYLINE.fullmatch(text)
        and not text.endswith((":", ";", ",", "-", "\u2013", "\u2014"))
        and (not text.endswith(".") or (following is not None and following.dated))
        and text[0] not in "-\u2013\u2014("
        and not text[0].islower()
        and not _INNER_STOP.search(text)
    )
    return text if following and stands_apart and reads_so else None


def _byline(lines: list[_Line]) -> str | None:
    for line in lines:
        for segment in _SEPARATOR.split(line.text):
            if match := _BYLINE.fullmatch(segment):
                return match["names"].rstrip(".")
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        beside_date = before.moment or after.moment
        if beside_date and not line.dated and (match := _NAMES_ALONE.fullmatch(line.text)):
            return match["names"]
    return None
