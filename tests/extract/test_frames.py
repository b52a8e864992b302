from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from claims.extract.attribution import Attribution
from claims.words import Act
from tests.extract.reading import said

Find = Callable[[str], Sequence[Attribution]]


@pytest.mark.parametrize(
    ("body", "source", "cue", "content"),
    [
        ("Lind made it clear that the pier would stay.", "Lind", "made it clear", "the pier would stay"),
        ("Lind made clear that the pier would stay.", "Lind", "made clear", "the pier would stay"),
        ("The clerk drew attention to the missing key.", "The clerk", "drew attention", "the missing key"),
        ("Lind pushed back against the rumours of a sale.", "Lind", "pushed back", "the rumours of a sale"),
        ("Anna Berg mooted the idea of a night ferry.", "Anna Berg", "idea of", "a night ferry"),
        ("Both clubs expressed interest in a joint team.", "Both clubs", "interest in", "a joint team"),
        ("The sides agreed on the need for a new pier.", "The sides", "agreed", "the need for a new pier"),
        ("Lind tried to convince the crew to stay.", "Lind", "to convince", "the crew to stay"),
        ("Norway told tourists not to panic.", "Norway", "told", "not to panic"),
        ("Lind said on Friday that the pier was safe.", "Lind", "said", "the pier was safe"),
        ("Lind asked that the gate be locked.", "Lind", "asked", "the gate be locked"),
    ],
)  # fmt: skip
def test_phrasal_cues_light_verbs_and_days_of_saying(
    find: Find, body: str, source: str, cue: str, content: str
) -> None:
    assert said(find(body)[0]) == (source, cue, content)


def test_hope_that_is_expressed_is_what_the_noun_reports(find: Find) -> None:
    (claim,) = find("The two mayors expressed hope that the ferry would return in May.")
    assert said(claim) == ("The two mayors", "hope", "the ferry would return in May")


def test_a_listed_pledge_is_split_at_its_infinitives(find: Find) -> None:
    claims = find("Oslo demands guarantees that include a pledge to stop drilling near the coast and to ban all nets.")
    contents = [said(claim)[2] for claim in claims]
    assert contents == ["guarantees", "a pledge to stop drilling near the coast", "and to ban all nets"]
    assert len({claim.group for claim in claims}) == 1


def test_each_condition_of_only_if_is_a_claim(find: Find) -> None:
    claims = find("Lind said the crew will only return if the firm raises the pay and drops its complaint.")
    assert [said(claim)[2] for claim in claims] == [
        "the crew will only return if the firm raises the pay",
        "and drops its complaint",
    ]


def test_two_requests_to_one_hearer_are_split(find: Find) -> None:
    first, second = find("Berg called on the council to mend the road and to close the mill.")
    assert said(first)[2] == "the council to mend the road"
    assert said(second)[2] == "and to close the mill"


def test_a_trailing_clause_with_its_own_cue_is_taken_off(find: Find) -> None:
    claims = find("Lind said the pier will close on Monday, which Berg called a grave mistake.")
    assert said(claims[0])[2] == "the pier will close on Monday"
    assert said(claims[1])[0] == "Berg"


def test_a_second_report_belongs_to_the_speaker_and_not_to_the_talks(find: Find) -> None:
    claims = find("Lind said the talks had failed and accused the firm of lying.")
    assert [said(claim)[0] for claim in claims] == ["Lind", "Lind"]


@pytest.mark.parametrize(
    "body",
    [
        "The missiles threaten to destroy the bridge.",
        "Norway denies planning to close the port.",
        "The work went according to plan.",
        "Carl Lind did not comment on the sale.",
    ],
)
def test_things_doings_and_silence_report_nothing(find: Find, body: str) -> None:
    assert not [claim for claim in find(body) if claim.act is not Act.DENY]


def test_a_promise_that_is_only_demanded_was_not_given(find: Find) -> None:
    (claim,) = find("The party demanded that Norway promise the ferry will never stop.")
    assert said(claim)[0] == "The party"


def test_what_another_is_said_to_plan_is_not_the_others_claim(find: Find) -> None:
    (claim,) = find("Oslo officials warned that Denmark plans to raise the fees.")
    assert said(claim)[0] == "Oslo officials"


def test_a_ministry_that_tells_what_its_minister_said_is_a_hop(find: Find) -> None:
    claims = find("Minister Carl Lind urged Norway to open the border, the foreign ministry said.")
    assert [hop.span.text for claim in claims for hop in claim.hops] == ["the foreign ministry"]


def test_the_one_who_is_asked_does_not_ask(find: Find) -> None:
    claims = find("Asked about the price, Lind said that it was fair.")
    assert [said(claim)[1] for claim in claims] == ["said"]


def test_a_title_is_given_with_the_name_it_belongs_to(find: Find) -> None:
    (claim,) = find("The port will close. This was announced by aide to the Keeper of the Port Carl Lind.")
    assert said(claim)[0] == "aide to the Keeper of the Port Carl Lind"


def test_marks_of_headings_and_lists_are_no_content(find: Find) -> None:
    claims = find("# Lind says the pier is safe\n\n* Berg said the road was open.\n\n1. Berg said he was ready.")
    assert [said(claim)[2] for claim in claims] == ["the pier is safe", "the road was open", "he was ready"]


def test_two_things_demanded_stay_together(find: Find) -> None:
    (claim,) = find("The guild demands peace and quiet.")
    assert said(claim)[2] == "peace and quiet"
