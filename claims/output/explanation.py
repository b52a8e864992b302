"""Why an actor stands where it does: each position with its claims, and the rules by which they make it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from claims.output.cells import printable
from claims.output.table import STYLES
from claims.positions import POLICY, RULES
from claims.query import EvidenceRow

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["write_explanation"]


def write_explanation(rows: Sequence[EvidenceRow], out: TextIO | None = None) -> None:
    """Write the claims under their positions, in the order given, and the rules once at the end."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=out or sys.stdout, highlight=False)
    for _, of_position in groupby(rows, key=lambda row: (row.actor_key, row.issue, row.since)):
        claims = list(of_position)
        first = claims[0]
        period = f"since {first.since}" + (f" until {first.until}" if first.until else "")
        title = Text(f"{printable(first.actor)} on {first.issue}: ", "bold")
        title.append(first.stance, STYLES[first.stance])
        title.append(f" {period}")
        console.print(title)
        _write_claims("  rests on", [row for row in claims if row.cited], console)
        _write_claims("  set aside, for its day is not known", [row for row in claims if not row.cited], console)
        console.print()
    console.print(Text(f"The rules ({POLICY})", "bold"))
    for number, rule in enumerate(RULES, 1):
        _indented(f"{number}. {' '.join(rule.split())}", 2, console)


def _write_claims(heading: str, rows: Sequence[EvidenceRow], console: Console) -> None:
    from rich.text import Text

    if not rows:
        return
    console.print(heading, style="dim")
    for row in rows:
        line = Text(f"    {row.when}  claim {row.claim_id}  ")
        line.append(row.says, STYLES[row.says])
        line.append(f"  {printable(row.who)}, in {printable(row.source)}")
        console.print(line)
        _indented(printable(row.quote), 6, console, "italic")
        _indented(f"coded so: {printable(row.basis)}", 6, console, "dim")


def _indented(text: str, width: int, console: Console, style: str = "") -> None:
    from rich.padding import Padding
    from rich.text import Text

    console.print(Padding(Text(text, style), (0, 0, 0, width), expand=False))
