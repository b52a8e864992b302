"""A network whose every score is written by hand, to see what is made of scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.extract.encoder.lemmas import Lemmas
from claims.extract.encoder.model import Model
from claims.extract.encoder.relation import DISTANCES, ROLES
from claims.extract.encoder.roles import Scored
from tests.extract.encoder.wordpieces import OPENING, SEPARATOR, letters, spelt

__all__ = ["Relation", "network", "scored"]


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation head that takes for source the word before a cue, if marked so, and for content what is marked so.

    Words carry their mark as a state: 0 for neither, 1 for a source, 2 for content.
    """

    def run(
        self, _wanted: Sequence[str] | None, inputs: Mapping[str, NDArray[np.float32]]
    ) -> list[NDArray[np.float32]]:
        """Score the roles (N, W, 5), as the session of the real head does."""
        marks, distances = inputs["words"][:, :, 0], inputs["distances"]
        before = np.pad(marks, ((0, 0), (1, 0)))[:, :-1]
        roles = np.where((marks == 1) & (distances == DISTANCES // 2 - 1), ROLES.index("B-source"), ROLES.index("O"))
        roles = np.where(marks == 2, np.where(before == 2, ROLES.index("I-content"), ROLES.index("B-content")), roles)
        return [np.eye(len(ROLES), dtype=np.float32)[roles]]


def network(labels: dict[str, list[str]]) -> Model:
    """Give a model with these labels, whose arcs are labelled by the state of the dependent alone."""
    arc_labels = len(labels.get("dependency", ["dep"]))
    return Model(
        encoder=None,
        relation=Relation(),
        tokenizer=letters(),
        labels=labels,
        lemmas=Lemmas({}, {"VERB": {"fell": ["fall"]}}, {"VERB": [("s", "")]}, {"VERB": frozenset({"say"})}),
        transitions=np.zeros((len(ROLES), len(ROLES)), np.float32),
        starts=np.zeros(len(ROLES), np.float32),
        arc_weight=np.eye(arc_labels, dtype=np.float32),
        arc_bias=np.zeros(arc_labels, np.float32),
        opening=OPENING,
        separator=SEPARATOR,
        digest="by hand",
    )


def scored(text: str, offset: int, *, sure: float = 0.9) -> Scored:
    """Mark the words of a one-paragraph text: "he/s said/c rain/w fell/w" has a source, a cue and content of two words.

    "I" in "said/c out/I" goes on with a cue; cues have the probability `sure`. Marks are not part of the words.
    """
    words, _, marks = zip(*(written.partition("/") for written in text.split()), strict=True)
    (pieces,) = spelt(" ".join(words))
    states = np.array([[{"s": 1, "w": 2}.get(mark, 0)] for mark in marks], np.float32)
    tags = {"c": (1 - sure, sure, 0), "I": (1 - sure, 0, sure)}
    cues = np.array([tags.get(mark, (1, 0, 0)) for mark in marks], np.float32)
    return Scored(pieces, states, cues, offset)
