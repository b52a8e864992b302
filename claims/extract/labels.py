"""The table of what stands at the edge of a line: labels, page furniture, the ends of headlines (labels.yaml)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claims.packaged import load_yaml

__all__ = ["ENTRY_TIME", "LabelTable", "load_labels"]

_TABLE = Path(__file__).parent / "labels.yaml"

ENTRY_TIME = re.compile(
    r"[\[(]?\d{1,2}[:.]\d{2}(?::\d{2})?(?:[ \u00a0]?[AaPp]\.?[Mm]\b\.?)?(?:[ \u00a0][A-Z]{2,4}\b)?[\])]?"
    r"[ \t\u00a0]*(?:[-\u2013\u2014:|]+(?=\s)|(?=\s|$))\s*"
)
"""The time an entry of a live blog begins with: "14:05 - ", "[10.32am] ", "9.15am BST"."""


@dataclass(frozen=True, slots=True)
class LabelTable:
    """Lower-case words by what they mean at the edge of a line; `labels.yaml` has an example of each.

    `topics` and `furniture` match what a label or a paragraph begins with; `interviews` are two words in a row;
    `source` is the table as written.
    """

    questions: frozenset[str]
    answers: frozenset[str]
    ranks: frozenset[str]
    topics: re.Pattern[str]
    furniture: re.Pattern[str]
    endings: frozenset[str]
    hearings: frozenset[str]
    interviews: frozenset[tuple[str, ...]]
    answering: frozenset[str]
    source: str


@lru_cache(maxsize=1)
def load_labels() -> LabelTable:
    """Read labels.yaml, once."""
    source = _TABLE.read_text(encoding="utf-8")
    table = load_yaml(source)
    topics = "|".join(re.escape(entry["label"]) for entry in table["topics"])
    openings = "|".join(
        re.escape(entry["opening"]) + (r"\s*:" if entry.get("colon") else r"(?!\w)") for entry in table["furniture"]
    )
    return LabelTable(
        frozenset(entry["label"] for entry in table["questions"]),
        frozenset(entry["label"] for entry in table["answers"]),
        frozenset(entry["rank"] for entry in table["ranks"]),
        re.compile(rf"(?:{topics})\b", re.IGNORECASE),
        re.compile(rf"[^\w\n\u00a9]{{0,4}}(?:{openings})", re.IGNORECASE),
        frozenset(entry["words"] for entry in table["endings"]),
        frozenset(entry["word"] for entry in table["hearings"]),
        frozenset(tuple(entry["words"]) for entry in table["interviews"]),
        frozenset(entry["word"] for entry in table["answering"]),
        source,
    )
