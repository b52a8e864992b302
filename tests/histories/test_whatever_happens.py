"""Whatever happens, in whatever order, the invariants hold after every step: a state machine on real databases.

CLAIMS_TEST_HISTORIES=20 lives through twenty times as many histories as a usual run.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from claims.database import Database
from claims.errors import ClaimsError
from claims.words import Act, ReviewDecision, ReviewField
from tests.histories.newsdesk import DAYS, EDITS, SIDES, NewsDesk, Rows
from tests.postgresql import Databases

Opening = Callable[[], AbstractContextManager[Database]]

CHOSEN = st.integers(0, 30)
CODERS = st.sampled_from(["Ada", "Bo"])
ACTORS = st.sampled_from(["ada-holm", "bo-lind", "harbour-board"])
VERDICTS = st.sampled_from([ReviewDecision.ACCEPT, ReviewDecision.REJECT])
CORRECTIONS = st.one_of(
    st.tuples(st.just(ReviewField.ACT), st.sampled_from([Act.DENY.value, Act.PROMISE.value])),
    st.tuples(st.just(ReviewField.SAID_ON), st.sampled_from(DAYS)),
    st.tuples(st.just(ReviewField.SPEAKER), st.sampled_from(["ada-holm", "bo-lind", "none"])),
    st.tuples(st.just(ReviewField.SPAN), st.just("")),
)


class Whatever(RuleBasedStateMachine):
    """Everything that may happen; a refusal (ClaimsError) is a fair answer, and changes nothing."""

    opening: ClassVar[list[Opening]]

    def __init__(self) -> None:
        super().__init__()
        self._open = self.opening[0]()
        self.desk = NewsDesk(self._open.__enter__())
        self.rows: dict[str, int] = {}
        self.told: list[tuple[datetime, Rows]] = []

    @rule(article=st.integers(0, 2), edit=st.sampled_from(sorted(EDITS)))
    def an_article_is_read(self, article: int, edit: str) -> None:
        self.desk.publish(article, edit)

    @rule(extractor=st.sampled_from(["rules", "encoder"]))
    def texts_are_read_anew(self, extractor: str) -> None:
        self.desk.read_anew(extractor)

    @rule(coder=CODERS, chosen=CHOSEN, verdict=VERDICTS, blind=st.booleans())
    def a_claim_is_decided_on(self, coder: str, chosen: int, verdict: ReviewDecision, *, blind: bool) -> None:
        with suppress(ClaimsError):
            self.desk.decide(coder, chosen, verdict, blind=blind)

    @rule(coder=CODERS, chosen=CHOSEN, correction=CORRECTIONS)
    def a_claim_is_corrected(self, coder: str, chosen: int, correction: tuple[ReviewField, str]) -> None:
        with suppress(ClaimsError):
            self.desk.correct(coder, chosen, *correction)

    @rule(coder=CODERS, chosen=CHOSEN, issue=st.sampled_from(["bridge", "ferry-closes"]), side=st.sampled_from(SIDES))
    def a_side_is_decided_on(self, coder: str, chosen: int, issue: str, side: str) -> None:
        with suppress(ClaimsError):
            self.desk.take_side(coder, chosen, issue, side)

    @rule(coder=CODERS, chosen=CHOSEN)
    def a_decision_is_taken_back(self, coder: str, chosen: int) -> None:
        with suppress(ClaimsError):
            self.desk.undo(coder, chosen)

    @rule(kept=ACTORS, other=ACTORS)
    def actors_are_merged(self, kept: str, other: str) -> None:
        with suppress(ClaimsError):
            self.desk.merge(kept, other)

    @rule(actor=ACTORS)
    def an_actor_is_split(self, actor: str) -> None:
        with suppress(ClaimsError):
            self.desk.split(actor)

    @rule()
    def the_codebook_is_changed(self) -> None:
        self.desk.turn_cue()

    @rule(chosen=CHOSEN)
    def a_claim_is_rated(self, chosen: int) -> None:
        with suppress(ClaimsError):
            self.desk.rate(chosen)

    @invariant()
    def the_database_verifies(self) -> None:
        assert self.desk.failures() == []

    @invariant()
    def nothing_is_deleted(self) -> None:
        rows = self.desk.stored()
        assert all(rows[table] >= count for table, count in self.rows.items())
        self.rows = rows

    @invariant()
    def what_people_decided_holds(self) -> None:
        assert self.desk.disregarded() == []

    @invariant()
    def every_earlier_answer_can_be_had_again(self) -> None:
        for instant, rows in self.told[-3:]:
            assert self.desk.answers(instant) == rows
        self.told.append((self.desk.instant(), self.desk.answers()))

    def teardown(self) -> None:
        self._open.__exit__(None, None, None)


def live_through(opening: Opening, examples: int) -> None:
    machine = type("WhateverHere", (Whatever,), {"opening": [opening]})
    many = examples * int(os.environ.get("CLAIMS_TEST_HISTORIES", "1"))
    run_state_machine_as_test(machine, settings=settings(max_examples=many, stateful_step_count=9, deadline=None))


def test_on_sqlite(sqlite_template: Path, tmp_path: Path) -> None:
    @contextmanager
    def opening() -> Iterator[Database]:
        path = tmp_path / "claims.db"
        shutil.copyfile(sqlite_template, path)
        database = Database(f"sqlite:///{path}")
        yield database
        database.close()
        for left in tmp_path.glob("claims.db*"):
            left.unlink()

    live_through(opening, examples=5)


def test_on_postgresql(postgresql_databases: Databases) -> None:
    @contextmanager
    def opening() -> Iterator[Database]:
        with postgresql_databases.empty() as url:
            database = Database(url)
            yield database
            database.close()

    live_through(opening, examples=2)
