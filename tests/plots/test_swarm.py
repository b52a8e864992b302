from __future__ import annotations

from itertools import combinations
from math import dist

from hypothesis import given
from hypothesis import strategies as st

from claims.plots.swarm import Spot, fitting_radius, swarm

PLACES = st.lists(st.builds(Spot, st.floats(0, 500), st.sampled_from([0.0, 44.0, 88.0])), max_size=60)


@given(PLACES)
def test_no_dot_that_has_room_hides_another(places: list[Spot]) -> None:
    radius = fitting_radius(places, 22)
    free = [spot for spot in swarm(places, 22, radius) if not spot.upon]
    assert all(dist((one.x, one.y), (two.x, two.y)) > 2 * radius for one, two in combinations(free, 2))


@given(PLACES)
def test_dots_stay_near_their_level_and_their_day(places: list[Spot]) -> None:
    for place, spot in zip(places, swarm(places, 22, 3), strict=True):
        assert abs(spot.y - place.y) <= 22 - 3
        assert abs(spot.x - place.x) <= 6 * (2 * 3 + 2)


def test_a_dot_alone_is_large_and_where_it_belongs() -> None:
    assert swarm([Spot(7, 8)], 22, fitting_radius([Spot(7, 8)], 22)) == [Spot(7, 8)]
    assert fitting_radius([Spot(7, 8)], 22) > fitting_radius([Spot(7, 8)] * 40, 22)


def test_a_crowd_beyond_all_room_lies_upon_itself() -> None:
    spots = swarm([Spot(7, 8)] * 500, 22, 2)
    assert 0 < sum(spot.upon for spot in spots) < 500
