from __future__ import annotations

import pytest

from claims.statements.likeness import Kind, Likeness, differ, likeness
from claims.statements.setting import setting_of
from claims.statements.wording import read_wording
from claims.words import Act

BODY = "The harbour council met on Monday. {} The mayor opened the session. A storm had damaged the pier in March."


def compare(one: str, other: str, acts: tuple[Act, Act] = (Act.ASSERT, Act.ASSERT)) -> Likeness | None:
    """Compare what one speaker says in two documents; None where it is not the same."""
    wordings = read_wording((one,), acts[0]), read_wording((other,), acts[1])
    if differ(*wordings):
        return None
    return likeness(*wordings, (setting_of(BODY.format(one)), setting_of(BODY.format(other))))


def test_reported_speech_is_the_direct_speech_it_reports() -> None:
    found = compare("We will repair the northern pier by June", "they would repair the northern pier by June")
    assert found is not None
    assert found.strength > 0.9


def test_a_shortened_quotation_is_cut_from_the_longer() -> None:
    long = "We will repair the northern pier by June, and nobody will have to pay a fee for the ferry until then"
    found = compare("We will repair the northern pier by June", long)
    assert found is not None
    assert (found.one, found.other) == (Kind.CUT, Kind.LONGER)


def test_other_words_for_the_same_are_the_same() -> None:
    found = compare(
        "The vessel needs a new licence to leave port", "The ship requires a new permit to leave the harbour"
    )
    assert found is not None
    assert found.one is Kind.LIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The repairs will take six weeks", "The repairs will take nine weeks"),
        ("The first crane will be replaced in May", "The second crane will be replaced in May"),
        ("The port will open on Sunday", "The port will not open on Sunday"),
        ("We shall raise the harbour fee next year", "We shall lower the harbour fee next year"),
        ("The repairs to the Petrel will begin in June", "The repairs to the Curlew will begin in June"),
        ("The council bought two tugs from the navy", "The council has no plan for the fish market"),
    ],
)
def test_other_numbers_names_and_denials_are_other_statements(one: str, other: str) -> None:
    assert compare(one, other) is None


def test_a_denial_is_not_what_it_denies() -> None:
    acts = (Act.DENY, Act.ASSERT)
    assert compare("that the pier was closed to save money", "The pier was closed to save money", acts) is None


def test_numbers_in_words_and_in_figures_are_one() -> None:
    assert read_wording(("nine hundred thousand crates",), Act.ASSERT).numbers == {"900000"}
    assert read_wording(("900,000 crates",), Act.ASSERT).numbers == {"900000"}
    assert read_wording(("twenty-five crates",), Act.ASSERT).numbers == {"25"}


def test_it_does_not_matter_which_claim_comes_first() -> None:
    one, other = "The vessel needs a new licence to leave port", "The ship requires a new permit to leave the harbour"
    there, back = compare(one, other), compare(other, one)
    assert there is not None
    assert back is not None
    assert there.strength == back.strength
