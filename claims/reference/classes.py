"""The actor classes of a database: what the patterns of its codebook name."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from claims.coding.phrases import ActorClass, Classes
from claims.database import insert_missing
from claims.folding import held
from claims.models import Base, CueClass

__all__ = ["add_classes", "class_row", "load_classes"]


def load_classes(session: Session, known: datetime | None = None) -> dict[str, ActorClass]:
    """Read the classes as the database held them at an instant, else holds.

    In the order in which their keys were first stored: of two classes that one name could mean the first counts, and a
    class that is changed keeps its place.
    """
    query = select(CueClass, held(col(CueClass.recorded_at), col(CueClass.withdrawn_at), known)).order_by(
        col(CueClass.id)
    )
    places: dict[str, ActorClass | None] = {}
    for row, holds in session.execute(query):
        places.setdefault(row.key, None)
        if holds:
            places[row.key] = ActorClass(tuple(row.names), tuple(row.own), row.part_of, row.camp)
    return {key: forms for key, forms in places.items() if forms is not None}


def add_classes(session: Session, classes: Classes, run_id: int, at: datetime) -> int:
    """Insert the classes whose keys were never stored, and count them: one that somebody changed stays as it is."""
    known = set(session.scalars(select(col(CueClass.key))))
    missing = (class_row(key, forms, run_id, at) for key, forms in classes.items() if key not in known)
    return insert_missing(session, Base.metadata.tables["cue_class"], missing)


def class_row(key: str, forms: ActorClass, run_id: int, at: datetime) -> dict[str, Any]:
    """Give the row of a class."""
    return {
        "key": key,
        "names": list(forms.names),
        "own": list(forms.own),
        "part_of": forms.part_of,
        "camp": forms.camp,
        "run_id": run_id,
        "recorded_at": at,
    }
