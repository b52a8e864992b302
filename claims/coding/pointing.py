"""Noun phrases that point back at what somebody asked for: "the demands", "Peru's offer", "terms Lima dismissed"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.coding.wording import Wording
from claims.resolve.claim import ResolvedClaim

__all__ = ["Pointer", "pointer"]

# How many words an answer's content may have before and behind the pointer.
WORDS_BESIDE = 6
# How far before and behind a cue what it answers may stand, in code points: ", terms Lima dismissed", "dismissed
# Peru's offer as a trick".
AROUND_CUE = 80

_SENTENCE_END = re.compile(r"[.!?][\"\u201d\u2019)]*\s|\n")
# Of "that such conditions are a trick" the pointer begins with "such".
_THAT = re.compile(r"that (?=(?:the|these|those|this|such|its|their|his|her|all|any|both)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pointer:
    """What points back: its `words`, the words of its own content `before` and `behind` it, and if it names demands."""

    words: str
    before: str
    behind: str
    demands: bool


def pointer(claim: ResolvedClaim, body: str, wording: Wording) -> Pointer | None:
    """Find "the demands", "their offer" as most of a claim's content, or as what its cue is about; None without."""
    content = " ".join(span.text for span in claim.attribution.content)
    found = _pointer(content, wording)
    if found is not None and len(content.split()) <= len(found.words.split()) + WORDS_BESIDE:
        return found
    if not claim.attribution.cue:
        return None
    cue, first = claim.attribution.cue[0], claim.attribution.content[0]
    behind = body[cue.end : min(first.start, cue.end + AROUND_CUE)]
    before = _SENTENCE_END.split(body[max(0, cue.start - AROUND_CUE) : cue.start])[-1]
    for text, opening in ((behind, False), (before, True)):
        if not _SENTENCE_END.search(text) and (found := _pointer(text, wording, opening=opening)):
            return Pointer(found.words, "", "", found.demands)
    return None


def _pointer(text: str, wording: Wording, *, opening: bool = False) -> Pointer | None:
    for nouns, demands in ((wording.demands, True), (wording.proposals, False)):
        start = r"[,\u2013\u2014-]" if opening else rf"(?:\b{wording.pointers.pattern}|\w['\u2019]s)"
        beside = "" if opening else r"(?:[\w\u201c\u201d\"-]+\s+){0,2}?"
        if match := re.search(rf"{start}\s+{beside}{nouns.pattern}", text, re.IGNORECASE):
            # From the whole word on: "Peru's offer", not "u's offer".
            begin = text.rfind(" ", 0, match.start() + 1) + 1
            if that := _THAT.match(text, begin):
                begin = that.end()
            return Pointer(text[begin : match.end()], text[:begin], text[match.end() :], demands)
    return None
