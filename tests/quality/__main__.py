"""Print the figures of one extractor on the annotated passages.

usage: python -m tests.quality [EXTRACTOR] [--errors] [--floors]
"""

from __future__ import annotations

import argparse
import sys

from claims.errors import ClaimsError
from claims.extract import EXTRACTORS, make_extractor
from tests.quality.floors import as_floors
from tests.quality.report import make_report


def main() -> None:
    """Print the tables; with --errors every error, with --floors what floors.yaml would say."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__.splitlines()[0])
    parser.add_argument("extractor", nargs="?", default="rules", choices=sorted(EXTRACTORS))
    parser.add_argument("--errors", action="store_true", help="print every claim that is missed, spurious or different")
    parser.add_argument("--floors", action="store_true", help="print the figures as floors, rounded down")
    options = parser.parse_args()
    try:
        report = make_report(make_extractor(options.extractor))
    except ClaimsError as error:
        sys.exit(str(error))
    lines = [report.table()]
    if options.errors:
        lines += ["", *report.errors]
    if options.floors:
        lines += ["", as_floors(options.extractor, report.figures())]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
