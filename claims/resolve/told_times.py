"""The times a story names, each with what it says where it stands and in whose words it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from claims.extract.attribution import Extraction
from claims.resolve.claim import SaidOn
from claims.resolve.time_expressions import TimeExpression, find_times
from claims.resolve.time_readings import read_time
from claims.spans import Span
from claims.words import Precision

__all__ = ["ToldTime", "told_times"]

_FRESH = 2  # sentences; "a day earlier" goes back to a day told of no longer ago


@dataclass(frozen=True, slots=True)
class ToldTime:
    """A time of the story. `within` are the stretches of content it lies in: it is told there, and nowhere else."""

    time: TimeExpression
    within: tuple[Span, ...]
    said_on: SaidOn


def told_times(body: str, extraction: Extraction, on: date | None) -> Sequence[ToldTime]:
    """Read the times of a document published on the day `on`, in order; those that say nothing are left out.

    "The following day" is counted from the day the same voice named last, if that was in one of the sentences before.
    """
    starts = [sentence.start for sentence in extraction.sentences]
    last: dict[tuple[Span, ...], tuple[int, date]] = {}  # the sentence and the day each voice named last
    found = []
    for time, within in _with_contents(body, extraction):
        sentence = bisect_right(starts, time.start)
        named, day = last.get(within, (0, None))
        said_on = read_time(time, on, day if sentence - named <= _FRESH else None)
        if said_on is None:
            continue
        found.append(ToldTime(time, within, said_on))
        if said_on.on is not None and said_on.precision is Precision.DAY:
            last[within] = sentence, said_on.on
    return found


def _with_contents(body: str, extraction: Extraction) -> Iterator[tuple[TimeExpression, tuple[Span, ...]]]:
    waiting = deque(sorted(span for attribution in extraction.attributions for span in attribution.content))
    around: list[Span] = []
    for time in find_times(body):
        while waiting and waiting[0].start <= time.start:
            around.append(waiting.popleft())
        around = [span for span in around if span.end > time.start]
        yield time, tuple(around)
