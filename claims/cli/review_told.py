"""How decisions are told once they are made: a sentence each, or a row for scripts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from claims.words import Format

if TYPE_CHECKING:
    from claims.reviewing import Decided

__all__ = ["Made", "ToldOption", "tell_decisions"]

ToldOption = Annotated[
    Format | None,
    typer.Option("--format", help="How to tell what was decided; else in sentences.", show_default=False),
]
_COLUMNS = (
    "id", "coder", "decision", "field", "old", "new", "note", "blind", "undoes", "added", "named", "claim_id",
    "goes_on_as",
)  # fmt: skip


class Made(NamedTuple):
    """A decision, and the id of the claim that the coder named: it may have become another one since."""

    named: int
    done: Decided

    def __str__(self) -> str:
        """Say what was decided: "Decision 31 by Ada: correct act of claim 12: assert → deny"."""
        review, goes_on_as = self.done.review, self.done.claim_id
        thing = "" if review.field == "claim" else f" {review.field} of"
        value = f": {review.old} → {review.new}" if review.new is not None else ""
        blind = ", blind" if review.blind else ""
        already = "" if self.done.added else " already"
        heir = "" if goes_on_as in {None, review.claim_id} else f"; it goes on as claim {goes_on_as}"
        return (
            f"Decision {review.id} by {review.coder}{blind}: {review.decision}{thing} claim {review.claim_id}"
            f"{value}{already}{heir}{self._became}"
        )

    @property
    def _became(self) -> str:
        """Say which claim was decided on in the place of the one that was named."""
        living = self.done.review.claim_id
        if living == self.named:
            return ""
        # A blind decision is on what the program found first, every other one on what is there now.
        return f"; claim {self.named} {'was first' if self.done.review.blind else 'is now'} claim {living}"


def tell_decisions(made: Sequence[Made], output: Format | None) -> None:
    """Write a sentence for each decision, or a row where a format is asked for."""
    from claims.output import write

    if output is not None:
        write([_row(each) for each in made], _COLUMNS, output)
        return
    for each in made:
        typer.echo(str(each))


def _row(made: Made) -> dict[str, object]:
    review, done = made.done.review, made.done
    return {
        "id": review.id,
        "coder": review.coder,
        "decision": review.decision,
        "field": review.field,
        "old": review.old,
        "new": review.new,
        "note": review.note,
        "blind": review.blind,
        "undoes": review.undoes_id,
        "added": done.added,
        "named": made.named,
        "claim_id": review.claim_id,
        "goes_on_as": done.claim_id,
    }
