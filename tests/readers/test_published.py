"""What dates a document when its text, its address and its metadata disagree."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from claims.dates import parse_published
from claims.readers.document import DateFound
from claims.readers.head import read_head
from claims.readers.published import date_in_url, dates_found, dispute, file_date, from_metadata, publication
from claims.words import DateBasis, Precision

STORY = "The envoys of both countries met by the sea and spoke for two hours without a break, a diplomat said.\n"


def published(body: str, url: str | None = None, metadata: str | None = None) -> tuple[str, str] | None:
    found = publication(dates_found(read_head(body), body, url, from_metadata(metadata) if metadata else None))
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


def found(
    body: str, url: str | None = None, metadata: str | None = None, given: str | None = None
) -> tuple[DateFound, ...]:
    return dates_found(
        read_head(body),
        body,
        url,
        from_metadata(metadata) if metadata else None,
        parse_published(given) if given else None,
    )


def test_every_date_is_kept_with_what_it_was_read_from() -> None:
    url = "https://orbis.example/2022/03/06/envoys"
    body = f"Envoys meet\n\nPosted: 5 March 2022\n\nANTALYA, March 4 (Orbis) - {STORY}"
    dates = found(body, url, "2022-03-07", "2022-03-03")
    assert [(each.basis, each.on.day, each.text) for each in dates] == [
        (DateBasis.GIVEN, 3, "2022-03-03T00:00:00+00:00"),
        (DateBasis.DATELINE, 4, "ANTALYA, March 4 (Orbis)"),
        (DateBasis.TEXT, 5, "Posted: 5 March 2022"),
        (DateBasis.URL, 6, url),
        (DateBasis.METADATA, 7, "2022-03-07"),
    ]


def test_what_the_user_gives_is_taken_to_the_second() -> None:
    given = "2022-03-04T09:00:00+02:00"
    assert publication(found(STORY, None, "2022-03-04T10:00:00Z", given)) == parse_published(given)


def test_dates_more_than_a_day_apart_are_a_dispute() -> None:
    body = f"ANTALYA, March 4, 2022 (Orbis) - {STORY}"
    assert dispute(found(body, "https://orbis.example/2022/03/05/envoys", "2022-03-03T22:00:00Z")) is None
    assert dispute(found(body, "https://orbis.example/2022/03/05/envoys", "2022-03-29")) == (
        "dated 2022-03-04 by its dateline, 2022-03-29 by its metadata: took the first"
    )
    assert dispute(found(STORY)) is None


def test_a_file_dates_nothing_and_disputes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(STORY)
    os.utime(file, (0, datetime(2022, 3, 4, 12, tzinfo=UTC).timestamp()))
    of_file = file_date(file, STORY)
    assert of_file == DateFound(
        DateBasis.FILE, datetime(2022, 3, 4, 12, tzinfo=UTC), Precision.DAY, "2022-03-04T12:00:00+00:00"
    )
    assert publication([of_file]) is None
    assert dispute([*found(STORY, metadata="2022-01-01"), of_file]) is None


def test_the_time_of_a_file_that_tells_of_a_later_day_was_set_by_somebody(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(STORY)
    os.utime(file, (0, datetime(1980, 1, 1, tzinfo=UTC).timestamp()))
    assert file_date(file, "They signed on 3 May 2019.") is None


@pytest.mark.parametrize(
    ("metadata", "on"),
    [
        ("2021-12-07 13:12:12-05:00", date(2021, 12, 7)),
        ("2021-12-07T23:30:00-05:00", date(2021, 12, 7)),
        ("2021-12-08T04:30:00Z", date(2021, 12, 8)),
        ("2021-12-08T01:00:00+09:00", date(2021, 12, 8)),
        ("December 7, 2021 11:30 PM EST", date(2021, 12, 7)),
        ("Tue, 07 Dec 2021 23:30:00 -0500", date(2021, 12, 7)),
    ],
)
def test_the_day_is_that_of_the_place_of_publication(metadata: str, on: date) -> None:
    published = publication(found(STORY, metadata=metadata))
    assert published is not None
    assert published.on == on


def test_the_date_line_of_a_broadcaster_is_read_from_between_its_strokes() -> None:
    assert published(f"Envoys meet\n\nMarch 4, 2022 / 5:13 PM / Orbis News\n\n{STORY}") == (
        "2022-03-04T00:00:00+00:00",
        "text",
    )
    assert published(f"Envoys meet\n\nPosted 6:20 PM ET, Fri March 4, 2022\n\n{STORY}") == (
        "2022-03-04T00:00:00+00:00",
        "text",
    )


@pytest.mark.parametrize("label", ["Updated", "Last updated:", "Update:", "Last modified on", "Edited"])
def test_the_day_of_an_update_beats_neither_the_address_nor_the_metadata(label: str) -> None:
    body = f"Envoys meet\n\n{label} 9 March 2022\n\n{STORY}"
    assert published(body, "https://orbis.example/2022/03/04/envoys") == ("2022-03-04T00:00:00+00:00", "url")
    assert published(body, metadata="2022-03-04T10:00:00Z") == ("2022-03-04T10:00:00+00:00", "metadata")
    assert dispute(found(body, "https://orbis.example/2022/03/04/envoys", "2022-03-04")) is None


def test_the_day_of_an_update_alone_is_kept_and_dates_nothing() -> None:
    body = f"Envoys meet\n\nUpdated 9 March 2022\n\n{STORY}"
    assert published(body) is None
    assert [(each.basis, each.on, each.bound) for each in found(body)] == [(DateBasis.TEXT, date(2022, 3, 9), True)]


def test_a_dateline_takes_its_year_from_an_update() -> None:
    body = f"Envoys meet\n\nUpdated 9 March 2022\n\nANTALYA, March 4 (Orbis) - {STORY}"
    assert published(body) == ("2022-03-04T00:00:00+00:00", "dateline")
