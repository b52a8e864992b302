from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from claims.plots.timescale import TimeScale

DAYS = st.lists(st.dates(date(1900, 1, 1), date(2100, 1, 1)), min_size=1, max_size=40)
MONDAY = date(2022, 2, 21)


def after(*numbers: int) -> TimeScale:
    return TimeScale([MONDAY + timedelta(days=number) for number in numbers], 0, 500)


@given(DAYS)
def test_later_days_are_further_right_and_all_are_inside(days: list[date]) -> None:
    scale = TimeScale(days, 90, 640)
    places = [scale.place(day) for day in sorted(set(days))]
    assert all(before < following for before, following in pairwise(places))
    assert 90 <= places[0] <= places[-1] <= 640


@given(DAYS)
def test_labels_of_ticks_do_not_touch(days: list[date]) -> None:
    ticks = TimeScale(days, 90, 640).ticks()
    assert ticks
    for before, following in pairwise(ticks):
        assert before.x + before.width / 2 < following.x - following.width / 2


def test_days_that_have_room_keep_their_proportions() -> None:
    scale = after(0, 1, 100)
    assert not scale.breaks
    assert scale.place(MONDAY + timedelta(days=50)) == (scale.place(MONDAY) + scale.stretches[0].end) / 2


def test_a_gap_that_would_crowd_the_rest_is_cut() -> None:
    (gap,) = after(0, 5, 3000, 3020).breaks
    assert (gap.after, gap.before) == (MONDAY + timedelta(days=5), MONDAY + timedelta(days=3000))


def test_two_days_far_apart_are_not_cut() -> None:
    assert not after(0, 3000).breaks


def test_ticks_are_as_coarse_as_the_time_is_long() -> None:
    assert [tick.label for tick in after(0, 1, 2).ticks()] == ["2022-02-21", "2022-02-22", "2022-02-23"]
    assert [tick.label for tick in after(0, 100).ticks()] == ["2022-03", "2022-04", "2022-05", "2022-06"]
    assert after(0, *range(100, 600, 50)).ticks()[0].label == "2022-04"
    assert {len(tick.label) for tick in after(0, *range(100, 9000, 50)).ticks()} == {4}


def test_what_lies_outside_stands_at_the_ends() -> None:
    scale = after(0, 10)
    assert scale.place(MONDAY - timedelta(days=9)) == 0
    assert scale.place(MONDAY + timedelta(days=99)) == 500
