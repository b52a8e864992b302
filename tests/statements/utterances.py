"""Pairs of utterances that are one statement or two (tests/data/statements/pairs.yaml), by halves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import yaml

from claims.statements.relation import likely, near_links
from claims.statements.told import Told
from claims.statements.wording import read_wording
from claims.text import fold
from claims.words import Act

__all__ = ["Pair", "Verdicts", "are_one", "judge", "read_pairs", "told"]

FILE = Path(__file__).parent.parent / "data" / "statements" / "pairs.yaml"

MONDAY = date(2024, 3, 4)

# Where the two stand: the report of one paper, and that of another on the next day.
REPORT = """A long evening in the chamber

The session lasted until midnight. {}, the guest from the capital said. Nobody in the gallery clapped.

Outside it rained, and the last bus had gone. Two more speakers are on the list for tomorrow, among them the owner of
the cannery."""
ANOTHER_REPORT = """What was said on Monday

Reporters waited at the gate for three hours. The visitor said that {}. He took no questions and drove off.

The next meeting is planned for the end of the month. Until then the office stays shut, a clerk told this newspaper."""


@dataclass(frozen=True)
class Pair:
    """Two utterances of one speaker, and whether they are one statement; `held_back` while the rules were made."""

    kind: str
    one: str
    other: str
    together: bool
    held_back: bool


@dataclass(frozen=True)
class Verdicts:
    """How many pairs were rightly and wrongly put together, and how many wrongly left apart."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    def __str__(self) -> str:
        return f"precision {self.precision:.3f}, recall {self.recall:.3f}, wrongly folded {self.wrong}"


def read_pairs() -> Iterator[Pair]:
    """Read all pairs; every other one of each list was held back."""
    told = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    for together in (False, True):
        for place, pair in enumerate(told["together" if together else "apart"]):
            yield Pair(pair["kind"], pair["one"], pair["other"], together, held_back=place % 2 == 1)


def told(number: int, words: str, *, speaker: int | None = 1, name: str = "", written: str = "the visitor") -> Told:
    """Make a claim of a document of its own, both with that number."""
    return Told(
        id=number,
        version=number,
        speaker=speaker,
        name=name,
        written=written,
        on=MONDAY + timedelta(days=number % 2),
        key=fold(words),
        group=None,
        parent=None,
        wording=read_wording((words,), Act.ASSERT),
    )


def are_one(one: str, other: str) -> bool:
    """Tell whether two utterances are folded, as stored claims of two documents are."""
    claims = [told(0, one)], [told(1, other)]
    return bool(near_links(likely(*claims), {0: REPORT.format(one), 1: ANOTHER_REPORT.format(other)}))


def judge(pairs: Iterable[Pair]) -> Verdicts:
    """Count what is folded that should be, what should not be, and what is not but should be."""
    found = [(pair.together, are_one(pair.one, pair.other)) for pair in pairs]
    return Verdicts(found.count((True, True)), found.count((False, True)), found.count((True, False)))
