from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from claims.positions import POLICY, RULES, Evidence, derive
from claims.words import Stance

MONDAY = date(2022, 2, 21)
TUESDAY, WEDNESDAY, THURSDAY = (MONDAY + timedelta(days=n) for n in (1, 2, 3))

DAYS = st.dates(date(2022, 1, 1), date(2022, 1, 12))
VALUES = st.integers(-2, 2)
EVIDENCE = st.lists(st.tuples(DAYS, VALUES, st.booleans()), max_size=30).map(
    lambda said: [Evidence(on, number, value, dated) for number, (on, value, dated) in enumerate(said)]
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


def test_a_claim_of_unknown_day_can_be_the_first_word() -> None:
    (period,) = derive([Evidence(MONDAY, 1, -2, dated=False)])
    assert (period.stance, period.claim_ids) == (Stance.OPPOSES, (1,))


def test_a_claim_of_unknown_day_moves_no_position_that_rests_on_a_known_day() -> None:
    said = [Evidence(MONDAY, 1, 2), Evidence(TUESDAY, 2, -2, dated=False), Evidence(WEDNESDAY, 3, 2, dated=False)]
    (period,) = derive(said)
    assert (period.stance, period.claim_ids) == (Stance.SUPPORTS, (1, 3))


def test_claims_of_known_days_overrule_those_of_unknown_ones_also_on_the_same_day() -> None:
    said = [Evidence(MONDAY, 1, -2, dated=False), Evidence(TUESDAY, 2, 1), Evidence(TUESDAY, 3, -2, dated=False)]
    before, after = derive(said)
    assert (before.stance, before.claim_ids, before.valid_to) == (Stance.OPPOSES, (1,), TUESDAY)
    assert (after.stance, after.claim_ids) == (Stance.OPEN, (2,))


def test_among_claims_of_unknown_days_the_latest_counts() -> None:
    before, after = derive([Evidence(MONDAY, 1, 2, dated=False), Evidence(TUESDAY, 2, -1, dated=False)])
    assert (before.stance, after.stance, after.valid_from) == (Stance.SUPPORTS, Stance.SCEPTICAL, TUESDAY)


def test_the_proof_is_the_latest_claim_that_takes_the_stance_itself() -> None:
    (period,) = derive([Evidence(MONDAY, 1, 2), Evidence(MONDAY, 2, 2), Evidence(MONDAY, 3, 1)])
    assert period.proof.claim_id == 2


def test_nothing_said_is_no_position() -> None:
    assert derive([]) == ()


@given(EVIDENCE)
def test_periods_follow_one_another_without_gap_or_overlap_and_cite_each_claim_once(evidence: list[Evidence]) -> None:
    periods = derive(evidence)
    assert all(before.valid_to == after.valid_from for before, after in pairwise(periods))
    assert all(before.stance != after.stance for before, after in pairwise(periods))
    assert all(period.valid_to is None or period.valid_from < period.valid_to for period in periods)
    assert [period.valid_to for period in periods[-1:]] in ([], [None])
    cited = [claim_id for period in periods for claim_id in period.claim_ids]
    assert len(cited) == len(set(cited))
    assert {each.claim_id for each in evidence if each.dated} <= set(cited)
    assert bool(cited) == bool(evidence)


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


def test_the_documentation_has_the_rules_as_the_program_prints_them() -> None:
    page = (Path(__file__).parents[2] / "docs" / "positions.md").read_text(encoding="utf-8")
    written = page.split("<!-- rules -->")[1].split("<!-- /rules -->")[0]
    assert " ".join(written.split()) == " ".join(
        f"{number}. {' '.join(rule.split())}" for number, rule in enumerate(RULES, 1)
    )
    assert f"Policy `{POLICY}`" in page
