"""Recode: stored claims coded again by the codebook as it is now, and the difference written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlmodel import Session

from claims import positions
from claims.coding.coder import Coder
from claims.columns import now
from claims.database import Database
from claims.decisions import coded_by_hand
from claims.models import ClaimLink, StanceRow
from claims.moments import next_instant
from claims.recoding.difference import Key, Rows, live_links, live_stances, write
from claims.recoding.stored import DOCUMENTS, StoredClaims, StoredDocument
from claims.recoding.touched import every_version
from claims.reference import DatabaseRegister, issue_ids, load_classes, load_issues
from claims.resolve.directory import Directory
from claims.runs import finish_run, start_run
from claims.store.codings import answers, link_row, stance_row
from claims.words import RunKind, RunStatus

__all__ = ["Counts", "Recoding", "Report", "code_again", "directory", "recode_all", "recording"]

Report = Callable[[int, int], None]
"""Told how many document versions have been coded, and of how many."""


@dataclass(slots=True)
class Counts:
    """What a change to the codebook brought: rows added and withdrawn, what was coded again, and what that moved."""

    issues: int = 0
    cues_added: int = 0
    cues_withdrawn: int = 0
    classes: int = 0
    documents: int = 0
    claims: int = 0
    codings_closed: int = 0
    codings_opened: int = 0
    links_closed: int = 0
    links_opened: int = 0
    positions_closed: int = 0
    positions_opened: int = 0


@dataclass(frozen=True, slots=True)
class Recoding:
    """One recoding: all it closes and opens shares the run and the instant."""

    session: Session
    run_id: int
    at: datetime
    counts: Counts

    def recode(self, database: Database, version_ids: Sequence[int], report: Report) -> None:
        """Code these document versions as `code` does, then refresh the positions."""
        moved = self.code(database, version_ids, report)
        refreshed = positions.refresh(self.session, positions.touched(self.session, moved), self.run_id, self.at)
        self.counts.positions_closed += refreshed.closed
        self.counts.positions_opened += refreshed.opened

    def code(self, database: Database, version_ids: Sequence[int], report: Report) -> set[int]:
        """Code these document versions by codebook and actors as they stand in the session; leave positions alone.

        Gives the claims that take another side now than they did. `database` is that of the session.
        """
        moved, stored = set[int](), StoredClaims(self.session)
        if not version_ids:
            return moved
        actors = Directory(DatabaseRegister(database, self.session))
        coder = Coder(load_issues(self.session), load_classes(self.session), actors.closure)
        for start in range(0, len(version_ids), DOCUMENTS):
            moved |= self._batch(coder, stored, version_ids[start : start + DOCUMENTS])
            report(min(start + DOCUMENTS, len(version_ids)), len(version_ids))
        return moved

    def _batch(self, coder: Coder, stored: StoredClaims, version_ids: Sequence[int]) -> set[int]:
        """Code some documents; give the ids of the claims that take another side now than they did."""
        ids, coded_now = issue_ids(self.session), dict[Key, dict[str, object]]()
        links = dict[Key, dict[str, object]]()
        for document in stored.documents(version_ids):
            coded = coder.code(document.claims, document.body)
            for claim_id, claim in zip(document.claim_ids, coded, strict=True):
                for stance in claim.stances:
                    row = stance_row(claim_id, ids[stance.issue], stance, self.run_id, self.at)
                    coded_now[claim_id, ids[stance.issue]] = row
            for found in answers(coded):
                pair = document.claim_ids[found.number], document.claim_ids[found.to]
                links[pair] = link_row(*pair, found.basis, self.run_id, self.at)
            self._count(document)
        before = live_stances(self.session, version_ids)
        by_hand = coded_by_hand(self.session, {claim_id for claim_id, _ in (*before, *coded_now)})
        before, stances = _without(before, by_hand), _without(coded_now, by_hand)
        changed = write(self.session, StanceRow, before, stances, self.at)
        linked = write(self.session, ClaimLink, live_links(self.session, version_ids), links, self.at)
        self.counts.codings_closed += len(changed.closed)
        self.counts.codings_opened += len(changed.opened)
        self.counts.links_closed += len(linked.closed)
        self.counts.links_opened += len(linked.opened)
        return {key[0] for key in changed.closed | changed.opened if _side(before, key) != _side(stances, key)}

    def _count(self, document: StoredDocument) -> None:
        self.counts.documents += 1
        self.counts.claims += len(document.claims)


@contextmanager
def directory(database: Database) -> Iterator[Directory]:
    """Give the actors and roles of a database as they are committed; all look-ups share one unit of work."""
    register = DatabaseRegister(database)
    with register.reading():
        yield Directory(register)


@contextmanager
def recording(database: Database, clock: Callable[[], datetime]) -> Iterator[Recoding]:
    """Open the one transaction of a recoding, at one instant: nothing of it stays where the block raises."""
    with database.writing() as session:
        at = next_instant(session, clock)
        opened = Recoding(session, start_run(session, RunKind.RECODE, at), at, Counts())
        yield opened
        finish_run(session, opened.run_id, RunStatus.DONE, next_instant(session, clock), asdict(opened.counts))


def code_again(database: Database, session: Session, version_ids: Sequence[int], run_id: int, at: datetime) -> set[int]:
    """Code documents anew within a change to their claims, as `Recoding.code` does: one claim bears on another."""
    session.flush()
    return Recoding(session, run_id, at, Counts()).code(database, version_ids, lambda _done, _of: None)


def recode_all(
    database: Database, *, clock: Callable[[], datetime] = now, report: Report = lambda _done, _of: None
) -> Counts:
    """Code every live claim anew by the present codebook and rules, as after an upgrade of the program."""
    with recording(database, clock) as opened:
        opened.recode(database, every_version(opened.session), report)
    return opened.counts


def _without(rows: Rows, keys: frozenset[Key]) -> Rows:
    return {key: row for key, row in rows.items() if key not in keys}


def _side(rows: Rows, key: Key) -> object:
    return rows[key]["value"] if key in rows else None
