"""How strongly an answer counts: by its own words, whatever the strength of the offer it answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claims.coding.claim import CodedStance
from claims.resolve.claim import ResolvedClaim
from claims.words import Act

Told = Callable[..., ResolvedClaim]
Stances = Callable[..., tuple[dict[str, CodedStance], ...]]


@pytest.mark.parametrize(
    ("cue", "content", "act", "value"),
    [
        ("rejected", "the proposal", Act.REFUSE, -2),
        ("did not reject", "the proposal", Act.REFUSE, 1),
        ("welcomed", "the plan", Act.SUPPORT, 2),
        ("backed", "Norway's plan", Act.SUPPORT, 2),
        ("did not support", "the plan", Act.SUPPORT, -2),
        ("accepted", "the offer", Act.AGREE, 2),
        ("cannot accept", "the offer", Act.AGREE, -2),
        ("would consider", "the offer", Act.OFFER, 1),
        ("could support", "the offer", Act.SUPPORT, 1),
        ("said", "such a plan is unacceptable", Act.ASSERT, -2),
        ("said", "this plan is necessary", Act.ASSERT, 2),
        ("denied", "that the proposal was dead", Act.DENY, None),
        ("will study", "the proposal", Act.ASSERT, None),
    ],
)
def test_an_answer_is_as_strong_as_its_own_words(
    told: Told, stances: Stances, *, cue: str, content: str, act: Act, value: int | None
) -> None:
    body = f"Norway offered a truce in Ukraine. The consul of Peru {cue} {content}."
    offer = told(body, "a truce in Ukraine", Act.OFFER, speaker="Norway", cue="offered")
    offered, found = stances(body, offer, told(body, content, act, speaker="The consul of Peru", cue=cue))
    assert offered["ceasefire"].value == 1
    assert (found["ceasefire"].value if found else None) == value


def test_an_answer_on_a_condition_is_open(told: Told, stances: Stances) -> None:
    body = "Norway offered a truce in Ukraine. The consul of Peru accepted the offer, with conditions."
    offer = told(body, "a truce in Ukraine", Act.OFFER, speaker="Norway", cue="offered")
    answer = told(body, "the offer", Act.AGREE, speaker="The consul of Peru", cue="accepted", conditional=True)
    _, found = stances(body, offer, answer)
    assert found["ceasefire"].value == 1
