"""From evidence to periods: a pure function under a written policy.

The policy `latest.v1`:

1. A claim counts on the day it is effective (see `claims.models.Claim.effective_on`).
2. A day has one stance. Where claims of that day stand on both sides of the issue, it is mixed (0). Else it is the
   value most of them hold; of values held by equally many, the weaker (nearer to 0).
3. A stance stands until a later day brings another. Silence changes nothing, nothing expires.
4. Days of the same stance that follow one another are one period, which cites every claim of those days.

So what was said up to a day decides what stands on it: evidence of later days never changes the past, and cutting the
evidence at a day gives the periods up to that day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from claims.words import Stance

__all__ = ["POLICY", "Evidence", "Period", "derive"]

POLICY = "latest.v1"


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """What one claim says on one issue, on the day it counts from."""

    on: date
    claim_id: int
    value: int


@dataclass(frozen=True, slots=True)
class Period:
    """An actor's stance on an issue stands in [valid_from, valid_to); None is open.

    `evidence` is all it rests on, in the order of days and then of claim ids.
    """

    stance: Stance
    valid_from: date
    valid_to: date | None
    evidence: tuple[Evidence, ...]

    @property
    def claim_ids(self) -> tuple[int, ...]:
        """Give the ids of the claims cited."""
        return tuple(each.claim_id for each in self.evidence)

    def stands_on(self, day: date) -> bool:
        """Tell whether the stance stands on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


def derive(evidence: Iterable[Evidence]) -> tuple[Period, ...]:
    """Give the periods of one actor on one issue, in order of time; in whatever order the evidence comes."""
    days = [tuple(day) for _, day in groupby(sorted(evidence), key=attrgetter("on"))]
    runs = [(stance, tuple(each for day in run for each in day)) for stance, run in groupby(days, key=_stance_of_day)]
    starts = [cited[0].on for _, cited in runs]
    ends = [*starts[1:], None]
    return tuple(
        Period(stance, start, end, cited) for (stance, cited), start, end in zip(runs, starts, ends, strict=False)
    )


def _stance_of_day(day: Sequence[Evidence]) -> Stance:
    values = Counter(each.value for each in day)
    if min(values) < 0 < max(values):
        return Stance.MIXED
    most = max(values.values())
    return Stance(min((value for value, held in values.items() if held == most), key=abs))
