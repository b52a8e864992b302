"""What the shipped weights find in a few passages, stored, so that another processor or release that differs is seen.

usage: python -m tests.extract.encoder.golden [--write]

Prints the attributions; with --write stores them as the ones to come up to, which is right only after new weights, or
after a change of rules or tables that is meant to give other attributions.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from claims.extract import Extractor, make_extractor
from claims.extract.attribution import Attribution
from claims.spans import Span

__all__ = ["COMMAND", "STORED", "attributions_of", "load_passages", "load_stored"]

COMMAND = "python -m tests.extract.encoder.golden --write"

_FOLDER = Path(__file__).parents[2] / "data" / "golden"
STORED = _FOLDER / "attributions.json"

Row = dict[str, Any]


def load_passages() -> dict[str, str]:
    """Read the passages: text by name."""
    passages: dict[str, str] = yaml.safe_load((_FOLDER / "passages.yaml").read_text("utf-8"))
    return passages


def load_stored() -> dict[str, list[Row]]:
    """Read the attributions stored for each passage."""
    stored: dict[str, list[Row]] = json.loads(STORED.read_text("utf-8"))
    return stored


def attributions_of(extractor: Extractor, text: str) -> list[Row]:
    """Give all that is told of each attribution of a text; spans as "start:end words", confidence to two decimals."""
    return [_row(claim) for claim in extractor.extract(text).attributions]


def _row(claim: Attribution) -> Row:
    return {
        "content": _written(claim.content),
        "cue": _written(claim.cue),
        "source": _span(claim.source),
        "hops": [[_span(hop.span), _span(hop.cue)] for hop in claim.hops],
        "addressee": _span(claim.addressee),
        "condition": _span(claim.condition),
        "quote": claim.quote.value,
        "act": claim.act.value,
        "tense": claim.tense.value,
        "negated": claim.negated,
        "hypothetical": claim.hypothetical,
        "conditional": claim.conditional,
        "parent": claim.parent,
        "group": claim.group,
        "confidence": round(claim.confidence, 2),
    }


def _written(spans: Iterable[Span]) -> list[str | None]:
    return [_span(span) for span in spans]


def _span(span: Span | None) -> str | None:
    return f"{span.start}:{span.end} {span.text}" if span is not None else None


def main() -> None:
    """Print the attributions of all passages, or store them."""
    parser = argparse.ArgumentParser(prog="python -m tests.extract.encoder.golden", description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help=f"store them in {STORED.name}")
    options = parser.parse_args()
    extractor = make_extractor("encoder")
    found = {name: attributions_of(extractor, text) for name, text in load_passages().items()}
    written = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    if options.write:
        STORED.write_text(written, "utf-8")
    else:
        sys.stdout.write(written)


if __name__ == "__main__":
    main()
