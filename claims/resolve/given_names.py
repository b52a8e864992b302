"""Whether two given names are forms of one: of two languages, of two romanisations, or a short form."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from claims.packaged import load_yaml
from claims.resolve.names import normalise, skeleton

__all__ = ["are_forms_of_one", "forms_listed", "given_name_keys", "name_ids", "short_forms"]

_SHORTEST_WITH_ID = 5  # letters: Chinese syllables share ids with one another, and those of three letters with anything
_SHORT_FORM = range(3, 5)  # letters: "Jen" of "Jennifer"


def are_forms_of_one(one: str, other: str) -> bool:
    """Tell whether two normalised given names may be one person's: "serhii" and "sergei", "jen" and "jennifer"."""
    short, long = sorted((one, other), key=len)
    if short in short_forms(long):
        return True
    if not _listed(one).isdisjoint(_listed(other)):
        return True
    return len(long) >= _SHORTEST_WITH_ID and not name_ids(one).isdisjoint(name_ids(other))


def given_name_keys(word: str) -> frozenset[str]:
    """Give keys of which a normalised given name shares one with each of its forms but shortened ones."""
    return forms_listed(word) | name_ids(word)


def short_forms(word: str) -> tuple[str, ...]:
    """Give what a normalised given name may be shortened to by leaving out its end: "jen" and "jenn" of "jennifer"."""
    return tuple(word[:length] for length in _SHORT_FORM if length + 1 < len(word))


@lru_cache(maxsize=65536)
def name_ids(word: str) -> frozenset[str]:
    """Give the ids of rigour's table of names under which a normalised word stands, in whatever spelling.

    The first call loads that table (6 s): for suggestions, not for reading texts.
    """
    from rigour.names import NameTypeTag, analyze_names

    if len(word) < min(_SHORT_FORM):
        return frozenset()
    names = analyze_names(NameTypeTag.PER, [word], phonetics=False)
    return frozenset(str(span.symbol) for name in names for span in name.spans)


def forms_listed(word: str) -> frozenset[str]:
    """Give the sound of a normalised given name, and the lines of `given_name_forms.yaml` that it stands in."""
    return frozenset({skeleton(word)}) | _listed(word)


def _listed(word: str) -> frozenset[str]:
    return _lines().get(skeleton(word), frozenset())


@lru_cache(maxsize=1)
def _lines() -> dict[str, frozenset[str]]:
    """Read the table once in a process: from the sound of a form to the names its lines begin with."""
    lines = load_yaml(Path(__file__).with_name("given_name_forms.yaml").read_text(encoding="utf-8"))
    found: dict[str, frozenset[str]] = {}
    for line in lines:
        for form in line:
            sound = skeleton(normalise(form))
            found[sound] = found.get(sound, frozenset()) | {f"form of {line[0]}"}
    return found
