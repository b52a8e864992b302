"""How a stance is composed: what the act does, times what the words do, times the side of the cue; with own sentences.

The codebook (conftest.py) is of two issues of Chile and Peru, with the barest cues: whatever the words around them say
must come of the composition. The speaker is always a Peruvian minister.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

from claims.words import Act

Coded = Callable[..., int | None]

# What an act does to the side its content speaks for, and how strongly.
ACTS = {
    ("demanded", Act.DEMAND): 2,
    ("asked for", Act.REQUEST): 2,
    ("supported", Act.SUPPORT): 2,
    ("announced", Act.DECLARE): 2,
    ("promised", Act.PROMISE): 2,
    ("offered", Act.OFFER): 1,
    ("agreed to", Act.AGREE): 1,
    ("rejected", Act.REFUSE): -2,
    ("condemned", Act.CRITICISE): -2,
    ("did not support", Act.SUPPORT): -2,
    ("did not reject", Act.REFUSE): 1,
    ("asked about", Act.QUESTION): 0,
    ("noted", Act.ASSERT): 0,
    ("foresaw", Act.PREDICT): 0,
}

# The side of a content: active, passive and nominal, with and without negation.
CONTENTS = {
    "a new dam": 1,
    "that the dam be built": 1,
    "that the dam not be built": -1,
    "the construction of the dam": 1,
    "a moratorium on the dam": -1,
    "a halt to the dam": -1,
    "an end to the levy": -1,
    "the lifting of the levy": -1,
    "the suspension of the levy": -1,
    "the removal of the old levy": -1,
    "that the levy be lifted": -1,
    "that the levy not be lifted": 1,
    "that the levy be neither eased nor lifted": 1,
    "no dam": -1,
}

SINGLE = [
    ("told Chile", "to halt the dam", Act.ASSERT, -2),
    ("foresaw", "we will build the dam", Act.PREDICT, 2),
    ("foresaw", "Chile will build the dam", Act.PREDICT, None),
    ("warned", "that the dam could end badly", Act.PREDICT, -2),
    ("denied", "that it had halted the dam", Act.DENY, None),
    ("said", "we do not recognise the dam", Act.REFUSE, -2),
    ("demanded", "no dam", Act.DEMAND, -2),
    ("demanded", "a moratorium on the dam", Act.DEMAND, -2),
    ("demanded", "that the moratorium on the dam be lifted", Act.DEMAND, 2),
    ("demanded", "that the dam be ruled out", Act.DEMAND, -2),
    ("demanded", "that Santiago abandon the dam", Act.DEMAND, -2),
    ("demanded", "that Santiago give up its plans for the dam", Act.DEMAND, -2),
    ("demanded", "guarantees that the dam will never be built", Act.DEMAND, -2),
    ("demanded", "that Chile rule out the dam", Act.DEMAND, -2),
    ("refused", "to build the dam", Act.REFUSE, -2),
    ("refused", "to lift the levy", Act.REFUSE, 2),
    ("rejected", "calls for the dam", Act.REFUSE, -2),
    ("rejected", "calls to halt the dam", Act.REFUSE, 2),
    ("rejected", "a moratorium on the dam", Act.REFUSE, 2),
    ("ruled out", "that the levy be lifted", Act.REFUSE, 2),
    ("refused", "to rule out the dam", Act.REFUSE, 1),
    ("denied", "that Chile wants to halt the dam", Act.DENY, None),
    ("denied", "plans to build the dam", Act.DENY, -2),
    ("denied", "that it would build the dam", Act.DENY, -2),
    ("promised", "to keep the levy", Act.PROMISE, 2),
    ("threatened", "to stop the dam", Act.THREATEN, -2),
    ("threatened", "a levy", Act.THREATEN, 2),
    ("accused Chile of", "blocking the dam", Act.ACCUSE, 2),
    ("accused Chile of", "building the dam", Act.ACCUSE, -2),
    ("asked", "whether the dam should be built", Act.QUESTION, None),
    ("predicted", "the dam will be built", Act.PREDICT, None),
    ("predicted", "the levy will be lifted", Act.PREDICT, None),
    ("demanded", "that Chile stop the road, rule out the dam and pull back", Act.DEMAND, -2),
    ("demanded", "that Chile pull back, stop the road and rule out the dam", Act.DEMAND, -2),
    ("demanded", "that Chile stop the road, build the dam and pull back", Act.DEMAND, 2),
    ("demanded", "that Chile pay, lift the levy and leave", Act.DEMAND, -2),
    ("demanded", "that Chile agree to the dam", Act.DEMAND, 2),
    ("demanded", "that Chile reject the dam", Act.DEMAND, -2),
    ("expressed hope for", "the dam", Act.ASSERT, 2),
    ("warned", "against the dam", Act.ASSERT, -2),
]

JUDGED = [
    ("without the dam there can be no harvest", 2),
    ("there can be no harvest without the dam", 2),
    ("there is nothing wrong with the dam", 1),
    ("the dam stands in the north", None),
    ("the levy should be lifted", -2),
    ("the levy must be lifted", -2),
    ("the levy must not be lifted", 2),
    ("the levy should never be lifted", 2),
    ("the levy cannot be lifted", 2),
    ("the levy can't be lifted", 2),
    ("the levy could be lifted", -1),
    ("the levy may be eased", -1),
    ("the dam must be stopped", -2),
    ("the dam must not be stopped", 2),
    ("the dam must be built", 2),
    ("the dam must not be built", -2),
    ("the dam should be abandoned", -2),
    ("the dam needs to be halted", -2),
    ("the dam has to be suspended immediately", -2),
    ("the levy ought to be removed", -2),
    ("the levy had been lifted", None),
    ("the levy was suspended in May", None),
    ("the levy should not be eased or lifted", 2),
    ("the levy must be eased and then lifted", -2),
    ("the dam must be rejected", -2),
    ("the dam cannot be ruled out", 1),
    ("the dam should not be ruled out", 1),
    ("it is time for the levy to be lifted", -2),
    ("we want the levy to be lifted", -2),
    ("we do not want the levy to be lifted", 2),
    ("it is too early for the levy to be lifted", 2),
    ("there is no reason for the levy to be lifted", 2),
    ("the levy is to be kept", None),
    ("the dam would be a mistake", -2),
    ("the dam would be a red line", -2),
    ("the dam would be acceptable", 1),
    ("the dam would be unacceptable", -2),
    ("lifting the levy would be a mistake", 2),
    ("lifting the levy is unacceptable", 2),
    ("stopping the dam is out of the question", 2),
    ("stopping the dam would be right", -2),
    ("the dam is no longer possible", -2),
    ("the dam is no longer on the table", -2),
    ("the levy must stay in place", 2),
    ("the levy will remain in force", 2),
    ("the levy will not be lifted", 2),
    ("the levy will be kept", 2),
    ("we oppose the lifting of the levy", 2),
    ("we oppose the dam", -2),
    ("we do not oppose the dam", 1),
    ("we no longer oppose the dam", 1),
    ("we reject any halt to the dam", 2),
    ("we support a halt to the dam", -2),
    ("Peru's refusal to build the dam is right", -2),
    ("Peru no longer wants the dam", -2),
    ("we no longer insist on the dam", -2),
    ("Peru does not rule out the dam", 1),
    ("nothing prevents the dam", 1),
    ("there are no obstacles to the dam", 1),
    ("there is no alternative to the dam", 2),
    ("there can be no dam", -2),
    ("there will be no dam", -2),
    ("there is no need for the dam", -2),
    ("we see no reason to stop the dam", 2),
]

CONTRASTED = [
    ("we need not a dam but a road", -2),
    ("we need not a road but a dam", 2),
    ("Peru wants a dam rather than a road", 2),
    ("Peru wants a road rather than a dam", -2),
    ("instead of a dam, there should be a road", -2),
    ("there should be a dam instead of a road", 2),
    ("there must be a road instead of a dam", -2),
    ("not only the dam but also the road must be built", 2),
    ("although it is costly, the dam must be built", 2),
    ("although the dam is costly, we will build a road", None),
    ("the dam must be built, although Chile opposes it", 2),
    ("despite the levy, trade grows", None),
]

CONDITIONAL = [
    ("offered", "to pay if the levy is lifted", Act.OFFER, -2),
    ("threatened", "to leave if the dam is built", Act.THREATEN, -2),
    ("threatened", "to leave unless the dam is built", Act.THREATEN, 2),
    ("threatened", "to leave if the levy is not lifted", Act.THREATEN, -2),
    ("threatened", "to leave unless the levy is lifted", Act.THREATEN, -2),
    ("said", "the dam is possible only after a treaty", Act.ASSERT, 1),
    ("said", "we can build the dam only if Chile pays", Act.ASSERT, 1),
    ("said", "we will build the dam only if Chile pays", Act.ASSERT, 1),
    ("said", "we will not build the dam unless Chile pays", Act.ASSERT, -1),
    ("said", "there will be no dam until Chile pays", Act.ASSERT, -1),
    ("said", "it is possible to speak about the dam only after a treaty", Act.ASSERT, 1),
    ("said", "Peru is ready to discuss the dam only after a treaty", Act.ASSERT, 1),
    ("said", "the levy can be lifted only after Chile pays", Act.ASSERT, -1),
    ("said", "the levy will not be lifted until Chile pays", Act.ASSERT, 1),
    ("said", "if Chile pays, the levy should be lifted", Act.ASSERT, -1),
    ("said", "unless Chile pays, the levy must stay", Act.ASSERT, 1),
    ("said", "Lima will pay only if the levy is lifted", Act.ASSERT, -2),
    ("said", "Lima will not pay unless the dam is built", Act.ASSERT, 2),
]

VIEWED = [
    ("Chile has failed to lift the levy", -2),
    ("Chile ignores our call for the dam", 2),
    ("the dam was rejected by Chile", None),
    ("we regret Chile's refusal to build the dam", 2),
    ("Chile wants the dam", None),
    ("Chile refuses to lift the levy", None),
    ("Chile must lift the levy", -2),
    ("Chile has to stop the dam", -2),
    ("Santiago opposes the dam", None),
    ("the dam is supported by Chile", None),
    ("the dam is supported by Peru", 2),
    ("the dam is opposed by Peru", -2),
    ("the lifting of the levy was rejected by Lima", 2),
]


@pytest.mark.parametrize(("said", "content"), list(product(ACTS, CONTENTS)))
def test_an_act_times_its_content(coded: Coded, said: tuple[str, Act], content: str) -> None:
    cue, act = said
    expected = ACTS[said] * CONTENTS[content]
    assert coded(cue, content, act) == (expected or None)


@pytest.mark.parametrize(("cue", "content", "act", "expected"), SINGLE)
def test_what_an_act_alone_does(coded: Coded, cue: str, content: str, act: Act, expected: int | None) -> None:
    assert coded(cue, content, act) == expected


@pytest.mark.parametrize(("content", "expected"), JUDGED)
def test_what_is_judged_wanted_or_done_in_an_assertion(coded: Coded, content: str, expected: int | None) -> None:
    assert coded("said", content) == expected


@pytest.mark.parametrize(("content", "expected"), CONTRASTED)
def test_of_a_contrast_the_half_that_is_meant(coded: Coded, content: str, expected: int | None) -> None:
    assert coded("said", content) == expected


@pytest.mark.parametrize(("cue", "content", "act", "expected"), CONDITIONAL)
def test_a_condition_weakens_what_hangs_on_it_and_is_itself_asked_for(
    coded: Coded, cue: str, content: str, act: Act, expected: int | None
) -> None:
    assert coded(cue, content, act, conditional=True) == expected


@pytest.mark.parametrize(("content", "expected"), VIEWED)
def test_whose_view_it_is(coded: Coded, content: str, expected: int | None) -> None:
    assert coded("said", content) == expected
