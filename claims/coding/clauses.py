"""How far a word governs: the clause around a cue, the members of a list, the two halves of a contrast."""

from __future__ import annotations

import re

__all__ = ["begins_a_member", "clause_end", "clause_start", "follows_a_comma", "without_contrast"]

_START = re.compile(
    # Full stops stand for what is another's to hold.
    # "Its demand: no dam" is one clause.
    r"(?<!demand)(?<!demands)(?<!goal)(?<!goals)(?<!aim)[;:]|\.{3,}|\s[\u2013\u2014-]\s|"
    r"\b(?:but|while|although|though|whereas|because|and that)\b|"
    r", and (?=\w+ (?:is|are|was|will)\b)|\band (?=(?:\w+ ){1,3}(?:must|should)\b)"
)
_END = re.compile(
    r"[;:.!?]|\s[\u2013\u2014-]\s|"
    r"\b(?:(?<!nothing )but|while|although|though|whereas|because|if|unless|which|who|that)\b|"
    # "The truce and the talks are necessary" is one clause.
    r"\band\b(?! (?:\w+ ){1,3}(?:are|were|remain|must|should)\b)"
)
# "Not only the road but also the dam": both are meant.
_BOTH = re.compile(r"\b(not\s+(?:only|just|merely|simply))\b[^;.]*?\b(but(?:\s+also)?)\b", re.IGNORECASE)
# "Not a road but a dam", "not by force but by talks", "not roads but dams": the second is meant, the first is not.
_RATHER = re.compile(
    r"\b(?:not|n['\u2019]t)\s+(?:"
    r"(?:a|an|the|any|another)\s+[^,;.]{1,60}?,?\s+but\s+(?:rather\s+|instead\s+)?(?=(?:a|an|the|another)\s)"
    r"|(to|by|for|on|with|through|in|of|about|from)\s+[^;.]{1,60}?,?\s+but\s+(?:rather\s+|instead\s+)?(?=\1\s)"
    r"|(?:[\w-]+\s+){1,3}?but\s+(?:rather\s+)?(?=[\w-]+(?:\s+[\w-]+){0,2}\s*(?:$|[,;.\u201d\"])))",
    re.IGNORECASE,
)
_COMMA = re.compile(r",\s+(?:and\s+|or\s+|then\s+)*$", re.IGNORECASE)
_NEW_MEMBER = re.compile(r"[\w-]+\s+(?:the|a|an|its|their|his|her|our|your|all|any|new|every)\b", re.IGNORECASE)


def clause_start(text: str, at: int) -> int:
    """Give where the clause that holds `at` begins."""
    return max((match.end() for match in _START.finditer(text, 0, at)), default=0)


def clause_end(text: str, at: int) -> int:
    """Give where the clause that holds `at` ends."""
    closing = _END.search(text, at)
    return closing.start() if closing else len(text)


def without_contrast(text: str, at: int) -> str:
    """Blank out what a contrast denies, for the cue at `at`, which is not part of it; nothing changes its place.

    Of "we need not a road but a dam" the dam is governed by "we need".
    """
    for match in _BOTH.finditer(text):
        text = _blank(_blank(text, *match.span(1)), *match.span(2))
    for match in _RATHER.finditer(text):
        if match.end() <= at:
            text = _blank(text, *match.span())
    return text


def follows_a_comma(before: str) -> bool:
    """Tell whether what comes after the text `before` begins a new member of a list."""
    return bool(_COMMA.search(before))


def begins_a_member(text: str, at: int) -> bool:
    """Tell whether at `at` a new member of a list of deeds begins: "to stop the road, build the dam and pay"."""
    return follows_a_comma(text[:at]) and bool(_NEW_MEMBER.match(text, at))


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]
