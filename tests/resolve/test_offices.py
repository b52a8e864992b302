from __future__ import annotations

from datetime import date

import pytest

from claims.resolve.directory import ActorRecord, AliasRecord, Directory, RoleRecord
from claims.resolve.offices import read_role
from claims.words import ActorKind, AliasKind
from tests.resolve.told import Said, tell

DAY = date(2022, 3, 10)


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("the Russian leader", "vladimir-putin"),
        ("Ukraine’s president", "volodymyr-zelensky"),
        ("the president of Ukraine", "volodymyr-zelensky"),
        ("the Kremlin spokesman", "dmitry-peskov"),
        ("NATO chief", "jens-stoltenberg"),
        ("the alliance's secretary-general", "jens-stoltenberg"),
        ("the US secretary of state", "antony-blinken"),
        ("the UK’s foreign secretary", "liz-truss"),
        ("Russia's top diplomat", "sergei-lavrov"),
        ("the Russian Foreign Ministry spokeswoman", "maria-zakharova"),
        ("the head of the Ukrainian president's office", "andriy-yermak"),
        ("the EU's foreign policy chief", "josep-borrell"),
        ("Kyiv Mayor", "vitali-klitschko"),
    ],
)
def test_an_office_names_its_holder(directory: Directory, phrase: str, key: str) -> None:
    actor = read_role(phrase, directory, DAY).actor
    assert actor is not None
    assert actor.key == key


@pytest.mark.parametrize(
    ("day", "key"),
    [(date(2021, 12, 7), "angela-merkel"), (date(2021, 12, 8), "olaf-scholz"), (date(2025, 6, 1), "friedrich-merz")],
)
def test_the_holder_is_that_of_the_day(directory: Directory, day: date, key: str) -> None:
    actor = read_role("the German chancellor", directory, day).actor
    assert actor is not None
    assert actor.key == key


@pytest.mark.parametrize(
    "phrase",
    [
        "the former US president",
        "the deputy foreign minister of Kenya",
        "the Kenyan president",
        "the president",
        "a dog",
    ],
)
def test_who_is_not_known_is_not_guessed(directory: Directory, phrase: str) -> None:
    assert read_role(phrase, directory, DAY).actor is None


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("China’s ministry of foreign affairs", "china-foreign-ministry"),
        ("the Belarusian Foreign Ministry", "belarus-foreign-ministry"),
        ("the office of Ukrainian President Volodymyr Zelensky", "ukraine-presidential-office"),
        ("the Ukrainian side", "ukraine"),
        ("the Polish government", "poland"),
        ("a Kremlin statement", "kremlin"),
    ],
)
def test_a_body_is_known_by_its_country(directory: Directory, phrase: str, key: str) -> None:
    actor = read_role(phrase, directory, DAY).actor
    assert actor is not None
    assert (actor.key, actor.known) == (key, True)


def test_a_body_that_no_record_holds_is_named_after_its_country(directory: Directory) -> None:
    actor = read_role("Peru's foreign ministry", directory, DAY).actor
    assert actor is not None
    assert (actor.key, actor.name) == ("peru-foreign-ministry", "Ministry of Foreign Affairs of Peru")
    assert (actor.kind, actor.known, actor.speaks_for) == (ActorKind.ORGANISATION, False, "peru")


def test_a_countrys_name_has_its_article_in_that_of_a_body(directory: Directory) -> None:
    actor = read_role("the US embassy", directory, DAY).actor
    assert actor is not None
    assert actor.name == "Embassy of the United States"


def test_a_body_without_its_country_keeps_what_it_is(directory: Directory) -> None:
    reading = read_role("the defence ministry", directory, DAY)
    assert (reading.actor, reading.body) == (None, "defence-ministry")


def _two_presidents() -> Directory:
    """Give a country whose presidency passed from Ada Lind to Otto Brandt on 1 May 2010."""
    change = date(2010, 5, 1)
    alias = AliasRecord("Gullish", AliasKind.DEMONYM)
    return Directory(
        [
            ActorRecord("gullia", "Gullia", ActorKind.GOVERNMENT, aliases=(alias,)),
            ActorRecord(
                "ada-lind", "Ada Lind", ActorKind.PERSON, roles=(RoleRecord("gullia", "president", None, change),)
            ),
            ActorRecord(
                "otto-brandt", "Otto Brandt", ActorKind.PERSON, roles=(RoleRecord("gullia", "president", change, None),)
            ),
        ]
    )


@pytest.mark.parametrize(
    ("before", "key"),
    [
        ("", "otto-brandt"),
        ("On 3 March 2008 ", "ada-lind"),
        ("In 2009 ", "ada-lind"),
        ("In 2010 ", None),
        ("In 2015 ", "otto-brandt"),
    ],
)
def test_an_office_is_that_of_the_day_the_words_were_said(before: str, key: str | None) -> None:
    source = "the Gullish president"
    body = f"{before}{source} said the bridge was safe."
    (claim,) = tell(_two_presidents(), body, Said(source, "said", "the bridge was safe"))
    assert (claim.speaker.key if claim.speaker else None) == key


def test_who_has_left_an_office_no_longer_speaks_for_the_country() -> None:
    directory = _two_presidents()
    assert directory.closure("ada-lind", date(2009, 1, 1)) == ("ada-lind", "gullia")
    assert directory.closure("ada-lind", date(2022, 1, 1)) == ("ada-lind",)
