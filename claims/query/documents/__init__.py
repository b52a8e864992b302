"""Documents in time: what stands at an address, what stood there before, and what a change did to the claims."""

from __future__ import annotations

from claims.query.documents.claims import ClaimChanged, ClaimsDifference, ClaimSeen
from claims.query.documents.difference import DocumentDifference, PositionMoved, VersionCompared, compare_versions
from claims.query.documents.edits import EditFilters, EditRow, list_edits
from claims.query.documents.listing import DocumentFilters, DocumentRow, Presence, list_documents
from claims.query.documents.log import Look
from claims.query.documents.names import DocumentNamed, find_document
from claims.query.documents.profile import CopyShown, DocumentProfile, VersionShown, show_document
from claims.query.documents.texts import Fate, Part, TextDifference
from claims.query.documents.wording import Operation, Piece, compare_words

__all__ = [
    "ClaimChanged",
    "ClaimSeen",
    "ClaimsDifference",
    "CopyShown",
    "DocumentDifference",
    "DocumentFilters",
    "DocumentNamed",
    "DocumentProfile",
    "DocumentRow",
    "EditFilters",
    "EditRow",
    "Fate",
    "Look",
    "Operation",
    "Part",
    "Piece",
    "PositionMoved",
    "Presence",
    "TextDifference",
    "VersionCompared",
    "VersionShown",
    "compare_versions",
    "compare_words",
    "find_document",
    "list_documents",
    "list_edits",
    "show_document",
]
