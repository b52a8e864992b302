"""claims issues test|list|show and claims runs: what wording would come to, and what is there."""

from __future__ import annotations

import pytest

from claims.database import Database
from tests.cli.codebook_commands import BUILT, Run, done, held, rows, shown, with_a_bare_issue


@pytest.fixture
def run(database: Database) -> Run:
    return with_a_bare_issue(database)


def test_a_trial_shows_what_stays_what_turns_and_what_goes(run: Run) -> None:
    done(run("issues", "cue", "bridge", "--for", BUILT))
    before = held(run)
    tried = run("issues", "test", "bridge", "--against", "!! toll")
    by_words = {row["content"]: row for row in rows(tried)}
    toll = by_words["the toll was unacceptable"]
    assert (toll["before"], toll["after"], toll["matched"]) == (None, "opposes", ["toll"])
    assert "“toll”" in toll["basis"]
    stays = by_words["the town was ready to build a new bridge"]
    assert (stays["before"], stays["after"]) == ("open", "open")
    assert rows(tried)[0]["before"] != rows(tried)[0]["after"]
    (first,) = rows(run("issues", "test", "bridge", "--against", "!! toll", "--limit", "1"))
    assert first == rows(tried)[0]
    turned = {row["content"]: row for row in rows(run("issues", "test", "bridge", "--touches", BUILT))}
    assert turned["the town was ready to build a new bridge"]["after"] == "touches"
    gone = run("issues", "test", "bridge", "--withdraw", BUILT)
    assert {row["after"] for row in rows(gone)} == {None}
    assert "no longer coded" in gone.stderr
    assert held(run) == before


def test_a_sentence_can_be_tried_that_is_stored_nowhere(run: Run) -> None:
    wording = ("issues", "test", "toll", "--for", "toll on ... bridge")
    (row,) = rows(run(*wording, "--sentence", "Bo Lind called for a toll on the bridge."))
    assert (row["claim_id"], row["speaker"], row["after"]) == (None, "Bo Lind", "supports")
    assert row["matched"] == ["toll on the bridge"]
    (bare,) = rows(run(*wording, "--sentence", "A toll on the old bridge is necessary."))
    assert (bare["speaker"], bare["before"], bare["after"]) == ("", None, "supports")


def test_parts_of_an_issue_stand_indented_below_it(run: Run) -> None:
    for key, parent in (("toll", "bridge"), ("toll-for-lorries", "The toll"), ("anchorage", None)):
        words = (
            "--title",
            f"The {key}",
            "--proposition",
            f"there is a {key}",
            *(("--parent", parent) if parent else ()),
        )
        done(run("issues", "add", key, *words, "--for", f"{key} charge"))
    table = done(run("issues", "list", "--format", "table")).splitlines()
    assert [line.split("  0")[0].rstrip() for line in table[1:]] == [
        "anchorage",
        "bridge",
        "  toll",
        "    toll-for-lorries",
    ]
    listed = rows(run("issues", "list"))
    assert [(row["key"], row["parent"]) for row in listed] == [
        ("anchorage", None),
        ("bridge", None),
        ("toll", "bridge"),
        ("toll-for-lorries", "toll"),
    ]
    assert done(run("issues", "list", "--text", "lorries", "--format", "table")).splitlines()[1].startswith("toll-for")
    assert (shown(run, "toll")["parent"], shown(run, "toll")["children"]) == ("bridge", ["toll-for-lorries"])


def test_claims_that_only_touch_an_issue_are_counted_apart(run: Run) -> None:
    done(run("issues", "cue", "bridge", "--touches", "bridge"))
    (row,) = rows(run("issues", "list"))
    assert (row["claims"], row["actors"]) == (0, 0)
    assert row["touches"] == shown(run, "bridge")["stances"]["touches"] > 0


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_the_runs_are_listed_the_last_first(run: Run, dialect: str) -> None:
    assert dialect
    done(run("issues", "cue", "bridge", "--for", BUILT))
    listed = rows(run("runs", "list"))
    assert [row["kind"] for row in listed] == ["recode", "recode", "ingest", "ingest"]
    assert [row["id"] for row in rows(run("runs", "list", "--limit", "2"))] == [row["id"] for row in listed[:2]]
    assert "cues_added: 1" in done(run("runs", "list", "--limit", "1", "--format", "table"))
