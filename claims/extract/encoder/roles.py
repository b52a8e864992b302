"""Who said what at each cue: the relation head over the cues of a text, decoded into ranges of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.extract.encoder.decode import best_paths, cue_words, role_ranges
from claims.extract.encoder.model import Model
from claims.extract.encoder.pieces import Pieces
from claims.extract.encoder.relation import cue_view
from claims.extract.tokens import Range

__all__ = ["Found", "Scored", "find_roles"]

_BATCH = 64
_LONG = 128
"""Words of a paragraph up to which every cue sees all of it."""
_BEFORE, _BEHIND = 64, 96
"""Words around its cue that are read in a longer one: in training 99 % of sources and contents lie within them."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scored:
    """One paragraph after the encoder: states (W, 384) and cue probabilities (W, 3) of its words.

    `offset` is the number of its first word in the text.
    """

    pieces: Pieces
    states: Floats
    cues: Floats
    offset: int


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as the encoder sees it, in token numbers of the text; `probability` is that of its cue."""

    cue: Range
    sources: tuple[Range, ...]
    content: tuple[Range, ...]
    probability: float

    @property
    def source(self) -> Range | None:
        """Give the source nearest the cue."""
        first, last = self.cue
        return min(self.sources, key=lambda one: min(abs(one[0] - last), abs(one[1] - first)), default=None)


@dataclass(frozen=True, slots=True)
class _View:
    """What one cue sees: its words (of the paragraph), where the view begins, and the scores of roles (W, 5) in it."""

    scored: Scored
    cue: list[int]
    start: int
    scores: Floats


def find_roles(model: Model, paragraphs: Sequence[Scored], threshold: float) -> list[Found]:
    """Give the attributions of a text, in the order of their cues; a cue for which no content is found gives none."""
    views = [view for scored in paragraphs for view in _views(model, scored, threshold)]
    views.sort(key=lambda view: len(view.scores))  # views of like length are decoded together, with little padding
    found = [one for first in range(0, len(views), _BATCH) for one in _decoded(model, views[first : first + _BATCH])]
    return sorted(found, key=lambda one: one.cue)


def _views(model: Model, scored: Scored, threshold: float) -> list[_View]:
    """Run the relation head over the cues of one paragraph: all at once, or each in its surroundings."""
    cues = cue_words(scored.cues, threshold)
    length = len(scored.states)
    if not cues:
        return []
    if length <= _LONG:
        scores = _scores(model, scored, cues, cues, (0, length))
        return [_View(scored, cue, 0, rows) for cue, rows in zip(cues, scores, strict=True)]
    views = []
    for cue in cues:
        start, end = max(0, cue[0] - _BEFORE), min(length, cue[-1] + 1 + _BEHIND)
        views.append(_View(scored, cue, start, _scores(model, scored, [cue], cues, (start, end))[0]))
    return views


def _scores(model: Model, scored: Scored, cues: list[list[int]], every: list[list[int]], reach: Range) -> Floats:
    """Score the roles of the words in `reach` as seen from each of `cues`, (N, W, 5)."""
    start, end = reach
    words = {word - start for cue in every for word in cue if start <= word < end}
    told = []
    for cue in cues:
        own = [word - start for word in cue]
        told.append(cue_view(own, words - set(own), scored.pieces.quoted[start:end]))
    weights, distances, flags = (np.stack(rows) for rows in zip(*told, strict=True))
    return model.relate(scored.states[start:end], weights, distances, flags)


def _decoded(model: Model, views: Sequence[_View]) -> list[Found]:
    lengths = [len(view.scores) for view in views]
    scores = np.zeros((len(views), max(lengths), views[0].scores.shape[1]), np.float32)
    for row, view in enumerate(views):
        scores[row, : lengths[row]] = view.scores
    paths = best_paths(scores, model.transitions, model.starts, lengths)
    found = []
    for view, path, length in zip(views, paths, lengths, strict=True):
        offset = view.scored.offset
        content = _moved(role_ranges(path[:length], "content"), offset + view.start)
        if content:
            sources = _moved(role_ranges(path[:length], "source"), offset + view.start)
            sure = float((1 - view.scored.cues[view.cue, 0]).mean())
            found.append(Found((offset + view.cue[0], offset + view.cue[-1] + 1), sources, content, sure))
    return found


def _moved(ranges: Sequence[Range], offset: int) -> tuple[Range, ...]:
    return tuple((first + offset, last + offset) for first, last in ranges)
