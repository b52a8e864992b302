"""The stories through the real program, and how well texts and claims are folded, pair by pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from sqlalchemy import select
from sqlmodel import col

from claims.database import Database
from claims.dates import parse_published
from claims.ingest import Ingest
from claims.models import Claim, ClaimSpan, Document, DocumentVersion, OriginVersion, StatementClaim
from claims.readers.document import Document as Read
from claims.words import SpanRole
from tests.syndication.stories import Variant

Member = TypeVar("Member")


@dataclass(frozen=True)
class Text:
    """A stored variant: the origin it was written to have, and the one it was found to have."""

    story: int
    written: tuple[int, str]
    found: int


@dataclass(frozen=True)
class Sighting:
    """A found claim of a written statement, and the statement it was found to be of."""

    story: int
    document: int
    written: tuple[int, str]
    found: int


@dataclass(frozen=True)
class Agreement:
    """Of all pairs, how many that were put together belong together, and the other way round."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)

    def __str__(self) -> str:
        return f"precision {self.precision:.3f}, recall {self.recall:.3f}, F1 {self.f1:.3f}"


def ingest(database: Database, variants: Sequence[Variant]) -> None:
    """Store the variants as `claims ingest` does."""
    documents = [
        Read(
            doc_id=variant.url,
            address=variant.url,
            body=variant.body,
            source=variant.outlet,
            language="en",
            published=parse_published(variant.published),
        )
        for variant in variants
    ]
    Ingest(database).run(documents)


def stored_texts(database: Database, variants: Sequence[Variant]) -> list[Text]:
    """Read which origin each variant was found to have."""
    query = (
        select(col(Document.url), col(OriginVersion.origin_id))
        .join(DocumentVersion, col(DocumentVersion.document_id) == col(Document.id))
        .join(OriginVersion, col(OriginVersion.document_version_id) == col(DocumentVersion.id))
        .where(col(OriginVersion.withdrawn_at).is_(None))
    )
    with database.reading() as session:
        found = dict(session.execute(query).all())
    return [Text(each.story, (each.story, each.origin), found[each.url]) for each in variants]


def stored_sightings(database: Database, variants: Sequence[Variant]) -> list[Sighting]:
    """Read the claims that stand in written statements, one a sentence: the longest, if it stands in no other one too.

    What is split from a sentence or nested in it is a part of what was written down as one statement.
    """
    query = (
        select(
            col(Document.url),
            col(Claim.id),
            col(ClaimSpan.span_start),
            col(ClaimSpan.span_end),
            col(StatementClaim.statement_id),
        )
        .join(DocumentVersion, col(DocumentVersion.document_id) == col(Document.id))
        .join(Claim, col(Claim.document_version_id) == col(DocumentVersion.id))
        .join(ClaimSpan, col(ClaimSpan.claim_id) == col(Claim.id))
        .join(StatementClaim, col(StatementClaim.claim_id) == col(Claim.id))
        .where(
            col(Claim.withdrawn_at).is_(None),
            col(StatementClaim.withdrawn_at).is_(None),
            col(ClaimSpan.role) == SpanRole.CONTENT,
        )
        .order_by(col(Claim.id), col(ClaimSpan.ordinal))
    )
    claims = defaultdict[str, dict[tuple[int, int], list[tuple[int, int]]]](lambda: defaultdict(list))
    with database.reading() as session:
        for url, claim, start, end, statement in session.execute(query):
            claims[url][claim or 0, statement].append((start, end))
    return [
        Sighting(variant.story, document, (variant.story, name), statement)
        for document, variant in enumerate(variants)
        for start, end, name in variant.statements
        for statement in _longest_within(claims[variant.url], start, end)
    ]


def agreement(
    members: Iterable[Member],
    written: Callable[[Member], object],
    found: Callable[[Member], object],
    counted: Callable[[Member, Member], bool] = lambda _one, _other: True,
) -> Agreement:
    """Compare two partitions pair by pair."""
    right = wrong = missed = 0
    for one, other in combinations(members, 2):
        if counted(one, other):
            belong, together = written(one) == written(other), found(one) == found(other)
            right += belong and together
            wrong += together and not belong
            missed += belong and not together
    return Agreement(right / max(1, right + wrong), right / max(1, right + missed))


def _longest_within(claims: dict[tuple[int, int], list[tuple[int, int]]], start: int, end: int) -> list[int]:
    within = [
        (sum(stop - first for first, stop in spans), -claim, statement)
        for (claim, statement), spans in claims.items()
        if all(start <= first < end for first, _ in spans)
    ]
    return [statement for _, _, statement in sorted(within)[-1:]]
