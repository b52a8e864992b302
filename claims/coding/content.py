"""What of a claim's content is its own to hold, sentence by sentence, and what before it governs it too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from claims.coding.clauses import clause_start
from claims.coding.sides import Sides
from claims.resolve.claim import ResolvedClaim
from claims.spans import Span
from claims.words import Act, CueTense, Quote

__all__ = ["Contents"]

_SENTENCE_END = re.compile(
    r"(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<=[.!?])[\"”\u2019)]*\s+(?=[\"“\u2018(\[]*[A-Z])|\n+"
)
# How far back the sentence before a claim may begin, in code points.
BEFORE = 600
# What stands between an opening quotation mark and a content that begins later in the same quotation.
_OPENING = re.compile(r"[\"\u201c\u2018]([^\"\u201c\u201d\u2018\n]+)\Z")
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

    def with_cue(self, number: int) -> str:
        """Give the cue with the content that follows it at once ("support | Ukraine"): together they may be a wording.

        Empty where the two do not stand side by side.
        """
        found = self._claims[number].attribution
        if not found.cue or not 0 <= found.content[0].start - found.cue[-1].end <= 1:
            return ""
        return self._body[found.cue[-1].start : found.content[0].end]

    def before(self, number: int) -> str:
        """Give the sentence of the text before the one in which claim `number` begins: what its "this" is about."""
        start = self._claims[number].attribution.content[0].start
        # With the first letter of the claim: a sentence ends before a capital.
        text = self._body[max(0, start - BEFORE) : start + 1]
        ends = [match.start() for match in _SENTENCE_END.finditer(text)]
        return _SENTENCE_END.split(text[: ends[-1]])[-1] if ends else ""

    def antecedent(self, number: int) -> str:
        """Give the clause of the same sentence that stands before claim `number`, whose content is "which"."""
        start = self._claims[number].attribution.content[0].start
        text = _SENTENCE_END.split(self._body[max(0, start - BEFORE) : start])[-1].rstrip(" ,")
        return text[clause_start(text, len(text)) :]

    def said_before(self, number: int) -> str:
        """Give the last sentence of what the speaker of claim `number` said before it, a paragraph away at most."""
        this = self._claims[number]
        start = this.attribution.content[0].start
        said = [
            claim.attribution.content[-1]
            for claim in self._claims
            if claim is not this
            and claim.speaker is not None
            and this.speaker is not None
            and claim.speaker.key == this.speaker.key
            and claim.attribution.content[-1].end <= start
        ]
        last = max(said, key=lambda span: span.end, default=None)
        near = last is not None and self._body.count("\n\n", last.end, start) <= 1
        return _SENTENCE_END.split(last.text)[-1] if last and near else ""

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
        """Give "the aim is to …, and" before the second of two contents under one cue: its first words hold on.

        So do the words of a quotation that stand before a content which begins within it.
        """
        found = self._claims[number].attribution
        start = found.content[0].start
        first = min(self._groups[found.group], default=start) if found.group is not None else start
        if found.quote is Quote.DIRECT and (opening := _OPENING.search(self._body, max(0, first - BEFORE), first)):
            first = opening.start(1)
        lead = self._body[first:start]
        return "" if lead.rstrip(' \n"”\u2019').endswith((".", "!", "?")) else _SENTENCE_END.split(lead)[-1]


def _masked(span: Span, reported: Sequence[Span]) -> str:
    text = span.text
    for inner in reported:
        if span.overlaps(inner) and not inner.contains(span):
            start, end = max(inner.start - span.start, 0), min(inner.end, span.end) - span.start
            text = text[:start] + "." * (end - start) + text[end:]
    return text
