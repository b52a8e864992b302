from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from claims.extract.attribution import Attribution
from claims.words import Act
from tests.extract.reading import said

Find = Callable[[str], Sequence[Attribution]]

BRIEFING = """MS. BERG:  Good morning to all of you.  The pier will open again on Monday.

Q    Has the council paid for the planks?

MS. BERG:  It has paid for every single one of them.

(Laughter.)

Q    So there is no debt left?

MR. LIND (via translator):  There is no debt at all.

11:40 A.M. EST
"""

CALL = """UNIDENTIFIED FEMALE: The water rose as high as the roof.

CARL LIND, HARBOUR REPORTER (voice-over): The village was cut off for a week.

[08:05:12]

UNIDENTIFIED FEMALE: We lost every boat we had.

(COMMERCIAL BREAK)
"""


def turns(claims: Sequence[Attribution]) -> list[tuple[str | None, str]]:
    return [(claim.source.text if claim.source else None, claim.content[0].text) for claim in claims]


def test_a_title_with_a_full_stop_belongs_to_the_label(find: Find) -> None:
    claims = find(BRIEFING)
    assert ("MS. BERG", "It has paid for every single one of them") in turns(claims)
    assert ("MR. LIND", "There is no debt at all") in turns(claims)


def test_a_letter_before_a_wide_gap_asks(find: Find) -> None:
    asked = [claim for claim in find(BRIEFING) if claim.source is not None and claim.source.text == "Q"]
    assert [claim.act for claim in asked] == [Act.QUESTION, Act.QUESTION]
    assert asked[0].content[0].text == "Has the council paid for the planks?"


@pytest.mark.parametrize("body", [BRIEFING, CALL])
def test_stage_directions_and_times_are_not_spoken(find: Find, body: str) -> None:
    words = " ".join(content for _, content in turns(find(body)))
    assert not any(mark in words for mark in ("Laughter", "11:40", "08:05", "COMMERCIAL"))


def test_who_stands_beside_the_name_is_part_of_a_shouted_label(find: Find) -> None:
    assert turns(find(CALL)) == [
        ("UNIDENTIFIED FEMALE", "The water rose as high as the roof"),
        ("CARL LIND, HARBOUR REPORTER", "The village was cut off for a week"),
        ("UNIDENTIFIED FEMALE", "We lost every boat we had"),
    ]


def test_a_surname_alone_goes_on_from_the_full_name(find: Find) -> None:
    claims = find(
        "Host Carl Lind: You have sold three ferries this year.\n\n"
        "Anna Berg: The old ferries were rotten to the keel.\n\n"
        "Lind: The islands have no ferry left today.\n\n"
        "Berg: A new one will sail before the winter."
    )
    assert [source for source, _ in turns(claims)] == ["Host Carl Lind", "Anna Berg", "Lind", "Berg"]


@pytest.mark.parametrize(
    "heading",
    [
        "Five questions for Anna Berg",
        "An interview with Anna Berg",
        "Anna Berg answers questions from the Gull Gazette",
    ],
)
@pytest.mark.parametrize(("asks", "answers"), [("Q.", "A."), ("Q:", "A:"), ("Question:", "Answer:")])
def test_answers_are_of_whoever_the_heading_says_is_interviewed(
    find: Find, heading: str, asks: str, answers: str
) -> None:
    claims = find(
        f"{heading}\n\n{asks} Will the pier be rebuilt?\n\n{answers} We have the money for it this year.\n\n"
        f"{asks} Who pays for it?\n\n{answers} The council will pay for all of it."
    )
    spoken = [source for source, content in turns(claims) if "?" not in content]
    assert spoken == ["Anna Berg", "Anna Berg"]


def test_a_sentence_that_begins_with_a_is_no_answer(find: Find) -> None:
    assert find("Group A. It plays in the north.\n\nA. The pier is closed.\n\nThe crowd went home.") == ()


@pytest.mark.parametrize(
    "label", ["LIVE", "17:55 UPDATE", "BREAKING", "Analysis", "EXCLUSIVE", "The Latest", "Update 3"]
)
def test_a_label_for_the_kind_of_text_is_no_speaker(find: Find, label: str) -> None:
    assert find(f"{label}: The ferry sails again from Gull Rock\n\nThe sun set over the harbour.") == ()


def test_the_words_behind_a_topic_are_read_on(find: Find) -> None:
    (claim,) = find("BREAKING: Carl Lind says the ferry will sail again")
    assert said(claim) == ("Carl Lind", "says", "the ferry will sail again")


def test_names_that_come_once_each_speak_in_their_own_paragraphs(find: Find) -> None:
    claims = find(
        "Carl Lind: We will rebuild the pier.\n\nThe sun set over the harbour.\n\n"
        "Anna Berg: The ferry is sold.\n\nIt rained all night."
    )
    assert turns(claims) == [("Carl Lind", "We will rebuild the pier"), ("Anna Berg", "The ferry is sold")]


def test_a_place_within_a_topic_is_no_speaker(find: Find) -> None:
    assert find("Storm in Norway: The villages have lost their boats") == ()


def test_what_a_speaker_once_told_is_a_claim_within_the_turn_and_what_he_says_now_is_none(find: Find) -> None:
    body = BRIEFING.replace(
        "It has paid for", "I told the mayor that the planks were rotten. I say that it has paid for"
    )
    inside = [claim for claim in find(body) if claim.source is not None and claim.source.text == "I"]
    assert [claim.content[0].text for claim in inside] == ["the planks were rotten"]
