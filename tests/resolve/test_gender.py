from __future__ import annotations

import pytest

from claims.resolve.gender import is_woman


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
        ("Jun Weber", (), None),
        ("Robin Marsh", (), None),
        ("Weber", (), None),
        ("", (), None),
    ],
)
def test_titles_count_before_given_names(name: str, titles: tuple[str, ...], woman: bool | None) -> None:
    assert is_woman(name, *titles) is woman
