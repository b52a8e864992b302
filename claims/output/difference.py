"""Two versions of a document for eyes: what changed in the text, word by word, in its claims, and what that moved."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import fields
from textwrap import shorten
from typing import TextIO

from claims.output.cells import cell
from claims.output.difference_of_claims import claim_rows, position_row
from claims.output.formats import choose, escaped
from claims.output.marks import COLOURS, MARKDOWN, PLAIN, Marks, Row, marked, said
from claims.output.record import write_record
from claims.query.documents import DocumentDifference, Fate, Operation, Part, Piece, VersionCompared, compare_words
from claims.words import Format

__all__ = ["write_difference"]

AROUND = 12  # words of what stayed that are kept on either side of a change
CONTEXT = 60  # characters of a paragraph beside a change

_SIGNS = {Fate.SAME: " ", Fate.CHANGED: "~", Fate.DELETED: "-", Fate.INSERTED: "+", Fate.MOVED: ">"}
_Section = tuple[str, Sequence[Row]]


def write_difference(found: DocumentDifference, asked: Format | None = None, *, out: TextIO | None = None) -> None:
    """Write a difference: for eyes as rows under headings, elsewhere as an object with what changed of the text."""
    out = out or sys.stdout
    chosen = choose(asked, out)
    if chosen is Format.TABLE:
        _print(_sections(found, PLAIN), out)
    elif chosen is Format.MARKDOWN:
        out.writelines(_in_markdown(_sections(found, MARKDOWN)))
    else:
        record = {each.name: getattr(found, each.name) for each in fields(found)}
        changes = [part for part in found.parts if part.fate is not Fate.SAME]
        write_record(record | {"parts": changes}, asked, out=out)


def _print(sections: Iterator[_Section], out: TextIO) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=out, highlight=False)
    for number, (heading, rows) in enumerate(sections):
        if number:
            console.print()
        console.print(Text(heading, "bold"))
        width = max((len(row.margin) for row in rows), default=0) + 4
        for row in rows:
            text = Text.assemble(*((piece, COLOURS[operation]) for piece, operation in row.text))
            text.stylize("dim" if row.dim else "")
            for place, line in enumerate(text.wrap(console, max(console.width - width, 20))):
                line.rstrip()
                margin = f"  {row.margin}" if place == 0 else ""
                console.print(Text.assemble((margin.ljust(width), "dim"), line) if line else margin, soft_wrap=True)


def _in_markdown(sections: Iterator[_Section]) -> Iterator[str]:
    for heading, rows in sections:
        yield f"## {escaped(heading)}\n\n"
        for row in rows:
            text = "".join(piece for piece, _ in row.text).replace("\n", "<br>")
            yield f"- `{row.margin}` {text}\n" if row.margin else f"- {text}\n"
        yield "\n"


def _sections(found: DocumentDifference, marks: Marks) -> Iterator[_Section]:
    yield (
        f"Document {found.document}, {found.source}",
        [
            said("address", found.url, marks),
            *(said(f"version {each.version_no}", _seen(each), marks) for each in (found.before, found.after)),
            *_described(found.before, found.after, marks),
        ],
    )
    words = f"words: {found.words_removed:,} went, {found.words_added:,} came"
    rows = [_part(part, marks) for part in _with_context(found.parts)]
    notice = [said("notice", found.notice, marks)] if found.notice else []
    told = "the text tells of it" if found.notice else "the text does not tell of it"
    yield f"Text, {words}; {told}", [*notice, *rows]
    claims = found.claims
    counts = f"{len(claims.changed)} changed, {len(claims.gone)} gone, {len(claims.new)} new"
    yield f"Claims: {claims.stayed} stayed, {counts}", list(claim_rows(claims, marks))
    if found.positions:
        yield "Positions that moved", [position_row(each, marks) for each in found.positions]


def _seen(version: VersionCompared) -> str:
    published = f", published {version.published_on}" if version.published_on else ""
    return f"seen {version.first_seen:%Y-%m-%d %H:%M} to {version.last_seen:%Y-%m-%d %H:%M} UTC{published}"


def _described(before: VersionCompared, after: VersionCompared, marks: Marks) -> Iterator[Row]:
    """Give title, byline and day as they changed, and the title also where it did not."""
    for name, old, new in (
        ("title", before.title, after.title),
        ("byline", before.byline, after.byline),
        ("published", cell(before.published_on), cell(after.published_on)),
    ):
        if old != new or (name == "title" and new):
            yield Row(name, tuple(marked(compare_words(old or "", new or ""), marks)))


def _with_context(parts: Sequence[Part]) -> Iterator[Part | None]:
    """Give what changed with the paragraph before and behind it; None stands for what is left out between."""
    near = {
        place
        for number, part in enumerate(parts)
        if part.fate is not Fate.SAME
        for place in range(max(number - 1, 0), min(number + 2, len(parts)))
    }
    last = -1
    for place in sorted(near):
        if place > last + 1:
            yield None
        yield parts[place]
        last = place
    if near and last < len(parts) - 1:
        yield None


def _part(part: Part | None, marks: Marks) -> Row:
    if part is None:
        return Row("", (("⋮", Operation.EQUAL),), dim=True)
    margin = f"{_SIGNS[part.fate]} {part.before if part.after is None else part.after}"
    was = ((f"(was {part.before}) ", Operation.EQUAL),) if part.fate is Fate.MOVED else ()
    if len(part.pieces) == 1 and part.pieces[0].operation is Operation.EQUAL:
        text = shorten(part.pieces[0].text, CONTEXT, placeholder=" …")
        return Row(margin, (*was, *marked([Piece(Operation.EQUAL, text)], marks)), dim=part.fate is Fate.SAME)
    return Row(margin, (*was, *marked(part.pieces, marks, AROUND)))
