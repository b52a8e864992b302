"""What dates a document when its text, its address and its metadata disagree."""

from __future__ import annotations

from datetime import date

import pytest

from claims.readers.head import read_head
from claims.readers.published import date_in_url, from_metadata, published_on

STORY = "The envoys of both countries met by the sea and spoke for two hours without a break, a diplomat said.\n"


def published(body: str, url: str | None = None, metadata: str | None = None) -> tuple[str, str] | None:
    found = published_on(read_head(body), body, url, from_metadata(metadata) if metadata else None)
    return (found.at.isoformat(), found.basis.value) if found else None


def test_the_dateline_comes_before_the_date_line_the_address_and_the_metadata() -> None:
    body = f"Envoys meet\n\n5 March 2022\n\nANTALYA, March 4 (Orbis) - {STORY}"
    found = published(body, "https://orbis.example/2022/03/06/envoys", "2022-03-07")
    assert found == ("2022-03-04T00:00:00+00:00", "dateline")


def test_the_date_line_comes_before_the_address() -> None:
    found = published(
        f"Envoys meet\n\n5 March 2022\n\n{STORY}", "https://orbis.example/2022/03/06/envoys", "2022-03-07"
    )
    assert found == ("2022-03-05T00:00:00+00:00", "text")


def test_the_address_comes_before_the_metadata() -> None:
    found = published(STORY, "https://orbis.example/2022/03/06/envoys", "2022-03-07T10:00:00Z")
    assert found == ("2022-03-06T00:00:00+00:00", "url")


def test_metadata_count_where_nothing_else_is_known() -> None:
    assert published(STORY, "https://orbis.example/envoys", "2022-03-07T10:00:00Z") == (
        "2022-03-07T10:00:00+00:00",
        "metadata",
    )
    assert published(STORY) is None


def test_metadata_of_the_same_day_give_the_hour() -> None:
    body = f"ANTALYA, March 4 (Orbis) - {STORY}"
    assert published(body, metadata="2022-03-04T18:20:00+03:00") == ("2022-03-04T18:20:00+03:00", "dateline")
    assert published(STORY, "https://orbis.example/2022/03/04/", "2022-03-04T18:20:00Z") == (
        "2022-03-04T18:20:00+00:00",
        "url",
    )


def test_the_minute_of_a_date_line_is_kept_and_a_time_without_zone_is_not() -> None:
    assert published(f"Envoys meet\n\nMarch 4, 2022, 3:41 PM EST\n\n{STORY}") == ("2022-03-04T15:41:00-05:00", "text")
    assert published(f"Envoys meet\n\nMarch 4, 2022, 3:41 PM\n\n{STORY}") == ("2022-03-04T00:00:00+00:00", "text")


def test_a_dateline_takes_its_year_from_metadata_across_new_year() -> None:
    body = f"ANTALYA, December 31 (Orbis) - {STORY}"
    assert published(body, metadata="2022-01-01T06:00:00Z") == ("2021-12-31T00:00:00+00:00", "dateline")


def test_a_dateline_takes_its_year_from_the_same_day_written_out() -> None:
    body = f"ANTALYA, March 4 (Orbis) - {STORY}\nThe truce of March 4, 2022 was the second after that of May 1, 2019.\n"
    assert published(body) == ("2022-03-04T00:00:00+00:00", "dateline")


def test_a_year_is_never_guessed() -> None:
    assert published(f"ANTALYA, March 4 (Orbis) - {STORY}\nIt had all begun on February 24, 2022.\n") is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/news/2022/03/04/envoys", date(2022, 3, 4)),
        ("https://a.example/news/2022/3/4/envoys", date(2022, 3, 4)),
        ("https://a.example/world/2022/mar/04/envoys", date(2022, 3, 4)),
        ("https://a.example/envoys-meet-2022-03-04/", date(2022, 3, 4)),
        ("https://a.example/20220304/envoys", date(2022, 3, 4)),
        ("https://a.example/2022/13/04/envoys", None),
        ("https://a.example/news/72022-03-041", None),
        ("https://a.example/a/20229999", None),
    ],
)
def test_days_are_found_in_addresses(url: str, day: date | None) -> None:
    assert date_in_url(url) == day
