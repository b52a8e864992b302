"""What names an issue and takes no side is coded as a touch, with the reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claims.coding.claim import CodedStance
from claims.coding.coder import Coder
from claims.resolve.claim import ResolvedClaim
from claims.words import Act, Quote

Told = Callable[..., ResolvedClaim]


def codings(
    coder: Coder, told: Told, body: str, content: str, act: Act = Act.ASSERT, **how: object
) -> list[CodedStance]:
    (coded,) = coder.code([told(body, content, act, **how)], body)
    return list(coded.stances)


@pytest.mark.parametrize(
    ("content", "act", "reason"),
    [
        ("the truce began on a Monday", Act.ASSERT, "plain mention"),
        ("whether there must be a truce", Act.QUESTION, "question"),
        ("the truce will be long", Act.PREDICT, "prediction"),
        ("we quarrelled during the truce", Act.ASSERT, "only a topic (“during the”)"),
        ("Moscow wants a truce", Act.ASSERT, "another's view"),
        ("if the truce fails, there is snow", Act.ASSERT, "only supposed"),
    ],
)
def test_the_basis_of_a_touch_names_the_words_and_the_reason(
    coder: Coder, told: Told, content: str, act: Act, reason: str
) -> None:
    body = f"The Ukrainian consul Koval said {content}."
    (found,) = codings(coder, told, body, content, act, speaker="Koval")
    assert found == CodedStance("ceasefire", None, f"names “truce”; takes no side: {reason}", found.confidence)


def test_neutral_wording_touches_its_issue(coder: Coder, told: Told) -> None:
    body = "The consul of Peru said humanitarian aid reached a town of Ukraine."
    (found,) = codings(coder, told, body, "humanitarian aid reached a town of Ukraine")
    assert found.issue == "western-aid-to-ukraine"
    assert found.basis == "names “humanitarian aid”; takes no side: neutral wording"


def test_what_only_looks_like_an_issue_is_not_coded(coder: Coder, told: Told) -> None:
    body = "Ukraine listened. The consul of Peru demanded carbon neutrality."
    assert codings(coder, told, body, "carbon neutrality", Act.DEMAND, cue="demanded") == []


def test_a_side_wins_over_a_touch_of_the_same_issue(coder: Coder, told: Told) -> None:
    content = "The truce began on a Monday. It is time for a truce."
    body = f"“{content}” the consul of Peru said."
    (found,) = codings(coder, told, body, content, quote=Quote.DIRECT)
    assert found.value == 2


def test_touches_stand_beside_the_sides_of_other_issues(coder: Coder, told: Told) -> None:
    content = "there must be a truce before humanitarian aid can come"
    found = codings(coder, told, f"The consul of Peru said {content}.", content)
    assert {one.issue: one.value for one in found} == {"ceasefire": 2, "western-aid-to-ukraine": None}
