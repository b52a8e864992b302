"""Spans: half-open ranges of code points in the body of one document version, with the text they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Span", "shared"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`body[start:end] == text`, always. Offsets count Unicode code points; `end` is exclusive."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, body: str, start: int, end: int) -> Span:
        """Cut `[start, end)` out of `body`.

        Raises ValueError for a range that is empty or lies outside the body.
        """
        if not 0 <= start < end <= len(body):
            message = f"no span [{start}, {end}) in a text of {len(body)} code points"
            raise ValueError(message)
        return cls(start, end, body[start:end])

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two ranges share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end


def shared(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Give the share of the code points in either of two groups of spans that are in both (Jaccard), from 0 to 1."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    either = sum(span.end - span.start for span in (*one, *other)) - both
    return both / either if either else 0.0
