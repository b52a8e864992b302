"""A picture as a page: one file that fetches nothing, with hints where the mouse or the keyboard is, and a table."""

from __future__ import annotations

from html import escape
from pathlib import Path
from string import Template

from claims.plots.picture import Picture, Table
from claims.plots.style import FONT, clean
from claims.plots.svg import render_svg

__all__ = ["render_page"]

# A picture as wide as a page shrinks so far before it is scrolled; a wider one not at all, for its type would too.
_PAGE, _LEAST = 720, 560
_GROWS = 1.25


def render_page(picture: Picture) -> str:
    """Write a page around a picture.

    The quotations stand in it as text alone. Its policy lets no script run but its own, which is named by its hash, so
    that nothing a speaker or an article says can.
    """
    from base64 import b64encode
    from hashlib import sha256

    script = _read("page.js")
    return Template(_read("page.html")).substitute(
        title=escape(picture.title),
        font=FONT,
        least=round(picture.width if picture.width > _PAGE else min(picture.width, _LEAST)),
        most=round(picture.width * _GROWS),
        svg=render_svg(picture),
        rows=len(picture.table.rows),
        table=_table(picture.table),
        script=script,
        script_hash=b64encode(sha256(script.encode()).digest()).decode(),
    )


def _read(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _table(table: Table) -> str:
    heads = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
    rows = "".join(f'<tr id="{escape(key)}">{_cells(table.columns, cells)}</tr>\n' for key, cells in table.rows.items())
    return f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n"


def _cells(columns: tuple[str, ...], cells: tuple[str, ...]) -> str:
    return "".join(
        f'<td class="{escape(column)}">{escape(clean(cell))}</td>' for column, cell in zip(columns, cells, strict=True)
    )
