"""One actor at odds with itself: two who speak for it, or one on both sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby, product
from operator import attrgetter

from claims.positions.derive import Evidence, derive

__all__ = ["day_of_two_sides", "last_words_at_odds", "takes_both_sides"]


def takes_both_sides(said: Sequence[Evidence]) -> bool:
    """Tell whether some of what was said is for the issue and some against it."""
    return min(each.value for each in said) < 0 < max(each.value for each in said)


def last_words_at_odds(
    said: Sequence[Evidence], speakers: Mapping[int, int | None], within: int
) -> tuple[Evidence, Evidence] | None:
    """Choose, of the last words of each voice, the two on opposite sides that were said nearest in time."""
    last = {speakers[each.claim_id]: each for each in said if each.dated}
    pairs = (
        (against, supporting)
        for against, supporting in product(last.values(), last.values())
        if against.value < 0 < supporting.value and abs((against.on - supporting.on).days) <= within
    )
    return min(
        pairs, key=lambda pair: (abs((pair[0].on - pair[1].on).days), *(-each.claim_id for each in pair)), default=None
    )


def day_of_two_sides(said: Sequence[Evidence]) -> tuple[Evidence, Evidence] | None:
    """Choose two claims of the day on which what still stands was said on both sides; None where it stands clear."""
    standing = derive(said)[-1]
    days = [list(day) for _, day in groupby(standing.evidence, key=attrgetter("on"))]
    for day in reversed(days):
        against, supporting = (next((each for each in day if each.value * sign > 0), None) for sign in (-1, 1))
        if against is not None and supporting is not None:
            return against, supporting
    return None
