"""What of a claim's content is its own to hold, sentence by sentence, and what before it governs it too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from claims.coding.sides import Sides
from claims.resolve.claim import ResolvedClaim
from claims.spans import Span
from claims.words import Act, CueTense

__all__ = ["Contents"]

_SENTENCE_END = re.compile(
    r"(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<=[.!?])[\"”\u2019)]*\s+(?=[\"“\u2018(\[]*[A-Z])|\n+"
)
# A child under these acts, named by a noun ("a proposal by X to …"), is what its parent is about, not a report.
_PROPOSING = frozenset({Act.DEMAND, Act.REQUEST, Act.OFFER, Act.PROMISE, Act.AGREE})


class Contents:
    """The contents of one document's claims."""

    def __init__(self, claims: Sequence[ResolvedClaim], body: str, sides: Sides) -> None:
        self._claims, self._body, self._sides = claims, body, sides
        self._children: dict[int, list[ResolvedClaim]] = defaultdict(list)
        self._groups: dict[int, list[int]] = defaultdict(list)
        for claim in claims:
            found = claim.attribution
            if found.parent is not None:
                self._children[found.parent].append(claim)
            if found.group is not None:
                self._groups[found.group].append(found.content[0].start)

    def sentences(self, number: int) -> Iterator[tuple[str, str]]:
        """Yield each sentence of claim `number` with the text that governs it from before (see `_lead`).

        What it reports of another side is theirs to hold: full stops stand in its place, which no pattern crosses.
        """
        reported = list(self._reported(number))
        lead = self._lead(number)
        for span in self._claims[number].attribution.content:
            text, start = _masked(span, reported), 0
            for match in _SENTENCE_END.finditer(text):
                yield text[start : match.start()], lead
                start, lead = match.end(), ""
            yield text[start:], lead
            lead = ""

    def _reported(self, number: int) -> Iterator[Span]:
        outer = self._claims[number]
        for claim in self._children.get(number, ()):
            inner = claim.attribution
            if self._sides.same(outer, claim):
                continue
            if inner.act in _PROPOSING and inner.tense in {CueTense.NOUN, CueTense.NONE}:
                continue
            yield from inner.content

    def _lead(self, number: int) -> str:
        """Give "the aim is to …, and" before the second of two contents under one cue: its first words hold on."""
        found = self._claims[number].attribution
        start = found.content[0].start
        first = min(self._groups[found.group], default=start) if found.group is not None else start
        lead = self._body[first:start]
        return "" if lead.rstrip(' \n"”\u2019').endswith((".", "!", "?")) else _SENTENCE_END.split(lead)[-1]


def _masked(span: Span, reported: Sequence[Span]) -> str:
    text = span.text
    for inner in reported:
        if span.overlaps(inner) and not inner.contains(span):
            start, end = max(inner.start - span.start, 0), min(inner.end, span.end) - span.start
            text = text[:start] + "." * (end - start) + text[end:]
    return text
