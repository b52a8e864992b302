"""The tables the program finds dictionary forms by, taken from spaCy's lemmatizer and from what it read."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from claims.extract.pipeline import load_pipeline
from claims.training.silver import Reading

__all__ = ["write_lemma_tables"]

_CLOSED = ("AUX", "PRON", "DET", "PART", "ADP", "SCONJ", "CCONJ")
_OPEN = {"NOUN": "noun", "VERB": "verb", "ADJ": "adj"}
_LONGEST = 24


def write_lemma_tables(pipeline: str, readings: Iterable[Reading], path: Path) -> None:
    """Write the rules, exceptions and index of the pipeline's lemmatizer, and the forms it gave closed classes."""
    seen: dict[tuple[str, str], Counter[str]] = {}
    for reading in readings:
        for word, part, lemma in zip(reading.words, reading.labels["part"], reading.lemmas, strict=True):
            if part in _CLOSED:
                seen.setdefault((part, word.lower()), Counter())[lemma] += 1
    words: dict[str, dict[str, str]] = {part: {} for part in _CLOSED}
    for (part, word), lemmas in sorted(seen.items()):
        best = lemmas.most_common(1)[0][0]
        if best != word:
            words[part][word] = best
    lookups = load_pipeline(pipeline).get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    exceptions, index, endings = (lookups.get_table(name) for name in ("lemma_exc", "lemma_index", "lemma_rules"))
    tables = {
        "words": words,
        "exceptions": {part: dict(sorted(exceptions[name].items())) for part, name in _OPEN.items()},
        "endings": {part: endings[name] for part, name in _OPEN.items()},
        "index": {
            part: sorted(word for word in index[name] if word.isalpha() and len(word) <= _LONGEST)
            for part, name in _OPEN.items()
        },
    }
    # Without the time of writing, so that the same tables are the same bytes.
    path.write_bytes(gzip.compress(json.dumps(tables, separators=(",", ":")).encode(), mtime=0))
