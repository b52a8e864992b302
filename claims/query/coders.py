"""What a coder said of a claim: the value of each thing that he looked at, from his decisions in their order.

To accept a claim is to say that all of it is as it was shown, its sides included, and that it takes no others. To
accept or correct one thing says what that is, and that this is a claim; of the rest it says nothing. To reject says
that it is none: then there is nothing else to agree on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from claims.words import ReviewDecision, ReviewField, Stance

__all__ = ["MACHINE", "Decided", "Label", "Labels", "Shown", "as_shown", "labels_of", "taken_in"]

MACHINE = "machine"
YES, NO = "claim", "no claim"
_WHOLE = (ReviewField.SPEAKER, ReviewField.ACT, ReviewField.SAID_ON, ReviewField.SPAN)


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim as a coder was shown it: its values as `claims review correct` takes them, its sides by issue.

    Places of the span are code points of the text of `version`.
    """

    version: int
    values: Mapping[ReviewField, str]
    sides: Mapping[str, Stance]


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision of one coder that nobody took back, with the value before and after, and the claim as he saw it."""

    decision: ReviewDecision
    field: ReviewField
    issue: str | None
    old: str | None
    new: str | None
    blind: bool
    shown: Shown


@dataclass(frozen=True, slots=True)
class Label:
    """The value that a coder gave a thing; of a side None, where none is taken. `blind`: without another's in sight."""

    value: str | Stance | None
    blind: bool
    version: int


@dataclass(slots=True)
class Labels:
    """All that one coder said of one claim; `no_other` is what he said of the issues that he did not name."""

    values: dict[ReviewField, Label] = field(default_factory=dict)
    sides: dict[str, Label] = field(default_factory=dict)
    no_other: Label | None = None

    @property
    def blind(self) -> bool:
        """Tell whether all of it was said without another's in sight."""
        return all(label.blind for label in (*self.values.values(), *self.sides.values()))

    def of(self, thing: ReviewField) -> Label | None:
        """Give what he said of a thing; None where he did not look at it."""
        return self.values.get(thing)

    def side(self, issue: str) -> Label | None:
        """Give what he said of an issue; None where he did not look at it."""
        return self.sides.get(issue, self.no_other)


def as_shown(shown: Shown, *, blind: bool = False) -> Labels:
    """Give the labels of who takes all of a claim as it was shown."""
    values = {each: Label(shown.values[each], blind, shown.version) for each in _WHOLE}
    sides = {issue: Label(stance, blind, shown.version) for issue, stance in shown.sides.items()}
    values[ReviewField.CLAIM] = Label(YES, blind, shown.version)
    return Labels(values, sides, Label(None, blind, shown.version))


def labels_of(decisions: Iterable[Decided]) -> Labels:
    """Give what one coder said of one claim by his decisions, the last of which counts.

    Who accepts a claim after he corrected it accepts the correction; a blind one stands nowhere but in his decisions.
    """
    said = Labels()
    for each in decisions:
        version = each.shown.version
        if each.decision is ReviewDecision.REJECT and each.field is ReviewField.CLAIM:
            said = Labels({ReviewField.CLAIM: Label(NO, each.blind, version)})
            continue
        if said.values.get(ReviewField.CLAIM, Label(YES, each.blind, version)).value == NO:
            said = Labels()
        if each.field is ReviewField.CLAIM:
            whole = as_shown(each.shown, blind=each.blind)
            if each.blind:
                whole.values.update({name: one for name, one in said.values.items() if one.blind})
                whole.sides.update({issue: one for issue, one in said.sides.items() if one.blind})
            said = whole
            continue
        said.values.setdefault(ReviewField.CLAIM, Label(YES, each.blind, version))
        value = each.new if each.decision is ReviewDecision.CORRECT else each.old
        if each.issue is not None:
            said.sides[each.issue] = Label(_side(value), each.blind, version)
        else:
            said.values[each.field] = Label(value, each.blind, version)
    return said


def taken_in(span: str) -> frozenset[int]:
    """Give the code points of a span written as half-open places: "12-14,20-22" is 12, 13, 20 and 21."""
    found: set[int] = set()
    for stretch in span.split(","):
        start, _, end = stretch.partition("-")
        found.update(range(int(start), int(end)))
    return frozenset(found)


def _side(word: str | None) -> Stance | None:
    """Read a side; any other word than a stance's says that none is taken."""
    name = (word or "").upper()
    return Stance[name] if name in Stance.__members__ else None
