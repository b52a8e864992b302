from __future__ import annotations

import pytest

from claims.resolve.appearances import Appearance
from claims.resolve.directory import Directory
from claims.resolve.pronouns import is_pronoun, likeness
from claims.words import ActorKind
from tests.resolve.told import Said, tell

WAIT = "We will not wait another year"


def who(directory: Directory, before: str, pronoun: str) -> str | None:
    body = f"{before}“{WAIT},” {pronoun} said."
    (claim,) = tell(directory, body, Said(pronoun, "said", WAIT))
    return claim.speaker.key if claim.speaker else None


@pytest.mark.parametrize(
    ("before", "pronoun", "key"),
    [
        ("Mayor Ada Lind opened the new bridge. ", "she", "ada-lind"),
        ("Mayor Ada Lind opened the new bridge.\n\n", "she", "ada-lind"),
        ("Mayor Ada Lind opened the new bridge. ", "he", None),
        ("Minister Jun Parnell opened the new bridge. ", "she", "jun-parnell"),
        ("Minister Jun Parnell opened the new bridge. ", "he", "jun-parnell"),
        ("The Norwegian minister, Sindre Vik, opened the new bridge. ", "he", "sindre-vik"),
        ("Mayor Ada Lind met Governor John Hale. ", "she", "ada-lind"),
        ("Mayor Ada Lind met Governor John Hale. ", "he", "john-hale"),
        ("Mayor Ada Lind met Minister Jun Parnell. ", "she", "ada-lind"),
        ("Mayor Ada Lind met Minister Jun Parnell. ", "he", "jun-parnell"),
    ],
)
def test_a_pronoun_takes_whoever_it_can_stand_for(
    directory: Directory, before: str, pronoun: str, key: str | None
) -> None:
    assert who(directory, before, pronoun) == key


def test_the_owner_of_the_subject_is_meant(directory: Directory) -> None:
    before = "Adviser Emil Frost shook hands. Governor John Hale’s speech came at noon. "
    assert who(directory, before, "he") == "john-hale"


def test_a_pronoun_may_mean_a_speaker_without_a_name(directory: Directory) -> None:
    body = f"Mayor John Hale went home. A senior official said the harbour was shut. “{WAIT},” he said."
    said = Said("A senior official", "said", "the harbour was shut"), Said("he", "said", WAIT)
    assert [claim.speaker for claim in tell(directory, body, *said)] == [None, None]


def test_they_are_the_officials_and_not_the_country(directory: Directory) -> None:
    body = "Kenya won the cup. Officials said the roof leaked. They said nobody was hurt."
    said = Said("Officials", "said", "the roof leaked"), Said("They", "said", "nobody was hurt")
    assert [claim.speaker for claim in tell(directory, body, *said)] == [None, None]


def test_it_is_the_paper_that_spoke(directory: Directory) -> None:
    body = "Kenya signed. The declaration said the roof leaked. It said nobody was hurt."
    said = Said("The declaration", "said", "the roof leaked"), Said("It", "said", "nobody was hurt")
    assert [claim.speaker for claim in tell(directory, body, *said)] == [None, None]


def test_the_us_is_a_country_and_us_is_not() -> None:
    assert [is_pronoun(word) for word in ("US", "us", "I", "It", "Ada")] == [False, True, True, True, False]


@pytest.mark.parametrize(
    ("word", "kind", "woman", "possible"),
    [
        ("she", ActorKind.PERSON, False, False),
        ("she", ActorKind.PERSON, None, True),
        ("he", ActorKind.GOVERNMENT, None, False),
        ("it", ActorKind.PERSON, None, False),
        ("it", ActorKind.GROUP, None, False),
        ("they", ActorKind.ORGANISATION, None, True),
        ("they", ActorKind.PERSON, True, False),
    ],
)
def test_what_a_pronoun_can_stand_for(word: str, kind: ActorKind, woman: bool | None, possible: bool) -> None:
    candidate = Appearance(0, None, kind, subject=True, spoke=True, woman=woman)
    assert (likeness(word, candidate, woman) is not None) is possible
