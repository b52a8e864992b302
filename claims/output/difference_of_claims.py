"""What a change of a text did to its claims, a line each, and to the positions that rest on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.output.cells import cell
from claims.output.marks import Marks, Row, marked, said
from claims.query.documents import ClaimChanged, ClaimsDifference, ClaimSeen, Operation, PositionMoved, compare_words
from claims.words import WithdrawnReason

__all__ = ["claim_rows", "position_row"]

_WHY = {
    WithdrawnReason.SOURCE_RETRACTED: "its words are gone from the text",
    WithdrawnReason.SUPERSEDED: "its words are there, and no longer read so",
}

_NOTES = {
    "attribution": "attributed in other words",
    "confirmed": "a person had confirmed the earlier one",
}
_NO_CLAIM = frozenset({WithdrawnReason.MISEXTRACTED, WithdrawnReason.DUPLICATE})
_READING = "changed (~) is a reading: nearly the same words of one speaker, or the same words read otherwise"


def claim_rows(claims: ClaimsDifference, marks: Marks) -> Iterator[Row]:
    """Give the claims that changed, which is said to be a reading, then those that went, then those that came."""
    if claims.changed:
        yield said("", _READING, marks)
    yield from (_changed(each, marks) for each in claims.changed)
    yield from (_went(each, marks) for each in claims.gone)
    for each in claims.new:
        yield said(f"+ {each.id}", _line(each, _later(each)), marks)


def position_row(moved: PositionMoved, marks: Marks) -> Row:
    """Give where an actor stood on an issue and where it stands now."""
    before = f"{moved.before} since {moved.before_since}" if moved.before else "nowhere"
    after = f"{moved.after} since {moved.after_since}" if moved.after else "nowhere"
    return said("~", f"{moved.actor} on {moved.issue}: {before} → {after}", marks)


def _changed(changed: ClaimChanged, marks: Marks) -> Row:
    before, after = changed.before, changed.after
    who, words = (
        tuple(marked(compare_words(old, new), marks))
        for old, new in ((before.who, after.who), (before.content, after.content))
    )
    readings = {
        "act": (_act(before), _act(after)),
        "day": (before.when, after.when),
        "stances": (cell(before.stances) or "none", cell(after.stances) or "none"),
    }
    notes = [f"{name}: {old} → {new}" for name, (old, new) in readings.items() if name in changed.differs]
    notes += [note for name, note in _NOTES.items() if name in changed.differs]
    notes += _later(after)
    colon, behind = (marks.around(Operation.EQUAL, text) for text in (":", f"({'; '.join(notes)})" if notes else ""))
    text = (*who, (f"{colon} ", Operation.EQUAL), *words, (f" {behind}" if notes else "", Operation.EQUAL))
    return Row(f"~ {before.id} → {after.id}", text)


def _went(claim: ClaimSeen, marks: Marks) -> Row:
    why = f"{claim.reason}: {_WHY[claim.reason]}" if claim.reason in _WHY else cell(claim.reason)
    confirmed = ["a person had confirmed it"] if claim.confirmed else []
    return said(f"- {claim.id}", _line(claim, [why, *confirmed] if why else confirmed), marks)


def _later(claim: ClaimSeen) -> list[str]:
    """Say of a claim of the later version that it was found to be none since it was read."""
    return [f"since withdrawn: {claim.reason}"] if claim.reason in _NO_CLAIM else []


def _line(claim: ClaimSeen, notes: Sequence[str]) -> str:
    behind = f" ({'; '.join(notes)})" if notes else ""
    return f"{claim.who}: {claim.content}{behind}"


def _act(claim: ClaimSeen) -> str:
    return f"not {claim.act}" if claim.negated else claim.act
