"""Edits listed: the silent ones, and those that the text tells of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claims.database import Database
from claims.errors import UsageError
from claims.packaged import load_yaml
from claims.query.documents import EditFilters, EditRow, list_edits, notices
from claims.query.documents.notices import new_notice
from tests.press import ADDRESS, ARTICLE, HOUR, NOTICE, START, Press, hour


@pytest.fixture
def press(database: Database) -> Press:
    filled = Press(database)
    filled.read_all()
    return filled


def edits(press: Press, filters: EditFilters | None = None) -> list[EditRow]:
    with press.database.reading() as session:
        return list(list_edits(session, filters or EditFilters()))


def test_silent_edits_are_listed_and_announced_ones_with_them(press: Press) -> None:
    [silent] = edits(press)
    assert (silent.url, silent.from_version_no, silent.version_no) == (ADDRESS, 1, 2)
    assert (hour(silent.retrieved_at), hour(silent.previously_seen_at)) == (START + 3 * HOUR, START + HOUR)
    assert silent.noticed_after == 2 * 3600
    assert (silent.words_removed, silent.words_added) == (1, 1)
    assert (silent.claims_gone, silent.claims_changed, silent.claims_new) == (0, 1, 0)
    assert (silent.announced, silent.notice) == (False, None)
    latest, _ = edits(press, EditFilters(announced=True))
    assert (latest.version_no, latest.announced, latest.notice, latest.claims_gone) == (3, True, NOTICE, 1)


def test_a_text_that_goes_back_is_an_edit_too(press: Press) -> None:
    press.read(ARTICLE)
    back, _ = edits(press)
    assert (back.from_version_no, back.version_no, back.claims_new) == (3, 1, 1)


def test_an_edit_seen_after_the_text_was_gone_is_measured_from_when_it_was_seen_last(press: Press) -> None:
    press.find_gone(ADDRESS)
    press.read(ARTICLE)
    back, _ = edits(press)
    assert back.noticed_after == 2 * 3600


def test_edits_are_filtered_by_source_words_and_the_day_they_were_seen(press: Press) -> None:
    day = START.date()
    versions = {
        EditFilters(announced=True, source="The Meridian"): [3, 2],
        EditFilters(announced=True, source="coast.example"): [],
        EditFilters(announced=True, text="BRIDGE"): [3, 2],
        EditFilters(announced=True, text="ferry"): [],
        EditFilters(announced=True, limit=1): [3],
        EditFilters(limit=1): [2],
        EditFilters(announced=True, since=date(2022, 3, 4)): [],
        EditFilters(announced=True, since=day, until=day): [3, 2],
        EditFilters(announced=True, until=date(2022, 3, 2)): [],
    }
    assert {asked: [row.version_no for row in edits(press, asked)] for asked in versions} == versions
    with pytest.raises(UsageError, match="--until"):
        edits(press, EditFilters(since=date(2022, 3, 4), until=day))


@pytest.mark.parametrize(
    ("before", "after", "notice"),
    [
        ("", "This article was amended on 3 March. It rained.", "This article was amended on 3 March."),
        ("", "It rained. (Corrects the sum in paragraph 3)", None),
        ("", "(Corrects the sum in paragraph 3)\n\nIt rained.", "(Corrects the sum in paragraph 3)"),
        (f"Rain. {NOTICE}", f"Rain, it did. {NOTICE}", None),
        (NOTICE, f"{NOTICE}\n\nClarification: It rained on Monday.", "Clarification: It rained on Monday."),
        ("", "The market saw a correction: it fell. The law was amended and the report was updated.", None),
        ("Updated at 14:20", "Updated at 15:00", "Updated at 15:00"),
    ],
)
def test_a_notice_counts_where_the_text_before_did_not_have_it(before: str, after: str, notice: str | None) -> None:
    assert new_notice(before, after) == notice


def test_every_wording_of_a_notice_finds_its_example_and_nothing_in_a_plain_text() -> None:
    table = load_yaml(Path(notices.__file__).with_name("notices.yaml").read_text(encoding="utf-8"))
    assert [entry["example"] for entry in table if new_notice("", entry["example"]) is None] == []
    assert new_notice("", ARTICLE) is None
