from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from claims.positions import Evidence, derive
from claims.words import Stance

MONDAY = date(2022, 2, 21)
TUESDAY, WEDNESDAY, THURSDAY = (MONDAY + timedelta(days=n) for n in (1, 2, 3))

DAYS = st.dates(date(2022, 1, 1), date(2022, 1, 12))
VALUES = st.integers(-2, 2)
EVIDENCE = st.lists(st.tuples(DAYS, VALUES), max_size=30).map(
    lambda said: [Evidence(on, number, value) for number, (on, value) in enumerate(said)]
)


def test_what_is_said_first_opens_a_period_without_an_end() -> None:
    (period,) = derive([Evidence(MONDAY, 1, 2)])
    assert (period.stance, period.valid_from, period.valid_to, period.claim_ids) == (
        Stance.SUPPORTS,
        MONDAY,
        None,
        (1,),
    )


def test_a_period_ends_on_the_day_another_stance_is_taken() -> None:
    before, after = derive([Evidence(MONDAY, 1, 2), Evidence(WEDNESDAY, 2, -1)])
    assert (before.valid_from, before.valid_to) == (MONDAY, WEDNESDAY)
    assert (after.stance, after.valid_from, after.valid_to) == (Stance.SCEPTICAL, WEDNESDAY, None)


def test_days_of_the_same_stance_are_one_period_that_cites_them_all() -> None:
    (period,) = derive([Evidence(THURSDAY, 3, 1), Evidence(MONDAY, 1, 1), Evidence(TUESDAY, 2, 1)])
    assert period.claim_ids == (1, 2, 3)


def test_both_sides_on_one_day_are_mixed_and_all_cited() -> None:
    (period,) = derive([Evidence(MONDAY, 1, 2), Evidence(MONDAY, 2, 2), Evidence(MONDAY, 3, -1)])
    assert (period.stance, period.claim_ids) == (Stance.MIXED, (1, 2, 3))


def test_on_one_side_the_strength_most_claims_have_counts() -> None:
    (period,) = derive([Evidence(MONDAY, 1, -2), Evidence(MONDAY, 2, -2), Evidence(MONDAY, 3, -1)])
    assert period.stance == Stance.OPPOSES


def test_of_strengths_equally_many_hold_the_weaker_counts() -> None:
    (period,) = derive([Evidence(MONDAY, 1, 2), Evidence(MONDAY, 2, 1)])
    assert period.stance == Stance.OPEN


def test_nothing_said_is_no_position() -> None:
    assert derive([]) == ()


@given(EVIDENCE)
def test_periods_follow_one_another_without_gap_or_overlap_and_cite_each_claim_once(evidence: list[Evidence]) -> None:
    periods = derive(evidence)
    assert all(before.valid_to == after.valid_from for before, after in pairwise(periods))
    assert all(before.stance != after.stance for before, after in pairwise(periods))
    assert all(period.valid_to is None or period.valid_from < period.valid_to for period in periods)
    assert [period.valid_to for period in periods[-1:]] in ([], [None])
    assert sorted(cited for period in periods for cited in period.claim_ids) == [each.claim_id for each in evidence]


@given(EVIDENCE.flatmap(lambda evidence: st.tuples(st.just(evidence), st.permutations(evidence))))
def test_the_order_of_the_evidence_does_not_matter(both: tuple[list[Evidence], list[Evidence]]) -> None:
    evidence, shuffled = both
    assert derive(evidence) == derive(shuffled)


@given(EVIDENCE, DAYS)
def test_what_stands_on_a_day_is_decided_by_what_was_said_up_to_it(evidence: list[Evidence], day: date) -> None:
    whole = [period for period in derive(evidence) if period.stands_on(day)]
    cut = [period for period in derive(each for each in evidence if each.on <= day) if period.stands_on(day)]
    assert [(p.stance, p.valid_from) for p in whole] == [(p.stance, p.valid_from) for p in cut]
    assert [set(p.claim_ids) & {e.claim_id for e in evidence if e.on <= day} for p in whole] == [
        set(p.claim_ids) for p in cut
    ]
