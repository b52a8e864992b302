"""Whom offices, bodies and states mean in the frame of a text: the publisher's, the sentence's, what it named."""

from __future__ import annotations

import pytest

from claims.resolve.claim import ResolvedClaim
from claims.resolve.directory import Directory
from claims.resolve.offices import read_role
from tests.resolve.told import Said, tell

CONTENT = "the pier was safe"


def last(directory: Directory, before: str, source: str, publisher: str | None = None) -> ResolvedClaim:
    body = f"{before} {source} said {CONTENT}.".strip()
    (claim,) = tell(directory, body, Said(source, "said", CONTENT), source=publisher)
    return claim


def names(claim: ResolvedClaim) -> list[str]:
    return [actor.name for actor in (claim.speaker, *claim.others) if actor is not None]


@pytest.mark.parametrize("source", ["The President", "The Head of State"])
def test_a_presidents_office_means_its_own_president(directory: Directory, source: str) -> None:
    before = "Volodymyr Zelenskyy telephoned US President Joe Biden and Secretary of State Antony Blinken."
    assert names(last(directory, before, source, "President.gov.ua")) == ["Volodymyr Zelensky"]


def test_elsewhere_the_president_is_whom_the_text_called_so(directory: Directory) -> None:
    before = "US President Joe Biden met reporters on the lawn."
    assert names(last(directory, before, "The President", "Gull Post")) == ["Joe Biden"]


def test_the_feed_of_a_newspaper_is_the_newspaper(directory: Directory) -> None:
    assert names(last(directory, "It rained.", "The PM", "BBC (RSS)")) == ["Boris Johnson"]


def test_a_minister_of_one_country_is_no_minister_of_another(directory: Directory) -> None:
    before = "The British armed forces minister, Otto Brandt, spoke on the radio."
    assert names(last(directory, before, "Norway's health minister")) == []


def test_the_minister_is_a_known_minister_named_before(directory: Directory) -> None:
    assert names(last(directory, "Vladimir Makei met the press.", "The minister")) == ["Vladimir Makei"]


def test_who_heads_a_body_is_not_the_body(directory: Directory) -> None:
    assert names(last(directory, "It rained.", "The chairman of Ukrainian Railways")) == []


@pytest.mark.parametrize(
    ("before", "source", "name"),
    [
        ("President Emmanuel Macron stayed at home.", "The president's office", "Élysée Palace"),
        ("The Russian president nodded as", "the military", "Armed Forces of Russia"),
        ("The Norwegian Volleyball League met in May.", "The league", "Norwegian Volleyball League"),
        ("Mayor Ada Lind flew to Hong Kong.", "Her office", None),
        ("Ukrainian state rail operator Ukrzaliznytsia was hit on Sunday.", "The company", "Ukrainian Railways"),
        ("The letter was put out on Telegram.", "The company", None),
        ("The Armed Forces of Norway held a drill.", "The company", None),
    ],
)
def test_a_noun_for_a_body_means_one_that_can_be_it(
    directory: Directory, before: str, source: str, name: str | None
) -> None:
    assert names(last(directory, before, source)) == ([name] if name else [])


@pytest.mark.parametrize(
    ("before", "source", "states"),
    [
        ("The Peruvian president met the Ecuadorian foreign minister.", "The two governments", ["Peru", "Ecuador"]),
        ("Vladimir Putin telephoned Chancellor Olaf Scholz.", "Both sides", ["Russia", "Germany"]),
        ("Ukrainians waited as CNN showed Russian ships.", "Both nations", ["Ukraine", "Russia"]),
        ("Vladimir Putin telephoned Emmanuel Macron. It rained.", "The leaders", ["Vladimir Putin", "Emmanuel Macron"]),
        ("Peru, Chile and Bolivia met.", "Both countries", []),
    ],
)
def test_both_sides_are_the_states_last_spoken_of(
    directory: Directory, before: str, source: str, states: list[str]
) -> None:
    assert names(last(directory, before, source)) == states


def test_the_minister_and_the_envoy_speak_together(directory: Directory) -> None:
    before = "The minister, Ada Lind, met the envoy, Otto Brandt."
    assert names(last(directory, before, "The minister and the envoy")) == ["Ada Lind", "Otto Brandt"]


def test_and_within_a_name_joins_nothing(directory: Directory) -> None:
    source = "the Department of Foreign Affairs and Trade"
    assert names(last(directory, "According to", source)) == ["Department of Foreign Affairs and Trade"]


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("La Moneda", "chile"),
        ("Malacañang", "philippines"),
        ("Moncloa", "spain"),
        ("Kantei", "japan"),
        ("Ecuadorian", "ecuador"),
        ("Kosovar", "kosovo"),
        ("Greeks", "greece"),
    ],
)
def test_seats_of_government_and_demonyms_mean_their_country(directory: Directory, word: str, country: str) -> None:
    found = directory.lookup(word)
    assert found is not None
    assert found.key == country


def test_a_demonym_of_two_countries_means_neither(directory: Directory) -> None:
    assert directory.lookup("Congolese") is None


def test_the_country_may_stand_within_an_office(directory: Directory) -> None:
    reading = read_role("the head of Norwegian diplomacy", directory, None)
    assert reading.offices == ("foreign minister",)
    assert reading.principal is not None
    assert reading.principal.key == "norway"
