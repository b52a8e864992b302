"""One sitting of a coder: one run, one transaction, one instant, and all that follows brought up to date at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime

from sqlmodel import Session

from claims.columns import now
from claims.database import Database
from claims.errors import UsageError
from claims.models import Claim, Review
from claims.moments import next_instant
from claims.recoding.recode import Counts, Recoding
from claims.reference import ActorIds
from claims.runs import finish_run, start_run
from claims.settling import settle
from claims.store import Recording, key_of
from claims.text import unstorable
from claims.words import ReviewDecision, ReviewField, RunKind, RunStatus

__all__ = ["Decided", "Decision", "Sitting", "reviewing"]

_LONGEST_CODER, _LONGEST_NOTE = 200, 10_000


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided: on a claim as a whole, on one field, or with its issue on a side; values as text."""

    decision: ReviewDecision
    field: ReviewField = ReviewField.CLAIM
    issue_id: int | None = None
    old: str | None = None
    new: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it was recorded, and the claim as it goes on; None where none does.

    `added` is false where the coder had decided so already and nothing was recorded.
    """

    review: Review
    claim_id: int | None
    added: bool = True


@dataclass(slots=True)
class Sitting:
    """Where decisions are recorded, by whom, for which run, at which instant.

    `blind` decisions are for comparison: they change nothing. `seen` is the number of the last decision that the coder
    knows of: where others have decided on the claim since, nothing is recorded.
    """

    database: Database
    session: Session
    run_id: int
    at: datetime
    coder: str
    blind: bool = False
    seen: int | None = None
    counts: Counter[str] = field(default_factory=Counter)
    _changed: set[int] = field(default_factory=set)
    _uncoded: set[int] = field(default_factory=set)

    @property
    def recording(self) -> Recording:
        """Where the rows of claims are written."""
        return Recording(self.session, ActorIds(self.session, self.at), self.run_id, self.at)

    def record(
        self, claim: Claim, decision: Decision, *, note: str | None = None, undoes: Review | None = None
    ) -> Review:
        """Add the row of a decision on a claim."""
        review = Review(
            **asdict(decision),
            claim_id=key_of(claim),
            coder=self.coder,
            note=_tidy_note(note),
            blind=undoes.blind if undoes else self.blind,
            undoes_id=undoes.id if undoes else None,
            run_id=self.run_id,
            recorded_at=self.at,
        )
        self.session.add(review)
        self.session.flush()
        self.counts[decision.decision.value] += 1
        return review

    def changed(self, *claims: Claim, coding: bool = True) -> None:
        """Note claims whose rows changed; with `coding` their texts are to be coded anew, for one bears on another."""
        self._changed |= {key_of(claim) for claim in claims}
        if coding:
            self._uncoded |= {claim.document_version_id for claim in claims}

    def code(self) -> None:
        """Code the texts in which claims changed by the codebook as it is; sides that people decided on stay."""
        self.session.flush()
        versions, self._uncoded = sorted(self._uncoded), set()
        recoding = Recoding(self.session, self.run_id, self.at, Counts())
        self._changed |= recoding.code(self.database, versions, lambda _done, _of: None)
        self.counts["codings_opened"] += recoding.counts.codings_opened
        self.counts["codings_closed"] += recoding.counts.codings_closed

    def settle(self) -> None:
        """Bring statements and positions up to date with all that changed."""
        self.code()
        refreshed = settle(self.session, self.run_id, self.at, claims=self._changed)
        self.counts.update({"positions_opened": refreshed.opened, "positions_closed": refreshed.closed})


@contextmanager
def reviewing(
    database: Database,
    coder: str,
    *,
    blind: bool = False,
    seen: int | None = None,
    clock: Callable[[], datetime] = now,
) -> Iterator[Sitting]:
    """Open a sitting: all of it is committed when the block ends, nothing where that raises.

    Whatever is decided is decided on what is stored when the block begins, for there is one writer at a time. Raises
    UsageError for a coder without a name.
    """
    named = _tidy_coder(coder)
    with database.writing() as session:
        at = next_instant(session, clock)
        run_id = start_run(session, RunKind.REVIEW, at)
        sitting = Sitting(database, session, run_id, at, named, blind, seen)
        yield sitting
        sitting.settle()
        finish_run(session, run_id, RunStatus.DONE, next_instant(session, clock), dict(sitting.counts))


def _tidy_coder(coder: str) -> str:
    tidied = " ".join(coder.split())
    if not tidied or len(tidied) > _LONGEST_CODER or unstorable(tidied):
        message = f"A coder has a name, of {_LONGEST_CODER} characters at most."
        raise UsageError(message, hint="Give one: --coder NAME.")
    return tidied


def _tidy_note(note: str | None) -> str | None:
    tidied = (note or "").strip()
    if len(tidied) > _LONGEST_NOTE or unstorable(tidied):
        message = f"A note is text, of {_LONGEST_NOTE:,} characters at most."
        raise UsageError(message)
    return tidied or None
