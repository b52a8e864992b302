"""Who is interviewed: the name that stands in the heading above the first question."""

from __future__ import annotations

from claims.extract.grammar import phrase, source_of, subject
from claims.extract.labels import load_labels
from claims.extract.tokens import Range, Tokens

__all__ = ["interviewed"]

_NAME_WITHIN = 12
"""Most words of an office before the name: "the head of the Gull Rock Harbour Board Anna Berg"."""


def interviewed(tokens: Tokens, stop: int) -> Range | None:
    """Give whoever the text before `stop` says is interviewed: "Five questions for …", "… answers questions".

    Where it says so of nobody, the only person named there is taken.
    """
    table = load_labels()
    for token in range(stop - 1):
        if tuple(tokens.words[token : token + 2]) in table.interviews:
            return _named_behind(tokens, token + 2, stop)
        if tokens.words[token] in table.answering and tokens.parts[token] in {"VERB", "AUX"}:
            speaker = subject(tokens, token)
            if speaker is not None and speaker < token:
                return source_of(tokens, speaker)
    people = [(first, last) for first, last, label in tokens.entity_ranges if label == "PERSON" and last <= stop]
    surnames = {tokens.words[last - 1] for _, last in people}
    return people[0] if len(surnames) == 1 else None


def _named_behind(tokens: Tokens, first: int, stop: int) -> Range | None:
    """Give the noun phrase that begins here, which the line ends at the latest."""
    limit = min(stop, tokens.line_of(first)[1], first + _NAME_WITHIN) if first < stop else first
    for head in range(first, limit):
        if tokens.parts[head] in {"NOUN", "PROPN"} and tokens.heads[head] < first:
            start, end = phrase(tokens, head)
            return max(start, first), min(end, limit)
    return (first, limit) if first < limit else None
