"""Who speaks together, who has no name, and who is meant by a description."""

from __future__ import annotations

import pytest

from claims.resolve.claim import ResolvedClaim
from claims.resolve.directory import Directory
from claims.words import ActorKind
from tests.resolve.told import Said, tell

CONTENT = "the pier was safe"


def last(directory: Directory, before: str, source: str) -> ResolvedClaim:
    (claim,) = tell(directory, f"{before} {source} said {CONTENT}.".strip(), Said(source, "said", CONTENT))
    return claim


def names(claim: ResolvedClaim) -> list[str]:
    return [actor.name for actor in (claim.speaker, *claim.others) if actor is not None]


@pytest.mark.parametrize(
    ("source", "kind", "count"),
    [
        ("A senior US official", ActorKind.PERSON, 1),
        ("Three diplomats", ActorKind.GROUP, 3),
        ("Two people briefed on the talks", ActorKind.GROUP, 2),
        ("Three people familiar with the matter", ActorKind.GROUP, 3),
        ("Analysts", ActorKind.GROUP, None),
        ("Many observers", ActorKind.GROUP, None),
        ("More than 2,000 members", ActorKind.GROUP, None),
    ],
)
def test_speakers_without_a_name_are_counted_and_kept_nameless(
    directory: Directory, source: str, kind: ActorKind, count: int | None
) -> None:
    claim = last(directory, "Ada Lind met Otto Brandt.", source)
    assert (claim.speaker, claim.others) == (None, ())
    assert (claim.speaker_kind, claim.speaker_count) == (kind, count)


def test_a_speaker_with_a_name_has_its_kind_and_no_number(directory: Directory) -> None:
    claim = last(directory, "", "Ada Lind")
    assert (claim.speaker_kind, claim.speaker_count) == (ActorKind.PERSON, None)


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("", "Ada Lind and Otto Brandt"),
        ("Ada Lind and Otto Brandt met on the pier.", "Lind and Brandt"),
        ("Ada Lind and Otto Brandt met on the pier.", "Both"),
        ("Ada Lind and Otto Brandt met on the pier.", "The two leaders"),
        ("Ada Lind and Otto Brandt met on the pier.", "The pair"),
        ("Ada Lind, 44, and her husband, Otto Brandt, own a kiosk.", "The couple"),
        ("Ada Lind, 44, and her husband, Otto Brandt, own a kiosk.", "They"),
        ("Ada Lind opened the door. Otto Brandt came in.", "The two"),
        ("Ada Lind, the director, came with her deputy, Otto Brandt.", "The director and her deputy"),
    ],
)
def test_several_speak_together_the_first_of_the_text_first(directory: Directory, before: str, source: str) -> None:
    claim = last(directory, before, source)
    assert names(claim) == ["Ada Lind", "Otto Brandt"]
    assert claim.speaker_count == 2


def test_both_are_the_two_without_a_name_who_spoke(directory: Directory) -> None:
    body = f"Ada Lind met Otto Brandt. Two engineers said the bolts were loose. Both said {CONTENT}."
    said = Said("Two engineers", "said", "the bolts were loose"), Said("Both", "said", CONTENT)
    claim = tell(directory, body, *said)[1]
    assert (claim.speaker, claim.speaker_count) == (None, 2)


@pytest.mark.parametrize(
    ("before", "source", "name"),
    [
        ("Her barrister, Ada Lind, laughed. Otto Brandt, a butcher, did not.", "The lawyer", "Ada Lind"),
        ("Her barrister, Ada Lind, laughed. Otto Brandt, a butcher, did not.", "The butcher", "Otto Brandt"),
        ("Ada Lind, 54, met Otto Brandt, 33.", "The 54-year-old", "Ada Lind"),
        ("Two brothers, Otto Brandt, 34, and Emil Brandt, 29, met.", "The elder brother", "Otto Brandt"),
        ("Ada Lind waved, and her daughter, Clara Lind, waved back.", "Her mother", "Ada Lind"),
        ("Mayor Ada Lind met Otto Brandt, who held the post until May.", "The former mayor", "Otto Brandt"),
        ("Mayor Ada Lind met her deputy, Otto Brandt.", "The deputy mayor", "Otto Brandt"),
        ("Otto Brandt, a painter known to all as Tiger, won.", "Tiger", "Otto Brandt"),
    ],
)
def test_a_description_means_whom_the_text_described_so(
    directory: Directory, before: str, source: str, name: str | None
) -> None:
    assert names(last(directory, before, source)) == ([name] if name else [])


def test_an_office_is_told_before_the_name(directory: Directory) -> None:
    body = f"The harbour minister resigned. The minister said {CONTENT}. Ada Lind, 51, had been away since May."
    (claim,) = tell(directory, body, Said("The minister", "said", CONTENT))
    assert names(claim) == ["Ada Lind"]


def test_the_bearer_of_another_office_is_not_the_minister(directory: Directory) -> None:
    body = f"The minister said {CONTENT}. Otto Brandt, a lawyer, was away."
    (claim,) = tell(directory, body, Said("The minister", "said", CONTENT))
    assert claim.speaker is None


def test_her_lawyer_is_not_she(directory: Directory) -> None:
    before = "Ada Lind wept. Asked by her lawyer, Clara Stone, where she had been,"
    assert names(last(directory, before, "she")) == ["Ada Lind"]


def test_who_is_called_he_once_is_a_man_from_then_on(directory: Directory) -> None:
    before = "Leslie Marten put on his coat. Robin Doyle put on her hat."
    assert names(last(directory, before, "She")) == ["Robin Doyle"]
    assert names(last(directory, before, "He")) == ["Leslie Marten"]


def test_who_goes_by_they_is_one(directory: Directory) -> None:
    before = "Robin Vale, who uses the pronoun “they”, paints. The walls are grey."
    assert names(last(directory, before, "they")) == ["Robin Vale"]


def test_of_two_of_a_name_the_word_of_respect_tells(directory: Directory) -> None:
    before = "Mary Hatch beat her husband, John Hatch."
    assert names(last(directory, before, "Mrs Hatch")) == ["Mary Hatch"]
    assert names(last(directory, before, "Mr Hatch")) == ["John Hatch"]


def test_the_author_of_a_byline_says_i(directory: Directory) -> None:
    body = f"By Ada Lind\n\nMy brother Emil and I climbed the tower. I said {CONTENT}. We said {CONTENT} again."
    said = Said("I", "said", CONTENT), Said("We", "said", f"{CONTENT} again")
    one, both = tell(directory, body, *said)
    assert names(one) == ["Ada Lind"]
    assert names(both)[0] == "Ada Lind"
    assert both.speaker_count == 2


def test_the_company_is_the_body_whose_name_tells_nothing_else(directory: Directory) -> None:
    before = "The chipmaker Veldhoek closed a plant in Leipzig."
    assert names(last(directory, before, "The company")) == ["Veldhoek"]
    assert names(last(directory, before, "The chipmaker")) == ["Veldhoek"]


def test_a_title_may_be_told_before_the_name_that_bears_it(directory: Directory) -> None:
    body = f"The harbour chief said {CONTENT}. Ada Lind is the harbour chief."
    (claim,) = tell(directory, body, Said("The harbour chief", "said", CONTENT))
    assert names(claim) == ["Ada Lind"]


@pytest.mark.parametrize(
    ("before", "source", "meant"),
    [
        ("Ada Lind beat Otto Brandt by nine votes.", "The winner", ["Ada Lind"]),
        ("Ada Lind beat Otto Brandt by nine votes.", "The defeated candidate", ["Otto Brandt"]),
        ("Driver Otto Brandt, 38, came late. His wife, Ada Lind, waited.", "The couple", ["Otto Brandt", "Ada Lind"]),
        ("Otto Brandt, 81, came with his son, Emil Brandt.", "The old man", ["Otto Brandt"]),
        ("Ada Lind, known on the quay as The Gull, came late.", "The Gull", ["Ada Lind"]),
    ],
)
def test_what_a_text_tells_of_persons_tells_who_is_meant(
    directory: Directory, before: str, source: str, meant: list[str]
) -> None:
    assert names(last(directory, before, source)) == meant


def test_two_leaders_are_two_who_lead(directory: Directory) -> None:
    before = "President Ada Lind met President Otto Brandt. An aide, Emil Falk, took notes."
    assert names(last(directory, before, "The two leaders")) == ["Ada Lind", "Otto Brandt"]


def test_who_took_the_picture_is_nobody_in_the_story(directory: Directory) -> None:
    claim = last(directory, "The pier opened. REUTERS/Otto Brandt", "The harbour's man in the north")
    assert claim.speaker is None
