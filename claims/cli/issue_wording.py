"""The wording that `claims issues add|cue|test` take: patterns by polarity, each with an example that it finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from claims.errors import InputError
from claims.words import CuePolarity

if TYPE_CHECKING:
    from claims.coding.codebook import CueRecord
    from claims.coding.phrases import Classes

__all__ = ["AgainstOption", "ExampleOption", "ForOption", "IssueArgument", "TouchesOption", "Wordings", "cues_of"]

IssueArgument = Annotated[str, typer.Argument(metavar="KEY", help="The issue: its key or its title.")]
ForOption = Annotated[
    list[str] | None,
    typer.Option("--for", metavar="PATTERN", help="Wording that speaks for the proposition; may be repeated."),
]
AgainstOption = Annotated[
    list[str] | None, typer.Option("--against", metavar="PATTERN", help="Wording that speaks against it.")
]
TouchesOption = Annotated[
    list[str] | None, typer.Option("--touches", metavar="PATTERN", help="Wording that takes no side.")
]
ExampleOption = Annotated[
    list[str] | None,
    typer.Option("--example", metavar="SENTENCE", help="A sentence that one of the patterns has to find."),
]

Wordings = Mapping[CuePolarity, Sequence[str] | None]
"""The patterns given, by polarity; None where the option is left out."""


def cues_of(wordings: Wordings, examples: Sequence[str] | None, classes: Classes) -> tuple[CueRecord, ...]:
    """Read the patterns; each takes the first of the examples that it finds.

    Raises InputError for a pattern that is malformed or finds something in every sentence, and for an example that
    none of them finds.
    """
    from dataclasses import replace

    from claims.coding.codebook import CueRecord
    from claims.coding.reach import finds
    from claims.recoding.checks import check_cue

    given = [CueRecord(pattern, polarity) for polarity, patterns in wordings.items() for pattern in patterns or ()]
    parsed = [(cue, check_cue(cue, classes)) for cue in given]
    for example in examples or ():
        if not any(finds(pattern, example) for _, pattern in parsed):
            tried = ", ".join(repr(cue.pattern) for cue in given) or "no pattern is given"
            message = f"The example {example!r} is found by none of the patterns ({tried})."
            raise InputError(message, hint=_WHY_NOT)
    return tuple(
        replace(cue, note=next((example for example in examples or () if finds(pattern, example)), ""))
        for cue, pattern in parsed
    )


_WHY_NOT = (
    "A word is found as it is written, inflected only where it ends in *; between two words nothing may stand but "
    "commas and quotation marks, unless ... is there (up to 4 words, none of them a negation): docs/codebook.md."
)
