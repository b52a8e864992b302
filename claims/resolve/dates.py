"""When each attributed statement was said: dates beside the cue, weekdays counted from the day of publication."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date

from claims.extract.attribution import Attribution, Extraction
from claims.readers.document import Document, Published
from claims.resolve.claim import ResolvedActor, SaidOn
from claims.resolve.directory import Directory
from claims.resolve.speech_verbs import is_standing, is_voiced
from claims.resolve.time_expressions import TimeExpression
from claims.resolve.told_times import ToldTime, told_times
from claims.words import CueTense, Precision, PublishedBasis, SaidOnBasis

__all__ = ["date_utterances"]

_UNKNOWN = SaidOn(None, Precision.UNKNOWN, SaidOnBasis.ASSUMED)
_LEAD_SENTENCES = 4
_BESIDE, _OPENING = 40, 12  # code points
# "Earlier, the ministry said": some day before. "after accusing": the day before what the sentence is about.
_SOME_DAY_BEFORE = re.compile(
    r"\b(?:previously|earlier|in the past|repeatedly|often|long|once|always|never|ever since)\b", re.IGNORECASE
)
_SAID_EARLIER = re.compile(r"\s+(?:earlier|previously|repeatedly|before)\b", re.IGNORECASE)
_BEFORE_GERUND = re.compile(r"\b(?:after|before|since|despite)\s*$", re.IGNORECASE)
_STILL_SPEAKING = 2  # sentences
_ENDS_SENTENCE = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]]*\s*$")
# "The ministers will meet on Monday, but officials said": the day of what is to come, not of the utterance. "Since
# the war began in May, officials said": the day something began.
_TO_COME = re.compile(
    r"\b(?:will|would|shall|due|scheduled|expected|planned|set to|ahead of|until|[Ss]ince)\b[^,;:\u2013\u2014]*$"
)
# "Shortly after the meeting, she said": another occasion than the one dated before it.
_ANOTHER_OCCASION = re.compile(
    r"\W*(?:(?:shortly|soon|minutes|hours|days|immediately|just)\s)?(?:before|after|later|following|meanwhile)\b",
    re.IGNORECASE,
)


def date_utterances(
    extraction: Extraction, document: Document, speakers: Sequence[ResolvedActor | None], directory: Directory
) -> list[SaidOn]:
    """Date every attribution, in their order; the day is the speaker's calendar day at the place of publication.

    A date or weekday in the sentence of the cue, outside the content, dates the utterance. Without one, a cue in the
    simple past goes on with the day of the same speaker's speech; else it happened on the day of publication, which is
    an assumption. What "has been said", or is named by a noun ("his demand"), was said on some day before: unknown. So
    is what somebody stands for ("Peru opposes the dam"), except in a headline or as part of a dated speech.
    """
    return _Dating(extraction, document, speakers, directory).all()


class _Dating:
    """One document's utterances on the way to their dates."""

    def __init__(
        self,
        extraction: Extraction,
        document: Document,
        speakers: Sequence[ResolvedActor | None],
        directory: Directory,
    ) -> None:
        self._extraction = extraction
        self._speakers = speakers
        self._published = document.published
        self._on = document.published.on if document.published else None
        self._body = document.body
        self._starts = [sentence.start for sentence in extraction.sentences]
        self._times = told_times(document.body, extraction, self._on)
        self._time_starts = [told.time.start for told in self._times]
        self._sides = [
            frozenset(directory.closure(speaker.key, self._on)) if speaker else frozenset() for speaker in speakers
        ]

    def all(self) -> list[SaidOn]:
        """Date every utterance: by its own words, else by the speech it belongs to, else by an assumption."""
        own = [self._own(attribution) for attribution in self._extraction.attributions]
        days = [found if found is not None and found.precision is Precision.DAY else None for found in own]
        dates: list[SaidOn | None] = []
        speeches: dict[str, SaidOn] = {}  # the last dated day of each speaker
        for i, attribution in enumerate(self._extraction.attributions):
            dates.append(
                own[i]
                or self._nested(attribution, own)
                or self._carried(i, days, dates, speeches)
                or self._assumed(attribution)
            )
            speaker, day = self._speakers[i], days[i]
            if speaker is not None and day is not None:
                speeches[speaker.key] = day
        return [found or _UNKNOWN for found in dates]

    def _sentence(self, attribution: Attribution) -> int:
        return max(bisect_right(self._starts, _anchor(attribution)) - 1, 0)

    def _own(self, attribution: Attribution) -> SaidOn | None:
        """Take the date nearest the cue in its sentence and outside what is said, days before longer times."""
        anchor = _anchor(attribution)
        if not self._extraction.sentences or not attribution.cue:
            return None
        sentence = self._extraction.sentences[self._sentence(attribution)]
        first, end = bisect_left(self._time_starts, sentence.start), bisect_left(self._time_starts, sentence.end)
        near = [
            (told.said_on.precision is not Precision.DAY, abs(told.time.start - anchor), told.said_on)
            for told in self._times[first:end]
            if all(span.start <= anchor < span.end for span in told.within)
            and self._is_told_there(told.time, attribution)
            and self._is_beside(told, sentence.start, attribution)
            and not self._is_to_come(told.time, sentence.start, anchor)
        ]
        return min(near, key=lambda entry: entry[:2])[2] if near else None

    def _nested(self, attribution: Attribution, own: Sequence[SaidOn | None]) -> SaidOn | None:
        """Date what somebody said that another said: "Holm said on Friday that Brandt wanted a pier".

        That is told as the news of the day Holm spoke. What Brandt "had wanted" he wanted some day before.
        """
        outer = own[attribution.parent] if attribution.parent is not None else None
        if outer is None or self._is_undatable(attribution):
            return None
        return _UNKNOWN if attribution.tense is CueTense.PERFECT else outer

    def _is_told_there(self, time: TimeExpression, attribution: Attribution) -> bool:
        """Tell whether a time is not that of whoever tells of the utterance: it stands in their words, or nearer to it.

        In "Holm said on Friday that Brandt had wanted a pier" Friday is the day of Holm.
        """
        if attribution.parent is None:
            return True
        outer = self._extraction.attributions[attribution.parent]
        if any(span.start <= time.start < span.end for span in outer.content):
            return True
        return abs(time.start - _anchor(attribution)) < abs(time.start - _anchor(outer))

    def _is_beside(self, told: ToldTime, start: int, attribution: Attribution) -> bool:
        """Tell whether a time dates the cue; what is no day must be close to it, or open the sentence.

        A time that nobody knows must touch it: "who recently resigned, said" tells of the resignation.
        """
        time, precision = told.time, told.said_on.precision
        if precision is Precision.DAY or time.start - start <= _OPENING:
            return True
        if precision is Precision.UNKNOWN:
            return any(time.end + 1 == cue.start or cue.end + 1 == time.start for cue in attribution.cue)
        return abs(time.start - _anchor(attribution)) <= _BESIDE

    def _is_to_come(self, time: TimeExpression, start: int, anchor: int) -> bool:
        """Tell whether a day is that of something announced, in a clause without the cue."""
        clause = _TO_COME.search(self._body, start, time.start)
        return clause is not None and not clause.start() <= anchor < time.end

    def _carried(
        self,
        i: int,
        days: Sequence[SaidOn | None],
        dates: Sequence[SaidOn | None],
        speeches: Mapping[str, SaidOn],
    ) -> SaidOn | None:
        """Go on with the day of the same speaker's speech: the last dated one, for a lead the newest that follows."""
        attribution, speaker = self._extraction.attributions[i], self._speakers[i]
        if self._is_standing(attribution):
            return self._reported(i, dates)
        if speaker is None or self._is_undatable(attribution):
            return None
        is_perfect = attribution.tense is CueTense.PERFECT
        if i and self._speakers[i - 1] == speaker and not is_perfect:
            before = self._extraction.attributions[i - 1]
            is_beside = before.parent == attribution.parent
            if is_beside and (not attribution.cue or self._sentence(before) == self._sentence(attribution)):
                return dates[i - 1]
        if not speeches and self._sentence(attribution) < _LEAD_SENTENCES:
            side = self._sides[i]
            following = [day for j, day in enumerate(days) if j > i and day is not None and side & self._sides[j]]
            return max(following, key=lambda day: day.on or date.min, default=None)
        if is_perfect or _ANOTHER_OCCASION.match(self._before_cue(attribution)):
            return None
        return speeches.get(speaker.key)

    def _reported(self, i: int, dates: Sequence[SaidOn | None]) -> SaidOn | None:
        """Take "Peru wants a bridge" for part of what the Peruvian negotiator said in the sentence before it."""
        near = i and self._sentence(self._extraction.attributions[i]) <= _STILL_SPEAKING + self._sentence(
            self._extraction.attributions[i - 1]
        )
        return (dates[i - 1] if near and self._sides[i] & self._sides[i - 1] else None) or _UNKNOWN

    def _is_standing(self, attribution: Attribution) -> bool:
        """Tell whether the cue is an attitude held for longer; in a headline it is the news of the day."""
        if attribution.tense is not CueTense.PRESENT or not attribution.cue:
            return False
        if not is_standing(attribution.cue[0].text):
            return False
        end = self._body.find("\n", attribution.cue[0].end)
        return bool(_ENDS_SENTENCE.search(self._body[attribution.cue[0].end : end if end >= 0 else None]))

    def _assumed(self, attribution: Attribution) -> SaidOn | None:
        """Take the day of publication for what is told as news, nothing for what was said at some time before."""
        if self._published is None or attribution.tense is CueTense.PERFECT or self._is_undatable(attribution):
            return None
        basis = SaidOnBasis.DATELINE if self._published.basis is PublishedBasis.DATELINE else SaidOnBasis.ASSUMED
        return SaidOn(_first_day(self._published), self._published.precision, basis)

    def _is_undatable(self, attribution: Attribution) -> bool:
        """Tell whether the cue names an utterance of some other day: a noun, "previously said", "after accusing"."""
        before = self._before_cue(attribution)
        if attribution.tense is CueTense.NOUN:
            return not is_voiced(before)
        if not attribution.cue:
            return False
        return bool(
            _SOME_DAY_BEFORE.search(before)
            or _BEFORE_GERUND.search(before)
            or _SAID_EARLIER.match(self._body, attribution.cue[-1].end)
        )

    def _before_cue(self, attribution: Attribution) -> str:
        """Give the words of the cue's sentence up to the cue, without what is said and who relays it.

        In "state TV had earlier reported that she urged" the "earlier" is state TV's.
        """
        if not self._extraction.sentences:
            return ""
        start = self._extraction.sentences[self._sentence(attribution)].start
        anchor = attribution.cue[0].start if attribution.cue else _anchor(attribution)
        told = [*attribution.content, *(hop.cue or hop.span for hop in attribution.hops)]
        return self._body[max([start, *(span.end for span in told if span.end <= anchor)]) : anchor]


def _anchor(attribution: Attribution) -> int:
    """Give the place in the text that tells of the utterance: its cue, else its source, else the words themselves."""
    spans = attribution.cue or ((attribution.source,) if attribution.source else attribution.content)
    return spans[0].start


def _first_day(published: Published) -> date:
    """Give the first day of the period of publication."""
    if published.precision is Precision.YEAR:
        return published.on.replace(month=1, day=1)
    return published.on.replace(day=1) if published.precision is Precision.MONTH else published.on
