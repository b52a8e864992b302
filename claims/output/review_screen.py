"""One claim of the queue on a terminal: its words in their paragraph, what was read of them, and why it is here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.output.cells import printable
from claims.output.claim import facts_of, highlighted
from claims.query import ClaimShown

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["Screen", "draw", "draw_choices", "draw_keys"]

_SHOWN = (
    "speaker", "speaks for", "via", "act", "said on", "stance", "touches", "source", "published", "withdrawn", "inside",
    "also seen as", "rated", "decided",
)  # fmt: skip
_WIDTH = max(map(len, _SHOWN))


@dataclass(frozen=True, slots=True)
class Screen:
    """What stands on the screen beside the claim: `progress` above it, `message` about what was done last below it."""

    claim: ClaimShown
    progress: str
    why: Sequence[str]
    note: str | None
    message: str


def draw(console: Console, screen: Screen, keys: Iterable[tuple[str, str]]) -> None:
    """Draw the screen of one claim, with the keys at its foot."""
    from rich.rule import Rule
    from rich.text import Text

    claim = screen.claim
    console.clear()
    console.print(Rule(Text(f"claim {claim.id} · {screen.progress}"), align="left", style="dim"))
    console.print(highlighted(claim))
    console.print()
    lines = [(label, text) for label, text in facts_of(claim) if text and label in _SHOWN]
    for label, text in (*lines, ("why here", "; ".join(screen.why)), ("note", screen.note or "")):
        if text:
            _line(console, label, text)
    if screen.message:
        console.print()
        console.print(Text(_safe(screen.message), style="bold"))
    console.print(Rule(style="dim"))
    console.print(Text(" · ".join(f"{key} {word}" for key, word in keys), style="dim"))


def draw_keys(console: Console, keys: Iterable[tuple[str, str]]) -> None:
    """Draw what every key does."""
    from rich.text import Text

    console.clear()
    for key, does in keys:
        console.print(Text(f"  {key:7} {does}"))
    console.print(Text("\nAny key goes on.", style="dim"))


def draw_choices(console: Console, choices: Sequence[str]) -> None:
    """Draw what may be chosen, by number."""
    from rich.columns import Columns
    from rich.text import Text

    console.print(Columns([Text(f"{number} {choice}") for number, choice in enumerate(choices, start=1)]))


def _line(console: Console, label: str, text: str) -> None:
    """Print a label and a text that, where it is long, goes on below itself."""
    from rich.table import Table
    from rich.text import Text

    row = Table.grid(padding=(0, 2))
    row.add_column(width=_WIDTH, style="dim")
    row.add_column()
    row.add_row(Text(label), Text(printable(text)))
    console.print(row)


def _safe(text: str) -> str:
    return "\n".join(printable(line) for line in text.split("\n"))
