"""A negation in the claim's own cue counts once: cue and content give the side the same words give after "said"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claims.coding.claim import CodedStance
from claims.resolve.claim import ResolvedClaim
from claims.words import Act, Quote

Coded = Callable[..., int | None]
Values = Callable[..., dict[str, int]]
Told = Callable[..., ResolvedClaim]
Stances = Callable[..., tuple[dict[str, CodedStance], ...]]

# The verb group, the act it may be heard as beside a mere assertion, and the side of what follows it.
FAMILY = [
    ("are not afraid", "to build the dam", Act.OFFER, 1),
    ("are not against", "the dam", Act.ASSERT, 1),
    ("do not rule out", "the dam", Act.REFUSE, 1),
    ("does not exclude", "the dam", Act.REFUSE, 1),
    ("do not discuss", "the dam at all", Act.REFUSE, -2),
    ("are not discussing", "the dam at all", Act.DECLARE, -2),
    ("did not consider", "the dam", Act.ASSERT, -2),
    ("do not intend", "to build the dam", Act.DECLARE, -2),
    ("do not plan", "to build the dam", Act.DECLARE, -2),
    ("do not want", "the dam", Act.REFUSE, -2),
    ("do not want", "to stop the dam", Act.DEMAND, 2),
    ("do not support", "the dam", Act.SUPPORT, -2),
    ("no longer support", "the dam", Act.SUPPORT, -2),
    ("will not accept", "the dam", Act.REFUSE, -2),
    ("cannot accept", "the dam", Act.AGREE, -2),
    ("never agreed", "to build the dam", Act.AGREE, -2),
    ("do not recognise", "the dam", Act.REFUSE, -2),
    ("refuse", "to build the dam", Act.REFUSE, -2),
    ("refuse", "to lift the levy", Act.REFUSE, 2),
    ("are against", "the dam", Act.ASSERT, -2),
    ("would fight", "any dam", Act.DECLARE, -2),
    ("warned against", "the dam", Act.DEMAND, -2),
    ("voted against", "the dam", Act.ASSERT, -2),
    ("spoke out against", "the dam", Act.ASSERT, -2),
]


@pytest.mark.parametrize(("verb", "content", "act", "value"), FAMILY)
def test_a_cue_and_what_it_governs(coded: Coded, verb: str, content: str, act: Act, value: int) -> None:
    assert coded(verb, content, act) == value


@pytest.mark.parametrize(("verb", "content", "act", "value"), FAMILY)
def test_the_same_words_after_a_verb_of_saying(coded: Coded, verb: str, content: str, act: Act, value: int) -> None:
    heard = act if act is Act.REFUSE and "not" in verb else Act.ASSERT
    assert coded("said", f"we {verb} {content}", heard) == value


@pytest.mark.parametrize(
    ("opening", "value"),
    [("We do not support", -2), ("We are not afraid of", 1), ("We no longer refuse", 1), ("We never wanted", -2)],
)
def test_a_cue_inside_a_quotation_is_heard_once(values: Values, opening: str, value: int) -> None:
    body = f"“{opening} a truce,” the consul of Peru said."
    assert values(body, "a truce,", cue=opening, quote=Quote.DIRECT).get("ceasefire") == value


@pytest.mark.parametrize(
    ("cue", "act", "value", "told_so"),
    [
        ("does not accept", Act.AGREE, -2, "“does not accept” turns it: opposes"),
        ("did not rule out", Act.REFUSE, 1, "“did not rule out” is not against that: open"),
        ("is not afraid of", Act.ASSERT, 1, "“not afraid” is open to it: open"),
    ],
)
def test_the_basis_tells_of_a_negated_cue(
    told: Told, stances: Stances, *, cue: str, act: Act, value: int, told_so: str
) -> None:
    body = f"The consul of Peru {cue} a truce."
    (found,) = stances(body, told(body, "a truce", act, cue=cue))
    assert found["ceasefire"].value == value
    assert found["ceasefire"].basis.endswith(told_so)
