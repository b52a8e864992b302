"""Whether two claims of one speaker say the same: with the same words, cut, or in words of each reporter's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log2

from claims.statements.frame import contradict
from claims.statements.meaning import alikeness, is_form, likenesses
from claims.statements.setting import Setting, telling
from claims.statements.vectors import Floats
from claims.statements.wording import Wording, content_words

__all__ = ["Kind", "Likeness", "differ", "likeness"]

LIKE = 0.26
"""So much of the weight of either's words has to be in the other's."""

LIKE_WITHOUT_NUMBER = 0.4
"""So much where one of them gives a number and the other none: reporters change words more readily than numbers."""

_FEWEST = 3
"""Words that say something; of fewer, any two claims may have the same."""

_SHORT, _GROWTH = 40, 0.1
"""Sentences of two short reports together; with twice as many, so much more has to be shared."""

_DENIED = 0.6
_CUT, _CUT_SHARE = (4, 2), 0.8
_PASSAGE, _PASSAGE_SHARE = (8, 4), 0.4
_SURE = 0.95
"""No claim in other words is as surely the same as one with the same words in a row."""
_MOST = 0.6
"""So much of a claim that is of several pieces has to be in the other: its pieces may be statements of their own."""


class Kind(StrEnum):
    """How two claims are alike."""

    SAME = "same words as"
    CUT = "cut from"
    LONGER = "with more words than"
    PASSAGE = "with a passage of"
    LIKE = "like"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two claims are alike, as told of the one and of the other, and how much, up to 1."""

    one: Kind
    other: Kind
    strength: float


SAME = Likeness(Kind.SAME, Kind.SAME, 1.0)


def differ(one: Wording, other: Wording) -> bool:
    """Tell whether two claims name other numbers, take opposite directions, or one denies what the other says."""
    if any(
        not (mine <= theirs or theirs <= mine)
        for mine, theirs in ((one.numbers, other.numbers), (one.ordinals, other.ordinals))
    ):
        return True
    if one.marks.exclude(other.marks) or (_unnamed(one, other) and _unnamed(other, one)):
        return True
    if one.denies is not other.denies:
        return not (other if one.denies else one).negative
    if not one.denied and not other.denied:
        return False
    near = likenesses(one.content, other.content)
    return _denies(one, other, near) or _denies(other, one, near.T)


def likeness(one: Wording, other: Wording, settings: tuple[Setting, Setting]) -> Likeness | None:
    """Compare two claims that do not differ, in the settings of their documents; None where they are not the same."""
    near = likenesses(one.content, other.content)
    found = _shared(one, other) or _like(one, other, near, settings)
    return None if found is None or contradict(one, other, near) else found


def _like(one: Wording, other: Wording, near: Floats, settings: tuple[Setting, Setting]) -> Likeness | None:
    """Weigh what two claims have in common, in words of each reporter's own."""
    mine = _covered(telling(one.content, *settings), near)
    theirs = _covered(telling(other.content, *settings), near.T)
    strength = round(min(mine, theirs), 3)
    if (
        strength < _least(one, other, settings)
        or (one.spans > 1 and mine < _MOST)
        or (other.spans > 1 and theirs < _MOST)
    ):
        return None
    return Likeness(Kind.LIKE, Kind.LIKE, min(strength, _SURE))


def _least(one: Wording, other: Wording, settings: tuple[Setting, Setting]) -> float:
    """Give how much two claims have to share: more where a long document has many sentences like any other one."""
    if min(len(set(one.content.words)), len(set(other.content.words))) < _FEWEST:
        return _SURE
    least = LIKE if bool(one.numbers) is bool(other.numbers) else LIKE_WITHOUT_NUMBER
    sentences = sum(len(setting.starts) for setting in settings)
    return least + _GROWTH * log2(max(1.0, sentences / _SHORT))


def _unnamed(one: Wording, other: Wording) -> bool:
    """Tell whether one names somebody or some place that the other does not; "Torvian" and "Torvia" are one."""
    written = other.names | other.first
    return any(
        not any(is_form(name, another) for another in written) for name in one.names if name not in other.content.places
    )


def _covered(weights: Floats, near: Floats) -> float:
    """Give the share of the weight of the words (rows) that is said by the other's (columns) too."""
    if not near.size:
        return 0.0
    said = alikeness(near.max(axis=1))
    return float((weights * said).sum() / weights.sum())


def _denies(one: Wording, other: Wording, near: Floats) -> bool:
    """Tell whether one denies a word that the other has and does not deny."""
    for row, word in enumerate(one.content.words):
        if word in one.denied and near.shape[1]:
            nearest = int(near[row].argmax())
            if near[row, nearest] > _DENIED and other.content.words[nearest] not in other.reach:
                return True
    return False


def _shared(one: Wording, other: Wording) -> Likeness | None:
    """Look for words in a row that both have: nearly all of the shorter, or a passage that is much of both."""
    if len(set(one.run) & set(other.run)) < _CUT[0]:
        return None
    shorter, longer = sorted((one, other), key=lambda each: (len(each.run), each.run))
    run = _longest_run(shorter.run, longer.run)
    size = len(run), content_words(run)
    if any(each.spans > 1 and size[0] < _MOST * len(each.run) for each in (one, other)):
        return None
    if _reaches(size, _CUT) and size[0] >= _CUT_SHARE * len(shorter.run):
        # Of two cuts of one long claim in the same document the longer is the better sighting of it.
        strength = round(_SURE + (1 - _SURE) * size[0] / len(longer.run), 4)
        if len(one.run) == len(other.run):
            return Likeness(Kind.PASSAGE, Kind.PASSAGE, strength)
        cut = one is shorter
        return Likeness(Kind.CUT if cut else Kind.LONGER, Kind.LONGER if cut else Kind.CUT, strength)
    if _reaches(size, _PASSAGE) and size[0] >= _PASSAGE_SHARE * len(shorter.run):
        return Likeness(Kind.PASSAGE, Kind.PASSAGE, _SURE)
    return None


def _reaches(size: tuple[int, int], least: tuple[int, int]) -> bool:
    return size[0] >= least[0] and size[1] >= least[1]


def _longest_run(one: Sequence[str], other: Sequence[str]) -> Sequence[str]:
    """Give the longest run of words that both have (dynamic programming over their places)."""
    best, end = 0, 0
    row = [0] * (len(other) + 1)
    for place, word in enumerate(one, start=1):
        before, row = row, [0] * (len(other) + 1)
        for column, another in enumerate(other, start=1):
            if word == another:
                row[column] = before[column - 1] + 1
                if row[column] > best:
                    best, end = row[column], place
    return one[end - best : end]
