"""The paragraph a claim stands in, so that its words can be shown in their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.spans import Span

__all__ = ["Passage", "passage_around"]

# A text without paragraphs is one paragraph: show no more than this many code points on either side of the claim.
MARGIN = 600


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a body that starts at code point `start`: body[start : start + len(text)] == text."""

    start: int
    text: str


def passage_around(body: str, spans: Sequence[Span]) -> Passage:
    """Cut out the paragraph or paragraphs that hold all the spans, at most MARGIN more on either side.

    Paragraphs end at a blank line; in a text that has none, at the end of a line.
    """
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    gap = "\n\n" if "\n\n" in body else "\n"
    before, after = body.rfind(gap, 0, first), body.find(gap, last)
    start = 0 if before < 0 else before + len(gap)
    end = len(body) if after < 0 else after
    start, end = max(start, first - MARGIN), min(end, last + MARGIN)
    return Passage(start, body[start:end])
