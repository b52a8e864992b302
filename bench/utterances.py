"""How well utterances of one speaker are told apart or known again: the pairs of tests/data/statements, by halves.

Run: python bench/utterances.py [--errors]

Every other pair was held back while the rules were made: `--errors` names the pairs of the other half only.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.statements.utterances import are_one, judge, read_pairs


def main() -> None:
    """Print the figures of each half and of both together."""
    pairs = list(read_pairs())
    print("developed on:", judge(pair for pair in pairs if not pair.held_back))
    print("held back:   ", judge(pair for pair in pairs if pair.held_back))
    print("all:         ", judge(pairs))
    if "--errors" in sys.argv[1:]:
        for pair in pairs:
            if not pair.held_back and are_one(pair.one, pair.other) is not pair.together:
                verdict = "left apart" if pair.together else "folded"
                print(f"{verdict} ({pair.kind}):\n  {pair.one}\n  {pair.other}")


if __name__ == "__main__":
    main()
