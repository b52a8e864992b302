"""Conditional clauses: what a speaker asks for, or warns against, by tying what he will do to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.coding.wording import Wording
from claims.words import Act

__all__ = ["Condition", "conditions", "wanted"]

# In front of its main clause a condition ends with the comma, behind it with the sentence.
_FRONT = re.compile(r"(?:^|[,;:\u2013\u2014-]\s|\b(?:and|but|that)\s)\W*$")
_NEGATION = re.compile(r"\b(?:no|not|never|nor|nobody|nothing|none|cannot|refus\w+)\b|n['\u2019]t\b", re.IGNORECASE)
_UNDERTAKES = re.compile(
    r"\b(?:will|would|shall|ready|willing|prepared|want(?:s|ed)?|offer(?:s|ed)?|propos(?:e|es|ed))\b|['\u2019]ll\b",
    re.IGNORECASE,
)
# "as soon as possible", "once again" are no clauses.
_NO_CLAUSE = re.compile(r"\s+(?:possible|necessary|not|again|more)\b", re.IGNORECASE)
# "Provided" without "that" opens a clause only there: "the text provided for a vote" does not.
_SET_OFF = re.compile(r"(?:,|\bonly|\bbut)\s*$", re.IGNORECASE)
# "If they had agreed, …" looks back.
_UNREAL = re.compile(r"\bhad \w+(?:ed|en|ne|de|ld|ent|ut)\b", re.IGNORECASE)
_ABLE = re.compile(r"\b(?:can|could|possible)\b", re.IGNORECASE)
_ONLY = re.compile(r"\bonly\b[^;.]{0,120}$", re.IGNORECASE)

_BARGAINING = frozenset({Act.OFFER, Act.DEMAND, Act.REQUEST, Act.AGREE, Act.PROMISE})
_REFUSING = frozenset({Act.REFUSE, Act.DECLINE})


@dataclass(frozen=True, slots=True)
class Condition:
    """A conditional clause at [start, end) of its sentence.

    `opening` is what opens it; `strict` if nothing happens without it ("only if"); `lasting` if it ends what goes on
    till then ("until").
    """

    start: int
    end: int
    opening: str
    strict: bool
    lasting: bool

    def holds(self, at: int) -> bool:
        """Tell whether the clause holds the place `at`."""
        return self.start <= at < self.end


def conditions(sentence: str, wording: Wording) -> list[Condition]:
    """Give the conditional clauses of a sentence."""
    found = list[Condition]()
    for match in wording.supposing.finditer(sentence):
        before = sentence[: match.start()]
        if before.casefold().endswith("at "):
            continue
        if (found and found[-1].holds(match.start())) or _NO_CLAUSE.match(sentence, match.end()):
            continue
        if match[0].casefold() == "provided" and not _SET_OFF.search(before):
            continue
        strict = bool(wording.insisting.fullmatch(match[0]) or _ONLY.search(before))
        # "after" and "when" tell a time, unless "only" makes them a condition.
        if not strict and wording.timing.fullmatch(match[0]):
            continue
        stop = re.compile(r"[,;]" if _FRONT.search(before) else ";").search(sentence, match.end())
        end = stop.start() if stop else len(sentence)
        opening = match[0].casefold()
        found.append(Condition(match.start(), end, opening, strict, opening == "until"))
    return found


def wanted(condition: Condition, sentence: str, act: Act, supposed: Sequence[Condition]) -> bool | None:
    """Tell whether the speaker wants what the condition says (True), does not (False), or only supposes it (None).

    He wants what he insists on ("only if", "unless", "until") and that for which he offers something; not that for
    which he threatens, or refuses, something.
    """
    if _UNREAL.search(sentence, condition.start, condition.end):
        return None
    rest = "".join(letter for at, letter in enumerate(sentence) if not any(clause.holds(at) for clause in supposed))
    undertakes, refuses = bool(_UNDERTAKES.search(rest)), bool(_NEGATION.search(rest))
    if condition.opening == "as long as" and refuses:
        # "No truce as long as they shoot": that has to end.
        return False
    if condition.strict:
        return (
            True
            if undertakes or refuses or _ABLE.search(rest) or act in _BARGAINING | _REFUSING | {Act.THREATEN}
            else None
        )
    if act is Act.THREATEN or ((undertakes or act in _REFUSING) and refuses):
        return False
    # "If we do not act, he will go on" bargains for nothing.
    if _NEGATION.search(sentence, condition.start, condition.end):
        return None
    return True if act in _BARGAINING or (undertakes and act is Act.ASSERT) else None
