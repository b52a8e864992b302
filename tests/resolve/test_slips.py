from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import DamerauLevenshtein

from claims.resolve.slips import slips

NAMES = st.lists(st.text("abcxyz", min_size=1, max_size=7), min_size=1, max_size=3).map(" ".join)


def test_a_slip_is_a_letter_more_less_or_other_or_two_that_changed_places() -> None:
    found = slips("ada stone")
    assert {"ada stoone", "ada stne", "ada stome", "ada sotne", "ada stone"} <= found
    assert not {"ada sotoe", "ada soten", "ada", "adastone", "ade stone"} & found


def test_short_words_and_single_names_have_no_slips() -> None:
    assert slips("stone") == slips("") == frozenset()
    assert slips("kim lee") == {"kim lee"}
    assert "rosa kim" in slips("rossa kim")
    assert "ros kim" not in slips("rosa kim")


@settings(deadline=None, max_examples=30)
@given(NAMES)
def test_every_slip_is_one_step_away_and_goes_both_ways(name: str) -> None:
    for other in slips(name):
        assert DamerauLevenshtein.distance(name, other) <= 1
        assert [len(word) > 3 for word in name.split()] == [len(word) > 3 for word in other.split()]
        assert name in slips(other)
