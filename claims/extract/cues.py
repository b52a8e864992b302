"""The table of cues: which words report, in which frames, doing what (cues.yaml)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claims.packaged import load_yaml
from claims.words import Act

__all__ = ["Cue", "CueTable", "load_cues"]

_TABLE = Path(__file__).parent / "cues.yaml"


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue word. `frames` are the constructions in which it reports; `acts` the act of each of them.

    `convinced` verbs report of their subject in the passive: "the dean is convinced that …".
    """

    lemma: str
    frames: frozenset[str]
    act: Act
    acts: dict[str, Act]
    convinced: bool = False

    def act_in(self, frame: str) -> Act:
        """Give the speech act of this cue in one of its frames."""
        return self.acts.get(frame, self.act)


@dataclass(frozen=True, slots=True)
class CueTable:
    """All cues by lemma.

    `phrasal` are the verbs that mean another thing with a particle behind, `carriers` those that pass a noun on;
    `relays` are nouns for who or what gives another's words, `things` nouns that never speak.
    """

    verbs: dict[str, Cue]
    phrasal: dict[str, dict[str, Cue]]
    nouns: dict[str, Cue]
    carriers: frozenset[str]
    relays: frozenset[str]
    things: frozenset[str]
    digest: str


@lru_cache(maxsize=1)
def load_cues() -> CueTable:
    """Read cues.yaml, once."""
    source = _TABLE.read_text(encoding="utf-8")
    table = load_yaml(source)
    verbs: dict[str, Cue] = {}
    phrasal: dict[str, dict[str, Cue]] = {}
    for entry in table["verbs"]:
        lemma, _, particle = entry["verb"].partition(" ")
        cue = _cue(entry["verb"], entry)
        if particle:
            phrasal.setdefault(lemma, {})[particle] = cue
        else:
            verbs[lemma] = cue
    nouns = {entry["noun"]: _cue(entry["noun"], entry) for entry in table["nouns"]}
    digest = hashlib.sha256(source.encode()).hexdigest()
    return CueTable(
        verbs,
        phrasal,
        nouns,
        frozenset(table["carriers"]),
        frozenset(table["relays"]),
        frozenset(table["things"]),
        digest,
    )


def _cue(lemma: str, entry: dict[str, object]) -> Cue:
    frames, acts = entry["frames"], entry.get("acts", {})
    assert isinstance(frames, list)  # noqa: S101 — for the type checker; the table ships with the package
    assert isinstance(acts, dict)  # noqa: S101
    return Cue(
        lemma,
        frozenset(frames),
        Act(str(entry["act"])),
        {frame: Act(act) for frame, act in acts.items()},
        convinced=bool(entry.get("convinced")),
    )
