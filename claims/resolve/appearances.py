"""Where the actors of one document appear, and which of them a pronoun at some place most likely means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from claims.extract.attribution import Extraction
from claims.resolve.anonymous import Speakers
from claims.resolve.claim import ResolvedActor
from claims.words import ActorKind, Quote

__all__ = ["Appearance", "Appearances"]

# After the salience factors of Lappin and Leass (1994), with the speaker of the last utterance added; found by hand.
_SPEAKER_BONUS, _SUBJECT_BONUS, _QUOTED_MALUS, _SENTENCE_MALUS = 1.0, 0.8, 2.0, 1.0
_PASSING_MALUS = 1.5
_PRONOUN_REACH = 12  # sentences
_TITLE_REACH = 400  # appearances
_LEAD_SENTENCES = 4


@dataclass(frozen=True, slots=True, order=True)
class Appearance:
    """One place (a code point) where an actor is named, or was found to speak.

    `actor` is None for a speaker without a name ("a senior official"): pronouns mean it all the same. `kind` is what
    it is then. `woman` is None where the text does not say. `others` were named side by side with `actor`; `count` is
    how many there are where that is said. `passing` marks a place or a name in somebody else's description.
    """

    start: int
    actor: ResolvedActor | None = field(compare=False)
    kind: ActorKind = field(compare=False)
    subject: bool = field(compare=False)
    spoke: bool = field(default=False, compare=False)
    woman: bool | None = field(default=None, compare=False)
    others: tuple[ResolvedActor, ...] = field(default=(), compare=False)
    count: int | None = field(default=None, compare=False)
    passing: bool = field(default=False, compare=False)

    @property
    def speakers(self) -> Speakers:
        """Give whom it means as speakers."""
        if self.actor is None:
            return Speakers(kind=self.kind, count=self.count)
        return Speakers.of(self.actor, *self.others)


class Appearances:
    """The appearances of one document in the order of the text; looking back from a place takes bounded time."""

    def __init__(self, extraction: Extraction) -> None:
        self._all: list[Appearance] = []
        self._sentences = [sentence.start for sentence in extraction.sentences]
        self._quoted = sorted(
            (span.start, span.end) for a in extraction.attributions if a.quote is Quote.DIRECT for span in a.content
        )

    def add(self, appearance: Appearance) -> None:
        """Put an appearance in its place."""
        insort(self._all, appearance)

    def before(self, position: int) -> Iterator[Appearance]:
        """Give the appearances before a code point, the nearest first, within a pronoun's reach."""
        here = bisect_right(self._sentences, position)
        reach = self._sentences[max(here - 1 - _PRONOUN_REACH, 0)] if self._sentences else 0
        for i in range(self._index(position) - 1, -1, -1):
            if self._all[i].start < reach:
                return
            yield self._all[i]

    def behind(self, position: int) -> Iterator[tuple[ResolvedActor, Appearance]]:
        """Give the actors before a code point, the nearest first, as far as a title is remembered."""
        at = self._index(position)
        return _actors(self._all[max(at - _TITLE_REACH, 0) : at][::-1])

    def ahead(self, position: int) -> Iterator[tuple[ResolvedActor, Appearance]]:
        """Give the actors from a code point on; not endlessly many."""
        at = self._index(position)
        return _actors(self._all[at : at + _TITLE_REACH])

    def subject_before(self, position: int) -> ResolvedActor | None:
        """Give the actor that was the subject last before a code point, within its sentence."""
        here = bisect_right(self._sentences, position)
        begins = self._sentences[here - 1] if here else 0
        return next((a.actor for a in self.before(position) if a.subject and a.start >= begins), None)

    def between(self, start: int, end: int) -> list[Appearance]:
        """Give the appearances that begin in the code points `[start, end)`."""
        return self._all[self._index(start) : self._index(end)]

    def first_subject(self, before: int) -> ResolvedActor | None:
        """Give the person that the lead is about, if named before a code point: the first that is a subject there."""
        lead = self._sentences[:_LEAD_SENTENCES][-1] if self._sentences else 0
        first = next((a for a in self._all if a.subject and a.actor and a.kind is ActorKind.PERSON), None)
        return first.actor if first is not None and first.start <= min(lead, before) else None

    def most_salient(
        self, position: int, likeness: Callable[[Appearance], float | None], within: ResolvedActor | None
    ) -> Appearance | None:
        """Weigh the appearances before a pronoun: near ones, subjects and speakers count, quoted ones hardly.

        `likeness` says how much less likely the pronoun is for an appearance, None where it cannot stand for it.
        `within` is who speaks where the pronoun stands.
        """
        here = bisect_right(self._sentences, position)
        best: tuple[float, int] | None = None
        chosen = None
        for candidate in self.before(position):
            malus = likeness(candidate)
            if malus is None:
                continue
            weight = -malus - _SENTENCE_MALUS * (here - bisect_right(self._sentences, candidate.start))
            weight += _SUBJECT_BONUS * candidate.subject + _SPEAKER_BONUS * candidate.spoke
            weight -= _QUOTED_MALUS * self.is_quoted(candidate.start) + _PASSING_MALUS * candidate.passing
            weight += _SPEAKER_BONUS * (within is not None and within == candidate.actor)
            if best is None or (weight, candidate.start) > best:
                best, chosen = (weight, candidate.start), candidate
        return chosen

    def _index(self, position: int) -> int:
        return bisect_left(self._all, position, key=lambda appearance: appearance.start)

    def is_quoted(self, position: int) -> bool:
        """Tell whether a code point lies in quoted words."""
        at = bisect_right(self._quoted, (position, position)) - 1
        return any(start <= position < end for start, end in self._quoted[max(at, 0) : at + 2])


def _actors(appearances: list[Appearance]) -> Iterator[tuple[ResolvedActor, Appearance]]:
    """Leave out the speakers without a name."""
    return ((appearance.actor, appearance) for appearance in appearances if appearance.actor is not None)
