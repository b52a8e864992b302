"""Whether a pronoun may stand for a person: by the title, the given name and the ending, else nothing is known."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from claims.packaged import load_yaml
from claims.resolve.names import normalise

__all__ = ["is_given_name", "is_woman"]

_WOMANS_TITLE = re.compile(
    r"\b(?:mrs|ms|miss|madam|lady|queen|princess|baroness|\w*woman|actress|first lady)\b", re.IGNORECASE
)
_MANS_TITLE = re.compile(r"\b(?:mr|sir|lord|king|prince|baron|pope|\w+(?:sman|rman)|man|patriarch)\b", re.IGNORECASE)
# Slavic surnames are marked: Zakharova, Tikhanovskaya are women's, Zakharov, Kowalski men's, Tymoshenko is either.
_WOMANS_SURNAME = re.compile(r"(?:ova|eva|ina|skaya|skaia|ska|aya)$")
_MANS_SURNAME = re.compile(r"(?:[^aeiou]ov|[^aeiou]ev|[sc]k[iy]|sk[iy]{2}|skyy)$")


def is_woman(name: str, *titles: str) -> bool | None:
    """Tell whether a person is a woman; None where neither the titles nor the name say."""
    for title in titles:
        if _WOMANS_TITLE.search(title):
            return True
        if _MANS_TITLE.search(title):
            return False
    words = normalise(name).split()
    if not words:
        return None
    woman = _given_names().get(words[0])
    if woman is None and len(words) > 1:
        if words[0].endswith("a") and _WOMANS_SURNAME.search(words[-1]):
            return True
        if _MANS_SURNAME.search(words[-1]):
            return False
        woman = None if words[0] in _eithers() else _more_given_names().get(words[0])
    return woman


def is_given_name(word: str) -> bool:
    """Tell whether a word is a well-known given name: what it begins is a person, not a place."""
    normal = normalise(word)
    return normal in _given_names() or normal in _eithers()


@lru_cache(maxsize=1)
def _table() -> dict[str, list[str]]:
    table: dict[str, list[str]] = load_yaml(Path(__file__).with_name("given_names.yaml").read_text(encoding="utf-8"))
    return table


@lru_cache(maxsize=1)
def _given_names() -> dict[str, bool]:
    """Give for each well-known given name whether it is a woman's."""
    return {normalise(name): woman for woman in (False, True) for name in _table()["female" if woman else "male"]}


@lru_cache(maxsize=1)
def _eithers() -> frozenset[str]:
    return frozenset(normalise(name) for name in _table()["either"])


@lru_cache(maxsize=1)
def _more_given_names() -> dict[str, bool]:
    """Give for each of the world's many given names whether it is a woman's; surnames and places are among them."""
    text = Path(__file__).with_name("given_name_genders.txt").read_text(encoding="ascii")
    _, women, men = re.split(r"^(?:women|men):$", text, flags=re.MULTILINE)
    return dict.fromkeys(men.split(), False) | dict.fromkeys(women.split(), True)
