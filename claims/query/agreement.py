"""`claims review agreement`: how far coders, the machine among them, agree on each thing they say of claims."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from claims.query.coders import MACHINE, Label, Labels, taken_in
from claims.query.codings import CodedUnit
from claims.query.reliability import Level, Verdict, reliability
from claims.words import ReviewField, Stance

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Counts = NDArray[np.int_]

__all__ = ["ALL_ISSUES", "AgreementRow", "agreement"]

ALL_ISSUES = "all"
_NAMED = (ReviewField.CLAIM, ReviewField.SPEAKER, ReviewField.ACT, ReviewField.SAID_ON)
_SCALE = tuple(sorted(Stance))
_Read = Callable[[Labels], Label | None]
_Said = tuple[CodedUnit, Mapping[str, Label]]


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """The agreement on one variable; `issue` where it is about sides, "all" where those on all issues are pooled.

    `units` are the claims, with `side` and `stance` the pairs of claim and issue, that two coders or more said
    something of, `coders` who did, `decisions` how many of those values are people's, and `blind` how many of these
    were given without another's in sight. `percent` is the share of pairs of values that are equal: chance counts too.
    """

    variable: str
    issue: str | None
    alpha: float | None
    low: float | None
    high: float | None
    verdict: Verdict
    percent: float | None
    units: int
    coders: int
    decisions: int
    blind: int
    level: Level
    names: tuple[str, ...]


def agreement(units: Sequence[CodedUnit]) -> list[AgreementRow]:
    """Give a row for each variable: is it a claim, who, how, when, which words; sides on all issues, then on each."""
    rows = [_row(field.value, None, Level.NOMINAL, _said(units, partial(Labels.of, thing=field))) for field in _NAMED]
    marked = _said(units, partial(Labels.of, thing=ReviewField.SPAN))
    rows.append(_row(ReviewField.SPAN.value, None, Level.NOMINAL, [_in_one_text(*each) for each in marked]))
    issues = sorted({issue for unit in units for labels in unit.labels.values() for issue in labels.sides})
    on_each = {issue: _said(units, partial(Labels.side, issue=issue)) for issue in issues}
    rows.extend(_sides(ALL_ISSUES, [each for issue in issues for each in on_each[issue]]))
    for issue in issues:
        rows.extend(_sides(issue, on_each[issue]))
    return rows


def _sides(issue: str, said: Sequence[_Said]) -> Iterator[AgreementRow]:
    """Give the agreement on whether a side is taken at all, and among those who see one, on which."""
    yield _row("side", issue, Level.NOMINAL, said)
    taken = [(unit, {name: label for name, label in by.items() if label.value is not None}) for unit, by in said]
    yield _row("stance", issue, Level.ORDINAL, taken)


def _said(units: Sequence[CodedUnit], read: _Read) -> list[_Said]:
    return [
        (unit, {name: label for name, labels in unit.labels.items() if (label := read(labels)) is not None})
        for unit in units
    ]


def _in_one_text(unit: CodedUnit, by: Mapping[str, Label]) -> _Said:
    """Leave out who marked the words in another version of the text: a place in one is another place in the other."""
    return unit, {name: label for name, label in by.items() if label.version == unit.version}


def _row(variable: str, issue: str | None, level: Level, said: Sequence[_Said]) -> AgreementRow:
    pairable = [(unit, by) for unit, by in said if len(by) >= 2]
    counts, units = _marks(pairable) if variable == ReviewField.SPAN else _counts(pairable, variable, level)
    found = reliability(counts, units, level)
    names = sorted({name for _, by in pairable for name in by})
    by_people = [label for _, by in pairable for name, label in by.items() if name != MACHINE]
    return AgreementRow(
        variable=variable,
        issue=issue,
        alpha=found.alpha,
        low=found.low,
        high=found.high,
        verdict=found.verdict,
        percent=None if found.agreement is None else round(100 * found.agreement, 1),
        units=len(pairable),
        coders=len(names),
        decisions=len(by_people),
        blind=sum(label.blind for label in by_people),
        level=level,
        names=tuple(names),
    )


def _counts(said: Sequence[_Said], variable: str, level: Level) -> tuple[Counts, Counts]:
    """Count for each unit, a row each, how many coders gave it which value."""
    import numpy as np

    def value(label: Label) -> Hashable:
        return label.value is not None if variable == "side" else label.value

    given = [[value(label) for label in by.values()] for _, by in said]
    nominal = sorted({each for values in given for each in values}, key=str)
    column = {each: number for number, each in enumerate(_SCALE if level is Level.ORDINAL else nominal)}
    counts = np.zeros((len(given), len(column)), dtype=int)
    for row, values in enumerate(given):
        for each in values:
            counts[row, column[each]] += 1
    return counts, np.arange(len(given))


def _marks(said: Sequence[_Said]) -> tuple[Counts, Counts]:
    """Count for each character of the claims' paragraphs, a row each, how many coders left it out and took it in.

    That is agreement on unitizing as the binary alpha of characters: which of a paragraph are the claim's words.
    """
    import numpy as np

    counts, units = [np.zeros((0, 2), dtype=int)], [np.zeros(0, dtype=int)]
    for number, (unit, by) in enumerate(said):
        marks = [taken_in(str(label.value)) for label in by.values()]
        start = min(unit.passage[0], *map(min, marks))
        end = max(unit.passage[1], *(max(each) + 1 for each in marks))
        taken = np.zeros(end - start, dtype=int)
        for each in marks:
            taken[np.array(sorted(each)) - start] += 1
        counts.append(np.column_stack((len(marks) - taken, taken)))
        units.append(np.full(end - start, number))
    return np.concatenate(counts), np.concatenate(units)
