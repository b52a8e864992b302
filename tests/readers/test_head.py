"""Headline, byline and dates where a text itself gives them."""

from __future__ import annotations

from datetime import date

import pytest

from claims.readers.head import read_head

STORY = (
    "The envoys of both countries met in a hotel by the sea on Thursday and spoke for two hours without a break.\n\n"
    "Nobody had expected more, said one of the diplomats, who asked that his name be left out of the newspaper.\n"
)


def test_headline_byline_and_date_line_are_found() -> None:
    head = read_head(f"Envoys meet by the sea\n\nBy Rosa Lind and Piet van Dam\nMarch 4, 2022, 3:41 PM UTC\n\n{STORY}")
    assert head.title == "Envoys meet by the sea"
    assert head.byline == "Rosa Lind and Piet van Dam"
    assert head.moment is not None
    assert head.moment.at.isoformat() == "2022-03-04T15:41:00+00:00"


def test_markdown_marks_do_not_hide_the_head() -> None:
    head = read_head(f"# Envoys meet by the sea\n\n**By Rosa Lind**\n\n*4 March 2022*\n\n{STORY}")
    assert (head.title, head.byline) == ("Envoys meet by the sea", "Rosa Lind")
    assert head.moment is not None
    assert head.moment.day == date(2022, 3, 4)


def test_names_beside_a_date_line_are_a_byline_without_by() -> None:
    head = read_head(f"Envoys meet by the sea\nRosa Lind and Ivo Roe in Antalya\n4 March 2022\n{STORY}")
    assert head.byline == "Rosa Lind and Ivo Roe"


@pytest.mark.parametrize(
    "line",
    [
        "Published 4 Mar 2022 14:05 GMT",
        "Published on March 4, 2022",
        "Posted at: 4 March 2022",
        "By Rosa Lind | 4 March 2022 | 3 min read",
        "Antalya, 4 March 2022",
    ],
)
def test_labels_bylines_and_places_may_stand_beside_the_date(line: str) -> None:
    head = read_head(f"Envoys meet by the sea\n{line}\n\n{STORY}")
    assert head.moment is not None
    assert head.moment.day == date(2022, 3, 4)
    assert head.title == "Envoys meet by the sea"


def test_first_publication_counts_before_the_last_change() -> None:
    head = read_head(f"Envoys meet\n\nUpdated 5 March 2022\nPublished 4 March 2022\n\n{STORY}")
    assert head.moment is not None
    assert (head.moment.day, head.changed) == (date(2022, 3, 4), False)
    head = read_head(f"Envoys meet\n\nUpdated 5 March 2022 | Published 4 March 2022\n\n{STORY}")
    assert head.moment is not None
    assert (head.moment.day, head.changed) == (date(2022, 3, 4), False)


def test_a_place_with_a_full_date_is_a_dateline() -> None:
    dateline = read_head(f"Antalya, 4 March 2022\n\n{STORY}").dateline
    assert dateline is not None
    assert (dateline.text, dateline.on([])) == ("Antalya, 4 March 2022", date(2022, 3, 4))


def test_a_dateline_below_caption_and_links_is_found() -> None:
    head = read_head(f"Envoys meet by the sea\n## Live updates\nThe hotel [Photo: Orbis]\nANTALYA (Orbis) — {STORY}")
    assert head.dateline is not None
    assert head.dateline.wire == "Orbis"


def test_a_date_in_prose_or_far_down_is_no_publication_date() -> None:
    assert read_head(f"The talks of 4 March 2022 failed.\n\n{STORY}").moment is None
    assert read_head(f"{STORY}\n{STORY}\n4 March 2022\n\nThe envoys met.").moment is None


@pytest.mark.parametrize(
    "first",
    [
        "The envoys met on Thursday and agreed on nothing.",
        "- If it depends on us, there will be a truce - said the envoy",
        "Antalya CNN —",
        "The envoys met.They did not agree on anything",
        "and so it went on for hours",
        "The envoys said the following:",
    ],
)
def test_a_first_line_that_reads_as_prose_is_no_title(first: str) -> None:
    assert read_head(f"{first}\n\n{STORY}").title is None


def test_a_headline_with_a_full_stop_is_one_when_the_dateline_follows() -> None:
    assert (
        read_head(f"Envoys meet by the sea.\n\nANTALYA, March 4 (Orbis) - {STORY}").title == "Envoys meet by the sea."
    )


def test_a_line_that_runs_on_into_the_next_is_no_title() -> None:
    assert read_head(f"The envoys of both countries\nmet in a hotel\n\n{STORY}").title is None


def test_nothing_is_found_in_an_empty_text() -> None:
    head = read_head(" \n\n")
    assert (head.title, head.byline, head.dateline, head.moment) == (None, None, None, None)
