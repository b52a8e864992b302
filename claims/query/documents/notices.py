"""Whether a publisher says that a text was changed: a notice stands in it that did not stand in the text before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from claims.packaged import load_yaml

__all__ = ["new_notice", "notices"]

LONGEST = 300  # code points of a notice that are shown

_END = re.compile(r"[.!?](?=[\s)\]]|$)|\n")


def new_notice(before: str, after: str) -> str | None:
    """Give the first notice of `after` that `before` does not have, None where there is none: the edit is silent."""
    known = set(notices(before))
    return next((notice for notice in notices(after) if notice not in known), None)


def notices(text: str) -> Iterator[str]:
    """Give what a text says of its own changes, sentence by sentence; the wordings stand in notices.yaml."""
    for found in _wordings().finditer(text):
        end = _END.search(text, found.end())
        yield " ".join(text[found.start() : end.end() if end else len(text)].split())[:LONGEST]


@lru_cache(maxsize=1)
def _wordings() -> re.Pattern[str]:
    """Read the table once in a process."""
    table = load_yaml(Path(__file__).with_name("notices.yaml").read_text(encoding="utf-8"))
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in table), re.IGNORECASE | re.MULTILINE)
