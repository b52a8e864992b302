"""What expressions of time say on the day they are read from."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from claims.resolve.claim import SaidOn
from claims.resolve.time_expressions import find_times
from claims.resolve.time_readings import read_time
from claims.words import Precision, SaidOnBasis

THURSDAY = date(2022, 3, 10)
_SHOWN = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
_NEEDS_IN = re.compile(r"\d{4}|[A-Z][a-z]+(?: (?:of )?(?:this|last) year)?|autumn \d{4}")


def readings() -> list[tuple[str, str, str]]:
    # BaseLoader leaves dates and numbers the strings they are written as.
    table = yaml.load(
        Path(__file__).with_name("time_readings.yaml").read_text(encoding="utf-8"),
        Loader=yaml.BaseLoader,  # noqa: S506 - it builds strings, lists and mappings only
    )
    return [(words, on, says) for on, expressions in table.items() for words, says in expressions.items()]


def shown(found: SaidOn | None) -> str:
    if found is None:
        return "none"
    return found.on.isoformat()[: _SHOWN[found.precision]] if found.on else "unknown"


def read(words: str, on: date | None, told: date | None = None) -> SaidOn | None:
    """Read the one expression in some words as a text would put them."""
    is_bare = _NEEDS_IN.fullmatch(words) and not words.endswith("day")
    times = find_times(f"They met in {words}." if is_bare else f"They met {words}.")
    return read_time(times[-1], on, told) if times else None


@pytest.mark.parametrize(("words", "on", "says"), readings())
def test_an_expression_says_what_the_table_tells(words: str, on: str, says: str) -> None:
    assert shown(read(words, date.fromisoformat(on))) == says


@given(st.sampled_from(readings()), st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_no_day_read_is_later_than_the_day_after_publication(reading: tuple[str, str, str], on: date) -> None:
    found = read(reading[0], on)
    assert found is None or found.on is None or found.on <= on + timedelta(days=1)


@given(st.sampled_from(readings()), st.sampled_from(["  ", "\n", "\u00a0", " \n "]))
def test_white_space_changes_no_reading(reading: tuple[str, str, str], space: str) -> None:
    words, on, says = reading
    assert shown(read(words.replace(" ", space), date.fromisoformat(on))) == says


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("the same day", "2022-02-24"),
        ("the following day", "2022-02-25"),
        ("the next morning", "2022-02-25"),
        ("three days later", "2022-02-27"),
        ("a day earlier", "2022-02-23"),
        ("the day before", "2022-02-23"),
        ("a week later", "2022"),
        ("a month earlier", "2022-01"),
        ("two days ago", "2022-03-08"),
    ],
)
def test_what_a_story_goes_on_with_counts_from_the_day_it_told_of(words: str, says: str) -> None:
    assert shown(read(words, THURSDAY, date(2022, 2, 24))) == says


@pytest.mark.parametrize("words", ["the following day", "three days later", "that evening"])
def test_without_a_day_told_of_nobody_knows_the_day_after_it(words: str) -> None:
    assert shown(read(words, THURSDAY)) == "unknown"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("on the sidelines of the 29 March talks", "2021-03-29"),
        ("on the margins of the March 8 talks", "2022-03-08"),
        ("at Tuesday’s meeting", "2022-03-08"),
        ("on the eve of the March 8 talks", "2022-03-07"),
        ("the day after the 8 March talks", "2022-03-09"),
        ("two days before Tuesday's talks", "2022-03-06"),
        ("the day before the talks", "none"),
        ("about the March 8 offer", "none"),
        ("of Tuesday's attack", "none"),
    ],
)
def test_the_day_of_an_event_counts_for_who_is_there(words: str, says: str) -> None:
    assert shown(read(words, THURSDAY)) == says


def test_without_a_day_of_publication_only_a_full_date_is_known() -> None:
    full = read("on 8 March 2021", None)
    assert full == SaidOn(date(2021, 3, 8), Precision.DAY, SaidOnBasis.EXPLICIT)
    assert [read(words, None) for words in ("on Friday", "on 9 May", "in May", "yesterday", "two days ago")] == [
        None
    ] * 5


def test_words_of_the_calendar_are_explicit_and_others_relative() -> None:
    bases = [found.basis for words in ("on 8 March", "on Friday", "last week") if (found := read(words, THURSDAY))]
    assert bases == [SaidOnBasis.EXPLICIT, SaidOnBasis.RELATIVE, SaidOnBasis.RELATIVE]
