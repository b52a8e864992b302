"""Pronouns that stand for what the sentence before names, and cues that are half of a wording."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from claims.coding.claim import CodedStance
from claims.coding.pronouns import is_pronoun, judged_pronoun
from claims.resolve.claim import ResolvedClaim
from claims.words import Act, Quote

Told = Callable[..., ResolvedClaim]
Stances = Callable[..., tuple[dict[str, CodedStance], ...]]
Values = Callable[..., Mapping[str, int]]


@pytest.mark.parametrize("content", ["This", "this,", "“it”", "the same"])
def test_a_content_may_be_no_more_than_a_pronoun(content: str) -> None:
    assert is_pronoun(content)


@pytest.mark.parametrize(
    ("sentence", "pronoun"),
    [
        ("This is a mistake", "This"),
        ("And such a step would be a mistake", "such a step"),
        ("We think that this is a mistake", "this"),
        ("We are against it.", "it"),
        ("It is clear that the dam leaks", None),
        ("It was said that the dam leaks", None),
        ("This dam leaks", None),
    ],
)
def test_a_judged_pronoun_is_found(sentence: str, pronoun: str | None) -> None:
    found = judged_pronoun(sentence)
    assert (found[1] if found else None) == pronoun


@pytest.mark.parametrize(
    ("judgement", "value"),
    [
        ("This is unacceptable.", -2),
        ("It represents a grave danger.", -2),
        ("This is necessary for all of us.", 2),
        ("We are against it.", -2),
        ("This is known.", None),
    ],
)
def test_a_pronoun_is_judged_for_what_stands_before(values: Values, judgement: str, value: int | None) -> None:
    body = f"Many speak of a truce. “{judgement}” the consul of Peru said."
    assert values(body, judgement, quote=Quote.DIRECT).get("ceasefire") == value


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("Bern is ready to agree on this issue, if others help", 1),
        ("this issue is the most important", 2),
        ("such a status would be unacceptable", -2),
        ("the weather is bad", None),
    ],
)
def test_a_topic_may_be_named_in_what_its_speaker_said_before(
    told: Told, stances: Stances, content: str, value: int | None
) -> None:
    earlier = "that many speak of a truce"
    body = f"Consul Arce noted {earlier}. Rain fell all day.\n\nConsul Arce said {content}."
    first = told(body, earlier, speaker="Consul Arce", cue="noted")
    _, found = stances(body, first, told(body, content, speaker="Consul Arce", cue="said"))
    assert (found["ceasefire"].value if found else None) == value


def test_which_is_what_stands_before_it_in_the_sentence(values: Values) -> None:
    body = "It rained. Lima repeated its call for a truce in Ukraine, which the consul of Chile has rejected."
    assert values(body, "which", Act.REFUSE, cue="has rejected") == {"ceasefire": -2}


def test_this_after_a_judgement_is_the_thing_judged(values: Values) -> None:
    content = "These illegal sanctions are old. This is disgraceful."
    body = f"“{content}” the consul of Peru said of Russia."
    assert values(body, content, quote=Quote.DIRECT) == {"sanctions-on-russia": -2}


def test_a_pronoun_alone_says_what_stands_before(values: Values) -> None:
    body = "There must be a truce by Easter. This was stated by the consul of Peru."
    assert values(body, "This", cue="stated") == {"ceasefire": 2}


def test_a_pronoun_at_the_beginning_of_a_text_stands_for_nothing(values: Values) -> None:
    assert values("This was stated by the consul of Peru.", "This", cue="stated") == {}


def test_a_cue_and_its_content_may_be_one_wording(values: Values) -> None:
    body = "Those who support Ukraine, the consul of Peru said, are many."
    assert values(body, "Ukraine", Act.SUPPORT, cue="support") == {"western-aid-to-ukraine": 2}


@pytest.mark.parametrize(
    ("cue", "content", "value"),
    [
        ("expressed hope for", "a long truce", 2),
        ("is willing to consider", "a long truce", 1),
        ("warned against", "a long truce", -2),
        ("spoke of", "a long truce", None),
    ],
)
def test_the_cue_may_tell_the_attitude(values: Values, cue: str, content: str, value: int | None) -> None:
    assert values(f"The consul of Peru {cue} {content}.", content, cue=cue).get("ceasefire") == value


def test_words_of_a_quotation_before_a_content_govern_it(values: Values) -> None:
    body = "The consul of Peru said: “We propose at last a long truce by Easter.”"
    assert values(body, "a long truce by Easter.", quote=Quote.DIRECT) == {"ceasefire": 2}
