"""Whether two mentions name the same speaker, by the head of the noun phrase."""

from __future__ import annotations

import re

from claims.spans import Span

__all__ = ["same_speaker"]

_TAIL = re.compile(r",|\s(?:\w+e[dn]\s)?(?:of|for|from|in|at|on|by|with|behind|near)\s|\s(?:who|which|whose)\s")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def same_speaker(annotated: Span | None, found: Span | None) -> bool:
    """Tell whether the head of one mention lies inside the other, or both have the same head word elsewhere.

    The head is the last word before a comma, a preposition or a relative clause (after Pareti 2015, who scores
    sources by the head of the noun phrase). None agrees with None alone.
    """
    if annotated is None or found is None:
        return annotated is found
    mine, theirs = _head(annotated), _head(found)
    return found.contains(mine) or annotated.contains(theirs) or mine.text.casefold() == theirs.text.casefold()


def _head(mention: Span) -> Span:
    tail = _TAIL.search(mention.text)
    words = list(_WORD.finditer(mention.text, 0, tail.start() if tail else len(mention.text)))
    if not words:
        return mention
    word = words[-1]
    text = re.sub(r"['’]s$", "", word[0])
    start = mention.start + word.start()
    return Span(start, start + len(text), text)
