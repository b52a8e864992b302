"""Claims with their spans, hops and speakers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from claims.analysis import Analysis
from claims.coding.claim import CodedClaim
from claims.models import Claim, ClaimHop, ClaimSpan, ClaimSpeaker, DocumentVersion
from claims.reference import ActorIds
from claims.store.documents import known_by
from claims.store.places import Content, content_place
from claims.store.recording import Recording, key_of
from claims.store.uids import claim_uid, content_key, words_key
from claims.words import SpanRole, WithdrawnReason

__all__ = ["add_claims"]


def add_claims(
    into: Recording, analysis: Analysis, version: DocumentVersion, standing: Mapping[str, Content]
) -> list[Claim]:
    """Insert claims, enclosing ones before those nested in them, and then their spans and hops.

    `standing` are the uids of claims that stay in this version as people decided, with the places of their content. A
    claim that is one of them is recorded and withdrawn at once.
    """
    uids = _uids(analysis, standing)
    latest = known_by(into.session, version)
    rows = [_claim_row(into, claim, uid, version, latest) for claim, uid in zip(analysis.claims, uids, strict=True)]
    for row in rows:
        if row.uid in standing:
            row.withdrawn_at, row.withdrawn_reason = into.at, WithdrawnReason.SUPERSEDED
    parents = [claim.resolved.attribution.parent for claim in analysis.claims]
    waiting = dict(enumerate(rows))
    while waiting:
        for i in [i for i in waiting if parents[i] not in waiting]:
            parent = parents[i]
            rows[i].parent_id = rows[parent].id if parent is not None else None
            into.session.add(rows[i])
        into.session.flush()
        waiting = {i: row for i, row in waiting.items() if row.id is None}
    for row, claim in zip(rows, analysis.claims, strict=True):
        into.session.add_all(_spans(key_of(row), claim))
        into.session.add_all(_hops(key_of(row), claim, into.actors))
        into.session.add_all(_others(row, claim, into.actors))
    into.session.flush()
    return rows


def _uids(analysis: Analysis, standing: Mapping[str, Content]) -> list[str]:
    """Number the claims of the same words in their order; one that stands elsewhere keeps its number."""
    seen: Counter[str] = Counter()
    uids = []
    for claim in analysis.claims:
        found = claim.resolved.attribution
        words = words_key(
            analysis.document.address,
            [span.text for span in found.content],
            [span.text for span in found.cue],
            found.source.text if found.source else None,
        )
        here = content_place(found.content)
        seen[words] += 1
        while standing.get(uid := claim_uid(words, seen[words]), here) != here:
            seen[words] += 1
        uids.append(uid)
    return uids


def _claim_row(into: Recording, claim: CodedClaim, uid: str, version: DocumentVersion, latest: date) -> Claim:
    resolved, said_on = claim.resolved, claim.resolved.said_on
    found = resolved.attribution
    return Claim(
        uid=uid,
        content_key=content_key([span.text for span in found.content]),
        document_version_id=key_of(version),
        run_id=into.run_id,
        speaker_id=into.actors.of(resolved.speaker),
        speaker_text=found.source.text if found.source else None,
        speaker_kind=resolved.speaker_kind,
        speaker_count=resolved.speaker_count,
        quote=found.quote,
        act=found.act,
        negated=found.negated,
        hypothetical=found.hypothetical,
        conditional=found.conditional,
        cue_tense=found.tense,
        condition_text=found.condition.text if found.condition else None,
        addressee_id=into.actors.of(resolved.addressee),
        group_no=found.group,
        said_on=said_on.on,
        said_on_precision=said_on.precision,
        said_on_basis=said_on.basis,
        effective_on=said_on.latest(latest),
        confidence=found.confidence,
        recorded_at=into.at,
    )


def _spans(claim_id: int, claim: CodedClaim) -> Iterable[ClaimSpan]:
    found = claim.resolved.attribution
    roles = (
        (SpanRole.CONTENT, found.content),
        (SpanRole.CUE, found.cue),
        (SpanRole.SPEAKER, (found.source,) if found.source else ()),
        (SpanRole.CONDITION, (found.condition,) if found.condition else ()),
    )
    for role, spans in roles:
        for ordinal, span in enumerate(spans):
            yield ClaimSpan(
                claim_id=claim_id,
                role=role,
                ordinal=ordinal,
                span_start=span.start,
                span_end=span.end,
                text=span.text,
            )


def _others(row: Claim, claim: CodedClaim, actors: ActorIds) -> Iterable[ClaimSpeaker]:
    """Give who said it together with the speaker, each once: two names may turn out to be one actor."""
    together = dict.fromkeys(actors.of(actor) for actor in claim.resolved.others)
    others = (each for each in together if each is not None and each != row.speaker_id)
    for ordinal, actor_id in enumerate(others, start=1):
        yield ClaimSpeaker(claim_id=key_of(row), ordinal=ordinal, actor_id=actor_id)


def _hops(claim_id: int, claim: CodedClaim, actors: ActorIds) -> Iterable[ClaimHop]:
    for ordinal, hop in enumerate(claim.resolved.hops):
        yield ClaimHop(
            claim_id=claim_id,
            ordinal=ordinal,
            actor_id=actors.of(hop.actor),
            text=hop.relay.span.text,
            span_start=hop.relay.span.start,
            span_end=hop.relay.span.end,
            cue=hop.relay.cue.text if hop.relay.cue else None,
        )
