"""Curate: what people say of actors (who there is, under which names, for whom, who is one with whom), kept in time.

Nothing is overwritten or deleted: a row is closed and another recorded, all at one instant, at which the positions that
hang on it are derived anew. So what this database said before stays what it answers when it is asked for then.
"""

from __future__ import annotations

from claims.curation.aliases import give_alias, kinds_of, likely_kind, namesakes, take_alias
from claims.curation.bringing import Brought, bring_in
from claims.curation.change import Change, changing, is_stored
from claims.curation.checks import is_country_code, key_of_name
from claims.curation.entries import ActorEntry, BadEntry, Entry, FormsEntry, RoleEntry
from claims.curation.founding import found
from claims.curation.judging import merge, merge_all, split
from claims.curation.links import actor_keyed
from claims.curation.roles import Post, give_role, take_role

__all__ = [
    "ActorEntry",
    "BadEntry",
    "Brought",
    "Change",
    "Entry",
    "FormsEntry",
    "Post",
    "RoleEntry",
    "actor_keyed",
    "bring_in",
    "changing",
    "found",
    "give_alias",
    "give_role",
    "is_country_code",
    "is_stored",
    "key_of_name",
    "kinds_of",
    "likely_kind",
    "merge",
    "merge_all",
    "namesakes",
    "split",
    "take_alias",
    "take_role",
]
