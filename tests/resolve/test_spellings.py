from __future__ import annotations

import pytest

from claims.resolve.spellings import are_spellings_of_one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abd al-Salam Darwish", "Abdessalam Darwich"),
        ("Đura Marković", "Djura Markovic"),
        ("Hristina Petrova", "Christina Petrova"),
        ("Kyōhei Ōta", "Kyohei Ohta"),
        ("Hsiao", "Xiao"),
        ("Cheliabov", "Tcheliabov"),
    ],
)
def test_two_romanisations_are_one_name(one: str, other: str) -> None:
    assert are_spellings_of_one(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Lind", "Ina Lind"),
        ("Jan Marsh", "Jane Marsh"),
        ("Mohamed Darwish", "Mahmoud Darwish"),
        ("Peter Marsh", "Petra Marsh"),
        ("Xi", "Hsieh"),
        ("Ada Marsh", "Marsh"),
        ("", ""),
    ],
)
def test_names_of_two_people_are_not_one(one: str, other: str) -> None:
    assert not are_spellings_of_one(one, other)
