"""Verbs beside an attribution: those of a lasting attitude, and those that make a noun an utterance."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from claims.packaged import load_yaml

__all__ = ["is_standing", "is_voiced"]

_ENDING = re.compile(r"(?:i?ed|i?es|s|ing)$")
_NOUN_PHRASE = 3  # words between the verb and the noun that it voices


@lru_cache(maxsize=1)
def _verbs() -> dict[str, frozenset[str]]:
    table = load_yaml(Path(__file__).with_name("speech_verbs.yaml").read_text(encoding="utf-8"))
    return {kind: frozenset(verbs) for kind, verbs in table.items()}


def is_standing(cue: str) -> bool:
    """Tell whether a cue in the present tense is an attitude held for longer: "opposes", not "says"."""
    return not _bases(cue.split(maxsplit=1)[0]).isdisjoint(_verbs()["standing"])


def is_voiced(before: str, *, directly: bool = False) -> bool:
    """Tell whether the words before a noun of saying end in a verb that utters it: "reaffirmed his country's".

    `directly` asks for the verb right before it but for an article, else a few words may stand between.
    """
    words = before.split()[-_NOUN_PHRASE - 1 :]
    if directly:
        words = [word for word in words[-2:] if word.casefold() != "the"][-1:]
    return any(not _bases(word).isdisjoint(_verbs()["voicing"]) for word in words if word[-1].isalpha())


def _bases(word: str) -> set[str]:
    """Give what a verb's form may be of: "denies" of "deny", "urges" of "urge", "issued" of "issue"."""
    word = word.casefold()
    stem = _ENDING.sub("", word)
    return {word, word.removesuffix("s"), stem, stem + "e", stem + "y"}
