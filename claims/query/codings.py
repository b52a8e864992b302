"""Who coded which claims how: the machine and every coder, read from the decisions and from what they were made on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from claims.errors import NotFoundError, quoted
from claims.folding import folded
from claims.lineage import ancestors
from claims.models import Actor, Claim, ClaimSpan, DocumentVersion, Issue, Review, StanceRow
from claims.query.coders import MACHINE, Decided, Labels, Shown, as_shown, labels_of
from claims.query.details import batches
from claims.query.passage import passage_around
from claims.query.speakers import canonical_speaker
from claims.reviewing.values import NOBODY, day_said, places
from claims.spans import Span
from claims.words import ReviewDecision, ReviewField, SpanRole, Stance

__all__ = ["CodedUnit", "read_codings"]


@dataclass(frozen=True, slots=True)
class CodedUnit:
    """A claim as the machine had it when the first coder saw it, and what each coder, by name, said of it.

    `passage` is where the paragraph of the claim begins and ends in the text of `version`, in code points.
    """

    claim_id: int
    version: int
    passage: tuple[int, int]
    labels: Mapping[str, Labels]


@dataclass(frozen=True, slots=True)
class _Side:
    """A side that a claim had in [recorded_at, withdrawn_at)."""

    issue: str
    stance: Stance
    recorded_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Row:
    """A claim as it is stored, with all sides that it ever had."""

    shown: Shown
    spans: Sequence[Span]
    body: str
    recorded_at: datetime
    sides: Sequence[_Side]

    def at(self, instant: datetime) -> Shown:
        """Give the claim as it was until the instant, whatever was changed then; as it began, where that was then."""
        before = instant if self.recorded_at < instant else self.recorded_at + timedelta.resolution
        held = {
            side.issue: side.stance
            for side in self.sides
            if side.recorded_at < before and (side.withdrawn_at is None or side.withdrawn_at >= before)
        }
        return Shown(self.shown.version, self.shown.values, held)


def read_codings(
    session: Session, coders: Collection[str] = (), *, machine: bool = True, known: datetime | None = None
) -> list[CodedUnit]:
    """Give the claims that people decided on, with what they and the machine said; of some coders, where named.

    Decisions that were taken back do not count, blind ones do. All claims that superseded one another are one. The
    machine is a coder by the name of "machine". Raises NotFoundError for a coder who decided on nothing.
    """
    reviews = _reviews(session, known)
    _check_coders(coders, {review.coder for review, _ in reviews})
    undone = {review.undoes_id for review, _ in reviews if review.undoes_id is not None}
    chains = ancestors(session, {review.claim_id for review, _ in reviews})
    rows = _rows(session, {review.claim_id for review, _ in reviews}, known)
    units: defaultdict[int, list[tuple[Review, str | None]]] = defaultdict(list)
    for review, issue in reviews:
        units[chains[review.claim_id][0]].append((review, issue))
    canonical = _canonical_keys(session, known)
    found = []
    for decided in units.values():
        first, _ = decided[0]
        row = rows[first.claim_id]
        labels = {MACHINE: as_shown(row.at(first.recorded_at))} if machine else {}
        by_coder: defaultdict[str, list[Decided]] = defaultdict(list)
        for review, issue in decided:
            if review.decision is ReviewDecision.UNDO or review.id in undone or (coders and review.coder not in coders):
                continue
            # Of a blind decision the claim is shown as the machine has it, whatever others decided before.
            shown = rows[review.claim_id].at((first if review.blind else review).recorded_at)
            by_coder[review.coder].append(_decided(review, issue, shown, canonical))
        labels |= {coder: labels_of(by_coder[coder]) for coder in sorted(by_coder)}
        if by_coder:
            found.append(CodedUnit(first.claim_id, row.shown.version, _passage(row), labels))
    return found


def _reviews(session: Session, known: datetime | None) -> Sequence[tuple[Review, str | None]]:
    query = (
        select(Review, col(Issue.key))
        .outerjoin(Issue, col(Issue.id) == col(Review.issue_id))
        .where(*(() if known is None else (col(Review.recorded_at) <= known,)))
        .order_by(col(Review.id))
    )
    return [(review, issue) for review, issue in session.execute(query)]


def _check_coders(asked: Iterable[str], there: Collection[str]) -> None:
    for name in asked:
        if name not in there:
            message = f"No coder called {quoted(name)} decided on any claim."
            raise NotFoundError(message, hint=f"Those who did: {', '.join(sorted(there)) or 'nobody'}.")


def _decided(review: Review, issue: str | None, shown: Shown, canonical: Mapping[str, str]) -> Decided:
    old, new = review.old, review.new
    if review.field is ReviewField.SPEAKER:
        old, new = (canonical.get(key, key) if key else key for key in (old, new))
    return Decided(review.decision, review.field, issue, old, new, review.blind, shown)


def _passage(row: _Row) -> tuple[int, int]:
    passage = passage_around(row.body, row.spans)
    return passage.start, passage.start + len(passage.text)


def _rows(session: Session, claim_ids: Iterable[int], known: datetime | None) -> Mapping[int, _Row]:
    folds, found = folded(known), dict[int, _Row]()
    for batch in batches(sorted(claim_ids)):
        spans, sides = _spans(session, batch), _sides(session, batch)
        query = (
            select(Claim, col(Actor.key), col(DocumentVersion.body))
            .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
            .outerjoin(folds, folds.c.actor_id == col(Claim.speaker_id))
            .outerjoin(Actor, col(Actor.id) == canonical_speaker(folds))
            .where(col(Claim.id).in_(batch))
        )
        for claim, speaker, body in session.execute(query):
            values = {
                ReviewField.SPEAKER: speaker or NOBODY,
                ReviewField.ACT: claim.act.value,
                ReviewField.SAID_ON: day_said(claim.said_on, claim.said_on_precision),
                ReviewField.SPAN: places(spans[claim.id]),
            }
            shown = Shown(claim.document_version_id, values, {})
            found[claim.id] = _Row(shown, spans[claim.id], body, claim.recorded_at, sides[claim.id])
    return found


def _spans(session: Session, claim_ids: Sequence[int]) -> Mapping[int, Sequence[Span]]:
    found: defaultdict[int, list[Span]] = defaultdict(list)
    query = (
        select(ClaimSpan)
        .where(col(ClaimSpan.claim_id).in_(claim_ids), col(ClaimSpan.role) == SpanRole.CONTENT)
        .order_by(col(ClaimSpan.claim_id), col(ClaimSpan.ordinal))
    )
    for row in session.scalars(query):
        found[row.claim_id].append(Span(row.span_start, row.span_end, row.text))
    return found


def _sides(session: Session, claim_ids: Sequence[int]) -> Mapping[int, Sequence[_Side]]:
    found: defaultdict[int, list[_Side]] = defaultdict(list)
    query = (
        select(StanceRow, col(Issue.key))
        .join(Issue, col(Issue.id) == col(StanceRow.issue_id))
        .where(col(StanceRow.claim_id).in_(claim_ids), col(StanceRow.value).is_not(None))
        .order_by(col(StanceRow.id))
    )
    for row, issue in session.execute(query):
        found[row.claim_id].append(_Side(issue, Stance(row.value), row.recorded_at, row.withdrawn_at))
    return found


def _canonical_keys(session: Session, known: datetime | None) -> Mapping[str, str]:
    """Give the key of the canonical actor by the key of each that is folded into it."""
    folds, other = folded(known), aliased(Actor)
    query = (
        select(col(Actor.key), col(other.key))
        .join(folds, folds.c.actor_id == col(Actor.id))
        .join(other, col(other.id) == folds.c.canonical_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}
