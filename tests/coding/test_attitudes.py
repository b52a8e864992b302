"""Attitudes of every kind around a cue: being against, being concerned, leaving out, setting terms."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claims.words import Act

Coded = Callable[..., int | None]

ASSERTED = [
    ("we will vote against the dam", -2),
    ("we have always spoken out against the dam", -2),
    ("we argued against lifting the levy", 2),
    ("we are not against the dam", 1),
    ("the struggle against the dam must go on", -2),
    ("the war against the rats has nothing to do with the dam", None),
    ("the measures against floods and the dam are necessary", 2),
    ("we would fight any dam", -2),
    ("we go on fighting for the dam", None),
    ("the dam was premature", -2),
    ("the dam is unrealistic", -2),
    ("the dam would be unnecessary", -2),
    ("bans must be joined by a levy", 2),
    ("the text provided for a levy", None),
    ("there will be no road as long as the levy stands", -2),
    ("we are primarily concerned with the dam", 2),
    ("we are concerned about the dam", -2),
    ("we are keen on the dam", 2),
    ("we are optimistic about the dam", 2),
    ("we see positive signs for the dam and close to agreement on the dam", 2),
    ("we support any plan that can bring the dam", 2),
    ("Chile and Peru want the dam", 2),
    ("Peru and Chile want the dam", 2),
    ("Peru keeps to its demand: no dam", -2),
]


@pytest.mark.parametrize(("content", "value"), ASSERTED)
def test_what_is_said_takes_the_side_of_its_attitude(coded: Coded, content: str, value: int | None) -> None:
    assert coded("said", content) == value


@pytest.mark.parametrize(
    ("cue", "content", "act", "value"),
    [
        ("suggested", "to agree on a road without the dam", Act.AGREE, -2),
        ("offered", "a treaty without the levy", Act.OFFER, -2),
        ("can agree on", "a treaty with the levy", Act.AGREE, 1),
        ("will keep", "its demand: no dam", Act.PREDICT, -2),
    ],
)
def test_what_is_left_out_of_an_offer_is_ruled_out(coded: Coded, cue: str, content: str, act: Act, value: int) -> None:
    assert coded(cue, content, act) == value
