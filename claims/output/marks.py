"""How what went from a text and what came is marked: [-so-] and {+so+}, as `git diff --word-diff` does.

A terminal shows the one in red and the other in green as well; the marks stay, for not every eye and not every terminal
tells the colours apart (NO_COLOR). In Markdown the one is struck out and the other bold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.output.cells import printable
from claims.output.formats import escaped
from claims.query.documents import Operation, Piece

__all__ = ["COLOURS", "MARKDOWN", "PLAIN", "Marked", "Marks", "Row", "marked", "said"]

COLOURS: Mapping[Operation, str] = {Operation.EQUAL: "", Operation.DELETE: "red", Operation.INSERT: "green"}

Marked = tuple[str, Operation]
"""A stretch of a line with its marks, and what became of it, which gives its colour."""

_PARAGRAPH_END = "¶"
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands around what went and what came, and how other text is made safe."""

    deleted: tuple[str, str]
    inserted: tuple[str, str]
    markdown: bool = False

    def around(self, operation: Operation, text: str) -> str:
        """Put one line of text between its marks."""
        opening, closing = {Operation.DELETE: self.deleted, Operation.INSERT: self.inserted}.get(operation, ("", ""))
        return f"{opening}{escaped(text) if self.markdown else printable(text)}{closing}"


PLAIN = Marks(("[-", "-]"), ("{+", "+}"))
MARKDOWN = Marks(("~~", "~~"), ("**", "**"), markdown=True)


@dataclass(frozen=True, slots=True)
class Row:
    """A line with what stands in its margin; one that only tells where a change stands is dim."""

    margin: str
    text: tuple[Marked, ...]
    dim: bool = False


def said(margin: str, text: str, marks: Marks) -> Row:
    """Give a line in which nothing is marked."""
    return Row(margin, ((marks.around(Operation.EQUAL, text), Operation.EQUAL),))


def marked(pieces: Sequence[Piece], marks: Marks = PLAIN, around: int | None = None) -> Iterator[Marked]:
    """Give the pieces as text with marks, line by line within them; an end of a paragraph is a line break.

    `around` is how many words of what stayed to keep on either side of a change; the rest is an ellipsis.
    """
    last = len(pieces) - 1
    for number, piece in enumerate(pieces):
        text = piece.text
        if piece.operation is Operation.EQUAL and around is not None:
            text = _cut(text, around if number else 0, around if number < last else 0)
        blank = " " if text.startswith(" ") and number else ""
        yield blank, Operation.EQUAL
        yield from _lines(piece.operation, text.strip(" "), marks)


def _lines(operation: Operation, text: str, marks: Marks) -> Iterator[Marked]:
    for number, line in enumerate(text.split("\n")):
        if number:
            end = "" if operation is Operation.EQUAL else marks.around(operation, _PARAGRAPH_END)
            yield f"{end}\n", operation
        if line:
            yield marks.around(operation, line), operation


def _cut(text: str, first: int, last: int) -> str:
    """Leave out what stands more than so many words behind the one change and before the next, where that is much."""
    words = list(_WORD.finditer(text))
    if len(words) <= first + last + 1:
        return text
    start = text[: words[first - 1].end()] + " …" if first else "…"
    return start + (text[words[-last].start() - 1 :] if last else "")
