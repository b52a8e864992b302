"""Examples into tensors: windows packed anew each epoch, batches of like length."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from claims.extract.encoder.pieces import WINDOW, Pieces, Window, packed
from claims.extract.encoder.relation import ROLES, cue_view
from claims.training.examples import Example, Item
from claims.training.network import CUE_TAGS

__all__ = ["OPENING", "SEPARATOR", "Batch", "CueBatch", "Part", "collate", "cue_batch", "window_batches"]

OPENING, SEPARATOR = 101, 102  # [CLS] and [SEP] of the BERT vocabulary
_WINDOWS = (96, 160, WINDOW, WINDOW)
_PIECES = 12 * WINDOW  # of a batch
_POOL = 600
_SPLIT_FROM = 8
_STRAIGHTENED = 0.25
_MASKED = -1e4
_STEP = 16  # lengths are padded to a multiple, so that few shapes occur


@dataclass(frozen=True, slots=True)
class Part:
    """One window of one example, with the pieces it was packed from."""

    example: Example
    pieces: list[Pieces]
    window: Window


@dataclass(frozen=True, slots=True)
class CueBatch:
    """N cues: `places` (N, W) of their paragraphs' words in the flattened states, and what the relation head is told.

    `roles` (N, W) is gold where `by_hand` (N,) is true; `soft` (N, W, 5) sums to 1 at a word that teachers labelled,
    to 0 elsewhere.
    """

    places: Tensor
    weights: Tensor
    distances: Tensor
    flags: Tensor
    bias: Tensor
    mask: Tensor
    roles: Tensor
    by_hand: Tensor
    soft: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """B windows of L wordpieces, and their N words, flattened.

    `words` (N,) are places in the flattened (B * L) states; `cues` (N, 3) the cue tags to learn, as a distribution
    (all zero where there is nothing to learn); `layers` (5, N) and `heads` (N,), places within the window, are silver;
    `sentences` (B, L) a number for each sentence at its words, -1 elsewhere.
    """

    ids: Tensor
    features: Tensor
    bias: Tensor
    words: Tensor
    cues: Tensor
    layers: Tensor
    heads: Tensor
    sentences: Tensor
    relations: list[CueBatch]


def window_batches(examples: Sequence[Example], source: random.Random) -> list[list[Part]]:
    """Pack every example into windows of a size drawn for it, and group windows of like length, in random order."""
    parts: list[Part] = []
    for example in examples:
        pieces = example.straight if source.random() < _STRAIGHTENED else example.pieces
        size = source.choice(_WINDOWS)
        parts += [Part(example, pieces, window) for window in packed(pieces, OPENING, SEPARATOR, size)]
    source.shuffle(parts)
    groups: list[list[Part]] = []
    for start in range(0, len(parts), _POOL):
        formed: list[list[Part]] = [[]]
        for part in sorted(parts[start : start + _POOL], key=lambda one: len(one.window)):
            if formed[-1] and (len(formed[-1]) + 1) * len(part.window) > _PIECES:
                formed.append([])
            formed[-1].append(part)
        source.shuffle(formed)
        groups += formed
    return groups


def collate(parts: Sequence[Part], soft_share: float) -> Batch:
    """Make one batch; where teachers have labelled an example they count `soft_share`, its annotators the rest."""
    length = -(-max(len(part.window) for part in parts) // _STEP) * _STEP
    ids, features = np.zeros((len(parts), length), np.int64), np.zeros((len(parts), length), np.int64)
    bias = np.full((len(parts), length), _MASKED, np.float32)
    sentences = np.full((len(parts), length), -1, np.int64)
    words, cues, layers, heads, items = [], [], [], [], []
    for row, part in enumerate(parts):
        window = part.window
        ids[row, : len(window)], features[row, : len(window)], bias[row, : len(window)] = window.ids, window.features, 0
        opened = 0
        for number, firsts in zip(window.numbers, window.firsts, strict=True):
            silver = part.example.silver[number]
            sentences[row, firsts] = silver.sentences + opened
            opened += int(silver.sentences[-1]) + 1
            words.append(firsts + row * length)
            layers.append(silver.layers)
            heads.append(firsts[silver.heads])
            cues.append(_cue_targets(part.example, number, soft_share))
            items += [
                (firsts + row * length, part.pieces[number].quoted, item, others)
                for item, others in _items(part.example, number)
            ]
    items.sort(key=lambda one: len(one[0]))
    cut = len(items) * 2 // 3
    groups = [items[:cut], items[cut:]] if cut > _SPLIT_FROM else [items]
    return Batch(
        torch.from_numpy(ids),
        torch.from_numpy(features),
        torch.from_numpy(bias),
        torch.from_numpy(np.concatenate(words)),
        torch.from_numpy(np.concatenate(cues)),
        torch.from_numpy(np.concatenate(layers, axis=1)),
        torch.from_numpy(np.concatenate(heads)),
        torch.from_numpy(sentences),
        [cue_batch(group) for group in groups if group],
    )


def _cue_targets(example: Example, number: int, soft_share: float) -> np.ndarray:
    words = example.silver[number].layers.shape[1]
    gold = np.zeros((words, CUE_TAGS), np.float32)
    if example.gold is not None:
        gold[:, 0] = 1
        for item in example.gold[number]:
            for place, word in enumerate(item.cue):
                gold[word] = (0, 1, 0) if place == 0 else (0, 0, 1)
    if example.soft is None:
        return gold
    share = soft_share if example.gold is not None else 1.0
    return share * example.soft[number].cues + (1 - share) * gold


def _items(example: Example, number: int) -> list[tuple[Item, set[int]]]:
    """Give the cues to learn roles from, which have content, each with the words of the paragraph's other cues."""
    if example.soft is not None:
        items: tuple[Item, ...] = example.soft[number].items
    else:
        items = tuple(example.gold[number]) if example.gold is not None else ()
    cues = {word for item in items for word in item.cue}
    return [
        (item, cues - set(item.cue))
        for item in items
        if item.roles is None or (item.roles >= ROLES.index("B-content")).any()
    ]


def cue_batch(items: Sequence[tuple[np.ndarray, np.ndarray, Item, set[int]]]) -> CueBatch:
    """Pad cues to one width; each comes with the places of its words, their quotation flags and the other cues."""
    count, width = len(items), -(-max(len(item[0]) for item in items) // _STEP) * _STEP
    places, distances, flags, roles = (np.zeros((count, width), np.int64) for _ in range(4))
    weights, bias = np.zeros((count, width), np.float32), np.full((count, width), _MASKED, np.float32)
    mask, by_hand = np.zeros((count, width), bool), np.zeros(count, bool)
    soft = np.zeros((count, width, len(ROLES)), np.float32)
    for row, (firsts, quoted, item, others) in enumerate(items):
        words = len(firsts)
        places[row, :words], bias[row, :words], mask[row, :words] = firsts, 0, True
        weights[row, :words], distances[row, :words], flags[row, :words] = cue_view(item.cue, others, quoted)
        if item.roles is not None:
            roles[row, :words], by_hand[row] = item.roles, True
        if item.soft is not None:
            soft[row, :words] = item.soft
    arrays = (places, weights, distances, flags, bias, mask, roles, by_hand, soft)
    return CueBatch(*map(torch.from_numpy, arrays))
