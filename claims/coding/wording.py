"""The tables of wording.yaml: what speech acts and the words around a cue do to the side it speaks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from claims.coding.matching import PatternIndex
from claims.coding.notation import Pattern, parse_pattern
from claims.packaged import load_yaml
from claims.words import Act

__all__ = ["TURNING", "ActRule", "Effect", "Operator", "Wording", "load_wording"]


class Effect(StrEnum):
    """What a word does to the side of the cue it governs."""

    TURN = "turn"
    UNHEEDED = "unheeded"
    AGAINST = "against"
    SIDE = "side"
    OPEN = "open"
    TOPIC = "topic"
    PLAIN = "plain"


TURNING = frozenset({Effect.TURN, Effect.UNHEEDED, Effect.AGAINST})


@dataclass(frozen=True, slots=True)
class Operator:
    """A word's effect; `of_holder` if it is its subject's attitude; `reach` in words, None for the whole clause."""

    effect: Effect
    of_holder: bool
    reach: int | None
    example: str


@dataclass(frozen=True, slots=True)
class ActRule:
    """How a speech act counts: the strength of the side it takes (0: none), and if it is against its object."""

    takes: int = 0
    turns: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """The compiled tables."""

    acts: Mapping[Act, ActRule]
    before: PatternIndex[Operator]
    after: PatternIndex[Operator]
    against_cues: re.Pattern[str]
    accepting_cues: re.Pattern[str]
    proposing_cues: re.Pattern[str]
    commanding_cues: re.Pattern[str]
    opposing_cues: re.Pattern[str]
    cue_negations: re.Pattern[str]
    weighing_cues: re.Pattern[str]
    upholding: re.Pattern[str]
    pointers: re.Pattern[str]
    demands: re.Pattern[str]
    proposals: re.Pattern[str]
    supposing: re.Pattern[str]
    insisting: re.Pattern[str]
    timing: re.Pattern[str]


@cache
def load_wording() -> Wording:
    """Read the tables that ship with the package; once a process."""
    text = (Path(__file__).parent / "wording.yaml").read_text(encoding="utf-8")
    tables: dict[str, Any] = load_yaml(text)
    return Wording(
        acts={Act(act): ActRule(**rule) for act, rule in tables["acts"].items()},
        before=_operators(tables["before"]),
        after=_operators(tables["after"]),
        **{name: _phrases(tables[name]).regex() for name in _SINGLE},
    )


_SINGLE = (
    "against_cues",
    "accepting_cues",
    "proposing_cues",
    "commanding_cues",
    "opposing_cues",
    "cue_negations",
    "weighing_cues",
    "upholding",
    "pointers",
    "demands",
    "proposals",
    "supposing",
    "insisting",
    "timing",
)


def _operators(rows: list[dict[str, Any]]) -> PatternIndex[Operator]:
    return PatternIndex(
        (
            _phrases(row["words"]),
            Operator(Effect(row["effect"]), row.get("whose") == "holder", row.get("reach"), row["example"]),
        )
        for row in rows
    )


def _phrases(words: str) -> Pattern:
    """Parse words of a table, where a bar always parts phrases."""
    return parse_pattern(words if words.startswith("/") else f"({words})", {})
