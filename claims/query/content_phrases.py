"""Frequent phrases of content words: candidates by their C-value, which counts what stands by itself and not within.

Frantzi, Ananiadou & Mima, "Automatic recognition of multi-word terms: the C-value/NC-value method", International
Journal on Digital Libraries 3 (2000). Their filter by parts of speech is a list of words here, phrase_words.yaml; a
text counts once, however often it has a phrase.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log2
from pathlib import Path
from typing import NamedTuple

from claims.packaged import load_yaml

__all__ = ["LONGEST", "Candidate", "Occurrence", "Phrases", "stem"]

LONGEST = 4
"""Content words of the longest phrase."""
TEXTS_A_REPORT = 20_000

# Words, and the punctuation that ends a phrase: all but quotation marks.
_TOKEN = re.compile(r"[^\W_]+(?:['\u2019.&-][^\W_]+)*|[^\w\s\"'\u201c\u201d\u2018\u2019\u00ab\u00bb]")
_POSSESSIVE = re.compile(r"['\u2019]s?$")
# Endings in -s that are no plural.
_NO_PLURAL = ("ss", "us", "is")

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase by the stems of its words, in how many of the texts it stands, and its C-value."""

    stems: Stems
    texts: int
    c_value: float


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A phrase in one text (by its number): all as written, its content words, and before which of them is a gap."""

    text: int
    written: str
    words: tuple[str, ...]
    gaps: tuple[int, ...]


class _Word(NamedTuple):
    """A content word of a text, as a tuple, for there are a million of them."""

    stem: str
    written: str
    start: int
    after_gap: bool


class Phrases:
    """The content phrases of texts. `report` is told how many texts have been read."""

    def __init__(self, texts: Sequence[str], report: Callable[[int], None] = lambda _read: None) -> None:
        self._texts = texts
        self._runs: list[tuple[Stems, ...]] = []
        for number, text in enumerate(texts, start=1):
            self._runs.append(tuple(tuple(word.stem for word in run) for run in _runs(text)))
            if number % TEXTS_A_REPORT == 0:
                report(number)

    def candidates(self, at_least: int) -> list[Candidate]:
        """Give the phrases that stand in so many texts, and beside longer ones at all; the highest C-value first."""
        frequency = self._frequent(at_least)
        longer, nested = Counter[Stems](), Counter[Stems]()
        for phrase, texts in frequency.items():
            for part in _parts(phrase):
                longer[part] += 1
                nested[part] += texts
        values = {
            phrase: log2(len(phrase)) * (texts - (nested[phrase] / longer[phrase] if phrase in longer else 0.0))
            for phrase, texts in frequency.items()
        }
        found = [Candidate(phrase, frequency[phrase], value) for phrase, value in values.items() if value > 0]
        return sorted(found, key=lambda candidate: (-candidate.c_value, candidate.stems))

    def occurrences(self, phrases: Sequence[Stems]) -> Mapping[Stems, list[Occurrence]]:
        """Find the phrases in the texts, each at its first place in a text."""
        wanted, lengths = frozenset(phrases), sorted({len(phrase) for phrase in phrases})
        found: defaultdict[Stems, list[Occurrence]] = defaultdict(list)
        for number, stems in enumerate(self._runs):
            if not any(gram in wanted for run in stems for length in lengths for gram in _grams(run, length)):
                continue
            seen = set[Stems]()
            for run in _runs(self._texts[number]):
                for length in lengths:
                    for words in zip(*(run[start:] for start in range(length)), strict=False):
                        phrase = tuple(word.stem for word in words)
                        if phrase in wanted and phrase not in seen:
                            seen.add(phrase)
                            found[phrase].append(_occurrence(number, self._texts[number], words))
        return found

    def _frequent(self, at_least: int) -> dict[Stems, int]:
        """Count the phrases that stand in so many texts: a longer one only where both its halves do (Apriori)."""
        frequent: dict[Stems, int] = {}
        for length in range(2, LONGEST + 1):
            counts = Counter[Stems]()
            for runs in self._runs:
                grams = {gram for run in runs if len(run) >= length for gram in _grams(run, length)}
                if length > 2:
                    grams = {gram for gram in grams if gram[1:] in frequent and gram[:-1] in frequent}
                counts.update(grams)
            frequent |= {gram: number for gram, number in counts.items() if number >= at_least}
        return frequent


def stem(word: str) -> str:
    """Give a word without case, possessive and plural, as phrases are compared by."""
    plain = _POSSESSIVE.sub("", word.casefold())
    if len(plain) > 3 and plain.endswith("s") and not plain.endswith(_NO_PLURAL):
        return plain[:-1]
    return plain


def _runs(text: str) -> Iterator[list[_Word]]:
    """Give the sequences of content words with nothing but words of no weight between them; two words at least."""
    run, gap = list[_Word](), False
    for match in _TOKEN.finditer(text):
        weight = _weight(match[0])
        if weight == _NOTHING:
            gap = True
        elif weight is None:
            if len(run) > 1:
                yield run
            run, gap = [], False
        else:
            run.append(_Word(weight, match[0], match.start(), gap and bool(run)))
            gap = False
    if len(run) > 1:
        yield run


_NOTHING = ""


@cache
def _weight(token: str) -> str | None:
    """Give the stem of a content word, nothing of a word that is passed over, None of what ends a phrase."""
    within, between = _words_of_no_content()
    plain = token.casefold().replace("\u2019", "'")
    if plain in within:
        return _NOTHING
    return None if plain in between or len(plain) < 2 or not plain[0].isalpha() else stem(plain)


def _occurrence(number: int, text: str, words: Sequence[_Word]) -> Occurrence:
    gaps = tuple(place for place, word in enumerate(words) if place and word.after_gap)
    last = words[-1]
    written = " ".join(_POSSESSIVE.sub("", text[words[0].start : last.start + len(last.written)]).split())
    return Occurrence(number, written, tuple(_POSSESSIVE.sub("", word.written) for word in words), gaps)


def _grams(run: Stems, length: int) -> Iterator[Stems]:
    return zip(*(run[start:] for start in range(length)), strict=False)


def _parts(phrase: Stems) -> set[Stems]:
    """Give the shorter phrases within one."""
    return {gram for length in range(2, len(phrase)) for gram in _grams(phrase, length)}


@cache
def _words_of_no_content() -> tuple[frozenset[str], frozenset[str]]:
    """Read the words that a phrase passes over, and those that end it."""
    table = load_yaml(Path(__file__).with_name("phrase_words.yaml").read_text(encoding="utf-8"))
    within, between = (frozenset(word for line in table[group] for word in line) for group in ("within", "between"))
    return within, between
