"""spaCy's own reading of a text, word by word: what the parse heads of the encoder learn from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from claims.extract.encoder.pieces import Pieces
from claims.extract.pipeline import load_pipeline

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["LAYERS", "Inventory", "Reading", "Silver", "inventory_of", "number", "read_silver"]

LAYERS = ("tag", "part", "dependency", "entity", "opening")
"""What is read of every word beside its head; each layer has an inventory of labels."""

Inventory = dict[str, list[str]]
"""The labels of each layer, in the order of the encoder's outputs."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One paragraph as spaCy read it: words, lemmas, a label for each layer, and the head's number (a root's own)."""

    words: list[str]
    lemmas: list[str]
    labels: dict[str, list[str]]
    heads: list[int]


@dataclass(frozen=True, slots=True)
class Silver:
    """A reading in numbers: `layers` has shape (5, words), `heads` and `sentences` (words,)."""

    layers: NDArray[np.int64]
    heads: NDArray[np.int64]
    sentences: NDArray[np.int64]


def read_silver(pipeline: str, text: str, paragraphs: Sequence[Pieces]) -> list[Reading]:
    """Let the spaCy pipeline read the words of each paragraph, cut as the encoder cuts them."""
    from spacy.tokens import Doc

    nlp = load_pipeline(pipeline)
    docs = []
    for pieces in paragraphs:
        starts, ends = pieces.paragraph.starts, pieces.paragraph.ends
        words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        spaces = [end < after for end, after in zip(ends, [*starts[1:], ends[-1] + 1], strict=True)]
        docs.append(Doc(nlp.vocab, words=words, spaces=spaces))
    return [_reading(doc) for doc in nlp.pipe(docs)]


def _reading(doc: Doc) -> Reading:
    labels: dict[str, list[str]] = {layer: [] for layer in LAYERS}
    for token in doc:
        labels["tag"].append(token.tag_)
        labels["part"].append(token.pos_)
        labels["dependency"].append(token.dep_)
        labels["entity"].append("O" if token.ent_iob_ in {"O", ""} else f"{token.ent_iob_}-{token.ent_type_}")
        labels["opening"].append("B" if token.is_sent_start or token.i == 0 else "I")
    return Reading([t.text for t in doc], [t.lemma_ for t in doc], labels, [t.head.i for t in doc])


def inventory_of(readings: Iterable[Reading]) -> Inventory:
    """Collect the labels of every layer, the most frequent first."""
    counts: dict[str, Counter[str]] = {layer: Counter() for layer in LAYERS}
    for reading in readings:
        for layer in LAYERS:
            counts[layer].update(reading.labels[layer])
    return {
        layer: [label for label, _ in sorted(counts[layer].items(), key=lambda item: (-item[1], item[0]))]
        for layer in LAYERS
    }


def number(reading: Reading, inventory: Inventory) -> Silver:
    """Turn labels into their places in the inventory; one that is not in it becomes the most frequent."""
    rows = []
    for layer in LAYERS:
        places = {label: place for place, label in enumerate(inventory[layer])}
        rows.append([places.get(label, 0) for label in reading.labels[layer]])
    openings = np.array([label == "B" for label in reading.labels["opening"]], dtype=np.int64)
    return Silver(np.array(rows, dtype=np.int64), np.array(reading.heads, dtype=np.int64), np.cumsum(openings))
