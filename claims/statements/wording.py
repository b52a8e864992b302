"""The words of a claim as they are compared: what it is about, its numbers and names, and what it denies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claims.packaged import load_yaml
from claims.statements.meaning import Words, make_words
from claims.text import fold
from claims.words import Act

__all__ = ["Wording", "content_words", "read_wording", "said_in"]

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_POSSESSIVE = re.compile(r"['\u2019]s$")
_NOT = re.compile(r"n['\u2019]t$")
_DENIED, _NEAR = 4, 7
"""How many words behind a negator the denied one may stand, and how far its reach may go."""
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class _Table:
    """wording.yaml, which has an example of each."""

    function_words: frozenset[str]
    negators: frozenset[str]
    denying_acts: frozenset[str]
    numbers: Mapping[str, int]
    ordinals: frozenset[str]
    reported: Mapping[str, str]
    opposites: Sequence[tuple[frozenset[str], frozenset[str]]]


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """What a claim says. `run` are all its words, as if reported; `spans` says how many pieces of text it is of.

    `directions` are the sides that its words take of opposites, +n or -n. `denied` are words that a negator stands
    before, `reach` those that may be denied; `denies` an act that denies all.
    """

    content: Words
    run: tuple[str, ...]
    spans: int
    numbers: frozenset[str]
    ordinals: frozenset[str]
    names: frozenset[str]
    directions: frozenset[int]
    denied: frozenset[str]
    reach: frozenset[str]
    negative: bool
    denies: bool


@lru_cache(maxsize=_REMEMBERED)
def read_wording(spans: tuple[str, ...], act: Act) -> Wording:
    """Read the words of a claim's content and the act it was said by."""
    table, text = _table(), " ".join(spans)
    tokens = list(_tokens(text))
    places = [place for place, token in enumerate(tokens) if token in table.negators]
    behind = [[word for word in tokens[at + 1 : at + 1 + _NEAR] if _says(word)] for at in places]
    close = [[word for word in tokens[at + 1 : at + 1 + _DENIED] if _says(word)] for at in places]
    before = [[word for word in tokens[max(0, at - 3) : at] if _says(word)] for at in places]
    return Wording(
        content=make_words(said_in(text)),
        run=tuple(table.reported.get(word, word) for word in fold(text).split()),
        spans=len(spans),
        numbers=frozenset(token for token in tokens if token[0].isdigit()),
        ordinals=table.ordinals.intersection(tokens),
        names=frozenset(name for span in spans for name in _names(span)),
        directions=frozenset(_directions(tokens)),
        denied=frozenset(word for words in close for word in words[:1]),
        reach=frozenset(word for words in (*(each[:3] for each in behind), *before) for word in words),
        negative=bool(places),
        denies=act.value in table.denying_acts and not places,
    )


def content_words(run: Sequence[str]) -> int:
    """Count the words of a run that say something."""
    return sum(_says(word) for word in run)


def said_in(text: str) -> list[str]:
    """Give the words of a text that say something, in lower case, and numbers in figures."""
    return [token for token in _tokens(text) if _says(token)]


def _says(token: str) -> bool:
    return token not in _table().function_words


def _tokens(text: str) -> Iterator[str]:
    """Give the words in lower case and the numbers in figures, those in words too."""
    numbers = _table().numbers
    value: float | None = None
    for match in _TOKEN.finditer(text):
        token = match[0].lower()
        worth = numbers.get(token)
        if worth is not None and worth >= 100:
            value = (1 if value is None else value) * worth
            continue
        if worth is not None and value is not None and 20 <= value < 100 and worth < 10:
            value += worth
            continue
        if value is not None:
            yield f"{value:.12g}"
            value = None
        if worth is not None:
            value = float(worth)
        elif _GROUPED.fullmatch(token):
            value = float(token.replace(",", ""))
        elif _NOT.search(token):
            yield "not"
        else:
            yield _POSSESSIVE.sub("", token)
    if value is not None:
        yield f"{value:.12g}"


def _directions(tokens: Sequence[str]) -> Iterator[int]:
    """Give the numbers of the opposites that the words take one side of: n for the one side, -n for the other."""
    for number, (one, other) in enumerate(_table().opposites, start=1):
        sides = not one.isdisjoint(tokens), not other.isdisjoint(tokens)
        if sides[0] is not sides[1]:
            yield number if sides[0] else -number


def _names(span: str) -> Iterator[str]:
    """Give the words with a capital that do not begin the span."""
    for match in list(_TOKEN.finditer(span))[1:]:
        name = _POSSESSIVE.sub("", match[0])
        if name[0].isupper() and _says(name.lower()):
            yield name.lower()


@lru_cache(maxsize=1)
def _table() -> _Table:
    table = load_yaml(Path(__file__).with_name("wording.yaml").read_text(encoding="utf-8"))
    return _Table(
        function_words=frozenset(table["function_words"]),
        negators=frozenset(table["negators"]),
        denying_acts=frozenset(table["denying_acts"]),
        numbers=table["numbers"],
        ordinals=frozenset(table["ordinals"]),
        reported=table["reported"],
        opposites=[(frozenset(one), frozenset(other)) for one, other in table["opposites"]],
    )
