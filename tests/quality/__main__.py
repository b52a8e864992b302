"""Print the figures of one extractor on the annotated passages, or how well it is found who is meant.

usage: python -m tests.quality [EXTRACTOR] [--errors] [--floors] [--references]
"""

from __future__ import annotations

import argparse
import sys

from claims.errors import ClaimsError
from claims.extract import EXTRACTORS, make_extractor
from claims.resolve.directory import Directory
from claims.resolve.seeds import seed_actors
from tests.quality.floors import as_floors
from tests.quality.meant import ReferenceReport, make_reference_report
from tests.quality.report import Report, make_report


def main() -> None:
    """Print the tables; with --errors every error, with --floors what floors.yaml would say."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__.splitlines()[0])
    parser.add_argument("extractor", nargs="?", default="rules", choices=sorted(EXTRACTORS))
    parser.add_argument("--errors", action="store_true", help="print every claim that is missed, spurious or different")
    parser.add_argument("--floors", action="store_true", help="print the figures as floors, rounded down")
    parser.add_argument("--references", action="store_true", help="who is meant by pronouns, role nouns and names")
    options = parser.parse_args()
    report: Report | ReferenceReport
    try:
        extractor = make_extractor(options.extractor)
        if options.references:
            report = make_reference_report(extractor, Directory(seed_actors()))
        else:
            report = make_report(extractor)
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
