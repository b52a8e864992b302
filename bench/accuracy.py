"""Run the extractor over annotated documents and hand its output to their scorer.

usage: python bench/accuracy.py SCORER.py GOLD.jsonl [SCORER OPTION...]

The scorer is any program called as `SCORER GOLD.jsonl OUTPUT.jsonl`, OUTPUT being what `claims extract` prints.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> None:
    """Extract, score, print what the scorer prints."""
    scorer, gold, *options = sys.argv[1:]
    claims = Path(sys.executable).parent / "claims"
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output.jsonl"
        with output.open("wb") as stream:
            subprocess.run([str(claims), "extract", gold, "--format", "jsonl"], check=True, stdout=stream)
        subprocess.run([sys.executable, scorer, gold, str(output), *options], check=True)


if __name__ == "__main__":
    main()
