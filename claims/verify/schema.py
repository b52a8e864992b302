"""Is the schema the program's, with its guards in force, and does every reference lead somewhere."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlmodel import Session

from claims.database import triggers
from claims.migrate import head, stored_revision
from claims.models import Base
from claims.verify.check import Found, named

__all__ = ["guards_are_present", "is_current", "references_hold"]

_APPEND_ONLY, _CLOSABLE = ("no_update", "no_delete"), ("closed_once", "no_delete")
_GUARDED: dict[str, tuple[str, ...]] = {
    "document_version": _APPEND_ONLY,
    "document_date": _APPEND_ONLY,
    "retrieval": _APPEND_ONLY,
    "former_source": _APPEND_ONLY,
    "extraction": _APPEND_ONLY,
    "claim": _CLOSABLE,
    "claim_span": ("is_exact", *_APPEND_ONLY),
    "claim_hop": ("is_exact", *_APPEND_ONLY),
    "claim_speaker": _APPEND_ONLY,
    "claim_link": _CLOSABLE,
    "stance": _CLOSABLE,
    "position": _CLOSABLE,
    "position_claim": _APPEND_ONLY,
    "actor_alias": _CLOSABLE,
    "actor_role": _CLOSABLE,
    "actor_link": _CLOSABLE,
    "issue_cue": _CLOSABLE,
    "cue_class": _CLOSABLE,
    "origin": _APPEND_ONLY,
    "origin_version": _CLOSABLE,
    "statement": _APPEND_ONLY,
    "statement_claim": _CLOSABLE,
    "review": _APPEND_ONLY,
    "fact_check": _CLOSABLE,
}


def is_current(session: Session) -> Found:
    """Compare the schema's revision with the program's."""
    revision = stored_revision(session.connection())
    return 1, () if revision == head() else (f"schema {revision}, the program has {head()}",)


def guards_are_present(session: Session) -> Found:
    """Look for the triggers that keep rows from being changed."""
    expected = [f"{table}_{guard}" for table, guards in _GUARDED.items() for guard in guards]
    present = triggers(session)
    return len(expected), [name for name in expected if name not in present]


def references_hold(session: Session) -> Found:
    """Look for rows that refer to a row that is not there."""
    checked, failures = 0, list[str]()
    for table in Base.metadata.sorted_tables:
        for key in sorted(table.foreign_keys, key=lambda each: each.parent.name):
            child, parent = key.parent, key.column.table.alias("referred")
            checked += session.scalar(select(func.count(child))) or 0
            dangling = (
                select(*table.primary_key.columns)
                .select_from(table.outerjoin(parent, child == parent.c[key.column.name]))
                .where(child.is_not(None), parent.c[key.column.name].is_(None))
            )
            failures += [f"{named(table, *row)}: {child.name}" for row in session.execute(dangling)]
    return checked, failures
