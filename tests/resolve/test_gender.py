from __future__ import annotations

import pytest

from claims.resolve.gender import is_given_name, is_woman


@pytest.mark.parametrize(
    ("name", "titles", "woman"),
    [
        ("Ada Marsh", ("spokeswoman",), True),
        ("Robin Marsh", ("Mr",), False),
        ("Robin Marsh", ("Lord",), False),
        ("Annalena Weber", (), True),
        ("Darya Petrova", (), True),
        ("Peter Weber", (), False),
        ("Nikita Weber", ("spokesman",), False),
        ("Sergei Lukin", (), False),
        ("Ostap Holovsky", (), False),
        ("Ngozi Weber", (), True),
        ("Shavkat Weber", (), False),
        ("Jun Weber", (), None),
        ("Jean Weber", (), None),
        ("Robin Marsh", (), None),
        ("Weber", (), None),
        ("", (), None),
    ],
)
def test_titles_count_before_given_names(name: str, titles: tuple[str, ...], woman: bool | None) -> None:
    assert is_woman(name, *titles) is woman


@pytest.mark.parametrize("word", ["Ada", "Andrii", "Alex", "ANNALENA"])
def test_a_well_known_given_name_begins_a_person(word: str) -> None:
    assert is_given_name(word)


@pytest.mark.parametrize("word", ["Washington", "Harris", "Harbour", "", "Victoria Station"])
def test_places_surnames_and_nouns_begin_nobody(word: str) -> None:
    assert not is_given_name(word)
