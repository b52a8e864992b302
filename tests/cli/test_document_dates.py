"""What dates an article, from the file to `claims show`."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claims.cli import app

STORY = "Mayor Ada Lind has said that the city would build the bridge over the harbour before the winter comes.\n"


@pytest.fixture
def target(tmp_path: Path) -> str:
    return str(tmp_path / "claims.db")


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == 0, result.output
    return result


def article(folder: Path, text: str) -> str:
    path = folder / "bridge.txt"
    path.write_text(text, encoding="utf-8")
    os.utime(path, (0, datetime(2022, 5, 1, tzinfo=UTC).timestamp()))
    return str(path)


def test_dates_that_differ_are_told_once_and_shown(tmp_path: Path, target: str) -> None:
    name = article(tmp_path, f"OSLO, March 29, 2022 (Orbis) - {STORY}")
    ingest = ("ingest", name, "--url", "https://orbis.example/2022/04/02/bridge", "--database", target)
    first, again = run(*ingest), run(*ingest)
    told = "dated 2022-03-29 by its dateline, 2022-04-02 by its address: took the first"
    assert told in first.stderr
    assert told not in again.stderr
    shown = run("show", "1", "--database", target, "--format", "json")
    dates = json.loads(shown.stdout)["dates"]
    assert [(each["basis"], each["published_on"], each["differs"]) for each in dates] == [
        ("dateline", "2022-03-29", False),
        ("url", "2022-04-02", True),
        ("file", "2022-05-01", False),
    ]
    table = run("show", "1", "--database", target, "--format", "table").stdout
    assert "2022-04-02 (url): https://orbis.example/2022/04/02/bridge" in table


def test_an_unknown_day_is_said_to_be_no_later_than_publication(tmp_path: Path, target: str) -> None:
    run("ingest", article(tmp_path, STORY), "--published", "2022-03-29", "--database", target)
    table = run("show", "1", "--database", target, "--format", "table").stdout
    assert "2022-03-29 (the day it was said is unknown; it was said when the text was published, or before)" in table
    assert "by 2022-03-29" in run("list", "--database", target, "--format", "table").stdout


def test_a_text_that_nothing_dates_counts_from_its_file(tmp_path: Path, target: str) -> None:
    run("ingest", article(tmp_path, STORY), "--database", target)
    shown = json.loads(run("show", "1", "--database", target, "--format", "json").stdout)
    assert (shown["published_at"], shown["said_on"], shown["effective_on"]) == (None, None, "2022-05-01")


def test_a_text_without_a_date_is_told_when_it_is_stored_and_how_it_gets_one(tmp_path: Path, target: str) -> None:
    name = article(tmp_path, STORY)
    missing = "no date of publication found; --published sets it"
    assert missing in run("ingest", name, "--database", target).stderr
    again = run("ingest", name, "--database", target).stderr
    assert missing not in again
    assert "stays" not in again
    late = run("ingest", name, "--published", "2022-03-29", "--database", target).stderr
    assert "stays its date: it has none" in late
    assert 'a line "Published: 2022-03-29" above the text dates it' in late
    dated = run("ingest", article(tmp_path, f"Published: 2022-03-29\n\n{STORY}"), "--database", target).stderr
    assert "version 2" in dated
    assert missing not in dated
    (row,) = json.loads(run("list", "--database", target, "--format", "json").stdout)
    assert row["effective_on"] == "2022-03-29"


def test_a_text_that_tells_its_update_alone_counts_from_then(tmp_path: Path, target: str) -> None:
    name = article(tmp_path, f"The bridge\n\nLast updated: 2 April 2022\n\n{STORY}")
    assert "no date of publication found" in run("ingest", name, "--database", target).stderr
    shown = json.loads(run("show", "1", "--database", target, "--format", "json").stdout)
    assert (shown["published_at"], shown["effective_on"]) == (None, "2022-04-02")


def test_the_day_of_publication_is_that_of_its_place(tmp_path: Path, target: str) -> None:
    path = tmp_path / "bridge.md"
    path.write_text(f"---\ndate: 2022-03-29 22:30:00 -0500\n---\n\n{STORY}", encoding="utf-8")
    run("ingest", str(path), "--database", target)
    table = run("show", "1", "--database", target, "--format", "table").stdout
    assert "2022-03-29 (day, metadata, at 2022-03-30T03:30:00Z)" in table
    assert json.loads(run("show", "1", "--database", target, "--format", "json").stdout)["published_on"] == "2022-03-29"
    listed = [run("list", "--published", day, "--database", target).stdout for day in ("2022-03-28", "2022-03-29")]
    assert [len(lines.splitlines()) for lines in listed] == [0, 1]


def test_a_day_without_a_time_is_shown_without_one(tmp_path: Path, target: str) -> None:
    run("ingest", article(tmp_path, STORY), "--published", "2022-03-29", "--database", target)
    assert "2022-03-29 (day, given)\n" in run("show", "1", "--database", target, "--format", "table").stdout


def test_what_is_extracted_does_not_hang_on_the_time_of_the_file(tmp_path: Path) -> None:
    name = article(tmp_path, STORY.replace("has said", "said on Monday"))
    before = run("extract", name).stdout
    os.utime(name, (0, 0))
    assert run("extract", name).stdout == before
    assert json.loads(before)["published"] is None
