from __future__ import annotations

from collections.abc import Callable

import pytest

from claims.coding.claim import CodedStance
from claims.coding.coder import Coder
from claims.resolve.claim import ResolvedClaim
from claims.words import Act

Told = Callable[..., ResolvedClaim]
Stances = Callable[..., tuple[dict[str, CodedStance], ...]]

LISTED = (
    "Russia demands written security guarantees, an end to NATO enlargement, and that Ukraine never join NATO. "
    "It also wants NATO to pull back to the lines of 1997.\n\n"
)


def listed(told: Told, body: str) -> list[ResolvedClaim]:
    contents = [
        "written security guarantees",
        "an end to NATO enlargement",
        "that Ukraine never join NATO",
        "NATO to pull back to the lines of 1997",
    ]
    return [told(body, content, Act.DEMAND, speaker="Russia", cue="demands", group=1) for content in contents]


def test_a_rejection_opposes_the_whole_list_of_demands(told: Told, stances: Stances) -> None:
    body = LISTED + "NATO has rejected the demands."
    rejection = told(body, "the demands", Act.REFUSE, speaker="NATO", cue="rejected")
    *_, found = stances(body, *listed(told, body), rejection)
    assert {issue: stance.value for issue, stance in found.items()} == {
        "guarantees-for-russia": -2,
        "nato-enlargement": 2,
        "ukraine-in-nato": 2,
        "nato-1997-positions": -2,
    }
    assert "rejected “the demands”, what Russia asked for" in found["nato-enlargement"].basis


def test_an_acceptance_takes_the_demands_side(told: Told, stances: Stances) -> None:
    body = LISTED + "NATO accepted those conditions."
    acceptance = told(body, "those conditions", Act.AGREE, speaker="NATO", cue="accepted")
    *_, found = stances(body, *listed(told, body), acceptance)
    assert found["nato-enlargement"].value == -2


@pytest.mark.parametrize(
    ("answer", "content"),
    [
        ("NATO dismissed Moscow's terms as “a joke”.", "a joke"),
        ("The list is long, terms NATO dismissed as “a joke”.", "a joke"),
    ],
)
def test_what_is_answered_may_stand_beside_the_cue(told: Told, stances: Stances, answer: str, content: str) -> None:
    body = LISTED + answer
    rejection = told(body, content, Act.REFUSE, speaker="NATO", cue="dismissed")
    *_, found = stances(body, *listed(told, body), rejection)
    assert found["nato-1997-positions"].value == -2


def test_a_demand_is_answered_rather_than_an_offer_that_stands_nearer(told: Told, stances: Stances) -> None:
    body = LISTED + "Moscow offered a truce in Ukraine. NATO rejected the main demand."
    offer = told(body, "a truce in Ukraine", Act.OFFER, speaker="Moscow", cue="offered")
    rejection = told(body, "the main demand", Act.REFUSE, speaker="NATO", cue="rejected")
    *_, found = stances(body, *listed(told, body), offer, rejection)
    assert "ceasefire" not in found
    assert "nato-1997-positions" in found


def test_terms_are_rejected_not_what_is_offered_for_them(told: Told, stances: Stances) -> None:
    body = "Moscow said it will end the war only if Kyiv cedes two regions. Kyiv rejected these terms."
    terms = told(body, "it will end the war only if Kyiv cedes two regions", Act.DEMAND, speaker="Moscow")
    rejection = told(body, "these terms", Act.REFUSE, speaker="Kyiv", cue="rejected")
    asked, found = stances(body, terms, rejection)
    assert {issue: stance.value for issue, stance in asked.items()} == {"ceasefire": 1, "ukraine-sovereignty": -2}
    assert {issue: stance.value for issue, stance in found.items()} == {"ukraine-sovereignty": 2}


def test_a_side_does_not_answer_its_own_demands(told: Told, stances: Stances) -> None:
    body = LISTED + "Moscow rejected the proposals."
    rejection = told(body, "the proposals", Act.REFUSE, speaker="Moscow", cue="rejected")
    *_, found = stances(body, *listed(told, body), rejection)
    assert found == {}


def test_an_answer_reaches_back_a_few_paragraphs_only(told: Told, stances: Stances) -> None:
    body = LISTED + "Rain fell.\n\n" * 7 + "NATO has rejected the demands."
    rejection = told(body, "the demands", Act.REFUSE, speaker="NATO", cue="rejected")
    *_, found = stances(body, *listed(told, body), rejection)
    assert found == {}


def test_an_answer_is_linked_to_the_claims_it_answers(coder: Coder, told: Told) -> None:
    body = LISTED + "NATO has rejected the demands."
    rejection = told(body, "the demands", Act.REFUSE, speaker="NATO", cue="rejected")
    *asked, answer = coder.code([*listed(told, body), rejection], body)
    assert [claim.answers for claim in asked] == [(), (), (), ()]
    assert answer.answers == (0, 1, 2, 3)


def test_an_answer_without_a_side_is_linked_all_the_same(coder: Coder, told: Told) -> None:
    body = "Lima offered a truce in Ukraine. Moscow called the proposal interesting."
    offer = told(body, "a truce in Ukraine", Act.OFFER, speaker="Lima", cue="offered")
    answer = told(body, "interesting", speaker="Moscow", cue="called")
    coded = coder.code([offer, answer], body)
    assert coded[1].answers == (0,)
    assert coded[1].stances == ()


def test_what_is_said_of_the_demands_answers_them(told: Told, stances: Stances) -> None:
    body = LISTED + "NATO said that such demands are unacceptable."
    answer = told(body, "that such demands are unacceptable", speaker="NATO")
    *_, found = stances(body, *listed(told, body), answer)
    assert found["nato-1997-positions"].value == -2
    assert "judged against “such demands”" in found["nato-1997-positions"].basis


@pytest.mark.parametrize("before", [True, False])
def test_to_uphold_ones_own_demands_is_to_repeat_them(told: Told, stances: Stances, *, before: bool) -> None:
    upholding = "Russia said that all its demands must be met.\n\n"
    body = LISTED + upholding if before else upholding + LISTED
    claim = told(body, "that all its demands must be met", speaker="Russia")
    found = stances(body, *listed(told, body), claim)[-1]
    assert {issue: stance.value for issue, stance in found.items()} == {
        "guarantees-for-russia": 2,
        "nato-enlargement": -2,
        "ukraine-in-nato": -2,
        "nato-1997-positions": 2,
    }


def test_what_a_claim_reports_of_another_is_not_its_own(told: Told, stances: Stances) -> None:
    body = "Norway noted that Peru insisted on sanctions on Russia, and went home."
    outer = told(body, "Peru insisted on sanctions on Russia", Act.DECLARE, speaker="Norway", cue="noted")
    inner = told(body, "sanctions on Russia", Act.SUPPORT, speaker="Peru", cue="insisted on", parent=0)
    reported, held = stances(body, outer, inner)
    assert reported == {}
    assert held["sanctions-on-russia"].value == 2


def test_words_before_the_first_of_two_contents_govern_the_second(told: Told, stances: Stances) -> None:
    body = "Petrov said the aim is to topple the cabinet in Kyiv and then disarm Ukraine."
    contents = ["the aim is to topple the cabinet in Kyiv", "disarm Ukraine"]
    first, second = stances(body, *(told(body, content, speaker="Petrov", group=3) for content in contents))
    assert first["kyiv-government-replaced"].value == 2
    assert second["ukraine-demilitarisation"].value == 2


def test_background_wording_gives_way_to_another_issue(told: Told, stances: Stances) -> None:
    body = "Ukrainian envoy Koval said the guarantors are many. He said the guarantors must support our EU membership."
    contents = ["the guarantors are many", "the guarantors must support our EU membership"]
    alone, beside = stances(body, *(told(body, content, speaker="Koval") for content in contents))
    assert set(alone) == {"guarantees-for-ukraine"}
    assert set(beside) == {"ukraine-in-eu"}


@pytest.mark.parametrize("body", ["", "Nothing of note happened in Lima."])
def test_a_document_without_claims_has_none(stances: Stances, body: str) -> None:
    assert stances(body) == ()
