"""What nobody said, and what somebody kept back, is nobody's claim."""

from __future__ import annotations

import pytest

from claims.extract.encoder.extractor import encoder_extractor
from tests.extract.conftest import Find
from tests.extract.reading import said


def claims_of_encoder(body: str) -> list[tuple[str | None, str, str]]:
    return [said(claim) for claim in encoder_extractor().extract(body).attributions]


@pytest.mark.parametrize(
    "body",
    [
        "Neither Ada Marsh nor Otto Lind said that the bridge was safe.",
        "Neither side has said that the bridge was safe.",
        "No official said that the bridge was safe.",
        "No one said that the bridge was safe.",
        "Nobody claimed that the bridge was safe.",
        "None of the councillors said that the bridge was safe.",
        "Not one of the councillors claimed that the bridge was safe.",
        "Hardly anybody said that the bridge was safe.",
        "Nobody denied that the bridge was old.",
    ],
)
def test_what_nobody_said_is_no_claim(find: Find, body: str) -> None:
    assert [said(claim) for claim in find(body)] == []
    assert claims_of_encoder(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "Ada Marsh has not said whether the bridge is safe.",
        "Ada Marsh did not say if the bridge would be shut.",
        "Ada Marsh didn't say when the bridge would be shut.",
        "The council did not specify which bridge was shut.",
        "The council has not disclosed how much the bridge cost.",
        "Ada Marsh has yet to say whether the bridge is safe.",
        "Nor did Ada Marsh say whether the bridge was safe.",
        "Ada Marsh said nothing about the bridge.",
    ],
)
def test_a_question_that_was_left_open_is_no_claim(find: Find, body: str) -> None:
    assert [said(claim) for claim in find(body)] == []
    assert claims_of_encoder(body) == []


def test_what_is_reported_within_words_that_nobody_said_is_no_claim_either() -> None:
    assert claims_of_encoder("No official said that Otto Lind had demanded a toll on the bridge.") == []


@pytest.mark.parametrize(
    ("body", "cue"),
    [
        ("Ada Marsh did not deny that the bridge was old.", "did not deny"),
        ("Ada Marsh would not say whether the bridge was safe.", "would not say"),
        ("Ada Marsh declined to say whether the bridge was safe.", "declined to say"),
        ("Ada Marsh did not say that the bridge was safe.", "did not say"),
        ("No fewer than six councillors said that the bridge was safe.", "said"),
        ("None other than Ada Marsh said that the bridge was safe.", "said"),
        ("Nobody but Ada Marsh said that the bridge was safe.", "said"),
        ("Ada Marsh said nothing would be done about the bridge.", "said"),
        ("Not only Ada Marsh said that the bridge was safe.", "said"),
    ],
)
def test_who_declines_or_leaves_undenied_has_answered(body: str, cue: str) -> None:
    assert [found[1] for found in claims_of_encoder(body)] == [cue]


def test_who_speaks_of_nobody_has_spoken() -> None:
    body = "“Nobody said that the bridge was safe,” Ada Marsh said."
    assert claims_of_encoder(body) == [("Ada Marsh", "said", "Nobody said that the bridge was safe,")]
