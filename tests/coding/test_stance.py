from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from claims.coding.claim import CodedStance
from claims.resolve.claim import ResolvedClaim
from claims.words import Act, Quote

Values = Callable[..., Mapping[str, int]]


@pytest.mark.parametrize(
    ("content", "act", "issue", "value"),
    [
        ("that the alliance call a halt to NATO enlargement", Act.DEMAND, "nato-enlargement", -2),
        ("sanctions on Russia", Act.DEMAND, "sanctions-on-russia", 2),
        ("to host talks between Russia and Ukraine", Act.OFFER, "russia-ukraine-talks", 1),
        ("a truce by Sunday", Act.AGREE, "ceasefire", 1),
        ("more weapons for Ukraine", Act.PROMISE, "western-aid-to-ukraine", 2),
        ("sanctions on Russia", Act.THREATEN, "sanctions-on-russia", 2),
        ("the territorial integrity of Ukraine", Act.SUPPORT, "ukraine-sovereignty", 2),
    ],
)
def test_an_act_takes_the_side_its_content_speaks_for(
    values: Values,
    content: str,
    act: Act,
    issue: str,
    value: int,
) -> None:
    body = f"Norway spoke plainly: {content}. Russia, Ukraine and NATO listened."
    assert values(body, content, act, speaker="Norway", cue="spoke")[issue] == value


@pytest.mark.parametrize(
    ("cue", "content", "act", "issue", "value"),
    [
        ("rejected", "sanctions on Russia", Act.REFUSE, "sanctions-on-russia", -2),
        ("opposed", "any further enlargement of NATO", Act.REFUSE, "nato-enlargement", -2),
        ("criticised", "the lifting of sanctions on Russia", Act.CRITICISE, "sanctions-on-russia", 2),
        ("accused Oslo of", "pumping weapons into Ukraine", Act.ACCUSE, "western-aid-to-ukraine", -2),
        ("did not reject", "sanctions on Russia", Act.REFUSE, "sanctions-on-russia", 1),
    ],
)
def test_an_act_against_its_object_turns_the_side(
    values: Values,
    *,
    cue: str,
    content: str,
    act: Act,
    issue: str,
    value: int,
) -> None:
    body = f"The Peruvian minister {cue} {content}, a paper wrote."
    assert values(body, content, act, cue=cue)[issue] == value


def test_a_refusal_in_the_speakers_own_sentence_is_turned_once(values: Values) -> None:
    body = "“We will not accept sanctions on Russia,” the Peruvian minister said."
    content = "We will not accept sanctions on Russia,"
    assert values(body, content, Act.REFUSE, quote=Quote.DIRECT) == {"sanctions-on-russia": -2}


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("there must be a truce", 2),
        ("a truce is necessary", 2),
        ("a truce is out of the question", -2),
        ("we are not against a truce", 1),
        ("we are ready for a truce", 1),
        ("we are not ready for a truce", -2),
        ("a truce is possible", 1),
        ("it is too early for a truce", -2),
        ("we should not stop the truce", 2),
    ],
)
def test_words_around_a_cue_decide_the_side_of_an_assertion(values: Values, content: str, value: int) -> None:
    assert values(f"The consul of Peru said {content}.", content) == {"ceasefire": value}


@pytest.mark.parametrize("act", [Act.ASSERT, Act.PREDICT, Act.QUESTION, Act.ADMIT])
def test_a_mention_takes_no_side(values: Values, act: Act) -> None:
    content = "the truce began on a Monday"
    assert values(f"The consul of Peru said {content}.", content, act) == {}


def test_a_question_takes_no_side_whatever_its_words(values: Values) -> None:
    content = "Must there be a truce?"
    assert values(f"“{content}” the consul of Peru said.", content, Act.QUESTION, quote=Quote.DIRECT) == {}


def test_decisive_wording_takes_the_side_in_a_plain_assertion(values: Values) -> None:
    body = "Russia and Ukraine meet again. The consul of Peru said their envoys have arrived in Lima for talks."
    assert values(body, "their envoys have arrived in Lima for talks") == {"russia-ukraine-talks": 2}


def test_a_condition_makes_support_open_and_what_is_supposed_is_no_side(values: Values) -> None:
    content = "if sanctions on Russia fail, there must be a truce"
    assert values(f"The consul of Peru said {content}.", content) == {"ceasefire": 1}


def test_the_attitude_of_another_actor_is_not_the_speakers(values: Values) -> None:
    body = "Russian deputy minister Petrov said Kyiv wants to join NATO."
    assert values(body, "Kyiv wants to join NATO", speaker="Petrov") == {}


def test_the_attitude_of_the_speakers_own_side_is(values: Values) -> None:
    body = "Ukrainian deputy minister Petrenko said Kyiv wants to join NATO."
    assert values(body, "Kyiv wants to join NATO", speaker="Petrenko")["ukraine-in-nato"] == 2


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("we are open to Kyiv's proposal of a truce", {"ceasefire": 1}),
        ("Kyiv must give its consent to a truce", {"ceasefire": 2}),
        ("Kyiv seeks a truce", {}),
    ],
)
def test_anothers_attitude_counts_where_the_speaker_adopts_it(
    values: Values,
    content: str,
    expected: Mapping[str, int],
) -> None:
    body = f"Russian deputy minister Petrov said {content}."
    assert values(body, content, speaker="Petrov", quote=Quote.DIRECT) == expected


def test_what_an_ally_does_is_not_foreign(values: Values) -> None:
    body = "NATO secretary Jansen said the allies will supply Ukraine with artillery."
    assert values(body, "the allies will supply Ukraine with artillery", speaker="Jansen") == {
        "western-aid-to-ukraine": 2,
    }


def test_wording_that_judges_counts_whoever_does_it(values: Values) -> None:
    body = "Russian deputy minister Petrov said NATO has crept up to our borders."
    assert values(body, "NATO has crept up to our borders", speaker="Petrov") == {"nato-enlargement": -2}


@pytest.mark.parametrize(("cue", "expected"), [("proposed", {"ceasefire": 1}), ("noted", {})])
def test_a_statement_under_a_proposing_cue_is_an_offer(values: Values, cue: str, expected: Mapping[str, int]) -> None:
    body = f"The consul of Peru {cue} a truce of three days."
    assert values(body, "a truce of three days", cue=cue) == expected


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("it is impossible, and in May will not be possible, to hold a truce", -1),
        ("the truce and the pause are necessary", 2),
        ("they can see what the truce brought", None),
        ("there are terms for a truce, and they must be met", None),
        ("even when it rains, there must be a truce", 2),
    ],
)
def test_the_reach_of_the_words_around_a_cue(values: Values, content: str, value: int | None) -> None:
    found = values(f"The consul of Peru said {content}.", content)
    assert found.get("ceasefire") == value


@pytest.mark.parametrize(
    ("office", "content", "expected"),
    [
        ("Ukrainian", "we will not give up our land", {"ukraine-sovereignty": 2}),
        ("Ukrainian", "Ukraine will not adopt neutral status", {"ukraine-neutrality": -2}),
        ("Ukrainian", "Kyiv will not trade away its road to the alliance", {"ukraine-in-nato": 2}),
        ("Russian", "Kyiv has to withdraw its army from the Donbas", {"ukraine-sovereignty": -2}),
        ("Russian", "there should be a transitional government in Ukraine", {"kyiv-government-replaced": 2}),
        ("American", "a new attack on Ukraine would bring painful sanctions", {"sanctions-on-russia": 2}),
    ],
)
def test_sides_of_the_story(values: Values, office: str, content: str, expected: Mapping[str, int]) -> None:
    body = f"{office} deputy minister Koval said {content}. Moscow and Kyiv took note."
    assert values(body, content, speaker="Koval") == expected


@pytest.mark.parametrize(
    ("office", "issue"),
    [("Ukrainian", "guarantees-for-ukraine"), ("Russian", "guarantees-for-russia")],
)
def test_our_country_is_that_of_the_speakers_office(values: Values, office: str, issue: str) -> None:
    body = f"{office} deputy minister Koval demanded security guarantees for our country."
    content = "security guarantees for our country"
    assert values(body, content, Act.DEMAND, speaker="Koval", cue="demanded") == {issue: 2}


def test_to_accuse_others_of_ignoring_ones_demands_upholds_them(values: Values) -> None:
    body = "Russian deputy minister Petrov accused it of disregarding Moscow’s request for written security guarantees."
    content = "disregarding Moscow’s request for written security guarantees"
    assert values(body, content, Act.ACCUSE, speaker="Petrov", cue="accused") == {"guarantees-for-russia": 2}


@pytest.mark.parametrize(("cue", "act"), [("mentioned", Act.ASSERT), ("condemned", Act.CRITICISE)])
def test_wording_that_judges_takes_its_side_in_any_act(values: Values, cue: str, act: Act) -> None:
    body = f"The consul of Peru {cue} the illegal sanctions before Russia did."
    assert values(body, "the illegal sanctions", act, cue=cue) == {"sanctions-on-russia": -2}


def test_wording_that_says_more_decides(values: Values) -> None:
    body = "Ukraine listened. The consul of Peru demanded carbon neutrality."
    assert values(body, "carbon neutrality", Act.DEMAND, cue="demanded") == {}


def test_as_much_for_as_against_is_mixed(values: Values) -> None:
    content = "There must be a truce. A truce is out of the question."
    found = values(f"“{content}” the consul of Peru said.", content, quote=Quote.DIRECT)
    assert found == {"ceasefire": 0}


def test_the_basis_explains_act_words_cue_and_side(
    told: Callable[..., ResolvedClaim],
    stances: Callable[..., tuple[dict[str, CodedStance], ...]],
) -> None:
    body = "Peru demanded a halt to further NATO enlargement."
    claim = told(body, "a halt to further NATO enlargement", Act.DEMAND, speaker="Peru", cue="demanded")
    (found,) = stances(body, claim)
    basis = found["nato-enlargement"].basis
    assert basis == "demand + “halt to further NATO enlargement” (against “NATO enlarges further”): opposes"
