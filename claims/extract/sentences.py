"""Where paragraphs and sentences must begin, told from the characters alone, before any parse."""

from __future__ import annotations

import re

from claims.readers.dateline import find_dateline

__all__ = ["forced_starts", "is_hard_wrapped", "paragraph_starts", "parseable", "pieces"]

_LINE = re.compile(r"[^\n]+")
_BLANK_LINE = re.compile(r"\n[ \t\u00a0]*\n\s*")
_LINE_BREAK = re.compile(r"\n\s*")
_MISSING_SPACE = re.compile(r"(?<=[a-z\u2019'][a-z])[.?!][\u201d\"]?(?=[A-Z][a-z])")
_HEADING_MARK = re.compile(r"(?m)^#{1,6}[ \t]+(?=\S)")
_GLUED_DATELINE = re.compile(r"(?<=[A-Z][A-Z] \d)(?=[A-Z][a-z])|(?<=[A-Z][A-Z] \d\d)(?=[A-Z][a-z])")

_RUN = re.compile(r"[^\w\s]{40,}|\S{400,}")

_WHITE_SPACE = re.compile(r"\s*")

_LONGEST_DATELINE = 100
_WRAPPED_LINES = 8
_WRAP_WIDTH = 100


def is_hard_wrapped(body: str) -> bool:
    """Tell whether the lines of `body` were broken at a fixed width, so that a line break means nothing.

    Transcripts of press offices come so: many lines, none long, and most that go on begin in lower case.
    """
    lines: list[str] = _LINE.findall(body)
    if len(lines) < _WRAPPED_LINES or max(map(len, lines)) > _WRAP_WIDTH:
        return False
    return sum(line[0].islower() for line in lines) * 4 > len(lines)


def paragraph_starts(body: str) -> list[int]:
    """Give the code point each paragraph begins at: after every line break, or every blank line if hard-wrapped."""
    breaks = _BLANK_LINE if is_hard_wrapped(body) else _LINE_BREAK
    starts = [0]
    starts.extend(found.end() for found in breaks.finditer(body) if found.start() > 0 and found.end() < len(body))
    return starts


def forced_starts(body: str) -> list[int]:
    """Give every code point a sentence must begin at, ascending.

    Those are the paragraphs, what follows a dateline, or is glued to one ("MAY 3Finland"), what follows the mark of a
    Markdown heading, and what follows a full stop without its space ("over.Norway").
    """
    paragraphs = paragraph_starts(body)
    behind = [
        found.end() for marks in (_MISSING_SPACE, _GLUED_DATELINE, _HEADING_MARK) for found in marks.finditer(body)
    ]
    return sorted({*paragraphs, *behind, *_behind_datelines(body, paragraphs)})


def _behind_datelines(body: str, paragraphs: list[int]) -> list[int]:
    starts = []
    for start in paragraphs:
        dateline = find_dateline(body[start : start + _LONGEST_DATELINE])
        if dateline is not None and start + dateline.length < len(body):
            behind = _WHITE_SPACE.match(body, start + dateline.length)
            starts.append(behind.end() if behind else start + dateline.length)
    return starts


def parseable(body: str) -> str:
    """Give `body` with long runs of marks, and unbroken stretches no language has, blanked out; every offset stays.

    A tokenizer peels such runs mark by mark, in time quadratic in their length.
    """
    return _RUN.sub(lambda run: " " * len(run.group()), body)


def pieces(body: str, size: int) -> list[tuple[int, int]]:
    """Cut `body` into half-open ranges of at most `size` code points, at paragraphs where possible.

    A single paragraph beyond `size` is cut at a full stop, else at white space, else hard: memory stays bounded
    whatever the text.
    """
    if len(body) <= size:
        return [(0, len(body))] if body else []
    cuts, start = [], 0
    while len(body) - start > size:
        end = start + size
        for mark in ("\n", ". ", " "):
            found = body.rfind(mark, start + size // 2, end)
            if found >= 0:
                end = found + len(mark)
                break
        cuts.append((start, end))
        start = end
    cuts.append((start, len(body)))
    return cuts
