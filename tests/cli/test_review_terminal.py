"""The queue of `claims review` at a real terminal, by its keys."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from claims.database import Database
from claims.words import WithdrawnReason
from tests.cli.terminal import Terminal
from tests.recoding.articles import DEMANDS
from tests.reviewing.desk import FERRY_CLOSES, QUAY, ReviewDesk

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"])
FOOT = "q quit"


@pytest.fixture
def desk(database: Database) -> ReviewDesk:
    """Give a desk with two articles."""
    return ReviewDesk(database)


@pytest.fixture
def terminal(desk: ReviewDesk) -> Iterator[Terminal]:
    """Open the queue of what is said of the ferry: three claims."""
    terminal = Terminal("review", "--database", str(desk.database), "--coder", "Ada", "--text", "the ferry")
    yield terminal
    terminal.close()


def test_a_claim_is_shown_with_its_words_its_people_and_why_it_is_here(desk: ReviewDesk) -> None:
    terminal = Terminal("review", "--database", str(desk.database), "--coder", "Ada", "--text", FERRY_CLOSES)
    screen = terminal.expect(FOOT)
    assert "· 1 of 1 · 0 decided today by Ada" in screen
    assert "Mayor Ada Holm demanded that the Harbour Board close the ferry." in screen
    for line in (
        "speaker       Ada Holm (ada-holm, person)",
        "act           demand",
        "said on       2023-05-04 (day, assumed)",
        "stance        supports (+2) on ferry-closes",
        "source        Coast Courier",
        "why here      ",
    ):
        assert line in screen
    terminal.press("q")
    assert terminal.exit_code() == 0
    terminal.close()


def test_keys_decide_go_back_and_take_back(terminal: Terminal, desk: ReviewDesk) -> None:
    terminal.expect(FOOT)
    terminal.press("a")
    assert "· 2 of 3 · 1 decided today" in terminal.expect(FOOT)
    terminal.press("r")
    assert "· 3 of 3 · 2 decided today" in terminal.expect(FOOT)
    terminal.press("u")
    assert "Decision 2 is taken back" in terminal.expect(FOOT)
    terminal.press("b")
    assert "· 1 of 3 · 1 decided today" in terminal.expect(FOOT)
    for key in ("x", " ", " "):  # a key that means nothing, and two skips
        terminal.press(key)
        screen = terminal.expect(FOOT)
    assert "· 3 of 3" in screen
    terminal.press("\n")
    terminal.expect("That was all that waits. 1 decision kept.")
    assert terminal.exit_code() == 0
    assert [review.decision for review in desk.reviews()] == ["accept", "reject", "undo"]


def test_keys_typed_ahead_decide_nothing_that_was_not_on_the_screen(terminal: Terminal, desk: ReviewDesk) -> None:
    terminal.expect(FOOT)
    terminal.press("a" * 3000)
    assert "· 2 of 3 · 1 decided today" in terminal.expect(FOOT)
    terminal.press("q")
    terminal.expect("1 decision kept. 2 claims not gone through: the same command takes them up.")
    assert terminal.exit_code() == 0
    assert len(desk.reviews()) == 1


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_it_and_tells_what_is_kept(terminal: Terminal, desk: ReviewDesk, ending: signal.Signals) -> None:
    terminal.expect(FOOT)
    terminal.press("r")
    terminal.expect(FOOT)
    terminal.interrupt(ending)
    seen = terminal.expect("Stopped. 1 decision kept. 2 claims not gone through: the same command takes them up.")
    assert "all that waits" not in seen
    assert terminal.exit_code() == 130
    assert len(desk.reviews()) == 1


def test_prompts_ask_again_and_can_be_given_up(terminal: Terminal, desk: ReviewDesk) -> None:
    terminal.expect(FOOT)
    terminal.press("n")
    terminal.expect("note:")
    terminal.press("seen twicf\x7fe\n")
    assert "seen twice" in terminal.expect(FOOT)
    terminal.press("c")
    terminal.expect("act:")
    terminal.press("sing\n")
    terminal.expect("is none of them")
    terminal.press("3\n")
    assert "act: deny (decision 1)" in terminal.expect(FOOT)
    terminal.press("d")
    terminal.expect("said on (a day")
    terminal.press("\x1b")
    terminal.expect(FOOT)
    terminal.press("p")
    terminal.expect("or places")
    terminal.press("\n")
    terminal.expect(FOOT)
    terminal.interrupt()
    assert terminal.exit_code() == 130
    [review] = desk.reviews()
    assert (review.new, review.note) == ("deny", "seen twice")


def test_everything_can_be_corrected(terminal: Terminal, desk: ReviewDesk) -> None:
    terminal.expect(FOOT)
    for keys, question, answer in (
        ("s", "a name, or none", "Harbor Bord\n"),
        ("", "Did you mean: harbour-board", "harbour board\n"),
        ("p", "or places", "the ferry\n"),
        ("d", "said on (a day", "2023\n"),
        ("t", "issue:", "bridge\n"),
        ("", "side on bridge", "mix\n"),
    ):
        terminal.press(keys)
        terminal.expect(question)
        terminal.press(answer)
        if not question.startswith(("a name", "issue")):
            terminal.expect(FOOT)
    terminal.press("?")
    terminal.expect("Any key goes on.")
    terminal.press(" ")
    terminal.expect(FOOT)
    terminal.press("\x04")  # Ctrl-D
    assert terminal.exit_code() == 0
    assert [(review.field, review.new) for review in desk.reviews()][::3] == [
        ("speaker", "harbour-board"),
        ("stance", "mixed"),
    ]


def test_what_another_coder_decided_meanwhile_is_told_and_not_decided_over(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    terminal = Terminal("review", "--database", str(desk.database), "--coder", "Ada", "--text", FERRY_CLOSES)
    terminal.expect(FOOT)
    desk.side(claim, "ferry-closes", "opposes", coder="Bo")
    terminal.press("a")
    screen = terminal.expect(FOOT)
    assert "Bo has decided on claim" in screen
    assert "Bo corrected ferry-closes: supports → opposes" in screen
    terminal.press("a")
    assert terminal.exit_code() == 0
    assert [(review.coder, review.decision) for review in desk.reviews()] == [("Bo", "correct"), ("Ada", "accept")]
    terminal.close()


def test_a_blind_coder_sees_what_the_program_found(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    desk.correct(claim, coder="Bo", speaker="bo-lind")
    terminal = Terminal(
        "review", "--database", str(desk.database), "--coder", "Ada", "--blind", "--text", "Board close the ferry"
    )
    screen = terminal.expect(FOOT)
    assert "by Ada, blind" in screen
    assert "(ada-holm, person)" in screen
    assert "Bo corrected" not in screen
    terminal.press("r")
    assert terminal.exit_code() == 0
    assert desk.reviews()[-1].blind
    assert desk.find(FERRY_CLOSES) == desk.claim(claim).superseded_by_id
    terminal.close()


def test_the_second_look_comes_first(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    desk.accept(claim)
    desk.read(DEMANDS.replace("close the ferry", "shut the ferry"), QUAY)
    terminal = Terminal("review", "--database", str(desk.database), "--coder", "Ada")
    screen = terminal.expect(FOOT)
    assert f"claim {claim} · 1 of" in screen
    assert "a second look: it was confirmed, and its words are gone from the text" in " ".join(screen.split())
    terminal.press("a")
    terminal.expect(FOOT)
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert desk.claim(claim).withdrawn_reason is WithdrawnReason.SOURCE_RETRACTED
    terminal.close()
