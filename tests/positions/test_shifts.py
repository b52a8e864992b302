from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.positions import Evidence, derive, reaffirmed, shifts
from claims.positions.shifts import shift_kind
from claims.words import ShiftKind, Stance

MONDAY = date(2022, 2, 21)
TUESDAY, WEDNESDAY, THURSDAY = (MONDAY + timedelta(days=days) for days in (1, 2, 3))


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (None, Stance.OPEN, ShiftKind.INTRODUCED),
        (Stance.OPEN, Stance.OPEN, ShiftKind.REAFFIRMED),
        (Stance.OPEN, Stance.SUPPORTS, ShiftKind.HARDENED),
        (Stance.SCEPTICAL, Stance.OPPOSES, ShiftKind.HARDENED),
        (Stance.MIXED, Stance.SCEPTICAL, ShiftKind.HARDENED),
        (Stance.OPPOSES, Stance.SCEPTICAL, ShiftKind.SOFTENED),
        (Stance.SUPPORTS, Stance.OPEN, ShiftKind.CONDITIONED),
        (Stance.OPEN, Stance.OPPOSES, ShiftKind.REVERSED),
        (Stance.SCEPTICAL, Stance.SUPPORTS, ShiftKind.REVERSED),
        (Stance.SUPPORTS, Stance.MIXED, ShiftKind.DROPPED),
    ],
)
def test_each_step_has_a_name(before: Stance | None, after: Stance, kind: ShiftKind) -> None:
    assert shift_kind(before, after) is kind


def test_a_shift_cites_the_two_claims_that_differ() -> None:
    earlier, later = Evidence(MONDAY, 7, -2), Evidence(WEDNESDAY, 9, 1)
    first, second = shifts(derive([earlier, later]))
    assert (first.kind, first.from_claim, first.to_claim) == (ShiftKind.INTRODUCED, None, earlier)
    assert (second.kind, second.on, second.from_claim, second.to_claim) == (
        ShiftKind.REVERSED,
        WEDNESDAY,
        earlier,
        later,
    )
    assert (second.from_stance, second.to_stance) == (Stance.OPPOSES, Stance.OPEN)


def test_a_shift_cites_the_last_word_before_and_the_first_word_after() -> None:
    said = [Evidence(MONDAY, 1, 2), Evidence(TUESDAY, 2, 2), Evidence(WEDNESDAY, 3, -2), Evidence(THURSDAY, 4, -2)]
    (_, shift) = shifts(derive(said))
    assert shift.from_claim is not None
    assert (shift.from_claim.claim_id, shift.to_claim.claim_id) == (2, 3)


def test_into_and_out_of_a_day_of_two_sides_the_claims_shown_differ() -> None:
    said = [Evidence(MONDAY, 1, 2), Evidence(TUESDAY, 2, 2), Evidence(TUESDAY, 3, -1), Evidence(WEDNESDAY, 4, 2)]
    _, into, out = shifts(derive(said))
    assert into.from_claim is not None
    assert out.from_claim is not None
    assert (into.kind, into.from_claim.claim_id, into.to_claim.claim_id) == (ShiftKind.DROPPED, 1, 3)
    assert (out.kind, out.from_claim.claim_id, out.to_claim.claim_id) == (ShiftKind.HARDENED, 3, 4)


def test_the_last_word_before_is_one_whose_day_is_known_where_there_is_one() -> None:
    said = [Evidence(MONDAY, 1, 2), Evidence(TUESDAY, 2, 2, dated=False), Evidence(WEDNESDAY, 3, -2)]
    (_, shift) = shifts(derive(said))
    assert shift.from_claim is not None
    assert shift.from_claim.claim_id == 1


@given(
    st.lists(st.tuples(st.dates(MONDAY, THURSDAY), st.integers(-2, 2), st.booleans()), max_size=12).map(
        lambda said: [Evidence(on, number, value, dated) for number, (on, value, dated) in enumerate(said)]
    )
)
def test_the_two_claims_of_a_shift_never_say_the_same(evidence: list[Evidence]) -> None:
    for shift in shifts(derive(evidence)):
        assert shift.from_stance != shift.to_stance
        assert shift.from_claim is None or shift.from_claim.value != shift.to_claim.value


def test_the_same_on_a_later_day_reaffirms_and_on_the_same_day_does_not() -> None:
    found = reaffirmed(derive([Evidence(MONDAY, 1, 1), Evidence(MONDAY, 2, 1), Evidence(TUESDAY, 3, 1)]))
    assert [(shift.kind, shift.on, shift.to_claim.claim_id) for shift in found] == [(ShiftKind.REAFFIRMED, TUESDAY, 3)]


def test_a_shift_cites_a_claim_that_takes_the_stance_itself() -> None:
    (shift,) = shifts(derive([Evidence(MONDAY, 1, 1), Evidence(MONDAY, 2, 2), Evidence(MONDAY, 3, 2)]))
    assert (shift.to_stance, shift.to_claim.claim_id) == (Stance.SUPPORTS, 2)
