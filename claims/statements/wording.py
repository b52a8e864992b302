"""The words of a claim as they are compared: what it is about, its numbers and names, and what it denies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claims.packaged import load_yaml
from claims.statements.contrast import Fields, Marks, leads, marks_of, parts_of
from claims.statements.meaning import Words, make_words
from claims.text import fold
from claims.words import Act

__all__ = ["Wording", "content_words", "is_pronoun", "read_wording", "said_in"]

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
    not_denying: frozenset[str]
    denying_acts: frozenset[str]
    numbers: Mapping[str, int]
    ordinals: frozenset[str]
    reported: Mapping[str, str]
    titles: frozenset[str]
    pronouns: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """What a claim says. `run` are all its words, as if reported; `spans` says how many pieces of text it is of.

    `names` are words with a capital, `first` the one it begins with, where no other word is written so. Of each word of
    the content `parts` says what those before it let it be, `turned` whether it is an agent ("by") or an owner ("'s").
    `denied` are words that a negator stands before, `reach` those that may be denied; `denies` an act that denies all.
    """

    content: Words
    run: tuple[str, ...]
    spans: int
    numbers: frozenset[str]
    ordinals: frozenset[str]
    names: frozenset[str]
    first: frozenset[str]
    marks: Marks
    parts: tuple[Fields, ...]
    turned: tuple[bool, ...]
    denied: frozenset[str]
    reach: frozenset[str]
    negative: bool
    denies: bool


@lru_cache(maxsize=_REMEMBERED)
def read_wording(spans: tuple[str, ...], act: Act) -> Wording:
    """Read the words of a claim's content and the act it was said by."""
    table, text = _table(), " ".join(spans)
    tokens = list(_tokens(text))
    places = [place for place, token in enumerate(tokens) if token in table.negators and _denies(tokens[place + 1 :])]
    behind = [[word for word in tokens[at + 1 : at + 1 + _NEAR] if _says(word)] for at in places]
    close = [[word for word in tokens[at + 1 : at + 1 + _DENIED] if _says(word)] for at in places]
    before = [[word for word in tokens[max(0, at - 3) : at] if _says(word)] for at in places]
    before_each = list(_leads(tokens))
    content = make_words(token for token in tokens if _says(token))
    owners = {_POSSESSIVE.sub("", match[0]).lower() for match in _TOKEN.finditer(text) if _POSSESSIVE.search(match[0])}
    return Wording(
        content=content,
        run=tuple(table.reported.get(word, word) for word in fold(text).split()),
        spans=len(spans),
        numbers=frozenset(token for token in tokens if token[0].isdigit()),
        ordinals=table.ordinals.intersection(tokens),
        names=frozenset(name for span in spans for name in _names(span)),
        first=frozenset(_first_names(spans, content)),
        marks=marks_of([_POSSESSIVE.sub("", match[0]) for match in _TOKEN.finditer(text)]),
        parts=tuple(parts_of(lead) for lead in before_each),
        turned=tuple("by" in lead or word in owners for lead, word in zip(before_each, content.words, strict=True)),
        denied=frozenset(word for words in close for word in words[:1]),
        reach=frozenset(word for words in (*(each[:3] for each in behind), *before) for word in words),
        negative=bool(places),
        denies=act.value in table.denying_acts and not places,
    )


def content_words(run: Sequence[str]) -> int:
    """Count the words of a run that say something."""
    return sum(_says(word) for word in run)


def _denies(behind: Sequence[str]) -> bool:
    """Tell whether a negator denies the words behind it: "no ship", but not "no more than two ships"."""
    return _table().not_denying.isdisjoint((" ".join(behind[:1]), " ".join(behind[:2])))


def is_pronoun(written: str) -> bool:
    """Tell whether the folded words for a speaker name nobody."""
    return written in _table().pronouns


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


def _leads(tokens: Sequence[str]) -> Iterator[list[str]]:
    """Give, for each word that says something, those right before it that say little, and a preposition that does."""
    lead = list[str]()
    for token in tokens:
        if _says(token):
            yield lead
            lead = []
        if not _says(token) or leads(token):
            lead.append(token)


def _names(span: str) -> Iterator[str]:
    """Give the words with a capital that do not begin the span, but for titles and the days of the calendar."""
    for match in list(_TOKEN.finditer(span))[1:]:
        name = _POSSESSIVE.sub("", match[0])
        if name[0].isupper() and _says(name.lower()) and name.lower() not in _table().titles:
            yield name.lower()


def _first_names(spans: Sequence[str], content: Words) -> Iterator[str]:
    """Give the words with a capital that begin a span and are in no table of words."""
    for span in spans:
        match = _TOKEN.search(span)
        name = _POSSESSIVE.sub("", match[0]) if match else ""
        if name[:1].isupper() and name.lower() in content.places and name.lower() not in content.known:
            yield name.lower()


@lru_cache(maxsize=1)
def _table() -> _Table:
    table = load_yaml(Path(__file__).with_name("wording.yaml").read_text(encoding="utf-8"))
    return _Table(
        function_words=frozenset(table["function_words"]),
        negators=frozenset(table["negators"]),
        not_denying=frozenset(table["not_denying"]),
        denying_acts=frozenset(table["denying_acts"]),
        numbers=table["numbers"],
        ordinals=frozenset(table["ordinals"]),
        reported=table["reported"],
        titles=frozenset(table["titles"]),
        pronouns=frozenset(table["pronouns"]),
    )
