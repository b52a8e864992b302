"""The shipped weights find what they found when they were shipped, on whichever processor the tests run."""

from __future__ import annotations

import pytest

from claims.extract import Extractor, make_extractor
from tests.extract.encoder.golden import COMMAND, STORED, attributions_of, load_passages, load_stored

PASSAGES = load_passages()


@pytest.fixture(scope="module")
def encoder() -> Extractor:
    return make_extractor("encoder")


def test_every_passage_has_stored_attributions() -> None:
    assert STORED.exists(), f"nothing is stored; write it with: {COMMAND}"
    stored = load_stored()
    assert stored.keys() == PASSAGES.keys()
    assert all(stored.values())


@pytest.mark.parametrize("name", PASSAGES)
def test_a_passage_gives_the_stored_attributions(encoder: Extractor, name: str) -> None:
    found, stored = attributions_of(encoder, PASSAGES[name]), load_stored()[name]
    confidences = [[row.pop("confidence") for row in rows] for rows in (found, stored)]
    assert found == stored, f"if that is meant: {COMMAND}"
    # Sums of floats come in another order on other processors: a confidence may fall on the other side of a rounding.
    assert confidences[0] == pytest.approx(confidences[1], abs=0.02)


@pytest.mark.parametrize("name", PASSAGES)
def test_stored_spans_are_exact(name: str) -> None:
    for row in load_stored()[name]:
        alone = (row["source"], row["addressee"], row["condition"])
        spans = [*row["content"], *row["cue"], *alone, *(span for hop in row["hops"] for span in hop)]
        for place, _, words in (span.partition(" ") for span in spans if span is not None):
            start, end = map(int, place.split(":"))
            assert PASSAGES[name][start:end] == words
