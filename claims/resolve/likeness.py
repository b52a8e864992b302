"""How likely two names are of one actor: what is suggested to be merged, for a person to decide.

Precision comes first: a wrong merge mixes two people's words, a missed one can be made up for. So every word of the
shorter name must have its like in the other, and only what varies between spellings of one name may differ: the
romanisation, the form of a given name in another language, a middle name, a country's place in a ministry's name.
"""

from __future__ import annotations

from claims.resolve.likeness_of_bodies import body_keys, compare_bodies
from claims.resolve.likeness_of_persons import compare_persons, person_keys
from claims.resolve.likeness_score import Likeness, NameKeys
from claims.words import ActorKind

__all__ = ["Likeness", "NameKeys", "compare_names", "keys_of"]


def compare_names(one: str, other: str, kind: ActorKind) -> Likeness | None:
    """Say how like two names of actors of a kind are; None where they are two actors' by all that the names tell."""
    return compare_persons(one, other) if kind is ActorKind.PERSON else compare_bodies(one, other)


def keys_of(name: str, kind: ActorKind) -> NameKeys:
    """Give the keys by which a name meets every name like it: nobody need be compared with everybody."""
    return person_keys(name) if kind is ActorKind.PERSON else NameKeys(body_keys(name))
