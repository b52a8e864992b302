"""Whether a pronoun may stand for a person: by the title and the given name, else nothing is known."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import yaml

from claims.resolve.names import normalise

__all__ = ["is_given_name", "is_woman"]

_WOMANS_TITLE = re.compile(
    r"\b(?:mrs|ms|miss|madam|lady|queen|princess|baroness|\w+woman|actress|first lady)\b", re.IGNORECASE
)
_MANS_TITLE = re.compile(r"\b(?:mr|sir|lord|king|prince|baron|pope|\w+(?:sman|rman)|patriarch)\b", re.IGNORECASE)
# Slavic surnames are marked for women: Zakharova, Tikhanovskaya, Tymoshenko is not.
_WOMANS_SURNAME = re.compile(r"(?:ova|eva|ina|skaya|skaia|ska|aya)$")


@lru_cache(maxsize=1)
def _female_names() -> frozenset[str]:
    table = yaml.safe_load(Path(__file__).with_name("given_names.yaml").read_text(encoding="utf-8"))
    return frozenset(normalise(name) for name in table["female"])


def is_woman(name: str, *titles: str) -> bool | None:
    """Tell whether a person is a woman; None where neither the titles nor the given name say."""
    for title in titles:
        if _WOMANS_TITLE.search(title):
            return True
        if _MANS_TITLE.search(title):
            return False
    words = normalise(name).split()
    if not words:
        return None
    if words[0] in _female_names():
        return True
    if len(words) > 1:
        return bool(_WOMANS_SURNAME.search(words[-1])) and words[0].endswith(("a", "ia", "ya"))
    return None


def is_given_name(word: str) -> bool:
    """Tell whether a word is a given name of the table: what it begins is a person, not a place."""
    return normalise(word) in _female_names()
