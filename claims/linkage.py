"""Single linkage: who is linked, however far round, is one cluster; and clusters keep their numbers as they change.

Pure: what is linked with what is found by claims.origins and claims.statements, and claims.membership writes it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["FIRST", "Component", "Link", "components", "numbered"]

FIRST = "first"

Component = Mapping[int, str]
"""The members of one cluster in their order, each with the reason why it is of it."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two members are one, and how surely, up to 1; each has its own words for why ("cut from claim 12")."""

    left: int
    right: int
    strength: float
    of_left: str
    of_right: str


def components(members: Iterable[int], links: Iterable[Link]) -> list[Component]:
    """Give the connected components, the one with the lowest member first; every member's reason is its surest link.

    Links to others than the members do not count. The lowest member of a component is its first.
    """
    roots = {member: member for member in sorted(members)}
    neighbours = defaultdict[int, list[tuple[int, str]]](list)
    within = [link for link in links if link.left in roots and link.right in roots]
    for link in sorted(within, key=lambda each: (-each.strength, each.left, each.right)):
        left, right = _root(roots, link.left), _root(roots, link.right)
        if left != right:  # a link of the tree of the surest ones (Kruskal)
            roots[max(left, right)] = min(left, right)
            neighbours[link.left].append((link.right, link.of_right))
            neighbours[link.right].append((link.left, link.of_left))
    return [_reached(member, neighbours) for member in roots if _root(roots, member) == member]


def numbered(found: Sequence[Component], before: Mapping[int, int]) -> list[int | None]:
    """Give each component the number of the cluster that most of its members were in, None where it needs a new one.

    `before` gives the clusters of members, by number. Of two parts of one cluster the larger keeps the number; of
    several clusters that became one, the largest gives its own, of equal ones the lowest.
    """
    votes = [
        (-count, cluster, place)
        for place, component in enumerate(found)
        for cluster, count in Counter(before[member] for member in component if member in before).items()
    ]
    given: list[int | None] = [None] * len(found)
    taken = set[int]()
    for _, cluster, place in sorted(votes):
        if given[place] is None and cluster not in taken:
            given[place] = cluster
            taken.add(cluster)
    return given


def _root(roots: dict[int, int], member: int) -> int:
    while roots[member] != member:
        roots[member] = roots[roots[member]]
        member = roots[member]
    return member


def _reached(first: int, neighbours: Mapping[int, Collection[tuple[int, str]]]) -> Component:
    reasons, waiting = {first: FIRST}, [first]
    while waiting:
        for other, reason in neighbours.get(waiting.pop(), ()):
            if other not in reasons:
                reasons[other] = reason
                waiting.append(other)
    return dict(sorted(reasons.items()))
