"""A text as it is compared with others: its words, which of them are quoted, and its shingles (Broder 1997)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claims.extract.quotes import find_quotations
from claims.packaged import load_yaml
from claims.text import fold

__all__ = ["Copy", "read_copy", "shingles"]

# Where a language writes no spaces between words, each character counts as one.
_WORD = re.compile(
    r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
    r"|(?:(?![\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff])[^\W_])+"
)
_LINE = re.compile(r"[^\n]+")
_REMEMBERED = 256

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Copy:
    """The words of a text, folded, without the furniture of its page; `quoted` (N,) is true inside quotation marks."""

    words: tuple[str, ...]
    quoted: Flags

    def __len__(self) -> int:
        return len(self.words)


@lru_cache(maxsize=_REMEMBERED)
def read_copy(body: str) -> Copy:
    """Read the words of a text."""
    starts = [line.start() for line in _LINE.finditer(body)]
    marked = np.zeros(len(body) + 1, dtype=np.bool_)
    for quotation in find_quotations(body, starts):
        marked[quotation.start : quotation.end] = True
    found = [
        (fold(word[0]), marked[word.start()])
        for start, end in _lines(body)
        for word in _WORD.finditer(body, start, end)
    ]
    kept = [(word, quoted) for word, quoted in found if word]
    return Copy(tuple(word for word, _ in kept), np.array([quoted for _, quoted in kept], dtype=np.bool_))


def shingles(words: tuple[str, ...], size: int) -> list[tuple[str, ...]]:
    """Give the runs of `size` words, by the place they begin at; a shorter text is one."""
    return [words[start : start + size] for start in range(max(1, len(words) - size + 1))]


def _lines(body: str) -> Iterator[tuple[int, int]]:
    furniture = _furniture()
    for line in _LINE.finditer(body):
        if not furniture.fullmatch(line[0].strip()):
            yield line.span()


@lru_cache(maxsize=1)
def _furniture() -> re.Pattern[str]:
    table = load_yaml(Path(__file__).with_name("furniture.yaml").read_text(encoding="utf-8"))
    return re.compile("|".join(f"(?:{line})" for line in table["lines"]), re.IGNORECASE)
