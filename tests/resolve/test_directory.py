from __future__ import annotations

from datetime import date

import pytest

from claims.resolve.directory import ActorRecord, AliasRecord, Directory, RoleRecord
from claims.resolve.seeds import seed_actors
from claims.words import ActorKind, AliasKind

DAY = date(2022, 3, 10)


def person(key: str, name: str, *aliases: AliasRecord, roles: tuple[RoleRecord, ...] = ()) -> ActorRecord:
    return ActorRecord(key, name, ActorKind.PERSON, aliases=aliases, roles=roles)


def key_of(directory: Directory, surface: str, on: date | None = DAY) -> str | None:
    found = directory.lookup(surface, on=on)
    return found.key if found else None


@pytest.mark.parametrize(
    ("surface", "key"),
    [
        ("Volodymyr Zelensky", "volodymyr-zelensky"),
        ("Zelenskyy", "volodymyr-zelensky"),
        ("ZELENSKIY’s", "volodymyr-zelensky"),
        ("Mariya Zaharova", "maria-zakharova"),
        ("the Kremlin", "kremlin"),
        ("Moscow", "russia"),
        ("Kiev", "ukraine"),
        ("Britons", "united-kingdom"),
        ("Washington", "united-states"),
        ("Brussels", "european-union"),
        ("Nato", "nato"),
        ("New York Times", "the-new-york-times"),
        ("russia", "russia"),
        ("Nobody Special", None),
        ("", None),
    ],
)
def test_forms_are_found_whatever_their_spelling(directory: Directory, surface: str, key: str | None) -> None:
    assert key_of(directory, surface) == key


def test_a_surname_that_two_share_names_nobody() -> None:
    two = Directory([person("ann-marsh", "Ann Marsh"), person("tom-marsh", "Tom Marsh")])
    assert key_of(two, "Marsh") is None
    assert key_of(two, "Tom Marsh") == "tom-marsh"


def test_of_two_with_a_surname_the_one_in_office_is_meant() -> None:
    office = RoleRecord("town", "mayor", date(2022, 1, 1), date(2023, 1, 1))
    two = Directory([person("ann-marsh", "Ann Marsh", roles=(office,)), person("tom-marsh", "Tom Marsh")])
    assert key_of(two, "Marsh") == "ann-marsh"
    assert key_of(two, "Marsh", date(2023, 1, 1)) is None


def test_a_dated_alias_goes_to_whom_it_belonged_on_the_day() -> None:
    def dame(start: date | None, end: date | None) -> AliasRecord:
        return AliasRecord("the Iron Dame", AliasKind.NAME, valid_from=start, valid_to=end)

    change = date(2022, 1, 1)
    two = Directory(
        [person("a-ash", "Ada Ash", dame(None, change)), person("b-birch", "Bea Birch", dame(change, None))]
    )
    assert key_of(two, "Iron Dame", date(2021, 12, 31)) == "a-ash"
    assert key_of(two, "Iron Dame", change) == "b-birch"


def test_the_order_of_the_records_does_not_matter(directory: Directory) -> None:
    turned = Directory(reversed(seed_actors()))
    forms = ("Georgia", "Johnson", "Sullivan", "Brussels", "Congress", "Rutte", "Trump", "Wang")
    assert [key_of(turned, form) for form in forms] == [key_of(directory, form) for form in forms]


def test_whom_somebody_speaks_for_is_followed_through_others(directory: Directory) -> None:
    assert directory.closure("dmitry-peskov", DAY) == ("dmitry-peskov", "kremlin", "russia")


def test_nobody_speaks_for_a_country_before_or_after_the_term(directory: Directory) -> None:
    assert "united-states" in directory.closure("joe-biden", DAY)
    assert directory.closure("joe-biden", date(2025, 1, 20)) == ("joe-biden",)
    assert directory.closure("joe-biden", date(2021, 1, 19)) == ("joe-biden",)


def test_roles_that_go_round_in_a_circle_end() -> None:
    circle = Directory(
        [
            person("a", "Ada Ash", roles=(RoleRecord("b", "aide"),)),
            person("b", "Bea Birch", roles=(RoleRecord("a", "aide"),)),
        ]
    )
    assert circle.closure("a", DAY) == ("a", "b")


def test_an_unknown_key_speaks_only_for_itself(directory: Directory) -> None:
    assert directory.closure("nobody-special", DAY) == ("nobody-special",)


@pytest.mark.parametrize("slip", ["Mykhailo Podoyak", "Jens Stoltenburg", "Antnio Guterres", "Vladimir V. Putin"])
def test_a_slip_in_a_full_name_is_seen_through(directory: Directory, slip: str) -> None:
    found = directory.misspelt(slip, DAY)
    assert found is not None
    assert found.name.split()[-1][:4] == slip.rsplit(maxsplit=1)[-1][:4]


@pytest.mark.parametrize("namesake", ["Dan Sullivan", "Dora Johnson", "Sergei Ivanov", "John Hale", "Peskov"])
def test_a_namesake_is_no_slip(directory: Directory, namesake: str) -> None:
    assert directory.misspelt(namesake, DAY) is None


def test_who_is_known_by_one_name_alone_has_no_given_name() -> None:
    two = Directory(
        [person("ann-marsh", "Ann Marsh"), person("sting", "Sting"), person("jean-marie", "Jean-Marie Roc")]
    )
    assert [two.is_given_name(word) for word in ("Ann", "Marsh", "Sting", "Jean-Marie", "Tom", "")] == [
        True,
        False,
        False,
        True,
        False,
        False,
    ]


def test_a_country_is_the_government_that_speaks_for_nobody(directory: Directory) -> None:
    body = ActorRecord("tides", "Ministry of Tides", ActorKind.GOVERNMENT, country="zz", roles=(RoleRecord("z", "x"),))
    land = ActorRecord("z", "Zedland", ActorKind.GOVERNMENT, country="zz")
    small = Directory([land, body])
    assert (small.country("zz"), small.country("yy")) == (land, None)
    peru = directory.country("pe")
    assert peru is not None
    assert peru.name == "Peru"
