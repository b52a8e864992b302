"""Narrowing: what another cue reports in a clause that trails behind is taken off the first claim's content."""

from __future__ import annotations

from claims.extract.draft import Draft, trimmed
from claims.extract.layout import mark_before
from claims.extract.tokens import Range, Tokens

__all__ = ["narrow"]

_SPLITTABLE = {"clause", "before", "infinitive", "whom", "object", "of", "as", "according", "gerund"}
_BREAKS = {",", "-", "--", "\u2013", "\u2014", "\u201d", '"', "''"}
_TRAILING = {"advcl", "acl", "xcomp"}
_LONGEST_CLIMB = 6
_FEWEST_WORDS = 2
_FARTHEST = 120
"""Tokens from the end in which a trailing clause is looked for, so that a long text takes time in proportion."""


def narrow(tokens: Tokens, drafts: list[Draft]) -> None:
    """Cut trailing clauses with a cue of their own off the drafts that hold them, in place.

    "Lind said the mill will close if Oslo pays - terms Oslo called absurd", "praised the plan, which he said was bold",
    "urged Bonn to sign, calling the delay absurd". Restrictive clauses, without a comma or dash, stay.
    """
    reported = {draft.verb: draft for draft in drafts if draft.verb >= 0 and draft.family != "noun"}
    for draft in drafts:
        if draft.family not in _SPLITTABLE or draft.probability is not None:  # the encoder knows where a content ends
            continue
        first, last = draft.content[-1]
        for verb in range(max(first + 1, last - _FARTHEST), last):
            inner = reported.get(verb)
            if inner is None or inner.verb == draft.verb or tokens.quoted[verb] >= 0:
                continue
            start = _clause_start(tokens, verb, first, same=inner.source == draft.source)
            kept = None if start is None or _ends_early(tokens, start, verb, last) else trimmed(tokens, first, start)
            if kept is not None and kept[1] - kept[0] >= _FEWEST_WORDS:
                draft.content[-1] = kept
                break


def _clause_start(tokens: Tokens, verb: int, first: int, *, same: bool) -> int | None:
    """Find where the clause around a cue begins: the relative clause, or the participle of the same speaker."""
    token = verb
    for _ in range(_LONGEST_CLIMB):
        if tokens.deps[token] == "relcl":
            head = tokens.heads[token]
            for start in (tokens.left(token), tokens.left(head)):
                if start > first and mark_before(tokens, start) in _BREAKS:
                    return start
            return None
        if same and tokens.deps[token] in _TRAILING and tokens.tags[token] == "VBG":
            start = tokens.left(token)
            apart = start > first and (mark_before(tokens, start) == "," or tokens.words[start] == "while")
            return start if apart else None
        if tokens.heads[token] == token or tokens.heads[token] < first:
            return None
        token = tokens.heads[token]
    return None


def _ends_early(tokens: Tokens, start: int, verb: int, last: int) -> bool:
    """Tell whether the content goes on behind the clause: it is then an insertion and stays."""
    token = verb
    while tokens.heads[token] >= start and tokens.heads[token] != token:
        token = tokens.heads[token]
    rest: Range = (tokens.right(token) + 1, last)
    return any(tokens.words[place][0].isalnum() for place in range(*rest))
