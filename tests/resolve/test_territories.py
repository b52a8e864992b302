from __future__ import annotations

import pytest

from claims.resolve.directory import Directory
from claims.resolve.territories import country_actors, is_region
from claims.words import ActorKind


def test_every_country_is_a_government_with_code_and_wikidata_id() -> None:
    countries = country_actors()
    assert len(countries) > 190
    assert {country.kind for country in countries} == {ActorKind.GOVERNMENT}
    assert all(country.country and (country.wikidata_id or "").startswith("Q") for country in countries)
    assert len({country.key for country in countries}) == len(countries)


def test_names_demonyms_and_capitals_come_from_the_libraries() -> None:
    directory = Directory(country_actors())
    found = {form: directory.lookup(form) for form in ("Peru", "Peruvian", "Lima", "Republic of Peru", "Peruvians")}
    assert {record.key for record in found.values() if record} == {"peru"}
    assert None not in found.values()


def test_a_shared_demonym_belongs_to_the_country_it_comes_from_or_to_nobody() -> None:
    directory = Directory(country_actors())
    indian = directory.lookup("Indian")
    assert indian is not None
    assert indian.key == "india"
    assert directory.lookup("Dominican") is None


@pytest.mark.parametrize("name", ["Kharkiv", "Mykolaiv", "Sevastopol", "Texas", "Kharkiv Oblast", "Scotland"])
def test_regions_and_their_chief_towns_are_known_as_places(name: str) -> None:
    assert is_region(name)


@pytest.mark.parametrize("name", ["Marsh", "Ada Marsh", "Lamp Makers United", ""])
def test_other_names_are_no_regions(name: str) -> None:
    assert not is_region(name)


@pytest.mark.parametrize(
    ("seat", "country"),
    [
        ("The Hague", "netherlands"),
        ("Downing Street", "united-kingdom"),
        ("La Paz", "bolivia"),
        ("Brussels", "european-union"),
    ],
)
def test_a_seat_of_government_speaks_for_those_it_seats(directory: Directory, seat: str, country: str) -> None:
    found = directory.lookup(seat)
    assert found is not None
    assert found.key == country
