from __future__ import annotations

import re

import pytest

from claims.extract.attribution import Mention
from claims.resolve.claim import ResolvedActor
from claims.resolve.directory import Directory
from claims.resolve.naming import Naming
from claims.spans import Span
from claims.words import ActorKind, MentionKind


def name(directory: Directory, body: str, *texts: str, kind: MentionKind = MentionKind.PERSON) -> ResolvedActor | None:
    """Resolve the last of `texts`, all of them found as of one kind in `body`."""
    mentions = tuple(Mention(Span(body.index(text), body.index(text) + len(text), text), kind) for text in texts)
    return Naming(body, mentions, directory, None).actor(mentions[-1])


@pytest.mark.parametrize("text", ["—", "the Of   ", "’s", "😀", "the", "24 February", "..."])
@pytest.mark.parametrize("kind", list(MentionKind))
def test_what_is_no_name_makes_no_person(directory: Directory, text: str, kind: MentionKind) -> None:
    found = name(directory, text, text, kind=kind)
    assert found is None or found.kind is not ActorKind.PERSON


def test_a_common_noun_with_a_capital_is_no_actor(directory: Directory) -> None:
    assert name(directory, "Harvest came late, and the harvest was poor.", "Harvest") is None


def test_a_part_of_a_full_name_is_that_person(directory: Directory) -> None:
    found = name(directory, "Bruno de la Rue spoke. Rue smiled.", "Bruno de la Rue", "Rue")
    assert found is not None
    assert found.name == "Bruno de la Rue"


def test_a_known_person_behind_words_of_another_name_is_found(directory: Directory) -> None:
    found = name(directory, "Ukraine Volodymyr Zelenskyy spoke.", "Ukraine Volodymyr Zelenskyy")
    assert found is not None
    assert found.key == "volodymyr-zelensky"


def test_an_unknown_place_is_no_actor_and_an_unknown_organisation_is(directory: Directory) -> None:
    body = "Gullhaven Harbour spoke to Lamp Makers United."
    assert name(directory, body, "Gullhaven Harbour", kind=MentionKind.PLACE) is None
    found = name(directory, body, "Lamp Makers United", kind=MentionKind.ORGANISATION)
    assert found is not None
    assert (found.key, found.kind, found.known) == ("lamp-makers-united", ActorKind.ORGANISATION, False)


@pytest.mark.parametrize(
    ("body", "text", "found"),
    [
        ("MAYOR MARSH: We open.", "MAYOR MARSH", "MARSH"),
        ("Mayor Ada Marsh spoke.", "Mayor Ada Marsh", "Ada Marsh"),
        ("The mayor of Gullhaven Ada Marsh spoke.", "Gullhaven Ada Marsh", "Ada Marsh"),
        ("Ada Marsh Marsh AdaMayor of the town: We open.", "Ada Marsh Marsh AdaMayor", "Ada Marsh"),
        ("The mayor came. King Harald spoke.", "King Harald", "King Harald"),
    ],
)
def test_a_name_is_freed_of_title_place_and_repetition(directory: Directory, body: str, text: str, found: str) -> None:
    mention = Mention(Span(body.index(text), body.index(text) + len(text), text), MentionKind.PERSON, _title("mayor"))
    actor = Naming(body, (mention,), directory, None).actor(mention)
    assert actor is not None
    assert (actor.name, actor.kind) == (found, ActorKind.PERSON)


@pytest.mark.parametrize(
    ("body", "text", "key"),
    [
        ("Joseph R. Biden spoke.", "Joseph R", "joe-biden"),
        ("Linda Thomas-Greenfield spoke.", "Linda Thomas", "linda-thomas-greenfield"),
        ("The Russian Federation spoke.", "Federation", "russia"),
        ("The Luhansk People's Republic spoke.", "Luhansk People", "luhansk-peoples-republic"),
        ("The Associated Press news agency spoke.", "Associated Press news", "associated-press"),
    ],
)
def test_a_known_name_is_found_where_the_recogniser_cut_it(
    directory: Directory, body: str, text: str, key: str
) -> None:
    found = name(directory, body, text, kind=MentionKind.ORGANISATION)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("They met in Gullhaven. Gullhaven was calm.", "Gullhaven"),
        ("Kharkiv was calm. Kharkiv was dark.", "Kharkiv"),
        ("Your line is open, Ada. No, Ada, it is not.", "Ada"),
    ],
)
def test_a_place_or_a_given_name_alone_is_no_person_however_often_it_is_found(
    directory: Directory, body: str, text: str
) -> None:
    places = [match.start() for match in re.finditer(text, body)]
    mentions = [Mention(Span(start, start + len(text), text), MentionKind.PERSON) for start in places]
    assert Naming(body, mentions, directory, None).actor(mentions[-1]) is None


@pytest.mark.parametrize("text", ["SENIOR HARBOUR OFFICIAL", "OTHER NEWS", "Senior Harbour Officials"])
def test_a_role_or_a_headline_in_capitals_is_no_name(directory: Directory, text: str) -> None:
    body = f"In other words, it rained. {text}: The harbour is open."
    assert name(directory, body, text, kind=MentionKind.ORGANISATION) is None


def test_what_has_its_genre_before_it_is_an_organisation(directory: Directory) -> None:
    found = name(directory, "The newspaper Gull Weekly wrote it.", "Gull Weekly")
    assert found is not None
    assert found.kind is ActorKind.ORGANISATION


def _title(text: str) -> Span:
    return Span(0, len(text), text)


@pytest.mark.parametrize("full", ["The Keeper", "Mayor Keeper"])
def test_what_is_no_full_name_is_no_longer_form_of_its_last_word(directory: Directory, full: str) -> None:
    body = f"{full} spoke. Keeper smiled."
    mention = Mention(Span.of(body, body.index("Keeper smiled"), body.index(" smiled")), MentionKind.PERSON)
    naming = Naming(body, (mention,), directory, None)
    naming.person(full)
    found = naming.actor(mention)
    assert found is None or found.name == "Keeper"


def test_two_romanisations_of_a_full_name_are_one_person(directory: Directory) -> None:
    body = "Đura Marković came. The badge said Djura Markovic."
    spans = [(body.index(text), len(text)) for text in ("Đura Marković", "Djura Markovic")]
    one, other = (Mention(Span.of(body, at, at + length), MentionKind.PERSON) for at, length in spans)
    naming = Naming(body, (one, other), directory, None)
    assert naming.actor(one) == naming.actor(other)


@pytest.mark.parametrize(
    ("full", "alone"),
    [("Anchor Ada Marsh", "Ada Marsh"), ("Ada Marsh Editing", "Ada Marsh"), ("Hubby Otto Lind", "Otto Lind")],
)
def test_a_name_is_freed_of_what_stands_beside_it(directory: Directory, full: str, alone: str) -> None:
    found = name(directory, f"{full} spoke.", full)
    assert found is not None
    assert found.name == alone
