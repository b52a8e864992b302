"""Negation, hypothesis and condition of what is reported."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.extract.draft import Draft, trimmed
from claims.extract.tokens import Range, Tokens

__all__ = ["Modality", "modality"]

_HEADING = {"VERB", "AUX", "NOUN", "ADJ", "PROPN"}
_HYPOTHETICAL = {"might", "could", "may"}
_ASKING = {
    "know",
    "ask",
    "wonder",
    "see",
    "decide",
    "clear",
    "unclear",
    "sure",
    "doubt",
    "determine",
    "say",
    "tell",
    "question",
}
_READ = 1500
"""Code points of a piece of content in which its condition is looked for."""
_CONDITIONS = re.compile(
    r"\b(only if|even if|if|unless|provided that|as long as|so long as|on condition that"
    r"|in case|in the event (?:of|that)|providing that|assuming that|with the consent of)\b"
    r"|(?:^|(?<=[.!;,] ))should (?=(?:an?|the|th[eo]se|this|that|any|he|she|it|they|we|you|i|no)\b[^?]*$)",
    re.IGNORECASE,
)
"""The last is the inverted "Should the vote fail, …", told from the question by its mark."""


@dataclass(frozen=True, slots=True)
class Modality:
    """Whether the reported content's main verb, or its cue, is negated; whether it only may be; on what condition."""

    negated: bool
    hypothetical: bool
    conditional: bool
    condition: Range | None


def modality(tokens: Tokens, draft: Draft, content: Range) -> Modality:
    """Read the modality of one piece of content.

    "Did not say that it rains" and "said it does not rain" are negated; "denied that it rains" is not: denying is an
    act of its own. The condition is the clause from its word ("if", "unless", …) on.
    """
    root = draft.root if draft.root is not None and content[0] <= draft.root < content[1] else _root(tokens, content)
    negated = _negated(tokens, root) or (
        draft.verb >= 0 and draft.family != "according" and _negated(tokens, draft.verb)
    )
    may = any(tokens.words[child] in _HYPOTHETICAL for child in tokens.children[root] if tokens.deps[child] == "aux")
    condition = _condition(tokens, content)
    return Modality(negated, may, condition is not None, condition)


def _root(tokens: Tokens, content: Range) -> int:
    first, last = content
    for token in range(first, last):
        governed = first <= tokens.heads[token] < last and tokens.heads[token] != token
        if not governed and tokens.parts[token] in _HEADING:
            return token
    return first


def _negated(tokens: Tokens, token: int) -> bool:
    return any(tokens.deps[child] == "neg" for child in tokens.children[token])


def _condition(tokens: Tokens, content: Range) -> Range | None:
    offset = tokens.starts[content[0]]
    text = tokens.body[offset : tokens.ends[content[1] - 1]]
    found = _CONDITIONS.search(text, 0, _READ)
    if found is None:
        return None
    start, _ = tokens.between(offset + found.start(), len(tokens.body))
    if start >= content[1]:
        return None
    words = tokens.words
    if words[start] == "if" and start > 0 and tokens.lemmas[start - 1] in _ASKING:
        return None  # "asked if it rains": an indirect question
    end = content[1]
    head = tokens.heads[start]
    if tokens.deps[start] in {"mark", "prep"} and content[0] <= head < content[1]:
        top = head if tokens.deps[start] == "mark" else start
        end = min(end, max(tokens.right(top) + 1, start + 1))
    else:
        end = next((token for token in range(start + 1, end) if words[token] == ","), end)
    return trimmed(tokens, start, end)
