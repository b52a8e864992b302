"""Several models into one: what teachers say of every word, for a student to learn from beside people's labels.

After G. Hinton et al., "Distilling the Knowledge in a Neural Network" (2015); for the role chain the teachers'
posterior of each word, as in X. Wang et al., "Structure-Level Knowledge Distillation For Multilingual Sequence
Labeling" (ACL 2020).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from claims.extract.encoder.decode import cue_words
from claims.extract.encoder.pieces import Pieces, packed
from claims.training.batches import OPENING, SEPARATOR, cue_batch
from claims.training.examples import Example, Item, SoftLabels
from claims.training.learn import Model

__all__ = ["teach"]

_DOUBTFUL = 0.25
"""Cues that teachers together hold at least this likely are items to learn from."""


def teach(teachers: Sequence[Model], example: Example) -> None:
    """Set the soft labels of one example: the mean of what the teachers say."""
    soft: list[SoftLabels] = []
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for window in packed(example.pieces, OPENING, SEPARATOR):
            ids, features = torch.from_numpy(window.ids)[None], torch.from_numpy(window.features)[None]
            bias = torch.zeros(ids.shape)
            encoded = [teacher.encoder(ids, features, bias)[:2] for teacher in teachers]
            cues = torch.stack([torch.softmax(logits[0].float(), -1) for _, logits in encoded]).mean(0).numpy()
            for number, firsts in zip(window.numbers, window.firsts, strict=True):
                states = [found[0][0][torch.from_numpy(firsts)] for found in encoded]
                gold = example.gold[number] if example.gold is not None else []
                soft.append(_paragraph(teachers, states, cues[firsts], example.pieces[number], gold))
    example.soft = soft


def _paragraph(
    teachers: Sequence[Model], states: Sequence[torch.Tensor], cues: np.ndarray, pieces: Pieces, gold: Sequence[Item]
) -> SoftLabels:
    marked = {word for item in gold for word in item.cue}
    seen = [tuple(cue) for cue in cue_words(cues, _DOUBTFUL) if marked.isdisjoint(cue)]
    items = [*gold, *(Item(cue, None) for cue in seen)]
    if not items:
        return SoftLabels(cues, ())
    every = {word for item in items for word in item.cue}
    places = np.arange(len(cues))
    batch = cue_batch([(places, pieces.quoted, item, every - set(item.cue)) for item in items])
    total = torch.zeros(batch.soft.shape)
    for teacher, own in zip(teachers, states, strict=True):
        words = own[batch.places.reshape(-1)].reshape(*batch.places.shape, -1)
        logits = teacher.relation(words, batch.weights, batch.distances, batch.flags, batch.bias)
        total += teacher.chain.marginals(logits, batch.mask)
    posterior = (total / len(teachers)).numpy()[:, : len(cues)]
    taught = tuple(Item(item.cue, item.roles, posterior[row]) for row, item in enumerate(items))
    return SoftLabels(cues, taught)
