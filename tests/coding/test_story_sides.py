"""Sides of the story that ships, in wording that names deeds, fears and priorities; with own sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from claims.words import Act

Values = Callable[..., Mapping[str, int]]


@pytest.mark.parametrize(
    ("office", "content", "act", "issue", "value"),
    [
        ("Ukrainian", "a shipment of missiles had landed", Act.ASSERT, "western-aid-to-ukraine", 2),
        ("American", "we have provided new military aid to Ukraine", Act.ASSERT, "western-aid-to-ukraine", 2),
        ("American", "we have imposed sanctions on Russia", Act.ASSERT, "sanctions-on-russia", 2),
        ("Russian", "the West uses sanctions pressure on Russia", Act.ASSERT, "sanctions-on-russia", -2),
        ("Ukrainian", "Kyiv and Moscow would hold the next round of talks", Act.ASSERT, "russia-ukraine-talks", 2),
        ("Russian", "there were encouraging signs at the talks with Kyiv", Act.ASSERT, "russia-ukraine-talks", 2),
        ("Russian", "they agreed to hear of NATO's reckless expansion", Act.AGREE, "nato-enlargement", -2),
        (
            "Russian",
            "we will discuss the replies to our concerns over NATO's expansion",
            Act.OFFER,
            "nato-enlargement",
            None,
        ),
        ("Ukrainian", "the most important issues are neutrality and our borders", Act.ASSERT, "ukraine-neutrality", 2),
        ("Ukrainian", "disarming Ukraine and a truce are not discussed at all", Act.REFUSE, "ceasefire", -2),
        ("Ukrainian", "we shall fight until the end", Act.PROMISE, "ceasefire", -2),
        ("Norwegian", "we shall fight until the end", Act.PROMISE, "ceasefire", None),
    ],
)
def test_deeds_fears_and_priorities(
    values: Values, *, office: str, content: str, act: Act, issue: str, value: int | None
) -> None:
    body = f"{office} deputy minister Koval said {content}. Moscow, Kyiv and NATO took note."
    assert values(body, content, act, speaker="Koval").get(issue) == value
