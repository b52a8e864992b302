"""From evidence to periods: a pure function under a written policy, `RULES`.

What was said up to a day decides what stands on it: evidence of later days never changes the past, and cutting the
evidence at a day gives the periods up to that day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from operator import attrgetter

from claims.words import Stance

__all__ = ["POLICY", "RULES", "Evidence", "Period", "derive"]

POLICY = "latest.v1"
RULES = (
    """A claim counts on the day it was said; where only its month or year is known, or nothing, on the last day it can
    have been said, which is at the latest the day of publication.""",
    """A day has one stance. Where claims of that day stand on both sides of the issue, it is mixed, and both are cited.
    Else it is the value most of them hold; of values held by equally many, the weaker.""",
    """The stance of the latest day stands. One contrary voice on a later day moves it; the position then says that it
    rests on one statement.""",
    "Silence changes nothing, and nothing expires.",
    """A claim whose day is not known may have been said long before: it can be the first word on an issue, and counts
    beside others that say the same, but it moves no position that rests on a claim whose day is known.""",
    "Days of the same stance that follow one another are one position, which cites every claim of those days.",
)
"""The policy in words, as `claims positions --explain` prints it."""


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """What one claim says on one issue, on the day it counts from; `dated` where that is the day it was said."""

    on: date
    claim_id: int
    value: int
    dated: bool = True


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

    @property
    def proof(self) -> Evidence:
        """Choose the claim to quote: the latest that takes the stance itself; where two sides made it, the latest."""
        return max(self.evidence, key=lambda each: (each.value == self.stance, each.on, each.claim_id))

    def stands_on(self, day: date) -> bool:
        """Tell whether the stance stands on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(slots=True)
class _Run:
    """A stance, the day it begins, and what has been cited for it so far."""

    stance: Stance
    start: date
    cited: list[Evidence] = field(default_factory=list)


def derive(evidence: Iterable[Evidence]) -> tuple[Period, ...]:
    """Give the periods of one actor on one issue, in order of time; in whatever order the evidence comes."""
    runs = list[_Run]()
    firm = False  # whether what stands rests on a claim whose day is known
    for on, group in groupby(sorted(evidence), key=attrgetter("on")):
        day = tuple(group)
        dated = {each for each in day if each.dated}
        deciding = dated or (set() if firm else set(day))
        if deciding:
            stance = _stance_of_day(deciding)
            if not runs or runs[-1].stance != stance:
                runs.append(_Run(stance, on))
        runs[-1].cited += [each for each in day if each in deciding or each.value == runs[-1].stance]
        firm = firm or bool(dated)
    ends = [*(run.start for run in runs[1:]), None]
    return tuple(Period(run.stance, run.start, end, tuple(run.cited)) for run, end in zip(runs, ends, strict=False))


def _stance_of_day(day: Collection[Evidence]) -> Stance:
    values = Counter(each.value for each in day)
    if min(values) < 0 < max(values):
        return Stance.MIXED
    most = max(values.values())
    return Stance(min((value for value, held in values.items() if held == most), key=abs))
