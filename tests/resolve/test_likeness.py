from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from claims.resolve.likeness import compare_names, keys_of
from claims.words import ActorKind

PAIRS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("name_pairs.yaml").read_text(encoding="utf-8"))
KINDS = {"persons": ActorKind.PERSON, "organisations": ActorKind.ORGANISATION}
LEAST_FOUND = {"persons": 0.93, "organisations": 0.97}


@pytest.mark.parametrize("kind", PAIRS)
def test_names_of_two_actors_are_never_alike(kind: str) -> None:
    assert [pair for pair in PAIRS[kind]["different"] if compare_names(pair[0], pair[1], KINDS[kind])] == []


@pytest.mark.parametrize("kind", PAIRS)
def test_nearly_all_spellings_of_one_name_are_alike(kind: str) -> None:
    pairs = PAIRS[kind]["same"]
    found = [pair for pair in pairs if compare_names(pair[0], pair[1], KINDS[kind])]
    assert len(found) / len(pairs) >= LEAST_FOUND[kind]


@pytest.mark.parametrize("kind", PAIRS)
def test_what_is_alike_shares_a_key_and_is_alike_both_ways_round(kind: str) -> None:
    for one, other in PAIRS[kind]["same"]:
        likeness = compare_names(one, other, KINDS[kind])
        assert compare_names(other, one, KINDS[kind]) == likeness
        if likeness is not None:
            assert keys_of(one, KINDS[kind]).meets(keys_of(other, KINDS[kind])), (one, other)
            assert 0 < likeness.score <= 1


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Mykhailo Winter", "Mikhail Winter", "surname the same, given name forms of one name"),
        ("William Marsh", "Bill Marsh", "surname the same, given name forms of one name"),
        ("Ada Marsh", "Ada Rose Marsh", "surname the same, given name the same; one has a middle name"),
        ("Marsh Ada", "Ada Marsh", "the same words, the surname first in one"),
        ("Mayor Marsh", "Ada Marsh", "the surname alone is the same"),
        ("Karl Winter Jr.", "Karl Winter", "surname the same, given name the same; one is called jr"),
    ],
)
def test_the_reason_is_given_in_words(one: str, other: str, why: str) -> None:
    likeness = compare_names(one, other, ActorKind.PERSON)
    assert likeness is not None
    assert likeness.why == why


def test_the_less_the_names_share_the_lower_the_score() -> None:
    others = ("Oleksandr Marchenko", "Alexander Marchenko", "Alexander Ivan Marchenko", "O. Marchenko", "Marchenko")
    found = [compare_names("Oleksandr Marchenko", other, ActorKind.PERSON) for other in others]
    scores = [likeness.score for likeness in found if likeness is not None]
    assert len(scores) == len(others)
    assert scores == sorted(scores, reverse=True)


def test_an_initial_and_a_surname_alone_are_vague() -> None:
    found = [compare_names("Ada Marsh", other, ActorKind.PERSON) for other in ("A. Marsh", "Marsh", "Ada M. Marsh")]
    assert [likeness.vague for likeness in found if likeness is not None] == [True, True, False]


@pytest.mark.parametrize("name", ["", "—", "A.", "Jr.", "the of", "al-"])
@pytest.mark.parametrize("kind", list(KINDS.values()))
def test_what_is_hardly_a_name_is_like_nobody(name: str, kind: ActorKind) -> None:
    assert compare_names(name, "Ada Marsh", kind) is None
    assert not keys_of(name, kind).meets(keys_of("Ada Marsh", kind))


def test_an_abbreviation_in_capitals_is_surer_than_one_of_two_letters() -> None:
    long = compare_names("LMU", "Lamp Makers United", ActorKind.ORGANISATION)
    short = compare_names("LM", "Lamp Makers", ActorKind.ORGANISATION)
    assert long is not None
    assert short is not None
    assert long.score > short.score
