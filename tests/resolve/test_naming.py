from __future__ import annotations

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
