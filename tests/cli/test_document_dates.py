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
    assert "2022-03-29 (the day is unknown: it was said no later than published)" in table
    assert "by 2022-03-29" in run("list", "--database", target, "--format", "table").stdout


def test_a_text_that_nothing_dates_counts_from_its_file(tmp_path: Path, target: str) -> None:
    run("ingest", article(tmp_path, STORY), "--database", target)
    shown = json.loads(run("show", "1", "--database", target, "--format", "json").stdout)
    assert (shown["published_at"], shown["said_on"], shown["effective_on"]) == (None, None, "2022-05-01")


def test_what_is_extracted_does_not_hang_on_the_time_of_the_file(tmp_path: Path) -> None:
    name = article(tmp_path, STORY.replace("has said", "said on Monday"))
    before = run("extract", name).stdout
    os.utime(name, (0, 0))
    assert run("extract", name).stdout == before
    assert json.loads(before)["published"] is None
