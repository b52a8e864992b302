"""The trained network at run time: two ONNX graphs on one thread, and the small arrays that decoding needs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from claims.errors import ClaimsError
from claims.extract.encoder.lemmas import Lemmas, load_lemmas
from claims.extract.encoder.pieces import Window

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

__all__ = ["LAYERS", "WEIGHTS", "Encoded", "Model", "load_model", "read_digest"]

LAYERS = ("tag", "part", "entity", "opening")
"""What the parse heads say of a word by itself; its head and the name of the dependency come from the arcs."""

WEIGHTS = Path(__file__).parent / "weights"
"""The weights that ship with the program."""

_UNKNOWN = "[UNK]"
_PARTS = ("encoder.onnx", "relation.onnx", "arrays.npz", "labels.json", "lemmas.json.gz", "vocabulary.txt")

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Encoded:
    """What one pass says of a window of L wordpieces.

    `states` (L, 384); `cues` (L, 3), probabilities of O, B and I; `layers` the number of the best label at each
    wordpiece, (L,) for each layer of the parse; `arcs` (L, L) scores each place (column) as head of each (row);
    `dependents` and `governors` (L, 128) are what the label of an arc is read from.
    """

    states: Floats
    cues: Floats
    layers: dict[str, Numbers]
    arcs: Floats
    dependents: Floats
    governors: Floats


@dataclass(frozen=True, slots=True)
class Model:
    """The network with its labels; `transitions` (5, 5) and `starts` (5,) are the scores of the role chain."""

    encoder: InferenceSession
    relation: InferenceSession
    tokenizer: Tokenizer
    labels: dict[str, list[str]]
    lemmas: Lemmas
    transitions: Floats
    starts: Floats
    arc_weight: Floats
    arc_bias: Floats
    opening: int
    separator: int
    digest: str

    def encode(self, window: Window) -> Encoded:
        """Run the encoder over one window: alone, for on one thread a batch is no faster."""
        inputs = {"ids": window.ids[None], "features": window.features[None]}
        wanted = ("states", "cues", "arcs", "dependents", "governors", *LAYERS)
        states, cues, arcs, dependents, governors, *layers = (found[0] for found in self.encoder.run(wanted, inputs))
        return Encoded(states, cues, dict(zip(LAYERS, layers, strict=True)), arcs, dependents, governors)

    def relate(self, words: Floats, weights: Floats, distances: Numbers, flags: Numbers) -> Floats:
        """Score the roles (N, W, 5) of the W words (W, 384) of a paragraph, as seen from N cues: all else (N, W)."""
        inputs = {"words": words[None], "weights": weights, "distances": distances, "flags": flags}
        scores: Floats = self.relation.run(None, inputs)[0]
        return scores

    def arc_labels(self, dependents: Floats, governors: Floats) -> Numbers:
        """Give the number of the best label of each of N arcs, from the two ends' (N, 128)."""
        scores = np.maximum(dependents + governors, 0) @ self.arc_weight + self.arc_bias
        best: Numbers = scores.argmax(axis=1)
        return best


@lru_cache(maxsize=2)
def load_model(folder: Path = WEIGHTS) -> Model:
    """Load the weights in `folder`, once.

    Raises ClaimsError where a part is missing, naming it: an installation without its weights, or a folder that
    training has not finished.
    """
    _check(folder)
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    arrays = np.load(folder / "arrays.npz")
    described = json.loads((folder / "labels.json").read_text("utf-8"))
    pieces = {piece: number for number, piece in enumerate((folder / "vocabulary.txt").read_text("utf-8").split("\n"))}
    return Model(
        encoder=InferenceSession(folder / "encoder.onnx", options, providers=["CPUExecutionProvider"]),
        relation=InferenceSession(folder / "relation.onnx", options, providers=["CPUExecutionProvider"]),
        tokenizer=_tokenizer(pieces),
        labels=described["labels"],
        lemmas=load_lemmas(folder / "lemmas.json.gz"),
        transitions=arrays["transitions"],
        starts=arrays["starts"],
        arc_weight=arrays["arc_weight"],
        arc_bias=arrays["arc_bias"],
        opening=pieces["[CLS]"],
        separator=pieces["[SEP]"],
        digest=described["digest"],
    )


def read_digest(folder: Path = WEIGHTS) -> str:
    """Give the digest of the weights in `folder` without loading them; raises ClaimsError like `load_model`."""
    _check(folder)
    digest: str = json.loads((folder / "labels.json").read_text("utf-8"))["digest"]
    return digest


def _check(folder: Path) -> None:
    missing = [part for part in _PARTS if not (folder / part).is_file()]
    if missing:
        message = f"The encoder's weights are incomplete: {folder} has no {', '.join(missing)}."
        raise ClaimsError(message, hint="Install claims again, or use --extractor rules, which needs no weights.")


def _tokenizer(pieces: dict[str, int]) -> Tokenizer:
    """Make BERT's uncased wordpiece tokenizer over a vocabulary."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordPiece
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer

    tokenizer = Tokenizer(WordPiece(pieces, unk_token=_UNKNOWN, max_input_chars_per_word=100))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer
