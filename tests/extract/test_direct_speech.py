from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from claims.extract.attribution import Attribution
from claims.words import Act, Quote

Find = Callable[[str], Sequence[Attribution]]


def contents(claims: Sequence[Attribution]) -> list[str]:
    return [" … ".join(span.text for span in claim.content) for claim in claims]


def sources(claims: Sequence[Attribution]) -> list[str | None]:
    return [claim.source.text if claim.source else None for claim in claims]


@pytest.mark.parametrize(
    "body",
    [
        "“We will rebuild the pier,” Carl Lind said.",
        '"We will rebuild the pier," Carl Lind said.',
        "«We will rebuild the pier», Carl Lind said.",
        "''We will rebuild the pier,'' Carl Lind said.",
        "``We will rebuild the pier,'' Carl Lind said.",
        "‘We will rebuild the pier,’ Carl Lind said.",
        '“We will rebuild the pier," said Carl Lind, the harbour master.',
        "Carl Lind said: “We will rebuild the pier.”",
        "Carl Lind told reporters on Friday, “We will rebuild the pier.”",
        "- We will rebuild the pier - said Carl Lind.",
        "Carl Lind: “We will rebuild the pier.”",
    ],
)
def test_any_marks_on_either_side_of_the_cue(find: Find, body: str) -> None:
    (claim,) = find(body)
    assert claim.content[0].text.rstrip(".,") == "We will rebuild the pier"
    assert claim.source is not None
    assert claim.source.text.startswith("Carl Lind")
    assert claim.quote is Quote.DIRECT


def test_a_quotation_taken_up_again_behind_its_cue_keeps_speaker_and_group(find: Find) -> None:
    first, second = find("“We will rebuild the pier,” Lind said. “The work begins in the first week of June.”")
    assert sources([first, second]) == ["Lind", "Lind"]
    assert first.group == second.group is not None
    assert not second.cue


def test_a_quotation_without_a_cue_goes_to_the_last_speaker(find: Find) -> None:
    claims = find("“We will rebuild the pier,” Lind said.\n\n“The work begins in the first week of June.”")
    assert sources(claims) == ["Lind", "Lind"]


def test_a_running_quotation_opens_each_paragraph_anew(find: Find) -> None:
    body = (
        "“We will rebuild the pier, whatever it may cost us,” Lind said. “The old one was rotten through.\n\n"
        "“It had to go before the winter came.”"
    )
    assert sources(find(body)) == ["Lind"] * 3


def test_quoted_sentences_that_go_on_asserting_are_one_claim(find: Find) -> None:
    body = "“The pier was rotten all the way through. The wind took the last of it in March,” Lind said."
    assert len(find(body)) == 1


def test_a_new_act_within_a_quotation_is_a_claim_of_the_same_group(find: Find) -> None:
    body = "“We are ready to talk about the price. We demand that the old pier be taken down,” Lind said."
    offered, demanded = find(body)
    assert (offered.act, demanded.act) == (Act.OFFER, Act.DEMAND)
    assert offered.group == demanded.group is not None


def test_straight_marks_within_straight_marks_do_not_end_the_quotation(find: Find) -> None:
    body = '"We have never believed in the "green pier" of the council or any plan like it," Lind said.'
    assert contents(find(body)) == ['We have never believed in the "green pier" of the council or any plan like it,']


def test_a_full_stop_inside_the_marks_leaves_the_next_sentence_to_its_own_speaker(find: Find) -> None:
    body = "“The pier is gone,” Berg said. “We will not see it again.” Lind spoke later, saying that he was sorry."
    claims = find(body)
    assert [claim.source.text for claim in claims if claim.source is not None] == ["Berg", "Berg", "Lind"]


@pytest.mark.parametrize(
    ("body", "source", "content"),
    [
        ("- The ferry is full today - said Lind.", "Lind", "The ferry is full today"),
        ("He left.- The ferry is full today - he added.", "he", "The ferry is full today"),
        ("The ferry is full today and tomorrow - said Lind.", "Lind", "The ferry is full today and tomorrow"),
        ("The ferry is full today\n\n- wrote the harbour chief.", "the harbour chief", "The ferry is full today"),
    ],
)
def test_dashes_set_off_direct_speech(find: Find, body: str, source: str, content: str) -> None:
    (claim,) = find(body)
    assert claim.source is not None
    assert claim.source.text == source
    assert contents([claim]) == [content]


def test_a_label_before_words_without_a_finite_verb_is_a_topic(find: Find) -> None:
    assert not find("Norway: The families leaving their homes behind")


def test_a_question_stands_alone(find: Find) -> None:
    claims = find("“The pier was rotten. Who would have paid for it?” Lind asked.")
    assert claims[-1].act is Act.QUESTION
    assert contents(claims)[-1] == "Who would have paid for it?"


def test_a_scare_quote_is_part_of_its_clause(find: Find) -> None:
    (claim,) = find("Lind said the pier was “rotten” and unsafe.")
    assert contents([claim]) == ["the pier was “rotten” and unsafe"]
    assert claim.quote is Quote.MIXED


def test_an_opening_mark_that_got_lost(find: Find) -> None:
    claims = find('The crowd went home. We will rebuild the pier," Lind said. The sun set.')
    assert contents(claims) == ["We will rebuild the pier,"]


def test_a_closing_mark_that_got_lost_ends_with_the_paragraph(find: Find) -> None:
    claims = find("Lind said: “We will rebuild the pier.\n\nThe sun set over the harbour.")
    assert contents(claims) == ["We will rebuild the pier."]


def test_a_transcript_gives_each_turn_to_its_label(find: Find) -> None:
    claims = find(
        "Question: Will the pier be rebuilt this year?\n\n"
        "Carl Lind: We have the money and we have the plans.\n\n"
        "Question: When does the work begin?\n\n"
        "Carl Lind: It begins as soon as the ice is gone."
    )
    assert sources(claims) == ["Question", "Carl Lind", "Question", "Carl Lind"]
    assert [claim.act is Act.QUESTION for claim in claims] == [True, False, True, False]


def test_a_headline_signed_with_a_name(find: Find) -> None:
    claims = find("Pier will be rebuilt by June - Carl Lind\n\nThe sun set over the harbour.")
    assert contents(claims) == ["Pier will be rebuilt by June"]
    assert sources(claims) == ["Carl Lind"]


def test_a_speech_without_a_label_is_its_speakers_own(find: Find) -> None:
    claims = find(
        "We have lost the old pier. I saw it fall into the sea myself. We will build a new one together. "
        "I ask every family in this town to help. We have the timber already. I thank you for your patience."
    )
    assert len(claims) >= 4
    assert {source.lower() for source in sources(claims) if source} == {"i", "we"}


def test_a_quotation_signed_behind_a_dash_is_the_signers(find: Find) -> None:
    claims = find("“The pier has never been safer than today.” — Eva Berg\n\n“I would not walk on it.” ― Carl Lind")
    assert [claim.source.text for claim in claims if claim.source] == ["Eva Berg", "Carl Lind"]


def test_a_label_within_the_marks_is_the_speaker(find: Find) -> None:
    (claim,) = find("“BERG: The pier has never been safer than today.”")
    assert claim.source is not None
    assert (claim.source.text, claim.content[0].text) == ("BERG", "The pier has never been safer than today.")


def test_the_name_of_a_broadcast_is_no_utterance(find: Find) -> None:
    claims = find("The guests of “Harbour Hour Tonight,” were late, and Lind was alone.")
    assert not [claim for claim in claims if "Harbour" in claim.content[0].text]
