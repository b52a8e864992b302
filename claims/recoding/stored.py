"""Stored claims as they were when they were coded: rebuilt from their rows, without reading the text anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from claims.database import BATCH
from claims.extract.attribution import Attribution, Relay
from claims.folding import folded
from claims.lineage import ancestors
from claims.models import Actor, Claim, ClaimHop, ClaimSpan, ClaimSpeaker, DocumentVersion
from claims.resolve.claim import ResolvedActor, ResolvedClaim, ResolvedHop, SaidOn
from claims.spans import Span
from claims.words import CueTense, SpanRole

__all__ = ["DOCUMENTS", "StoredClaims", "StoredDocument"]

DOCUMENTS = 100
"""Document versions read at a time: memory stays bounded, however large the database is."""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """The live claims of one document version in document order, with their ids, and the text their spans lie in."""

    version_id: int
    body: str
    claim_ids: tuple[int, ...]
    claims: tuple[ResolvedClaim, ...]


class StoredClaims:
    """Reads the live claims of document versions; whoever is folded into another actor is the other.

    What coding does not ask for and no row holds stays empty: the words of an addressee, the place of a relayer's cue.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._actors: dict[int, ResolvedActor] = {}

    def documents(self, version_ids: Iterable[int]) -> Iterator[StoredDocument]:
        """Yield each version that has live claims, in the order given."""
        pending = list(dict.fromkeys(version_ids))
        for start in range(0, len(pending), DOCUMENTS):
            yield from self._read(pending[start : start + DOCUMENTS])

    def _read(self, version_ids: Sequence[int]) -> Iterator[StoredDocument]:
        claims = defaultdict[int, list[Row[Any]]](list)
        query = select(*_COLUMNS).where(col(Claim.document_version_id).in_(version_ids), *_LIVE)
        for row in self._session.execute(query.order_by(col(Claim.id))):
            claims[row.document_version_id].append(row)
        spans = self._of_claims(version_ids, ClaimSpan, *_SPAN)
        hops = self._of_claims(version_ids, ClaimHop, *_HOP)
        others = self._of_claims(version_ids, ClaimSpeaker, col(ClaimSpeaker.actor_id))
        self._learn(
            {row.speaker_id for rows in claims.values() for row in rows}
            | {row.addressee_id for rows in claims.values() for row in rows}
            | {row.actor_id for found in (hops, others) for rows in found.values() for row in rows}
        )
        bodies = select(col(DocumentVersion.id), col(DocumentVersion.body)).where(
            col(DocumentVersion.id).in_(version_ids)
        )
        texts = {row.id: row.body for row in self._session.execute(bodies)}
        for version_id in version_ids:
            if version_id in claims:
                # What answers what depends on where claims begin; of those that begin together an enclosing one is the
                # first, and was stored first.
                rows = sorted(claims[version_id], key=lambda row: _content(spans[row.id])[0].start)
                ids = tuple(row.id for row in rows)
                numbers = self._numbers(rows)
                yield StoredDocument(
                    version_id,
                    texts[version_id],
                    ids,
                    tuple(self._claim(row, numbers, spans[row.id], hops[row.id], others[row.id]) for row in rows),
                )

    def _numbers(self, rows: Sequence[Row[Any]]) -> Mapping[int, int]:
        """Number the claims; an enclosing one that was corrected goes on in another, whose number it has."""
        numbers = {row.id: number for number, row in enumerate(rows)}
        if all(row.parent_id is None or row.parent_id in numbers for row in rows):
            return numbers
        chains = ancestors(self._session, numbers)
        return {each: numbers[claim_id] for claim_id, chain in chains.items() for each in chain}

    def _of_claims(
        self, version_ids: Sequence[int], table: type[ClaimSpan | ClaimHop | ClaimSpeaker], *columns: Any
    ) -> defaultdict[int, list[Row[Any]]]:
        """Read what hangs on the live claims of the versions, by claim and in order."""
        found = defaultdict[int, list[Row[Any]]](list)
        query = (
            select(col(table.claim_id), *columns)
            .join(Claim, col(Claim.id) == col(table.claim_id))
            .where(col(Claim.document_version_id).in_(version_ids), *_LIVE)
            .order_by(col(table.claim_id), col(table.ordinal))
        )
        for row in self._session.execute(query):
            found[row.claim_id].append(row)
        return found

    def _learn(self, actor_ids: Iterable[int | None]) -> None:
        """Read the actors that are not known yet, each as its canonical one."""
        missing = sorted({number for number in actor_ids if number is not None} - self._actors.keys())
        folds, member = folded(), aliased(Actor)
        query = (
            select(col(member.id), col(Actor.key), col(Actor.name), col(Actor.kind))
            .outerjoin(folds, folds.c.actor_id == col(member.id))
            .join(Actor, col(Actor.id) == func.coalesce(folds.c.canonical_id, col(member.id)))
        )
        for start in range(0, len(missing), BATCH):
            batch = missing[start : start + BATCH]
            for number, key, name, kind in self._session.execute(query.where(col(member.id).in_(batch))):
                self._actors[number] = ResolvedActor(key, name, kind)

    def _claim(
        self,
        row: Row[Any],
        numbers: Mapping[int, int],
        spans: Sequence[Row[Any]],
        hops: Sequence[Row[Any]],
        others: Sequence[Row[Any]],
    ) -> ResolvedClaim:
        relays = tuple(Relay(Span(hop.span_start, hop.span_end, hop.text)) for hop in hops)
        found = Attribution(
            content=_content(spans),
            cue=_spans(spans, SpanRole.CUE),
            source=next(iter(_spans(spans, SpanRole.SPEAKER)), None),
            quote=row.quote,
            act=row.act,
            hops=relays,
            negated=row.negated,
            hypothetical=row.hypothetical,
            conditional=row.conditional,
            condition=next(iter(_spans(spans, SpanRole.CONDITION)), None),
            tense=row.cue_tense or CueTense.NONE,
            parent=numbers.get(row.parent_id),
            group=row.group_no,
            confidence=row.confidence,
        )
        return ResolvedClaim(
            attribution=found,
            speaker=self._actors.get(row.speaker_id),
            hops=tuple(
                ResolvedHop(relay, self._actors.get(hop.actor_id)) for relay, hop in zip(relays, hops, strict=True)
            ),
            addressee=self._actors.get(row.addressee_id),
            said_on=SaidOn(row.said_on, row.said_on_precision, row.said_on_basis),
            others=tuple(self._actors[other.actor_id] for other in others),
            speaker_kind=row.speaker_kind,
            speaker_count=row.speaker_count,
        )


_LIVE = (col(Claim.withdrawn_at).is_(None),)
_COLUMNS = tuple(
    col(getattr(Claim, name))
    for name in (
        "id", "document_version_id", "speaker_id", "addressee_id", "parent_id", "group_no", "quote", "act", "negated",
        "hypothetical", "conditional", "cue_tense", "said_on", "said_on_precision", "said_on_basis", "speaker_kind",
        "speaker_count", "confidence",
    )
)  # fmt: skip
_SPAN = (col(ClaimSpan.role), col(ClaimSpan.span_start), col(ClaimSpan.span_end), col(ClaimSpan.text))
_HOP = (col(ClaimHop.actor_id), col(ClaimHop.span_start), col(ClaimHop.span_end), col(ClaimHop.text))


def _content(spans: Sequence[Row[Any]]) -> tuple[Span, ...]:
    return _spans(spans, SpanRole.CONTENT)


def _spans(rows: Sequence[Row[Any]], role: SpanRole) -> tuple[Span, ...]:
    return tuple(Span(row.span_start, row.span_end, row.text) for row in rows if row.role is role)
