"""docs/timeline.svg is what the command in docs/picture.py draws, from the sample articles as they are now."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
PLOT = ("timeline", "Ukraine", "ukraine-neutrality", "--database", "claims-demo.db", "--plot", "timeline.svg")


def test_the_picture_in_the_readme_is_what_the_program_draws(tmp_path: Path) -> None:
    for command in (("demo",), PLOT):
        subprocess.run([sys.executable, "-m", "claims", *command], cwd=tmp_path, check=True, capture_output=True)
    assert (DOCS / "timeline.svg").read_text(encoding="utf-8") == (tmp_path / "timeline.svg").read_text(
        encoding="utf-8"
    ), "make it anew: python docs/picture.py"
