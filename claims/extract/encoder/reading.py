"""The parse that the encoder's heads give: the same columns spaCy would, for everything that reads tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from claims.extract.encoder.decode import tree
from claims.extract.encoder.model import Encoded, Model
from claims.extract.encoder.pieces import Pieces, Window
from claims.extract.tokens import Parse

__all__ = ["Reader", "entities"]


@dataclass(slots=True)
class Reader:
    """Collects the parse of one text, paragraph by paragraph; tokens are numbered through the text."""

    model: Model
    body: str
    forced: frozenset[int]
    parse: Parse = field(default_factory=lambda: Parse([], [], [], [], [], [], [], [], [], []))

    def read(self, pieces: Sequence[Pieces], window: Window, encoded: Encoded) -> None:
        """Read the paragraphs of one window; windows come in the order of the text."""
        for number, firsts in zip(window.numbers, window.firsts, strict=True):
            self._paragraph(pieces[number], firsts, encoded)

    def _paragraph(self, pieces: Pieces, firsts: NDArray[np.int64], encoded: Encoded) -> None:
        parse, labels = self.parse, self.model.labels
        offset = len(parse.starts)
        starts, ends = pieces.paragraph.starts, pieces.paragraph.ends
        written = [self.body[start:end] for start, end in zip(starts, ends, strict=True)]
        best = {layer: numbers[firsts].tolist() for layer, numbers in encoded.layers.items()}
        openings = self._openings(starts, [labels["opening"][number] for number in best["opening"]])
        heads, arcs = np.zeros(len(starts), np.int64), np.zeros(len(starts), np.int64)
        for first, last in zip(openings, [*openings[1:], len(starts)], strict=True):
            places = firsts[first:last]
            found = np.array(tree(encoded.arcs[np.ix_(places, places)]), dtype=np.int64)
            heads[first:last] = first + found
            # A sentence at a time: products of more rows would be spread over all cores.
            arcs[first:last] = self.model.arc_labels(encoded.dependents[places], encoded.governors[places[found]])
        roots = heads == np.arange(len(heads))
        names = [labels["dependency"][number] for number in arcs.tolist()]
        parse.starts += starts
        parse.ends += ends
        parse.words += [word.lower() for word in written]
        tags = [labels["tag"][number] for number in best["tag"]]
        parts = [labels["part"][number] for number in best["part"]]
        parse.lemmas += list(map(self.model.lemmas.lemma, written, parts, tags))
        parse.tags += tags
        parse.parts += parts
        parse.deps += ["ROOT" if root else name for root, name in zip(roots.tolist(), names, strict=True)]
        parse.heads += (heads + offset).tolist()
        parse.openings += [offset + opening for opening in openings]
        parse.entities += entities([labels["entity"][number] for number in best["entity"]], offset)

    def _openings(self, starts: Sequence[int], labels: Sequence[str]) -> list[int]:
        """Give the words sentences begin with: where the head says so, and where the characters force it."""
        return [
            word
            for word, (start, label) in enumerate(zip(starts, labels, strict=True))
            if word == 0 or label == "B" or start in self.forced
        ]


def entities(labels: Sequence[str], offset: int) -> list[tuple[int, int, str]]:
    """Join the B and I labels of consecutive words, of which the first has the number `offset`, into ranges.

    An I of another kind than the word before begins a name of its own.
    """
    found: list[tuple[int, int, str]] = []
    for word, label in enumerate(labels):
        mark, _, kind = label.partition("-")
        place = offset + word
        if mark == "I" and found and found[-1][1] == place and found[-1][2] == kind:
            found[-1] = (found[-1][0], place + 1, kind)
        elif mark != "O":
            found.append((place, place + 1, kind))
    return found
