"""How plots look: colours that the colour-blind tell apart, and type that stays legible on a page of A5.

Stances take their colours from Okabe and Ito (2008), blue for and orange against. Nothing hangs on them alone: on a
timeline the height says the same, in a matrix the sign, so both survive a grey print.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence

from claims.output.cells import printable
from claims.words import Stance

__all__ = [
    "FAINT",
    "FILLS",
    "FONT",
    "GRID",
    "INK",
    "LEVELS",
    "PAPER",
    "QUIET",
    "SIGNS",
    "SMALL",
    "TEXT",
    "TINTS",
    "TITLE",
    "clean",
    "shortened",
    "text_width",
    "wrapped",
]

# The first comes with the renderer, the others have its measures: texts are as wide on every machine.
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
TITLE, TEXT, SMALL = 17, 13, 12
INK, QUIET, GRID, FAINT, PAPER = "#1a1a1a", "#555555", "#d4d4d4", "#ececec", "#ffffff"

LEVELS = tuple(sorted(Stance, reverse=True))
_MINUS = "\N{MINUS SIGN}"
SIGNS = {
    Stance.SUPPORTS: "++",
    Stance.OPEN: "+",
    Stance.MIXED: "±",
    Stance.SCEPTICAL: _MINUS,
    Stance.OPPOSES: 2 * _MINUS,
}
FILLS = {
    Stance.SUPPORTS: "#0072b2",
    Stance.OPEN: "#56b4e9",
    Stance.MIXED: "#8c8c8c",
    Stance.SCEPTICAL: "#e69f00",
    Stance.OPPOSES: "#d55e00",
}
TINTS = {
    Stance.SUPPORTS: "#8fc3e3",
    Stance.OPEN: "#cfe8f8",
    Stance.MIXED: "#dedede",
    Stance.SCEPTICAL: "#fae0ab",
    Stance.OPPOSES: "#f0b187",
}

# Widths of the sans-serif in ems; what is in none of these is as wide as most letters.
_NARROW, _WIDE = frozenset("ijltfrI.,:;'|!()[] -·"), frozenset("mwMWCDGHNOQRUABEKPSVXYZ@%&—≈±+●○" + _MINUS)
_NARROW_EM, _EM, _WIDE_EM, _FULL_EM = 0.31, 0.56, 0.76, 1.0
_NOT_IN_XML = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})


def clean(text: str) -> str:
    """Make text fit for XML and for one line: what controls a terminal or a layout is shown as a mark."""
    return printable(" ".join(text.split())).translate(_NOT_IN_XML)


def text_width(text: str, size: float) -> float:
    """Estimate how many pixels a text takes, rather too many than too few."""
    return sum(map(_em, text)) * size


def wrapped(text: str, size: float, width: float) -> Sequence[str]:
    """Break a text into lines that are no wider than `width` pixels."""
    most = len(text) or 1
    while True:
        lines = textwrap.wrap(text, most) or [""]
        if most <= 8 or all(text_width(line, size) <= width for line in lines):
            return lines
        most -= max(1, most // 20)


def shortened(text: str, size: float, width: float) -> str:
    """Cut a text to `width` pixels, an ellipsis where something is missing."""
    if text_width(text, size) <= width:
        return text
    while text and text_width(f"{text}…", size) > width:
        text = text[:-1].rstrip()
    return f"{text}…"


def _em(character: str) -> float:
    if character in _NARROW:
        return _NARROW_EM
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return _FULL_EM
    return _WIDE_EM if character in _WIDE else _EM
