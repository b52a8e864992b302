"""The speech act: what the cue leaves open, the wording of the content decides (acts.yaml)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claims.words import Act

__all__ = ["ActTable", "load_acts"]

_TABLE = Path(__file__).parent / "acts.yaml"
_OWN = re.compile(r"\b(i|we|our|us|my)\b|^(he|she|they|it)\b")


@dataclass(frozen=True, slots=True)
class ActTable:
    """The patterns in order, each with its act and whether it holds only for the speaker's own doings."""

    patterns: tuple[tuple[re.Pattern[str], Act, bool], ...]
    open: frozenset[Act]
    source: str

    def act(self, cue_act: Act | None, content: str, speaker: str | None) -> Act:
        """Give the act of `content` under a cue whose own act is `cue_act` (None: there is no cue)."""
        if cue_act is not None and cue_act not in self.open:
            return cue_act
        text = content.lower()
        own = _OWN.search(text) is not None or (speaker is not None and text.startswith(speaker.lower()))
        for pattern, act, only_own in self.patterns:
            if (own or not only_own) and pattern.search(text):
                return act
        return cue_act or Act.ASSERT


@lru_cache(maxsize=1)
def load_acts() -> ActTable:
    """Read acts.yaml, once."""
    import yaml

    source = _TABLE.read_text(encoding="utf-8")
    table = yaml.safe_load(source)
    patterns = tuple(
        (re.compile(entry["pattern"]), Act(entry["act"]), bool(entry.get("own"))) for entry in table["patterns"]
    )
    return ActTable(patterns, frozenset(Act(act) for act in table["open"]), source)
