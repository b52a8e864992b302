"""Every table, and nothing else.

Periods are half-open, a NULL end is open; `*_at` is an aware UTC instant, `*_on` a calendar day. Rows are never
deleted or overwritten: a row that no longer holds is closed (`withdrawn_at`, `known_to`, `deleted_at`), and triggers
in the database enforce it.
"""

from __future__ import annotations

from claims.models.actors import Actor, ActorAlias, ActorLink, ActorRole
from claims.models.base import Base
from claims.models.claims import Claim, ClaimHop, ClaimLink, ClaimSpan, ClaimSpeaker, StanceRow
from claims.models.clusters import Origin, OriginBand, OriginVersion, Statement, StatementClaim
from claims.models.codebook import CueClass, Issue, IssueCue
from claims.models.documents import (
    Document,
    DocumentDate,
    DocumentVersion,
    Extraction,
    FormerSource,
    Retrieval,
    Source,
)
from claims.models.positions import Position, PositionClaim
from claims.models.reviews import FactCheck, Review
from claims.models.runs import Extractor, LastWrite, Run, SchemaChange

__all__ = [
    "Actor",
    "ActorAlias",
    "ActorLink",
    "ActorRole",
    "Base",
    "Claim",
    "ClaimHop",
    "ClaimLink",
    "ClaimSpan",
    "ClaimSpeaker",
    "CueClass",
    "Document",
    "DocumentDate",
    "DocumentVersion",
    "Extraction",
    "Extractor",
    "FactCheck",
    "FormerSource",
    "Issue",
    "IssueCue",
    "LastWrite",
    "Origin",
    "OriginBand",
    "OriginVersion",
    "Position",
    "PositionClaim",
    "Retrieval",
    "Review",
    "Run",
    "SchemaChange",
    "Source",
    "StanceRow",
    "Statement",
    "StatementClaim",
]
