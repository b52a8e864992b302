from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from claims.extract.encoder.model import LAYERS, Encoded
from claims.extract.encoder.pieces import packed
from claims.extract.encoder.reading import Reader
from claims.extract.tokens import Parse
from tests.extract.encoder.by_hand import network
from tests.extract.encoder.wordpieces import OPENING, SEPARATOR, spelt

LABELS = {
    "tag": ["NN", "VBD", "."],
    "part": ["NOUN", "VERB", "PUNCT"],
    "entity": ["O", "B-PERSON", "I-PERSON", "B-GPE", "I-GPE"],
    "opening": ["I", "B"],
    "dependency": ["punct", "nsubj", "ccomp"],
}
BODY = "Eva Berg said rain fell. Ice broke.\n\nLind left"
#        word    head   label   tag    entity      opening
TABLE = """
         Eva     Berg   punct   NN     B-PERSON    I
         Berg    said   nsubj   NN     I-PERSON    I
         said    said   ccomp   VBD    O           I
         rain    fell   nsubj   NN     O           I
         fell    said   ccomp   VBD    O           I
         .       said   punct   .      O           I
         Ice     broke  nsubj   NN     O           B
         broke   broke  punct   VBD    O           I
         .       broke  punct   .      O           I
         Lind    left   nsubj   NN     I-GPE       I
         left    left   punct   VBD    O           I
"""
COLUMNS = ("word", "head", "dependency", "tag", "entity", "opening")
ROWS = [dict(zip(COLUMNS, line.split(), strict=True)) for line in TABLE.strip().splitlines()]


def read(forced: frozenset[int] = frozenset(), entities: Mapping[str, str] | None = None) -> Parse:
    """Read BODY with the labels of TABLE; `entities` gives single words another label in that column."""
    pieces = spelt(BODY)
    (window,) = packed(pieces, OPENING, SEPARATOR)
    places = np.concatenate(window.firsts)
    layers = {layer: np.zeros(len(window), np.int64) for layer in LAYERS}
    arcs = np.zeros((len(window), len(window)), np.float32)
    dependents = np.zeros((len(window), len(LABELS["dependency"])), np.float32)
    words = [row["word"] for row in ROWS]
    for place, row in zip(places.tolist(), ROWS, strict=True):
        told = row | {"part": LABELS["part"][LABELS["tag"].index(row["tag"])]}
        told |= {"entity": (entities or {}).get(row["word"], row["entity"])}
        for layer in LAYERS:
            layers[layer][place] = LABELS[layer].index(told[layer])
        arcs[place, places[words.index(row["head"])]] = 5
        dependents[place, LABELS["dependency"].index(row["dependency"])] = 1
    none = np.zeros((len(window), 3), np.float32)
    encoded = Encoded(none, none, layers, arcs, dependents, np.zeros_like(dependents))
    reader = Reader(network(LABELS), BODY, forced)
    reader.read(pieces, window, encoded)
    return reader.parse


def written(parse: Parse) -> list[str]:
    return [BODY[start:end] for start, end in zip(parse.starts, parse.ends, strict=True)]


def test_words_are_cut_out_of_the_body_and_lower_case_beside_it() -> None:
    parse = read()
    assert written(parse) == [row["word"] for row in ROWS]
    assert parse.words == [row["word"].lower() for row in ROWS]
    assert parse.tags == [row["tag"] for row in ROWS]
    assert parse.parts[2:4] == ["VERB", "NOUN"]


def test_heads_are_token_numbers_of_the_text() -> None:
    parse = read()
    assert [written(parse)[head] for head in parse.heads] == [row["head"] for row in ROWS]
    assert parse.heads[-2:] == [10, 10]


def test_a_root_is_called_so_whatever_its_arc() -> None:
    assert [dep for dep, row in zip(read().deps, ROWS, strict=True) if row["head"] == row["word"]] == ["ROOT"] * 3
    assert read().deps[:2] == ["punct", "nsubj"]


def test_sentences_open_where_the_label_says_and_with_every_paragraph() -> None:
    parse = read()
    assert [written(parse)[token] for token in parse.openings] == ["Eva", "Ice", "Lind"]


def test_a_word_of_another_sentence_is_no_head() -> None:
    parse = read(frozenset({BODY.index("rain")}))
    openings = [written(parse)[token] for token in parse.openings]
    assert openings == ["Eva", "rain", "Ice", "Lind"]
    for token, head in enumerate(parse.heads):
        between = range(min(token, head) + 1, max(token, head) + 1)
        assert not set(between) & set(parse.openings)


def test_lemmas_come_from_the_tables() -> None:
    assert read().lemmas == ["eva", "berg", "said", "rain", "fall", ".", "ice", "broke", ".", "lind", "left"]


@pytest.mark.parametrize(
    ("changed", "names"),
    [
        ({}, ["Eva Berg PERSON", "Lind GPE"]),
        ({"Berg": "B-PERSON"}, ["Eva PERSON", "Berg PERSON", "Lind GPE"]),
        ({"Berg": "I-GPE"}, ["Eva PERSON", "Berg GPE", "Lind GPE"]),
        ({"Berg": "O", "said": "I-PERSON"}, ["Eva PERSON", "said PERSON", "Lind GPE"]),
        ({"said": "I-PERSON"}, ["Eva Berg said PERSON", "Lind GPE"]),
        ({"left": "I-GPE"}, ["Eva Berg PERSON", "Lind left GPE"]),
    ],
)
def test_names_of_several_words_are_joined(changed: dict[str, str], names: list[str]) -> None:
    parse = read(entities=changed)
    found = [f"{BODY[parse.starts[first] : parse.ends[last - 1]]} {kind}" for first, last, kind in parse.entities]
    assert found == names


def test_a_name_does_not_run_on_into_the_next_paragraph() -> None:
    pieces = spelt("Eva\n\nBerg")
    (window,) = packed(pieces, OPENING, SEPARATOR)
    layers = {layer: np.zeros(len(window), np.int64) for layer in LAYERS}
    layers["entity"][:] = LABELS["entity"].index("I-PERSON")
    arcs = np.zeros((len(window), len(window)), np.float32)
    none = np.zeros((len(window), 3), np.float32)
    reader = Reader(network(LABELS), "Eva\n\nBerg", frozenset())
    reader.read(pieces, window, Encoded(none, none, layers, arcs, none, none))
    assert reader.parse.entities == [(0, 1, "PERSON"), (1, 2, "PERSON")]
