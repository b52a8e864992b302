"""Compare what an extractor found with what annotators wrote: found, exact, speaker, act, group, parent, hops."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from claims.extract.attribution import Attribution
from claims.spans import Span
from tests.quality.passages import GoldClaim, Passage
from tests.quality.speakers import same_speaker

__all__ = ["Tally", "pair", "score", "word_overlap"]

_WORD = re.compile(r"\w+")
_ENOUGH = 0.5  # of word overlap for a claim to count as found


@dataclass(slots=True)
class Tally:
    """For each figure, how often it was asked and how often it was right."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    def note(self, figure: str, right: bool) -> None:
        """Count one answer."""
        self.asked[figure] += 1
        self.right[figure] += right

    def add(self, other: Tally) -> None:
        """Take the counts of another tally."""
        self.right.update(other.right)
        self.asked.update(other.asked)

    def share(self, figure: str) -> float | None:
        """Give the share that was right, or None where nothing was asked."""
        return self.right[figure] / self.asked[figure] if self.asked[figure] else None

    def f1(self, figure: str) -> float | None:
        """Give the harmonic mean of `figure_p` and `figure_r`, or None where there was nothing to find."""
        precision, recall = self.share(f"{figure}_p") or 0.0, self.share(f"{figure}_r")
        if recall is None:
            return None
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def word_overlap(text: str, left: Iterable[Span], right: Iterable[Span]) -> float:
    """Give the F1 of the words of two contents, from 0 to 1; a word is where it stands, punctuation is none."""
    mine, theirs = _words(text, left), _words(text, right)
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine or theirs else 0.0


def pair(passage: Passage, found: Sequence[Attribution]) -> dict[int, int]:
    """Pair annotated with found claims, one to one, the best overlap first; gives numbers of both."""
    scored = [
        (overlap, -i, -j)
        for i, gold in enumerate(passage.claims)
        for j, claim in enumerate(found)
        if (overlap := word_overlap(passage.text, gold.content, claim.content)) >= _ENOUGH
    ]
    pairs: dict[int, int] = {}
    for _, i, j in sorted(scored, reverse=True):
        if -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return pairs


def score(passage: Passage, found: Sequence[Attribution]) -> Tally:
    """Count every figure of one passage. Optional claims neither help nor hurt, whether found or not."""
    tally = Tally()
    pairs = pair(passage, found)
    needed = [i for i, gold in enumerate(passage.claims) if not gold.optional]
    spared = {j for i, j in pairs.items() if passage.claims[i].optional}
    exact = {i for i in needed if i in pairs and _exact(passage, i, found[pairs[i]])}
    owner = {j: i for i, j in pairs.items()}
    for i in needed:
        tally.note("found_r", i in pairs)
        tally.note("exact_r", i in exact)
    for j in range(len(found)):
        if j not in spared:
            tally.note("found_p", j in owner)
            tally.note("exact_p", owner.get(j) in exact)
    hits = [i for i in needed if i in pairs]
    for i in hits:
        _compare(tally, passage.claims[i], found[pairs[i]])
        _compare_parents(tally, passage, i, found[pairs[i]], owner)
    for i, k in combinations(hits, 2):
        together = _together(passage.claims[i].group, passage.claims[k].group)
        found_together = _together(found[pairs[i]].group, found[pairs[k]].group)
        if together or found_together:
            tally.note("group", together and found_together)
    return tally


def _compare(tally: Tally, gold: GoldClaim, claim: Attribution) -> None:
    speaker = same_speaker(gold.source, claim.source)
    other = any(same_speaker(mention, claim.source) for mention in gold.also)
    tally.note("speaker", speaker or other)
    if gold.acts:
        tally.note("act", claim.act in gold.acts)
    for flag in gold.flags:
        tally.note("flags", getattr(claim, flag))
    if gold.condition:
        tally.note("condition", claim.condition is not None and claim.condition.overlaps(gold.condition))
    if gold.addressee:
        tally.note("addressee", same_speaker(gold.addressee, claim.addressee))
    relayer_speaks = other and not speaker
    if (gold.hops and not relayer_speaks) or claim.hops:
        agreed = len(gold.hops) == len(claim.hops) and all(
            same_speaker(hop, relay.span) for hop, relay in zip(gold.hops, claim.hops, strict=True)
        )
        tally.note("hops", agreed)


def _compare_parents(tally: Tally, passage: Passage, i: int, claim: Attribution, owner: dict[int, int]) -> None:
    """Count the parent where either side has one; an optional parent that was not found cannot be pointed at."""
    wanted = passage.claims[i].parent
    if wanted is None and claim.parent is None:
        return
    if claim.parent is None:
        may_be_missing = wanted is not None and passage.claims[wanted].optional and wanted not in owner.values()
        if not may_be_missing:
            tally.note("parent", right=False)
        return
    tally.note("parent", wanted is not None and owner.get(claim.parent) == wanted)


def _exact(passage: Passage, i: int, claim: Attribution) -> bool:
    return _words(passage.text, passage.claims[i].content) == _words(passage.text, claim.content)


def _together(left: int | None, right: int | None) -> bool:
    return left is not None and left == right


def _words(text: str, spans: Iterable[Span]) -> set[int]:
    return {match.start() for span in spans for match in _WORD.finditer(text, span.start, span.end)}
