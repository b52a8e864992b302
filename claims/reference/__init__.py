"""The actors and issues of a database: what names are resolved against and claims are coded by.

The seeds that ship with the program are put in once, then the database's own rows are what counts: seeding again adds
what is missing and overwrites nothing.
"""

from __future__ import annotations

from claims.reference.actors import ActorIds, actor_ids, add_actor, alias_row
from claims.reference.classes import add_classes, class_row, load_classes
from claims.reference.issues import add_issues, cue_row, issue_ids, load_issues
from claims.reference.register import DatabaseRegister
from claims.reference.seeds import seed

__all__ = [
    "ActorIds",
    "DatabaseRegister",
    "actor_ids",
    "add_actor",
    "add_classes",
    "add_issues",
    "alias_row",
    "class_row",
    "cue_row",
    "issue_ids",
    "load_classes",
    "load_issues",
    "seed",
]
