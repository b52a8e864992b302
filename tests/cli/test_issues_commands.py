"""claims issues, as a user types it: from what is said to an issue, its wording and the positions."""

from __future__ import annotations

import re

import pytest

from claims.cli.issue_changes import changing_codebook, telling_interrupts
from claims.coding.codebook import CueRecord
from claims.database import Database
from claims.words import CuePolarity
from tests.cli.codebook_commands import BUILT, Run, done, held, rows, shown, typing_into, with_a_bare_issue

RAISED = "Edda Brask, mayor of Skarn, called for a halt to the cable car. “The cable car must be stopped,” she said.\n"
ANSWERED = """\
The Fell Hotels Association demanded that Skarn build the cable car. “The cable car is necessary,” said Tor Vinje.
"""


@pytest.fixture
def run(database: Database) -> Run:
    return with_a_bare_issue(database)


def test_a_dispute_nobody_thought_of_becomes_an_issue_with_positions(database: Database) -> None:
    run = typing_into(database)
    for number, text in enumerate((RAISED, ANSWERED)):
        url = f"https://fell.example/{number}"
        done(run("ingest", "-", "--published", "2024-02-06", "--source", "Fell Post", "--url", url, stdin=text))
    suggested = rows(run("issues", "suggest"))[0]
    assert (suggested["phrase"], suggested["claims"], suggested["documents"]) == ("cable car", 4, 2)
    assert suggested["command"] == "claims issues test cable-car --for 'cable car'"
    tried = run("issues", "test", "cable-car", "--for", "cable car")
    assert {(row["speaker"], row["before"], row["after"]) for row in rows(tried)} == {
        ("Edda Brask", None, "opposes"),
        ("Fell Hotels Association", None, "supports"),
        ("Tor Vinje", None, "supports"),
    }
    assert "4 claims matched; 4 would change: 2 opposes, 2 supports." in tried.stderr
    assert rows(run("positions")) == []
    wording = ("--proposition", "the cable car is built", "--for", "cable car", "--example", "A cable car it is.")
    added = done(run("issues", "add", "cable-car", "--title", "The cable car", *wording))
    assert added.startswith("Added the issue cable-car with 1 cue.\n4 codings added, 0 withdrawn; 3 positions opened")
    taken = {(row["actor"], row["stance"]) for row in rows(run("positions"))}
    assert taken == {("Edda Brask", "opposes"), ("Fell Hotels Association", "supports"), ("Tor Vinje", "supports")}
    known = rows(run("runs", "list", "--limit", "1"))[0]["finished_at"]
    withdrawn = done(run("issues", "cue", "cable-car", "--withdraw", "cable car"))
    assert "0 codings added, 4 withdrawn; 0 positions opened, 3 closed" in withdrawn
    assert rows(run("positions")) == []
    assert {(row["actor"], row["stance"]) for row in rows(run("positions", "--known", known))} == taken
    for told, kind in ((added, "added"), (withdrawn, "dropped")):
        (command,) = re.findall(r"^See which: claims (.+)$", told, re.MULTILINE)
        compared = rows(run(*command.split()))
        assert [(row["kind"], row["issue"]) for row in compared] == [(kind, "cable-car")] * 4


def test_wording_is_added_changed_and_withdrawn_and_stays_on_record(run: Run) -> None:
    done(run("issues", "cue", "bridge", "--for", BUILT, "--example", "They will build the old bridge."))
    issue = shown(run, "The bridge")
    (cue,) = issue["cues"]
    assert (cue["pattern"], cue["note"], cue["withdrawn_at"]) == (BUILT, "They will build the old bridge.", None)
    assert list(issue["stances"]) == ["supports", "open", "mixed", "sceptical", "opposes", "touches"]
    assert issue["stances"]["open"] == 1
    assert issue["actors"] == len(rows(run("positions", "--issue", "bridge")))
    moved = done(run("issues", "cue", "bridge", "--withdraw", BUILT, "--touches", BUILT))
    assert "withdrawn 'build ... bridge'" in moved
    assert "added 'build ... bridge' (touches)" in moved
    history = shown(run, "bridge", "--history")["cues"]
    assert [(cue["polarity"], cue["withdrawn_at"] is None) for cue in history] == [("for", False), ("touches", True)]
    assert history[0]["withdrawn_at"] == history[1]["recorded_at"]
    assert [cue["polarity"] for cue in shown(run, "bridge")["cues"]] == ["touches"]


def test_a_change_that_moves_nothing_says_so(run: Run) -> None:
    assert "No stored claim has to be coded again." in done(run("issues", "cue", "bridge", "--for", "viaduct"))
    assert "Nothing is coded otherwise: " in done(run("issues", "recode"))


@pytest.mark.parametrize("dialect", ["sqlite"])
@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("add", "bridge", "--title", "T", "--proposition", "p"), 1, "There is an issue 'bridge' already"),
        (("add", "The Toll", "--title", "T", "--proposition", "p"), 1, "As in: the-toll"),
        (("add", "toll", "--title", "T", "--proposition", "is it?"), 2, "is a question"),
        (("add", "toll", "--title", "T", "--proposition", " "), 1, "no text"),
        (("add", "toll", "--title", "T"), 2, "--proposition"),
        (("add", "toll", "--title", "T", "--proposition", "p", "--parent", "brige"), 3, "Did you mean: bridge?"),
        (("add", "toll", "--title", "T", "--proposition", "p", "--for", "{alda} toll"), 1, "known are alder"),
        (("add", "toll", "--title", "T", "--proposition", "p", "--for", "to*|*"), 1, "in every sentence"),
        (("cue", "brige", "--for", "toll"), 3, "Did you mean: bridge?"),
        (("cue", "bridge"), 2, "--withdraw"),
        (("cue", "bridge", "--for", "/bri(dge/"), 1, "no regular expression"),
        (("cue", "bridge", "--for", "/x*/"), 1, "in every sentence"),
        (("cue", "bridge", "--for", r"/\w+/"), 1, "in every sentence"),
        (("cue", "bridge", "--for", "..."), 1, "at least one word"),
        (("cue", "bridge", "--for", "bridge", "--against", "bridge"), 1, "has the cue 'bridge' already"),
        (("cue", "bridge", "--for", "build", "--example", "Building it is folly."), 1, "inflected only where it ends"),
        (("cue", "bridge", "--for", "toll", "--withdraw", "tunnel"), 3, "no cue 'tunnel'"),
        (("test", "brige"), 3, "Did you mean: bridge?"),
        (("test", "bridge", "--withdraw", "tunnel"), 3, "no cue 'tunnel'"),
        (("test", "bridge", "--for", "(toll"), 1, "open bracket"),
        (("show", "brige"), 3, "Did you mean: bridge?"),
        (("export", "brige"), 3, "Did you mean: bridge?"),
        (("export", "-o", "/"), 1, "cannot be written"),
        (("import", "nowhere.yaml"), 1, "or one of: issues, plastics-treaty."),
        (("import",), 2, "plastics-treaty"),
        (("class", "alder", "--name", "--"), 1, "a letter or digit"),
        (("class", "holm", "--name", "Holm", "--part-of", "beech"), 1, "There are: alder."),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else None,
)
def test_what_cannot_be_is_said_in_words_and_nothing_is_written(
    run: Run, words: tuple[str, ...], code: int, told: str
) -> None:
    before = held(run)
    result = run("issues", *words)
    assert (result.exit_code, result.stdout) == (code, "")
    assert told in " ".join(result.stderr.replace("│", "").split())
    assert held(run) == before


def test_whoever_interrupts_a_change_is_told_that_nothing_was_changed(
    run: Run, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    def change() -> None:
        with changing_codebook(database) as edit:
            edit.add_cue("bridge", CueRecord(BUILT, CuePolarity.FOR))
            raise KeyboardInterrupt

    before = held(run)
    with pytest.raises(KeyboardInterrupt):
        change()
    assert capsys.readouterr().err == "claims: interrupted: nothing was changed.\n"
    assert held(run) == before


def test_whoever_interrupts_too_late_is_told_that_it_is_stored(
    run: Run, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    def change() -> None:
        with telling_interrupts(database):
            done(run("issues", "cue", "bridge", "--for", BUILT))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        change()
    assert capsys.readouterr().err == "claims: interrupted: the whole change is stored.\n"
