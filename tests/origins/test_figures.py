"""Own reports that look like copies: a long quotation that both print, and the same bulletin of another day."""

from __future__ import annotations

import pytest

from claims.origins.copy import read_copy
from claims.origins.figures import Figures, compare_figures
from claims.origins.overlap import overlap

QUOTE = (
    "“We have walked this shore for forty years, we have buried our fathers beside it, and we will not be told by a "
    "clerk in the capital that the sea wall is too dear. If the ministry will not lay the stones, then the people of "
    "this town will lay them with their own hands, one after the other, until the water stays where it belongs,” "
)
AT_THE_MARKET = (
    "Greta Ohlsen had waited two hours in the rain for her turn at the microphone.\n\n"
    f"{QUOTE}she told the crowd on the old fish market.\n\n"
    "Police counted some three hundred heads. A band played, and the bakery gave away rolls."
)
IN_THE_CAPITAL = (
    "The dispute over the coastal budget has found a new voice.\n\n"
    f"{QUOTE}said the chairwoman of the dyke association.\n\n"
    "The finance committee meets again on Thursday; its members have so far agreed on nothing but the date."
)

BULLETIN = (
    "The coastal command reported on March {day} that its batteries had shot down {drones} drones and {missiles} "
    "missiles in the past day. {hurt} people were taken to hospital, among them {children} children, the command said. "
    "On the eastern road {vehicles} vehicles were burnt out. Power was cut in {villages} villages, and repair crews "
    "were at work in all of them. The command repeated its call to stay away from the beaches."
)
MONDAY = BULLETIN.format(day=4, drones=31, missiles=4, hurt=17, children=3, vehicles=12, villages=9)
TUESDAY = BULLETIN.format(day=5, drones=22, missiles=7, hurt=11, children=2, vehicles=8, villages=14)
MONDAY_NIGHT = BULLETIN.format(day=4, drones=31, missiles=4, hurt=19, children=3, vehicles=12, villages=9)


def same(one: str, other: str) -> bool:
    return overlap(read_copy(one), read_copy(other)).same


def test_a_long_quotation_in_two_own_reports_makes_them_no_copies() -> None:
    assert not same(AT_THE_MARKET, IN_THE_CAPITAL)


def test_wire_copy_with_a_long_quotation_is_copy_under_another_headline_and_without_its_end() -> None:
    cut = AT_THE_MARKET.removesuffix(" A band played, and the bakery gave away rolls.")
    assert same(AT_THE_MARKET, f"Town will build its own wall\n\n{cut}")


def test_the_bulletin_of_another_day_is_an_origin_of_its_own() -> None:
    assert not same(MONDAY, TUESDAY)
    assert not same(TUESDAY, f"Another night of fire\n\n{MONDAY}")


@pytest.mark.parametrize(
    "printed", [MONDAY_NIGHT, MONDAY.rsplit(" Power", maxsplit=1)[0], f"Night of fire\n\n{MONDAY}"]
)
def test_a_bulletin_that_is_updated_cut_or_given_a_headline_stays_of_its_origin(printed: str) -> None:
    assert same(MONDAY, printed)


def test_numbers_are_compared_where_the_same_words_stand_around_them() -> None:
    one, other = (
        read_copy(text) for text in ("about 1,204 boats left at 7 in all", "about 1,226 boats left at 7 in all")
    )
    assert compare_figures(one, other) == Figures(same=1, other=1)
    assert compare_figures(one, read_copy("no fewer than 9 horses")) == Figures(same=0, other=0)
