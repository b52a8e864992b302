"""`claims extract` tells who speaks together, and what and how many those are who have no name."""

from __future__ import annotations

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from claims.cli import app

MEETING = "Mayor Ada Lind met the engineer Otto Brandt on the pier on Tuesday.\n\n"


def claim_of(sentence: str) -> dict[str, Any]:
    """Extract the claim of a sentence that follows the meeting of two."""
    result = CliRunner().invoke(app, ["extract", "-", "--format", "jsonl"], input=MEETING + sentence + "\n")
    assert result.exit_code == 0, result.stderr
    claims: list[dict[str, Any]] = json.loads(result.stdout)["claims"]
    return claims[-1]


def test_one_speaker_is_the_only_one_of_the_speakers() -> None:
    claim = claim_of("Lind said that the pier would be closed in March.")
    assert claim["speakers"] == [claim["speaker"]]
    assert claim["speaker"] == {"key": "ada-lind", "name": "Ada Lind", "kind": "person"}
    assert (claim["speaker_kind"], claim["speaker_count"]) == ("person", None)


def test_speakers_are_in_the_order_of_the_text_and_counted() -> None:
    claim = claim_of("Lind and Brandt said that the pier would be closed in March.")
    assert [speaker["key"] for speaker in claim["speakers"]] == ["ada-lind", "otto-brandt"]
    assert claim["speaker"] == claim["speakers"][0]
    assert (claim["speaker_kind"], claim["speaker_count"]) == ("person", 2)


@pytest.mark.parametrize(
    ("source", "kind", "count"),
    [
        ("A harbour official who asked not to be named", "person", 1),
        ("Three divers", "group", 3),
        ("Analysts", "group", None),
    ],
)
def test_who_has_no_name_is_no_speaker_but_has_kind_and_number(source: str, kind: str, count: int | None) -> None:
    claim = claim_of(f"{source} said that the pier would be closed in March.")
    assert (claim["speaker"], claim["speakers"]) == (None, [])
    assert (claim["speaker_kind"], claim["speaker_count"]) == (kind, count)


@pytest.mark.parametrize("extractor", ["encoder", "rules"])
def test_a_sign_before_a_name_describes_nobody(extractor: str) -> None:
    article = "# Lima holds its breath\n\nLima holds its breath. “We wait,” Mayor Ada Lind said.\n"
    result = CliRunner().invoke(app, ["extract", "-", "--format", "jsonl", "--extractor", extractor], input=article)
    assert result.exit_code == 0, result.stderr
    (claim,) = json.loads(result.stdout)["claims"]
    assert claim["speaker"]["key"] == "ada-lind"
