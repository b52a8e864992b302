"""`python -m claims.training.word_vectors`: what single words mean, out of the encoder's first layer.

Statements are compared word by word without running the network. The rows of its embedding table, centred and turned
to their 64 main axes, keep which words mean nearly the same (after Tulkens and van Dongen's Model2Vec, 2024); the
order of the vocabulary, that of frequency, says how rare a word is.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import typer

from claims.extract.encoder.model import WEIGHTS
from claims.statements.vectors import TABLE

__all__ = ["make_table"]

AXES = 64
_TABLE_NAME = "word_embeddings.weight"
_WORD = re.compile(r"[^\W\d_]{2,}")


def make_table(weights: Path, target: Path) -> int:
    """Write the words of the encoder's vocabulary with their vectors, as signed bytes; give how many there are."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(weights / "encoder.onnx").graph
    parts = {each.name.split(_TABLE_NAME)[1]: each for each in graph.initializer if _TABLE_NAME in each.name}
    raw, zero, scale = (numpy_helper.to_array(parts[name]) for name in ("_quantized", "_zero_point", "_scale"))
    rows = (raw.astype(np.float32) - zero.astype(np.float32)) * scale
    vocabulary = (weights / "vocabulary.txt").read_text("utf-8").split("\n")
    kept = [number for number, word in enumerate(vocabulary) if _WORD.fullmatch(word)]
    centred = rows[kept] - rows[kept].mean(axis=0)
    turned = centred @ np.linalg.svd(centred, full_matrices=False)[2][:AXES].T
    shortened = np.rint(turned * (127 / np.abs(turned).max(axis=1, keepdims=True))).astype(np.int8)
    words = np.frombuffer("\n".join(vocabulary[number] for number in kept).encode(), dtype=np.uint8)
    np.savez_compressed(target, words=words, vectors=shortened)
    return len(kept)


def main(weights: Path = WEIGHTS, target: Path = TABLE) -> None:
    """Write the table anew, after the encoder was trained."""
    typer.echo(f"{make_table(weights, target)} words")


if __name__ == "__main__":
    typer.run(main)
