from __future__ import annotations

import pytest

from claims.extract import DEFAULT_PIPELINE
from claims.extract.attribution import Mention
from claims.extract.mentions import find_mentions
from claims.extract.pipeline import load_pipeline
from claims.extract.tokens import read_tokens
from claims.words import MentionKind


def mentions(body: str) -> tuple[Mention, ...]:
    return find_mentions(read_tokens(load_pipeline(DEFAULT_PIPELINE)(body), body, [], [0]))


def of_kind(body: str, kind: MentionKind) -> list[str]:
    return [mention.span.text for mention in mentions(body) if mention.kind is kind]


def the(body: str, text: str) -> Mention:
    return next(mention for mention in mentions(body) if mention.span.text == text)


def test_every_span_is_exact_and_in_order() -> None:
    body = (
        "😀 “We agree,” said Kremlin spokesman Dmitry Peskov’s deputy.\n\nThe Ukrainian president’s office, "
        "NATO officials and Angela Merkel met in Brussels; she left early."
    )
    found = mentions(body)
    assert found
    for mention in found:
        for span in (mention.span, mention.title, mention.apposition):
            assert span is None or body[span.start : span.end] == span.text
    assert [m.span.start for m in found] == sorted(m.span.start for m in found)


@pytest.mark.parametrize(
    ("body", "name", "title"),
    [
        ("Kremlin spokesman Dmitry Peskov said no.", "Dmitry Peskov", "Kremlin spokesman"),
        ("Talks with Chinese leader Xi Jinping ended.", "Xi Jinping", "Chinese leader"),
        ("President Joe Biden said no.", "Joe Biden", "President"),
        (
            "Austria’s foreign minister, Alexander Schallenberg, said no.",
            "Alexander Schallenberg",
            "Austria’s foreign minister",
        ),
    ],
)
def test_the_title_stands_apart_from_the_name(body: str, name: str, title: str) -> None:
    found = the(body, name)
    assert found.kind is MentionKind.PERSON
    assert found.title is not None
    assert found.title.text == title


def test_words_of_respect_are_no_part_of_the_name() -> None:
    assert of_kind("The minister thanked Mrs. Merkel and Mr Johnson.", MentionKind.PERSON) == ["Merkel", "Johnson"]


def test_an_apposition_behind_the_name_says_who_it_is() -> None:
    found = the("Angela Merkel, the former chancellor of Germany, said she was glad.", "Angela Merkel")
    assert found.apposition is not None
    assert found.apposition.text == "the former chancellor of Germany"


def test_the_genitive_is_no_part_of_a_name() -> None:
    assert "Angela Merkel" in of_kind("Angela Merkel’s plan was praised.", MentionKind.PERSON)


def test_pronouns_are_found_and_possessives_are_not() -> None:
    found = of_kind("He told her that his boat and their house were ours, and they left.", MentionKind.PRONOUN)
    assert found == ["He", "her", "they"]


@pytest.mark.parametrize(
    ("body", "phrase", "plural"),
    [
        ("The Russian leader said no.", "The Russian leader", False),
        ("Several officials said no.", "Several officials", True),
        ("The minister of foreign affairs of Peru said no.", "The minister of foreign affairs of Peru", False),
        ("China’s ministry of foreign affairs said no.", "China’s ministry of foreign affairs", False),
    ],
)
def test_role_phrases_are_whole(body: str, phrase: str, plural: bool) -> None:
    found = the(body, phrase)
    assert (found.kind, found.plural, found.subject) == (MentionKind.ROLE, plural, True)


def test_a_title_is_no_role_phrase_of_its_own() -> None:
    assert of_kind("President Joe Biden said no.", MentionKind.ROLE) == []


def test_the_subject_is_told_from_the_object() -> None:
    body = "Angela Merkel called Boris Johnson."
    assert the(body, "Angela Merkel").subject
    assert not the(body, "Boris Johnson").subject


def test_names_never_run_over_lines() -> None:
    for mention in mentions("Report by Angela Merkel\nBerlin\nThe chancellor said no."):
        assert "\n" not in mention.span.text


def test_a_text_without_speakers_has_no_mentions() -> None:
    assert mentions("Rain fell on green fields.") == ()


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Keir Vale, a senior fellow at the Harbour House think tank, told them so.", "Keir Vale"),
        ("Peru's energy minister, Denys Shore, said the lights were on.", "Denys Shore"),
        ("Peru's former minister of trade, Tymofiy Holm, said the lights were on.", "Tymofiy Holm"),
        ("The lights are on and van der Holm has promised more.", "van der Holm"),
    ],
)
def test_a_person_introduced_by_an_office_is_one(body: str, name: str) -> None:
    assert the(body, name).kind is MentionKind.PERSON


def test_a_paper_beside_its_name_is_an_organisation() -> None:
    found = the("The Kenyan newspaper, Gull Gazette, was sold.", "Gull Gazette")
    assert (found.kind, found.title and found.title.text) == (MentionKind.ORGANISATION, "newspaper")


def test_a_general_staff_is_no_person_of_that_name() -> None:
    assert of_kind("The Peruvian General Staff said the General Assembly was over.", MentionKind.PERSON) == []


def test_the_owner_of_what_a_sentence_begins_with_counts_as_its_subject() -> None:
    assert the("John Hale’s speech came at noon.", "John Hale").subject
    assert the("In John Hale’s view, he was late.", "John Hale").subject
    assert not the("John Hale’s spokesman came at noon.", "John Hale").subject
