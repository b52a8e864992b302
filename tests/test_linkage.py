from __future__ import annotations

from claims.linkage import Link, components, numbered


def link(left: int, right: int, strength: float = 0.5) -> Link:
    return Link(left, right, strength, f"like {right}", f"like {left}")


def test_a_chain_of_links_is_one_component_and_its_lowest_member_the_first() -> None:
    found = components([4, 2, 9, 7], [link(2, 9), link(7, 9)])
    assert [list(component) for component in found] == [[2, 7, 9], [4]]
    assert found[0][2] == "first"


def test_the_reason_of_a_member_is_its_surest_link() -> None:
    found = components([1, 2, 3], [link(1, 2, 0.4), link(1, 3, 0.9), link(2, 3, 0.8)])
    assert found == [{1: "first", 2: "like 3", 3: "like 1"}]


def test_links_to_others_than_the_members_do_not_count() -> None:
    assert components([1, 2], [link(1, 3), link(2, 3)]) == [{1: "first"}, {2: "first"}]


def test_a_component_keeps_the_number_that_most_of_its_members_had() -> None:
    found = components([1, 2, 3], [link(1, 2), link(2, 3)])
    assert numbered(found, {1: 8, 2: 5, 3: 5}) == [5]
    assert numbered(found, {1: 8, 2: 5}) == [5]


def test_of_two_parts_the_larger_keeps_the_number() -> None:
    found = components([1, 2, 3], [link(2, 3)])
    assert numbered(found, {1: 8, 2: 8, 3: 8}) == [None, 8]
