from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from claims.coding.conditions import conditions
from claims.coding.wording import load_wording
from claims.words import Act

Values = Callable[..., Mapping[str, int]]


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("If Peru agrees, we will sign", ["If Peru agrees"]),
        ("We will sign if Peru agrees, and pays", ["if Peru agrees, and pays"]),
        ("We will sign only after Peru has paid", ["after Peru has paid"]),
        ("We will sign as soon as possible", []),
        ("We must sign at once", []),
        ("We signed after Peru had paid", []),
    ],
)
def test_a_conditional_clause_is_found_with_its_end(sentence: str, clauses: list[str]) -> None:
    assert [sentence[one.start : one.end] for one in conditions(sentence, load_wording())] == clauses


@pytest.mark.parametrize(
    ("content", "act", "expected"),
    [
        ("Lima will pay only if there is a truce", Act.ASSERT, {"ceasefire": 2}),
        ("Lima would pay in a moment if there were a truce", Act.OFFER, {"ceasefire": 2}),
        ("Lima will not pay until there is a truce", Act.ASSERT, {"ceasefire": 2}),
        ("Lima will pay nothing if they sign a truce", Act.REFUSE, {"ceasefire": -2}),
        ("raising its prices if Moscow refuses a truce", Act.THREATEN, {"ceasefire": 2}),
        ("raising its prices if Moscow signs a truce", Act.THREATEN, {"ceasefire": -2}),
    ],
)
def test_a_condition_is_asked_for_in_an_offer_and_warned_of_in_a_threat(
    values: Values,
    content: str,
    act: Act,
    expected: Mapping[str, int],
) -> None:
    assert values(f"The consul of Peru spoke of {content}.", content, act, cue="spoke") == expected


@pytest.mark.parametrize(
    "content",
    [
        "if the truce fails, there is snow in Lima",
        "if there had been a truce, Lima would have paid",
        "if we do not keep the truce, others will pay",
    ],
)
def test_what_is_only_supposed_is_no_side(values: Values, content: str) -> None:
    assert values(f"The consul of Peru said {content}.", content) == {}


def test_until_leaves_what_goes_on_as_strong_as_it_is(values: Values) -> None:
    content = "sanctions on Russia must stay until Easter"
    assert values(f"The consul of Peru said {content}.", content) == {"sanctions-on-russia": 2}


def test_a_condition_goes_on_into_the_next_content_of_its_cue(
    told: Callable[..., object],
    stances: Callable[..., tuple[Mapping[str, object], ...]],
) -> None:
    body = (
        "Russian envoy Petrov said Moscow would stop the war if Kyiv became neutral and recognised Crimea as Russian."
    )
    contents = ["Moscow would stop the war if Kyiv became neutral", "recognised Crimea as Russian"]
    first, second = stances(body, *(told(body, content, speaker="Petrov", group=1) for content in contents))
    assert {"ceasefire", "ukraine-neutrality"} <= set(first)
    assert set(second) == {"ukraine-sovereignty"}
