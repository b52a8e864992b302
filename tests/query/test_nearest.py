from __future__ import annotations

from claims.query.nearest import nearest

TOWNS = ["port town", "porters", "newport", "ada holm", "ada holme", "bo lund"]


def test_the_most_alike_come_first_then_the_shortest_that_contain_the_name() -> None:
    assert nearest("ada holmm", TOWNS, 2) == ["ada holm", "ada holme"]
    assert nearest("port", TOWNS, 4) == ["newport", "porters", "port town"]


def test_nothing_is_near_to_what_resembles_nothing() -> None:
    assert nearest("xqz", TOWNS, 3) == nearest("", TOWNS, 3) == nearest("ada", [], 3) == []


def test_the_best_of_very_many_are_found_wherever_they_stand() -> None:
    many = [f"person {number:05}" for number in range(50_000)]
    assert nearest("person 49999x", many, 1) == ["person 49999"]
    assert nearest("n 0000", many, 2) == ["person 00000", "person 00001"]
