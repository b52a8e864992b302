from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from claims.errors import ClaimsError
from claims.extract.encoder.model import LAYERS, WEIGHTS, Model, load_model, read_digest
from claims.extract.encoder.pieces import Window, packed, read_pieces
from claims.extract.encoder.relation import ROLES

BODY = "The harbour board said the quay will sink.\n\n“We have to move the boats,” Berg warned."


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model()


@pytest.fixture(scope="module")
def window(model: Model) -> Window:
    (window,) = packed(read_pieces(BODY, [0, 44], [], model.tokenizer), model.opening, model.separator)
    return window


def test_every_label_and_array_of_the_shipped_weights_fits_the_network(model: Model, window: Window) -> None:
    encoded = model.encode(window)
    length = len(window)
    assert encoded.states.shape[0] == encoded.cues.shape[0] == length
    assert encoded.arcs.shape == (length, length)
    assert encoded.dependents.shape == encoded.governors.shape == (length, model.arc_weight.shape[0])
    assert model.arc_weight.shape[1] == len(model.arc_bias) == len(model.labels["dependency"])
    assert (model.transitions.shape, model.starts.shape) == ((len(ROLES), len(ROLES)), (len(ROLES),))
    for layer in LAYERS:
        assert encoded.layers[layer].shape == (length,)
        assert 0 <= encoded.layers[layer].min() <= encoded.layers[layer].max() < len(model.labels[layer])


def test_labels_are_told_apart(model: Model) -> None:
    for layer in (*LAYERS, "dependency"):
        assert len(set(model.labels[layer])) == len(model.labels[layer]) > 1
    assert set(model.labels["opening"]) == {"B", "I"}
    assert "O" in model.labels["entity"]
    assert model.lemmas.lemma("rejected", "VERB", "VBD") == "reject"


def test_cues_are_probabilities(model: Model, window: Window) -> None:
    cues = model.encode(window).cues
    assert ((cues >= 0) & (cues <= 1)).all()
    assert cues.sum(axis=1) == pytest.approx(np.ones(len(window)), abs=1e-5)


def test_a_role_is_gone_on_with_only_where_it_was_begun(model: Model) -> None:
    for inside in (role for role in ROLES if role.startswith("I-")):
        kind = inside.partition("-")[2]
        for before, role in enumerate(ROLES):
            assert bool(model.transitions[before, ROLES.index(inside)] < -1000) is not role.endswith(kind)
        assert model.starts[ROLES.index(inside)] < -1000


def test_what_one_cue_sees_hardly_depends_on_the_cues_beside_it(model: Model, window: Window) -> None:
    source, width = np.random.default_rng(7), model.encode(window).states.shape[1]
    words = source.normal(size=(9, width)).astype(np.float32)
    weights, numbers = np.zeros((2, 9), np.float32), np.zeros((2, 9), np.int64)
    weights[0, 2] = weights[1, 5] = 1
    alone = model.relate(words, weights[:1], numbers[:1], numbers[:1])
    together = model.relate(words, weights, numbers, numbers)
    assert alone.shape == (1, 9, len(ROLES))
    assert together.shape == (2, 9, len(ROLES))
    # Activations are rounded by the largest of those run together, so the numbers are near, not equal.
    assert together[0] == pytest.approx(alone[0], abs=0.1 * float(np.ptp(alone)))


def test_the_same_window_gives_the_same_numbers(model: Model, window: Window) -> None:
    first, second = model.encode(window), model.encode(window)
    assert (first.states == second.states).all()
    assert (first.arcs == second.arcs).all()


def test_the_vocabulary_knows_english_words_and_marks_of_news(model: Model) -> None:
    words = ["the", "minister", "said", "“", "”", "’", "—", "…", "€", "$", "2024", "naïve"]
    encoding = model.tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)
    unknown = model.tokenizer.token_to_id("[UNK]")
    assert unknown is not None
    assert unknown not in encoding.ids
    assert set(encoding.word_ids) == set(range(len(words)))
    assert {model.tokenizer.id_to_token(model.opening), model.tokenizer.id_to_token(model.separator)} == {
        "[CLS]",
        "[SEP]",
    }


def test_weights_are_loaded_once_and_their_digest_is_theirs(model: Model) -> None:
    assert load_model() is model
    assert read_digest() == model.digest
    assert model.digest.startswith("sha256:")


def test_the_shipped_weights_stay_within_25_megabytes() -> None:
    assert sum(part.stat().st_size for part in WEIGHTS.iterdir()) <= 25 * 2**20


@pytest.mark.parametrize("load", [load_model, read_digest])
def test_weights_that_are_missing_are_named(load: object, tmp_path: Path) -> None:
    for part in ("encoder.onnx", "labels.json", "vocabulary.txt"):
        (tmp_path / part).touch()
    assert callable(load)
    with pytest.raises(ClaimsError, match=r"relation\.onnx, arrays\.npz") as raised:
        load(tmp_path)
    assert "rules" in str(raised.value.hint)
