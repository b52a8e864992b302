"""The JSON of `claims extract`: one object a document, offsets in code points of the document as read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC
from typing import Any

from claims.analysis import Analysis
from claims.coding.claim import CodedClaim
from claims.resolve.claim import ResolvedActor
from claims.spans import Span
from claims.text import content_hash

__all__ = ["extraction_object"]


def extraction_object(analysis: Analysis) -> dict[str, Any]:
    """Give one document's claims as the documented JSON object."""
    document = analysis.document
    published = document.published
    return {
        "doc_id": document.doc_id,
        "path": document.path,
        "content_hash": content_hash(document.body),
        "length": len(document.body),
        "published": published.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if published else None,
        "language": analysis.language,
        "claims": [_claim(claim) for claim in analysis.claims],
    }


def _claim(coded: CodedClaim) -> dict[str, Any]:
    resolved, said_on = coded.resolved, coded.resolved.said_on
    found = resolved.attribution
    return {
        "content": _spans(found.content),
        "cue": _spans(found.cue),
        "source": _span(found.source),
        "speaker": _actor(resolved.speaker),
        "hops": [
            {
                "text": hop.relay.span.text,
                "start": hop.relay.span.start,
                "end": hop.relay.span.end,
                "key": hop.actor.key if hop.actor else None,
            }
            for hop in resolved.hops
        ],
        "quote": found.quote.value,
        "act": found.act.value,
        "negated": found.negated,
        "hypothetical": found.hypothetical,
        "conditional": found.conditional,
        "condition": _span(found.condition),
        "addressee": _actor(resolved.addressee),
        "said_on": said_on.on.isoformat() if said_on.on else None,
        "said_on_precision": said_on.precision.value,
        "said_on_basis": said_on.basis.value,
        "stances": [
            {"issue": one.issue, "value": one.value.value, "basis": one.basis}
            for one in coded.stances
            if one.value is not None
        ],
        "touches": [{"issue": one.issue, "basis": one.basis} for one in coded.stances if one.value is None],
        "answers": list(coded.answers),
        "parent": found.parent,
        "group": found.group,
        "confidence": round(found.confidence, 3),
        "speakers": [_actor(actor) for actor in (resolved.speaker, *resolved.others) if actor is not None],
        "speaker_kind": resolved.speaker_kind.value if resolved.speaker_kind else None,
        "speaker_count": resolved.speaker_count,
    }


def _span(span: Span | None) -> dict[str, Any] | None:
    return {"start": span.start, "end": span.end, "text": span.text} if span else None


def _spans(spans: Iterable[Span]) -> list[dict[str, Any]]:
    return [{"start": span.start, "end": span.end, "text": span.text} for span in spans]


def _actor(actor: ResolvedActor | None) -> dict[str, str] | None:
    return {"key": actor.key, "name": actor.name, "kind": actor.kind.value} if actor else None
