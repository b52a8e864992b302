"""Where a text names a time: "on February 26", "late on Saturday", "a day earlier", "between 3 and 5 May".

Finding is a matter of patterns. What an expression says is read in `claims.resolve.time_readings`, and which of them
dates an utterance is told by the rules of `claims.resolve.dates`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from claims.dates import DAY_OF_MONTH, MONTH, NUMERIC_DATE, YEAR
from claims.packaged import load_yaml

__all__ = ["TimeExpression", "TimeForm", "find_times", "phrases"]


class TimeForm(StrEnum):
    """What kind of words an expression is, which decides how it is read."""

    RANGE = "range"  # between 3 and 5 March; March 3-5
    DATE = "date"  # 8 March; Tuesday, March 8, 2022; 24.02.2022
    MONTH = "month"  # in late November 2021; in June last year
    SEASON = "season"  # last spring; the summer of 2014; in the 1990s
    YEAR = "year"  # in 2008
    STRETCH = "stretch"  # earlier this week; over the weekend
    WEEKDAY = "weekday"  # late on Friday; Monday of last week
    DISTANCE = "distance"  # two days ago; a week earlier; three days later
    PHRASE = "phrase"  # yesterday; the following day; recently


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Where a text names a time, half-open in code points, and the words that say which, on one line.

    `shift` leads from there to the time that is meant: "1 day ago" for "the eve of the 29 March talks".
    """

    start: int
    end: int
    form: TimeForm
    words: str
    shift: str | None = None


_WEEKDAY = rf"(?:(?:{'|'.join(calendar.day_name)})\b|(?:Mon|Tues?|Wed|Thurs?|Fri)\.|(?<=on )(?:Sat|Sun)\.)"
_PART = "(?i:early|earlier|late|later|mid|overnight)"
_PART_OF = r"(?i:(?:the\s+)?(?:beginning|start|middle|end|first\s+half|second\s+half)\s+of)"
_SEASON = "(?:spring|summer|autumn|fall|winter)"
_NUMBER = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|\d{1,3})"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TO = r"\s*(?:[-\u2013\u2014]|\bto\b)\s*"
_AND = r"(?:\s+(?:and|until)\s+|\s*(?:[-\u2013\u2014]|\bto\b)\s*)"
_IN_YEAR = rf"(?:,?\s+{YEAR})?"

# Tried in this order at each place of the text: what takes most words stands first.
_FORMS = {
    TimeForm.RANGE: (
        rf"(?i:between|from)\s+{DAY_OF_MONTH}{_AND}{DAY_OF_MONTH}{_IN_YEAR}",
        rf"(?i:between|from)\s+{MONTH}\s+(?:{_DAY}{_AND}{_DAY}|and\s+{MONTH}){_IN_YEAR}",
        rf"{MONTH}\s+{_DAY}{_TO}{_DAY}(?:,?\s+{YEAR}|(?!\w))",
        rf"{_DAY}{_AND}{_DAY}\s+(?:of\s+)?{MONTH}{_IN_YEAR}",
    ),
    TimeForm.DATE: (
        rf"(?:(?:{_PART}\s+(?:on\s+)?)?(?:{_WEEKDAY}|Mon|Tue|Wed|Thu|Fri|Sat|Sun),?\s+\(?)?(?i:{DAY_OF_MONTH}){_IN_YEAR}",
        rf"\d{{1,2}}-{MONTH}-{YEAR}",
        NUMERIC_DATE,
    ),
    TimeForm.MONTH: (
        rf"(?:(?i:in|during|last|this)\s+)?(?:{_PART}[\s-]+|{_PART_OF}\s+){MONTH}{_IN_YEAR}",
        rf"(?i:in|during|last|this)\s+{MONTH}(?:\s+(?:of\s+)?(?:this|last)\s+year|{_IN_YEAR})",
        rf"{MONTH}(?:,?\s+{YEAR}|\s+(?:of\s+)?(?:this|last)\s+year\b)",
    ),
    TimeForm.SEASON: (
        rf"(?:(?i:last|this|that|the|early|late)\s+)?{_SEASON}\s+(?:of\s+)?{YEAR}",
        rf"(?i:last|this|previous|early|late)\s+{_SEASON}\b",
        rf"(?i:in)\s+the\s+(?:{_PART}[\s-]+)?(?:19|20)\d0s\b",
    ),
    TimeForm.YEAR: (
        rf"(?i:in|during)\s+(?:the\s+year\s+)?(?:{_PART}[\s-]+)?{YEAR}",
        rf"(?:{_PART}[\s-]+|{_PART_OF}\s+){YEAR}",
    ),
    TimeForm.STRETCH: (
        rf"(?:{_PART}\s+)?(?i:this|last|past|previous)\s+(?:week(?:end)?|month|year)\b",
        r"(?i:over|at|during)\s+the\s+weekend\b",
    ),
    TimeForm.WEEKDAY: (
        rf"(?:{_PART}\s+(?:on\s+)?)?(?:(?i:last|previous|this|past)\s+)*{_WEEKDAY}(?:\s+(?:of\s+)?last\s+week\b)?",
    ),
    TimeForm.DISTANCE: (rf"(?i:{_NUMBER})\s+(?:hour|day|week|month|year)s?\s+(?:ago|earlier|later)\b",),
}

# Words right before a time that lead away from it: "since 24 February", "scheduled for Friday".
_NOT_THEN = re.compile(
    r"\b(?:next|coming|until|till|by|before|since|from|for|through|as of|after|following)\s+(?:the\s+)?$", re.IGNORECASE
)
_SHIFTED = re.compile(
    rf"\b(?:(?P<eve>on the eve of)|(?P<days>the|{_NUMBER})\s+days?\s+(?P<side>before|after))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "the 29 March talks", "Tuesday's speech": the day of something else, unless the words before put us there.
_OF_A_NOUN = re.compile(r"['\u2019]s?\s|\s+[a-z]")
_DETERMINER = re.compile(r"\b(?:the|that|its|their|his|her|a|an|of)\s+$", re.IGNORECASE)
_PRESENT_AT = re.compile(
    r"\b(?:at|during|in|after|following|(?:sidelines|margins|opening|start|close|end) of)\s+(?:(?:the|that|an?)\s+)?$",
    re.IGNORECASE,
)
_SPELT_OUT = re.compile(r"\bof\b|\d(?:st|nd|rd|th)\b")
# "The day before, he said", not "the day before the talks", "the day before he left".
_OF_NOTHING_ELSE = r"(?!\s+(?:the|an?|his|her|its|their|he|she|it|they)\b|\s+[A-Z\d])"
_REACH = 40  # code points before an expression that say how it stands to the sentence


@lru_cache(maxsize=1)
def phrases() -> Mapping[str, Any]:
    """Read the phrases that no calendar explains, by what they count from."""
    table: Mapping[str, Any] = load_yaml(Path(__file__).with_name("time_expressions.yaml").read_text(encoding="utf-8"))
    return table


def find_times(body: str) -> tuple[TimeExpression, ...]:
    """Find every expression of a time at which something can have been said, in order.

    Left out is what leads away from the time ("until Friday") and the day of some event ("the May 3 offer") at which
    nobody is said to have been.
    """
    found = (_expression(body, match) for match in _pattern().finditer(body))
    return tuple(expression for expression in found if expression is not None)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    told = (phrase for table in phrases().values() for phrase in table)
    longest_first = sorted(told, key=lambda phrase: (-len(phrase), phrase))
    alternatives = "|".join(
        re.escape(phrase).replace(r"\ ", r"\s+") + (_OF_NOTHING_ELSE if phrase.endswith((" before", " after")) else "")
        for phrase in longest_first
    )
    forms = {**_FORMS, TimeForm.PHRASE: (rf"(?:{_PART}\s+)?(?i:{alternatives})\b",)}
    named = "|".join(f"(?P<{form}>{'|'.join(patterns)})" for form, patterns in forms.items())
    return re.compile(rf"\b(?=\w)(?:{named})")  # only where a word begins, which is three times as quick


def _expression(body: str, match: re.Match[str]) -> TimeExpression | None:
    form = next(form for form in TimeForm if match[form] is not None)
    before, behind = body[max(0, match.start() - _REACH) : match.start()], body[match.end() : match.end() + 3]
    words, shift = " ".join(match[0].split()), None
    if form in {TimeForm.DATE, TimeForm.WEEKDAY}:
        shift = _shift(before)
        if shift is None and _is_of_event(words, before, behind):
            if not _PRESENT_AT.search(before):
                return None
        elif shift is None and _NOT_THEN.search(before):
            return None
    elif form is not TimeForm.RANGE and _NOT_THEN.search(before):
        return None
    return TimeExpression(match.start(), match.end(), form, words, shift)


def _is_of_event(words: str, before: str, behind: str) -> bool:
    """Tell whether a day stands before a noun that it belongs to."""
    if behind.startswith(("'", "\u2019")):
        return _OF_A_NOUN.match(behind) is not None
    return (
        _OF_A_NOUN.match(behind) is not None and _DETERMINER.search(before) is not None and not _SPELT_OUT.search(words)
    )


def _shift(before: str) -> str | None:
    match = _SHIFTED.search(before)
    if match is None:
        return None
    days = "1" if match["eve"] or match["days"].casefold() == "the" else match["days"]
    return f"in {days} days" if match["side"] and match["side"].casefold() == "after" else f"{days} days ago"
