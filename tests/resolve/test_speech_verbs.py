from __future__ import annotations

import pytest

from claims.resolve.speech_verbs import is_standing, is_voiced


@pytest.mark.parametrize(
    ("cue", "standing"),
    [("opposes", True), ("denies", True), ("want", True), ("insists on", True), ("says", False), ("urges", False)],
)
def test_an_attitude_is_no_utterance(cue: str, standing: bool) -> None:
    assert is_standing(cue) is standing


@pytest.mark.parametrize(
    ("before", "directly", "voiced"),
    [
        ("The minister reaffirmed ", True, True),
        ("The minister voiced the ", True, True),
        ("The ministers expressed their deep ", False, True),
        ("The ministers expressed their deep ", True, False),
        ("The ministers left without a ", False, False),
        ("", False, False),
    ],
)
def test_a_verb_before_a_noun_utters_it(before: str, directly: bool, voiced: bool) -> None:
    assert is_voiced(before, directly=directly) is voiced
