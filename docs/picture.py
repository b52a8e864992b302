"""Make the README's pictures: demo.svg, what `claims demo` prints on a terminal, and timeline.svg, what `--plot` draws.

usage: python docs/picture.py
"""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

COLUMNS = 118
PLOT = ("timeline", "Ukraine", "ukraine-neutrality", "--database", "claims-demo.db")


def on_a_terminal(command: list[str], folder: str) -> str:
    """Run a command in `folder` with a terminal as its standard output and give what it printed, colours and all."""
    reading, writing = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "LINES": "50", "TERM": "xterm-256color"}
    with subprocess.Popen(command, cwd=folder, stdout=writing, stderr=subprocess.DEVNULL, env=environment):
        os.close(writing)
        printed = bytearray()
        while True:
            try:
                chunk = os.read(reading, 65536)
            except OSError:  # how Linux tells that the other end is closed
                break
            if not chunk:
                break
            printed += chunk
    os.close(reading)
    return printed.decode().replace("\r\n", "\n")


def draw_demo(path: Path, folder: str) -> None:
    """Draw what the demonstration prints; it leaves its database in `folder`."""
    printed = on_a_terminal([sys.executable, "-m", "claims", "demo"], folder)
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    console.print(Text.from_ansi(printed.rstrip()))
    # The reader's own monospaced font does: a picture should fetch nothing.
    drawn = re.sub(r"@font-face \{.*?\}\s*", "", console.export_svg(title="claims demo"), flags=re.DOTALL)
    path.write_text(drawn, encoding="utf-8")


def main() -> None:
    """Draw the pictures."""
    docs = Path(__file__).resolve().parent
    with tempfile.TemporaryDirectory() as folder:
        draw_demo(docs / "demo.svg", folder)
        plot = [*PLOT, "--plot", str(docs / "timeline.svg")]
        subprocess.run([sys.executable, "-m", "claims", *plot], cwd=folder, check=True)


if __name__ == "__main__":
    main()
