"""Slips of the pen: what a name may have been meant to be, so that the right one is looked up and not searched for."""

from __future__ import annotations

from string import ascii_lowercase

__all__ = ["slips"]

_SHORTEST_MISSPELT = 4  # letters: "psaki" is misspelt as "pskai", "kim" is not "tim"


def slips(normalised: str) -> frozenset[str]:
    """Give every spelling of a full name that differs by one slip in one of its words, and the name itself.

    A slip is a letter too many, too few or another (a to z), or two neighbours that changed places: "jens stoltenburg"
    has "jens stoltenberg" among some nine hundred. A name of one word, and a short word, have none: they would be
    other names.
    """
    words = normalised.split()
    if len(words) < 2:
        return frozenset()
    found = {normalised}
    for i, word in enumerate(words):
        before, after = "".join(f"{each} " for each in words[:i]), "".join(f" {each}" for each in words[i + 1 :])
        found.update(f"{before}{meant}{after}" for meant in _of_word(word))
    return frozenset(found)


def _of_word(word: str) -> set[str]:
    if len(word) < _SHORTEST_MISSPELT:
        return set()
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    found = {a + letter + b for a, b in cuts for letter in ascii_lowercase}
    found |= {a + letter + b[1:] for a, b in cuts if b for letter in ascii_lowercase}
    found |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    if len(word) > _SHORTEST_MISSPELT:
        found |= {a + b[1:] for a, b in cuts if b}
    return found
