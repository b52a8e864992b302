"""Words that exclude one another, and words that only stand for one another: contrasts.yaml, looked up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claims.packaged import load_yaml

__all__ = ["Fields", "Marks", "clash", "is_light", "leads", "marks_of", "parts_of", "related", "turned"]

Sides = Mapping[str, frozenset[int]]
Lines = Mapping[str, tuple[str, int]]

Fields = Mapping[str, frozenset[int]]
"""The lines of a field that words stand in, by field."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the words of a claim say where others would exclude them.

    `directions` are the sides they take of opposites, +n or -n; `fields` the lines they stand in, by field.
    """

    directions: frozenset[int]
    fields: Fields

    def exclude(self, other: Marks, *, in_frame: bool = False) -> bool:
        """Tell whether two claims take opposite directions, or each says of a field what the other does not.

        Some fields count only `in_frame`, where most other words are the same.
        """
        if any(-direction in other.directions for direction in self.directions):
            return True
        loose = frozenset[str]() if in_frame else _table().loose
        return any(clash(self.fields, other.fields, name) for name in self.fields if name not in loose)


@dataclass(frozen=True, slots=True)
class _Table:
    """contrasts.yaml by its words. `lines` are (field, line) of words and phrases, `kin` the lists a word stands in."""

    sides: Sides
    lines: Lines
    parts: Lines
    kin: Sides
    prefixes: tuple[str, ...]
    loose: frozenset[str]
    light: frozenset[str]


def clash(one: Fields, other: Fields, name: str) -> bool:
    """Tell whether each says something of a field that the other does not."""
    mine, theirs = one.get(name, frozenset()), other.get(name, frozenset())
    return not (mine <= theirs or theirs <= mine)


def marks_of(words: Sequence[str]) -> Marks:
    """Look up the words of a claim, written as they are in the text."""
    table = _table()
    sides = {side for word in words for side in table.sides.get(word.lower(), ())}
    return Marks(frozenset(side for side in sides if -side not in sides), _fields(words, table.lines))


def parts_of(lead: Sequence[str]) -> Fields:
    """Look up the words before another one: “from” Velin, “to” Velin; it “may” close, it “must” close."""
    return _fields(lead, _table().parts) if lead else {}


def leads(word: str) -> bool:
    """Tell whether a word says what part the next one takes."""
    return word in _table().parts


def _fields(words: Sequence[str], lines: Lines) -> Fields:
    """Give the lines of words and phrases of two, those of the longer ones first."""
    fields = defaultdict[str, set[int]](set)
    place = 0
    while place < len(words):
        for phrase in (words[place : place + 2], words[place : place + 1]):
            written = " ".join(phrase)
            line = lines.get(written) or lines.get(written.lower())
            if line is not None:
                fields[line[0]].add(line[1])
                break
        place += len(phrase) if line else 1
    return {name: frozenset(found) for name, found in fields.items()}


def related(one: str, other: str) -> bool:
    """Tell whether two words, in lower case, stand for one thing: synonyms, on one side of opposites, of one line."""
    kin = _table().kin
    return not kin.get(one, frozenset()).isdisjoint(kin.get(other, ()))


def is_light(word: str) -> bool:
    """Tell whether a word says little beside what it stands with."""
    return word in _table().light


def turned(word: str) -> Iterator[str]:
    """Give a word with each prefix that turns it into its opposite."""
    return (prefix + word for prefix in _table().prefixes)


@lru_cache(maxsize=1)
def _table() -> _Table:
    table = load_yaml(Path(__file__).with_name("contrasts.yaml").read_text(encoding="utf-8"))
    opposites = table["opposites"]
    lists = [*table["synonyms"], *(line for field in table["fields"].values() for line in field)]
    lists += [side for both in opposites for side in both]
    kin = defaultdict[str, set[int]](set)
    for number, words in enumerate(lists):
        for word in words:
            kin[word].add(number)
    return _Table(
        sides=_sides(opposites),
        lines=_lines(table["fields"]),
        parts=_lines(table["parts"]),
        kin={word: frozenset(numbers) for word, numbers in kin.items()},
        prefixes=tuple(table["prefixes"]),
        loose=frozenset(table["loose"]),
        light=frozenset(table["light"]),
    )


def _lines(fields: Mapping[str, Sequence[Sequence[str]]]) -> Lines:
    """Number the lines of each field."""
    return {
        word: (name, number) for name, field in fields.items() for number, line in enumerate(field) for word in line
    }


def _sides(opposites: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Sides:
    """Number the sides of opposites: n for the one, -n for the other."""
    found = defaultdict[str, set[int]](set)
    for number, (one, other) in enumerate(opposites, start=1):
        for side, words in ((number, one), (-number, other)):
            for word in words:
                found[word].add(side)
    return {word: frozenset(sides) for word, sides in found.items()}
