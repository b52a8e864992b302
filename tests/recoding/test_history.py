"""Whatever the order of reading and editing, what is coded is what the codebook of now makes of the texts of now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.asof import AsOf
from claims.coding.codebook import CueRecord, IssueRecord
from claims.coding.phrases import ActorClass
from claims.query import Filters, Scope
from claims.query.periods import cached_periods, derived_periods
from claims.reference import load_issues
from claims.words import CuePolarity
from tests.recoding.articles import ARTICLES
from tests.recoding.desk import Coding, Desk

CUES = (
    ("bridge", CueRecord("build|repair ... bridge", CuePolarity.FOR)),
    ("bridge", CueRecord("bridge", CuePolarity.TOUCHES)),
    ("bridge", CueRecord("!! toll", CuePolarity.AGAINST)),
    ("bridge", CueRecord("~ ready to", CuePolarity.FOR)),
    ("ferry-closes", CueRecord("close ... ferry", CuePolarity.FOR)),
    ("ferry-closes", CueRecord("@board ferry ... necessary", CuePolarity.AGAINST)),
    ("ferry-closes", CueRecord("/ferry must go on/", CuePolarity.AGAINST)),
)
ISSUES = (
    IssueRecord("bridge", "The bridge", "the bridge is built"),
    IssueRecord("ferry-closes", "The ferry", "the ferry is closed"),
)
BOARD = (ActorClass(("Harbour Board", "Bo Lind")), ActorClass(("Ada Holm",)))
LATER = "\nAda Holm asked the Harbour Board to close the ferry.\n"


@dataclass(frozen=True)
class Turned:
    """A cue is added, or withdrawn where it is there."""

    cue: int


@dataclass(frozen=True)
class Read:
    """An article is read, perhaps with a sentence more."""

    article: int
    later: bool


@dataclass(frozen=True)
class Reclassed:
    """Somebody else is the board."""

    board: int


EVENTS = st.one_of(
    st.builds(Turned, st.integers(0, len(CUES) - 1)),
    st.builds(Turned, st.integers(0, len(CUES) - 1)),
    st.builds(Read, st.integers(0, len(ARTICLES) - 1), st.booleans()),
    st.builds(Reclassed, st.integers(0, 1)),
)
HISTORIES = st.lists(EVENTS, min_size=2, max_size=7)
ON_ONE_DATABASE = [HealthCheck.function_scoped_fixture]  # each example begins with no cues, at addresses of its own
NUMBERS = count(1)


@pytest.mark.parametrize("dialect", ["sqlite"])
@settings(max_examples=12, deadline=None, suppress_health_check=ON_ONE_DATABASE)
@given(history=HISTORIES)
def test_on_sqlite_recoding_gives_what_reading_afresh_would(desk: Desk, history: list[object]) -> None:
    assert_coded_as_if_read_afresh(desk, history)


@pytest.mark.parametrize("dialect", ["postgresql"])
@settings(max_examples=5, deadline=None, suppress_health_check=ON_ONE_DATABASE)
@given(history=HISTORIES)
def test_on_postgresql_recoding_gives_what_reading_afresh_would(desk: Desk, history: list[object]) -> None:
    assert_coded_as_if_read_afresh(desk, history)


class History:
    """What happens to the codebook and the articles of one example, and what was coded after each event."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.number = next(NUMBERS)
        self.texts: dict[str, str] = {}
        self.seen: list[tuple[datetime, list[Coding], list[tuple[str, str]]]] = []
        with desk.editing() as edit:
            edit.bring_in(ISSUES, {"board": BOARD[0]}, replace=True)

    def live(self, event: object) -> None:
        match event:
            case Turned(number):
                key, cue = CUES[number]
                with self.desk.database.reading() as session:
                    there = {issue.key: issue.cues for issue in load_issues(session)}[key]
                with self.desk.editing() as edit:
                    if cue in there:
                        edit.withdraw_cue(key, cue.pattern)
                    else:
                        edit.add_cue(key, cue)
            case Read(article, later):
                address = f"urn:{self.number}:{article}"
                self.texts[address] = ARTICLES[article] + LATER * later
                self.desk.read(self.texts[address], address)
            case Reclassed(board):
                with self.desk.editing() as edit:
                    edit.put_class("board", BOARD[board])
        self.seen.append((self.desk.now, self.desk.codings(), self.desk.answers()))


def assert_coded_as_if_read_afresh(desk: Desk, history: list[object]) -> None:
    """Live through a history, read its last texts again at other addresses, and look back at every instant."""
    lived = History(desk)
    for event in history:
        lived.live(event)
    for address, text in lived.texts.items():
        desk.read(text, f"{address}:afresh")
        assert desk.codings(address) == desk.codings(f"{address}:afresh")
        assert desk.answers(address) == desk.answers(f"{address}:afresh")
    for instant, codings, answers in lived.seen:
        assert (desk.codings(known=instant), desk.answers(known=instant)) == (codings, answers), instant
    with desk.database.reading() as session:
        for known in (None, *(instant for instant, _, _ in lived.seen)):
            scope = Scope(Filters(asof=AsOf(known=known)))
            cached = {pair: tuple(periods) for pair, periods in cached_periods(session, scope).items()}
            assert cached == dict(derived_periods(session, scope)), known
