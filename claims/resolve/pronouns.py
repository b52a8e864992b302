"""What each pronoun may stand for: a woman, a man, one body, several."""

from __future__ import annotations

from claims.resolve.appearances import Appearance
from claims.words import ActorKind

__all__ = ["ONES_OWN", "PRONOUNS", "RELATIVES", "SPEAKERS_OWN", "is_pronoun", "likeness", "pronouns_sex"]

_WOMANS = frozenset({"she", "her", "hers"})
_MANS = frozenset({"he", "him", "his"})
_ONE_BODYS = frozenset({"it", "its"})
_SEVERAL = frozenset({"they", "them", "their"})
ONES_OWN = frozenset({"i", "me", "my"})
SPEAKERS_OWN = ONES_OWN | {"we", "us", "our"}
RELATIVES = frozenset({"who", "which", "that", "whose"})
PRONOUNS = _WOMANS | _MANS | _ONE_BODYS | _SEVERAL | SPEAKERS_OWN | RELATIVES

# In sentences: how much nearer somebody must be whose gender nothing tells, than one whose gender is sure.
_UNSURE = {True: 2.0, False: 0.5}
_SINGULAR_THEY = 3.0
_UNSURE_BODY = 1.0
_BODY_THEY = 1.0
_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.GOVERNMENT})


def is_pronoun(text: str) -> bool:
    """Tell whether a text is a pronoun; "US" is a country."""
    return text.casefold() in PRONOUNS and (len(text) == 1 or not text.isupper())


def pronouns_sex(text: str) -> bool | None:
    """Tell whether a text is a pronoun for a woman (True) or a man (False); None where it is neither."""
    word = text.casefold()
    return True if word in _WOMANS else False if word in _MANS else None


def likeness(
    word: str, candidate: Appearance, woman: bool | None, *, they: bool = False, body: bool = False
) -> float | None:
    """Say by how much a pronoun (lower case) is less likely to stand for a candidate; None where it cannot.

    `woman` is what is known of a person by now, `they` that the text says the person goes by "they",
    `body` that the name may be a body's although it looks like a person's.
    """
    person = candidate.kind is ActorKind.PERSON
    if word in _WOMANS or word in _MANS:
        womans = word in _WOMANS
        if not person or woman is (not womans) or they:
            return None
        return 0.0 if woman is womans else _UNSURE[womans]
    if word in _SEVERAL:
        if person and not they:  # "Robin Vale said they would go": only of somebody who spoke
            known = candidate.actor is not None and candidate.actor.known
            return _SINGULAR_THEY if candidate.spoke and woman is None and not known else None
        return 0.0 if they or candidate.kind is ActorKind.GROUP else _BODY_THEY
    if candidate.kind in _BODIES:
        return 0.0
    return _UNSURE_BODY if body else None
