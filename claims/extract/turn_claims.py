"""Which claims within somebody's turn are claims of their own: what others said, and what the speaker once told."""

from __future__ import annotations

from collections.abc import Iterable

from claims.extract.draft import Draft
from claims.extract.tokens import Tokens

__all__ = ["FIRST_PERSON", "SPOKEN", "THINKING", "held", "is_told_then", "outside_turns"]

FIRST_PERSON = frozenset({"i", "we", "you", "my", "our"})
_TELLERS = frozenset({"i", "we"})
THINKING = frozenset(
    {"want", "plan", "intend", "aim", "hope", "wish", "believe", "think", "feel", "fear", "decide", "resolve"}
)
"""Verbs that, within another's claim, tell that other's guess and no utterance."""
SPOKEN = frozenset({"turn", "speech"})
_REPORTED = frozenset({"clause", "before", "infinitive"})
_AGAIN = frozenset({"continued", "quote", "announced"})


def held(tokens: Tokens, drafts: Iterable[Draft]) -> bytearray:
    """Mark the tokens that the content of any of these drafts holds."""
    mask = bytearray(len(tokens))
    for draft in drafts:
        for first, last in draft.content:
            mask[first:last] = b"\1" * (last - first)
    return mask


def outside_turns(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Drop what a transcript's speaker says of himself as he speaks, and the quotations within his turn."""
    turns = [draft for draft in drafts if draft.family in SPOKEN]
    if not turns:
        return drafts
    inside = held(tokens, turns)
    kept = []
    for draft in drafts:
        if draft.family not in SPOKEN and inside[draft.start]:
            first = tokens.words[draft.source[0]] if draft.source else None
            own = first is None or (first in FIRST_PERSON and not is_told_then(tokens, draft))
            if own or draft.family in _AGAIN:
                continue
        kept.append(draft)
    return kept


def is_told_then(tokens: Tokens, draft: Draft) -> bool:
    """Tell whether a speaker reports an utterance of the past: "I told the mayor that …", but not "I say that …"."""
    return (
        draft.source is not None
        and draft.verb >= 0
        and draft.family in _REPORTED
        and tokens.words[draft.source[0]] in _TELLERS
        and tokens.tags[draft.verb] == "VBD"
        and tokens.lemmas[draft.verb] not in THINKING
    )
