"""`claims review disagreements`: the claims on which coders differ, and what each said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from sqlmodel import Session

from claims.lineage import heir
from claims.query.coders import Label, Labels
from claims.query.codings import CodedUnit
from claims.query.details import contents
from claims.words import ReviewField, Stance

__all__ = ["NO_SIDE", "DisagreementRow", "disagreements"]

NO_SIDE = "no side"


@dataclass(frozen=True, slots=True)
class DisagreementRow:
    """One thing of one claim that coders differ on; `values` are what each said, as "ada: deny".

    `claim_id` is the claim as it lives on, `content` its words. `coders` counts who said something of the thing.
    """

    claim_id: int
    variable: str
    issue: str | None
    coders: int
    values: tuple[str, ...]
    content: str


def disagreements(session: Session, units: Sequence[CodedUnit], limit: int | None = None) -> list[DisagreementRow]:
    """Give what coders differ on, that of most coders first, then in the order of the claims."""
    rows = [(heir(session, unit.claim_id), *each) for unit in units for each in _differing(unit)]
    rows.sort(key=lambda row: (-len(row[3]), row[0]))
    words = contents(session, [row[0] for row in rows])
    return [
        DisagreementRow(
            claim_id=claim_id,
            variable=variable,
            issue=issue,
            coders=len(values),
            values=tuple(f"{name}: {value}" for name, value in values.items()),
            content=words.get(claim_id, ""),
        )
        for claim_id, variable, issue, values in rows[:limit]
    ]


def _differing(unit: CodedUnit) -> Iterator[tuple[str, str | None, dict[str, str]]]:
    """Give (variable, issue, values by coder) of what not all say the same of, in the order of the fields."""
    for field in ReviewField:
        if field is not ReviewField.STANCE:
            values = _values(unit, partial(Labels.of, thing=field))
            if len(set(values.values())) > 1:
                yield field.value, None, values
    for issue in sorted({issue for labels in unit.labels.values() for issue in labels.sides}):
        values = _values(unit, partial(Labels.side, issue=issue))
        if len(set(values.values())) > 1:
            yield ReviewField.STANCE.value, issue, values


def _values(unit: CodedUnit, read: Callable[[Labels], Label | None]) -> dict[str, str]:
    return {name: _told(label) for name, labels in unit.labels.items() if (label := read(labels)) is not None}


def _told(label: Label) -> str:
    if label.value is None:
        return NO_SIDE
    return label.value.name.lower() if isinstance(label.value, Stance) else label.value
