"""Whose attitude a word tells: its subject's, or behind a passive that of the actor after "by"."""

from __future__ import annotations

import re

from claims.coding.clauses import clause_start
from claims.coding.saying import Saying
from claims.coding.sides import Sides

__all__ = ["agent", "agent_is_another", "done_by_another", "held_by_another", "held_by_own"]

_OWN = re.compile(r"\b(?:I|we|my|our)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:you|your|no one|nobody)\b", re.IGNORECASE)
_THIRD = re.compile(r"\b(?:he|she|they|his|her|their)\b", re.IGNORECASE)
# "An attack on Kyiv would …": what stands so is not who acts.
_ACTED_ON = re.compile(r"\b(?:on|against|over)\s+(?:the\s+)?\w+")
_AGENT = re.compile(r"\s+(?:\w+ly\s+)?by\s+((?:[\w.'\u2019-]+\s*){1,5})")
_US = re.compile(r"\b(?:us|me|ourselves)\b", re.IGNORECASE)

_JOINT = re.compile(r"(\w+) and (?:the\s+)?\w+(?: (?:\w+ly|both|also|will|would|can|are|is))*\W*$")

# How many words before an attitude its subject is looked for.
SUBJECT_WORDS = 6


def held_by_another(at: int, saying: Saying, sides: Sides) -> bool:
    """Tell whether the attitude at `at` is that of an actor the speaker does not speak for: see its subject."""
    text = saying.whole
    words = _ACTED_ON.sub("", " ".join(text[clause_start(text, at) : at].split()[-SUBJECT_WORDS:]))
    if _OTHERS.search(words):
        return True
    if _OWN.search(words):
        return False
    named = sides.last_named(words)
    if (joint := _JOINT.search(words)) and sides.allied(sides.last_named(joint[1]), saying.side):
        # "Chile and Peru want it": who is one of both wants it too.
        return False
    if named is None and _THIRD.search(words):
        # In a quotation "he" is someone else; in reported speech the speaker, unless the sentence has named another.
        named = sides.last_named(text[:at])
        if named is None:
            return saying.direct
    return named is not None and not sides.allied(named, saying.side)


def held_by_own(at: int, saying: Saying, sides: Sides) -> bool:
    """Tell whether the subject of the attitude at `at` is named, and is of the speaker's own side."""
    text = saying.whole
    words = " ".join(text[clause_start(text, at) : at].split()[-SUBJECT_WORDS:])
    named = sides.last_named(words)
    return bool(_OWN.search(words)) or (None not in {named, saying.side} and sides.allied(named, saying.side))


def agent(text: str, at: int) -> str | None:
    """Give the actor named by "by" behind a passive that ends at `at`: "rejected by Peru"; None without."""
    found = _AGENT.match(text, at)
    return found[1].strip() if found else None


def agent_is_another(words: str, saying: Saying, sides: Sides) -> bool:
    """Tell whether the agent of a passive, in `words`, is not of the speaker's side."""
    if _US.search(words):
        return False
    named = sides.last_named(words)
    return named is None or not sides.allied(named, saying.side)


def done_by_another(at: int, saying: Saying, sides: Sides) -> bool:
    """Tell whether what is plainly stated at `at` is done by a side that is not the speaker's."""
    before = saying.whole[:at]
    named = sides.last_named(_ACTED_ON.sub("", " ".join(before.split()[-SUBJECT_WORDS:])))
    return None not in {named, saying.side} and not sides.allied(named, saying.side)
