"""How long `claims --help` takes beside `sqlite-utils --version`: both commands alternately, ten times, medians.

usage: python bench/startup.py
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

RUNS = 10


def seconds(command: list[str]) -> float:
    """Give the wall time of one run."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Print both medians and their ratio."""
    bin_folder = Path(sys.executable).parent
    ours = [str(bin_folder / "claims"), "--help"]
    theirs = [str(bin_folder / "sqlite-utils"), "--version"]
    seconds(ours), seconds(theirs)  # the first run compiles bytecode
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(RUNS)]
    a, b = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    print(f"claims --help            {a * 1000:6.0f} ms")
    print(f"sqlite-utils --version   {b * 1000:6.0f} ms")
    print(f"ratio                    {a / b:6.2f}")


if __name__ == "__main__":
    main()
