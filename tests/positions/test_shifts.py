from __future__ import annotations

from datetime import date, timedelta

import pytest

from claims.positions import Evidence, derive, shifts
from claims.positions.shifts import shift_kind
from claims.words import ShiftKind, Stance

MONDAY = date(2022, 2, 21)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)


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
    first, second = shifts(derive([Evidence(MONDAY, 7, -2), Evidence(WEDNESDAY, 9, 1)]))
    assert (first.kind, first.from_claim_id, first.to_claim_id) == (ShiftKind.INTRODUCED, None, 7)
    assert (second.kind, second.on, second.from_claim_id, second.to_claim_id) == (ShiftKind.REVERSED, WEDNESDAY, 7, 9)
    assert (second.from_stance, second.to_stance) == (Stance.OPPOSES, Stance.OPEN)


def test_the_same_on_a_later_day_reaffirms_and_on_the_same_day_does_not() -> None:
    found = shifts(derive([Evidence(MONDAY, 1, 1), Evidence(MONDAY, 2, 1), Evidence(TUESDAY, 3, 1)]))
    assert [(shift.kind, shift.to_claim_id) for shift in found] == [
        (ShiftKind.INTRODUCED, 1),
        (ShiftKind.REAFFIRMED, 3),
    ]


def test_a_shift_cites_a_claim_that_takes_the_stance_itself() -> None:
    (shift,) = shifts(derive([Evidence(MONDAY, 1, 1), Evidence(MONDAY, 2, 2), Evidence(MONDAY, 3, 2)]))
    assert (shift.to_stance, shift.to_claim_id) == (Stance.SUPPORTS, 2)
