"""A trained model into the files the program ships: two int8 ONNX graphs, labels, arrays and a vocabulary."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from claims.training.learn import Model
from claims.training.silver import LAYERS, Inventory

__all__ = ["export"]

_OPSET = 17
_LAST_LATIN = 0x24F
_PUNCTUATION = range(0x2000, 0x2100)
"""General punctuation, superscripts and currency: dashes, quotation marks, the euro."""


class _EncoderGraph(nn.Module):
    """The encoder as it runs: one window, probabilities for cues, the best label for every layer of the parse."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.encoder = model.encoder

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        states, cues, mixed = self.encoder(ids, features)
        layers = [self.encoder.layers[name](mixed).argmax(-1) for name in LAYERS if name != "dependency"]
        return (
            states,
            torch.softmax(cues, -1),
            self.encoder.arcs(mixed),
            self.encoder.label_dependent(mixed),
            self.encoder.label_governor(mixed),
            *layers,
        )


def export(model: Model, inventory: Inventory, base: Path, folder: Path) -> None:
    """Write the weights of `model` into `folder`: matrices as 8-bit integers, everything else as it is.

    Weights are kept to seven bits (`reduce_range`): processors without VNNI add pairs of products in 16 bits, which
    eight would overflow, and the output must not depend on the processor. Vocabulary entries that no English text
    needs (unused ones, and scripts other than Latin) are left out. The lemma tables must be in `folder` already: they
    are part of the digest.
    """
    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    vocabulary = (base / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n")
    kept = [number for number, piece in enumerate(vocabulary) if _is_needed(piece)]
    words = model.encoder.bert.embeddings.word_embeddings
    full = words.weight.data
    words.weight = nn.Parameter(full[kept], requires_grad=False)
    (folder / "vocabulary.txt").write_text("\n".join(vocabulary[number] for number in kept), "utf-8")
    _graphs(model, folder)
    words.weight = nn.Parameter(full, requires_grad=False)
    transitions, starts = model.chain.scores()
    label = model.encoder.label
    np.savez(
        folder / "arrays.npz",
        transitions=transitions.detach().numpy(),
        starts=starts.detach().numpy(),
        arc_weight=label.weight.detach().numpy().T,
        arc_bias=label.bias.detach().numpy(),
    )
    digest = hashlib.sha256()
    for part in ("encoder.onnx", "relation.onnx", "arrays.npz", "lemmas.json.gz", "vocabulary.txt"):
        digest.update((folder / part).read_bytes())
    described = {"digest": f"sha256:{digest.hexdigest()}", "labels": {layer: inventory[layer] for layer in LAYERS}}
    (folder / "labels.json").write_text(json.dumps(described, indent=1, sort_keys=True) + "\n", "utf-8")


def _is_needed(piece: str) -> bool:
    if piece.startswith("[unused"):
        return False
    return all(ord(letter) <= _LAST_LATIN or ord(letter) in _PUNCTUATION for letter in piece)


def _graphs(model: Model, folder: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    length, width, count = 40, model.encoder.bert.config.hidden_size, 3
    numbers, floats = torch.zeros(1, length, dtype=torch.long), torch.zeros(count, length)
    whole = torch.zeros(count, length, dtype=torch.long)
    layers = [name for name in LAYERS if name != "dependency"]
    encoder_outputs = ["states", "cues", "arcs", "dependents", "governors", *layers]
    relation_inputs = ["words", "weights", "distances", "flags"]
    places = {"arcs": {1: "length", 2: "length"}}
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch)
        torch.onnx.export(
            _EncoderGraph(model),
            (numbers, numbers),
            str(plain / "encoder.onnx"),
            input_names=["ids", "features"],
            output_names=encoder_outputs,
            dynamic_axes={name: places.get(name, {1: "length"}) for name in ["ids", "features", *encoder_outputs]},
            opset_version=_OPSET,
            dynamo=False,
        )
        torch.onnx.export(
            model.relation,
            (torch.zeros(1, length, width), floats, whole, whole),
            str(plain / "relation.onnx"),
            input_names=relation_inputs,
            output_names=["roles"],
            dynamic_axes={
                "words": {1: "length"},
                **{name: {0: "count", 1: "length"} for name in [*relation_inputs[1:], "roles"]},
            },
            opset_version=_OPSET,
            dynamo=False,
        )
        for part in ("encoder.onnx", "relation.onnx"):
            quant_pre_process(str(plain / part), str(plain / f"prepared-{part}"), skip_symbolic_shape=True)
            quantize_dynamic(
                str(plain / f"prepared-{part}"),
                str(folder / part),
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=True,
                extra_options={"MatMulConstBOnly": True},
            )
