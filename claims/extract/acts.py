"""The speech act: what the cue leaves open, the wording of the content decides (acts.yaml)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claims.packaged import load_yaml
from claims.words import Act

__all__ = ["ActTable", "load_acts"]

_TABLE = Path(__file__).parent / "acts.yaml"
_FIRST_PERSON = re.compile(r"\b(i|we|our|us|my)\b")
_THIRD_PERSON = re.compile(
    r"^(that )?(he|she|they|it|(his|her|its|their) (own )?(country|state|government|nation|side|party|team|office"
    r"|ministry|administration|delegation|army|forces|troops|military|firm|company|union|club|people))\b"
)
_NO_SUBJECT = re.compile(r"^[\"'“]?(will|won't)\b")
"""A headline's “will not resign”: the speaker is left out."""
_READ = 1500
"""Code points of the content that are read: nobody asks, offers and threatens later in one statement."""
_STEM = 4
"""Letters that "Norway" and "Norwegian", "Russia" and "Russian" share at least, or all of a shorter word."""


@dataclass(frozen=True, slots=True)
class ActPattern:
    """One wording, the act it makes, and whether it does so only of the speaker's own side, or only in quoted words."""

    wording: re.Pattern[str]
    act: Act
    own: bool
    direct: bool


@dataclass(frozen=True, slots=True)
class ActTable:
    """The patterns in order; `open` gives the acts of cues that leave the act to the wording, with what it may make."""

    patterns: tuple[ActPattern, ...]
    open: dict[Act, frozenset[Act]]
    source: str

    def act(self, cue_act: Act | None, content: str, speaker: str | None, *, direct: bool = False) -> Act:
        """Give the act of `content` under a cue whose own act is `cue_act` (None: there is no cue).

        `direct` tells quoted words, in which "he" and "they" are others.
        """
        possible = self.open.get(cue_act or Act.ASSERT)
        if possible is None:
            return cue_act or Act.ASSERT
        text = content[:_READ].lower().replace("\u2019", "'") + ("?" if content.endswith("?") else "")
        own = _is_own(text, speaker, direct=direct)
        for pattern in self.patterns:
            fits = pattern.act in possible and (own or not pattern.own) and (direct or not pattern.direct)
            if fits and pattern.wording.search(text):
                return pattern.act
        return cue_act or Act.ASSERT


def _is_own(text: str, speaker: str | None, *, direct: bool) -> bool:
    """Tell whether the content is about the speaker or the speaker's side."""
    if _FIRST_PERSON.search(text) or _NO_SUBJECT.match(text):
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
    source = _TABLE.read_text(encoding="utf-8")
    table = load_yaml(source)
    patterns = tuple(
        ActPattern(re.compile(entry["pattern"]), Act(entry["act"]), bool(entry.get("own")), bool(entry.get("direct")))
        for entry in table["patterns"]
    )
    possible = {Act(act): frozenset(Act if makes == "any" else map(Act, makes)) for act, makes in table["open"].items()}
    return ActTable(patterns, possible, source)
