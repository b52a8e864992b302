"""The speech act: what the cue leaves open, the wording of the content decides (acts.yaml)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claims.words import Act

__all__ = ["ActTable", "load_acts"]

_TABLE = Path(__file__).parent / "acts.yaml"
_FIRST_PERSON = re.compile(r"\b(i|we|our|us|my)\b")
_THIRD_PERSON = re.compile(
    r"^(that )?(he|she|they|it|(his|her|its|their) (own )?(country|state|government|nation|side|party|team|office"
    r"|ministry|administration|delegation|army|forces|troops|military|firm|company|union|club|people))\b"
)
_READ = 1500
"""Code points of the content that are read: nobody asks, offers and threatens later in one statement."""
_STEM = 4
"""Letters that "Norway" and "Norwegian", "Russia" and "Russian" share at least, or all of a shorter word."""


@dataclass(frozen=True, slots=True)
class ActPattern:
    """One wording, the act it makes, and whether it does so only where the speaker's own side will act."""

    wording: re.Pattern[str]
    act: Act
    own: bool


@dataclass(frozen=True, slots=True)
class ActTable:
    """The patterns in order; `open` are the acts of cues that leave the act to the wording."""

    patterns: tuple[ActPattern, ...]
    open: frozenset[Act]
    source: str

    def act(self, cue_act: Act | None, content: str, speaker: str | None, *, direct: bool = False) -> Act:
        """Give the act of `content` under a cue whose own act is `cue_act` (None: there is no cue).

        `direct` tells quoted words, in which "he" and "they" are others.
        """
        if cue_act is not None and cue_act not in self.open:
            return cue_act
        text = content[:_READ].lower() + ("?" if content.endswith("?") else "")
        own = _is_own(text, speaker, direct=direct)
        for pattern in self.patterns:
            if (own or not pattern.own) and pattern.wording.search(text):
                return pattern.act
        return cue_act or Act.ASSERT


def _is_own(text: str, speaker: str | None, *, direct: bool) -> bool:
    """Tell whether the content is about the speaker or the speaker's side."""
    if _FIRST_PERSON.search(text):
        return True
    if direct or speaker is None:
        return False
    if _THIRD_PERSON.match(text):
        return True
    subject = text.removeprefix("that ").removeprefix("the ").split(maxsplit=1)[0]
    return len(subject) >= _STEM and any(word.startswith(subject[:_STEM]) for word in speaker.lower().split())


@lru_cache(maxsize=1)
def load_acts() -> ActTable:
    """Read acts.yaml, once."""
    import yaml

    source = _TABLE.read_text(encoding="utf-8")
    table = yaml.safe_load(source)
    patterns = tuple(
        ActPattern(re.compile(entry["pattern"]), Act(entry["act"]), bool(entry.get("own")))
        for entry in table["patterns"]
    )
    return ActTable(patterns, frozenset(Act(act) for act in table["open"]), source)
