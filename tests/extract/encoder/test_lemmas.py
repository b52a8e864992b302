from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from claims.extract.encoder.lemmas import Lemmas, load_lemmas
from claims.extract.encoder.model import WEIGHTS

TABLES = {
    "words": {"AUX": {"is": "be", "'s": "be"}, "PRON": {"him": "he"}},
    "exceptions": {"VERB": {"sank": ["sink"]}, "NOUN": {"axes": ["ax", "axis"]}},
    "endings": {"VERB": [["s", ""], ["ed", "e"], ["ed", ""]], "NOUN": [["s", ""], ["ies", "y"]]},
    "index": {"VERB": ["reject", "accuse", "say"], "NOUN": ["ferry"]},
}


@pytest.fixture
def lemmas(tmp_path: Path) -> Lemmas:
    path = tmp_path / "lemmas.json.gz"
    path.write_bytes(gzip.compress(json.dumps(TABLES).encode()))
    return load_lemmas(path)


@pytest.mark.parametrize(
    ("word", "part", "tag", "lemma"),
    [
        ("rejected", "VERB", "VBD", "reject"),
        ("accused", "VERB", "VBN", "accuse"),
        ("Says", "VERB", "VBZ", "say"),
        ("sank", "VERB", "VBD", "sink"),
        ("ferries", "NOUN", "NNS", "ferry"),
        ("is", "AUX", "VBZ", "be"),
        ("would", "AUX", "MD", "would"),
        ("him", "PRON", "PRP", "he"),
        ("Rejected", "PROPN", "NNP", "Rejected"),
        ("says", "NOUN", "NN", "says"),
        ("quickly", "ADV", "RB", "quickly"),
        ("s", "VERB", "VBZ", "s"),
    ],
)
def test_the_dictionary_form_follows_part_and_tag(lemmas: Lemmas, word: str, part: str, tag: str, lemma: str) -> None:
    assert lemmas.lemma(word, part, tag) == lemma


def test_a_form_that_no_index_knows_is_cut_by_the_first_rule_that_fits(lemmas: Lemmas) -> None:
    assert lemmas.lemma("blurbs", "VERB", "VBZ") == "blurb"


@pytest.mark.parametrize(
    ("word", "part", "tag", "lemma"),
    [
        ("accusing", "VERB", "VBG", "accuse"),
        ("denied", "VERB", "VBD", "deny"),
        ("rejected", "VERB", "VBN", "reject"),
        ("said", "VERB", "VBD", "say"),
        ("told", "VERB", "VBD", "tell"),
        ("sought", "VERB", "VBD", "seek"),
        ("analyses", "NOUN", "NNS", "analysis"),
        ("pledges", "NOUN", "NNS", "pledge"),
        ("countries", "NOUN", "NNS", "country"),
        ("was", "AUX", "VBD", "be"),
        ("n't", "PART", "RB", "not"),
    ],
)
def test_the_tables_that_ship_know_the_words_of_news(word: str, part: str, tag: str, lemma: str) -> None:
    assert load_lemmas(WEIGHTS / "lemmas.json.gz").lemma(word, part, tag) == lemma
