"""Where a text names a time at which something can have been said."""

from __future__ import annotations

import pytest

from claims.resolve.time_expressions import TimeForm, find_times


def found(body: str) -> list[str]:
    return [body[time.start : time.end] for time in find_times(body)]


def test_offsets_count_code_points() -> None:
    assert found("«Ні» — said 😀 on Friday.") == ["Friday"]


def test_several_times_are_found_in_their_order() -> None:
    body = "In 2008 they met; late on Monday, 7 March 2022, they met again, and two days later they left."
    assert [(time.form, body[time.start : time.end]) for time in find_times(body)] == [
        (TimeForm.YEAR, "In 2008"),
        (TimeForm.DATE, "late on Monday, 7 March 2022"),
        (TimeForm.DISTANCE, "two days later"),
    ]


def test_words_broken_over_lines_are_put_on_one() -> None:
    (time,) = find_times("They met on March\n  8,\n2022.")
    assert time.words == "March 8, 2022"


@pytest.mark.parametrize(
    "words",
    [
        "They may march on.",
        "In a way it cost 20 dollars.",
        "It was the second day.",
        "That May was not theirs.",
        "Chapter 4.2.1 and version 2022.1",
        "The march 8 of them began.",
        "She is 2008 years old.",
        "https://a.example/2022-03-04-envoys",
    ],
)
def test_words_that_look_like_times_are_none(words: str) -> None:
    assert found(words) == []


@pytest.mark.parametrize(
    "words", ["next Monday", "by Friday", "until Tuesday", "the coming Sunday", "since 24 February", "for 3 May 2023"]
)
def test_what_leads_away_from_a_day_is_no_time_of_saying(words: str) -> None:
    assert found(f"They meet {words}.") == []


def test_a_range_is_one_expression() -> None:
    assert found("Between 3 and 5 May and on March 3-5 they met.") == ["3 and 5 May", "March 3-5"]
    assert found("On March 3 and 25 others met.") == ["March 3"]
