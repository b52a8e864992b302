from __future__ import annotations

import pytest

from claims.extract import DEFAULT_PIPELINE
from claims.training.silver import LAYERS, Reading, inventory_of, number, read_silver
from tests.extract.encoder.wordpieces import spelt

TEXT = "Eva Berg didn't say the ferries sank. They did.\n\nParis\u200b waits \u200b for Mr. Lind’s boats."


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return read_silver(DEFAULT_PIPELINE, TEXT, spelt(TEXT))


def labels(**changed: list[str]) -> Reading:
    """Make a reading of three words, all labelled alike but in the layers that are given."""
    return Reading(["w"] * 3, ["w"] * 3, {layer: changed.get(layer, ["x"] * 3) for layer in LAYERS}, [0, 0, 0])


def words(paragraph: int) -> list[str]:
    chosen = spelt(TEXT)[paragraph].paragraph
    return [TEXT[start:end] for start, end in zip(chosen.starts, chosen.ends, strict=True)]


def test_every_word_of_the_encoder_has_one_label_in_every_layer(readings: list[Reading]) -> None:
    assert len(readings) == len(spelt(TEXT)) == 2
    for paragraph, reading in enumerate(readings):
        count = len(words(paragraph))
        assert {layer: len(reading.labels[layer]) for layer in LAYERS} == dict.fromkeys(LAYERS, count)
        assert len(reading.heads) == count
        assert all(0 <= head < count for head in reading.heads)


def test_labels_belong_to_their_words(readings: list[Reading]) -> None:
    first = dict(zip(words(0), range(20), strict=False))
    told = readings[0].labels
    assert told["tag"][first["say"]] == "VB"
    assert told["part"][first["Berg"]] == "PROPN"
    assert told["dependency"][first["n't"]] == "neg"
    assert readings[0].heads[first["ferries"]] == first["sank"]
    assert told["entity"][:3] == ["B-PERSON", "I-PERSON", "O"]


def test_words_and_lemmas_are_read_too(readings: list[Reading]) -> None:
    assert readings[0].words == words(0)
    assert readings[0].lemmas[:8] == ["Eva", "Berg", "do", "not", "say", "the", "ferry", "sink"]


def test_sentences_open_with_the_paragraph_and_behind_a_full_stop(readings: list[Reading]) -> None:
    openings = [word for word, label in zip(words(0), readings[0].labels["opening"], strict=True) if label == "B"]
    assert openings == ["Eva", "They"]
    assert readings[1].labels["opening"][0] == "B"


def test_words_without_a_wordpiece_are_not_read(readings: list[Reading]) -> None:
    assert "\u200b" not in words(1)
    assert words(1)[:2] == ["Paris", "waits"]
    assert readings[1].labels["tag"][1] == "VBZ"


def test_a_text_without_words_has_no_readings() -> None:
    assert read_silver(DEFAULT_PIPELINE, " \n\n ", spelt(" \n\n ")) == []


def test_the_most_frequent_labels_come_first_and_equals_in_order() -> None:
    inventory = inventory_of(
        [labels(tag=["NN", "VB", "IN"]), labels(tag=["VB", "VB", "IN"]), labels(tag=["NN", "X", "X"])]
    )
    assert inventory["tag"] == ["VB", "IN", "NN", "X"]
    assert inventory["part"] == ["x"]
    assert list(inventory) == list(LAYERS)


def test_labels_become_their_places_and_an_unknown_one_the_most_frequent() -> None:
    inventory = inventory_of([labels(tag=["NN", "NN", "VB"]), labels(tag=["VB"] * 3)])
    silver = number(labels(tag=["VB", "NN", "XX"]), inventory)
    assert silver.layers.shape == (len(LAYERS), 3)
    assert silver.layers[LAYERS.index("tag")].tolist() == [0, 1, 0]
    assert silver.heads.tolist() == [0, 0, 0]


def test_sentences_are_counted_from_opening_to_opening() -> None:
    opened = labels(opening=["B", "I", "B"])
    sentences = number(opened, inventory_of([opened])).sentences
    assert (sentences - sentences[0]).tolist() == [0, 0, 1]


def test_what_was_numbered_can_be_read_back(readings: list[Reading]) -> None:
    inventory = inventory_of(readings)
    for reading in readings:
        silver = number(reading, inventory)
        for layer, row in zip(LAYERS, silver.layers.tolist(), strict=True):
            assert [inventory[layer][place] for place in row] == reading.labels[layer]
