from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import combinations

import pytest

from claims import package_version
from tests.newsroom import Newsroom
from tests.plots.conftest import SVG, Drawing

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"])
MONDAY = date(2022, 2, 21)
Draw = Callable[..., Drawing]


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


@pytest.fixture
def quay(newsroom: Newsroom) -> Newsroom:
    """Port Town, by its mayor, comes round on the quay; of a last word only the latest day is known."""
    newsroom.actor("Port Town", "the Harbour")
    newsroom.role("Ada Holm", "Port Town")
    newsroom.say("Ada Holm", "the quay must stay", {"quay-closes": -2}, on=day(0))
    newsroom.say("Ada Holm", "the quay must stay as it is", {"quay-closes": -2}, on=day(0), source="Sea Wire")
    newsroom.say("Ada Holm", "the quay may close", {"quay-closes": 1}, on=day(9))
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, published=day(12))
    return newsroom


@pytest.mark.usefixtures("quay")
def test_there_is_a_dot_for_each_claim_with_its_words(drawn: Draw) -> None:
    drawing = drawn("timeline", "Port Town", "quay-closes")
    assert [mark.label for mark in drawing.marks] == [
        "2022-02-21, Ada Holm: opposes. “the quay must stay” Coast Courier, claim 1",
        "2022-02-21, Ada Holm: opposes. “the quay must stay as it is” Sea Wire, claim 2",
        "2022-03-02, Ada Holm: open. “the quay may close” Coast Courier, claim 3",
        "by 2022-03-05, Ada Holm: supports. “the quay should close” Coast Courier, claim 4",
    ]


@pytest.mark.usefixtures("quay")
def test_support_is_at_the_top_and_time_runs_to_the_right(drawn: Draw) -> None:
    against, _, willing, in_favour = drawn("timeline", "Port Town", "quay-closes").marks
    assert against.x < willing.x < in_favour.x
    assert against.y > willing.y > in_favour.y


@pytest.mark.usefixtures("quay")
def test_the_five_levels_are_named_from_support_to_opposition(drawn: Draw) -> None:
    texts = drawn("timeline", "Port Town", "quay-closes").texts
    names = ["supports", "open", "mixed", "sceptical", "opposes"]
    assert [text for text in texts if text in names] == names


@pytest.mark.usefixtures("quay")
def test_title_counts_and_database_stand_in_it_but_no_folder(drawn: Draw) -> None:
    drawing = drawn("timeline", "Port Town", "quay-closes", "--at", "2022-03-20")
    title = "Port Town on “It is so: quay closes”"
    assert drawing.root.findtext(f"{SVG}title") == title
    assert drawing.root.get("aria-label") == f"{title}. 4 claims, 3 statements, 4 documents, 3 origins"
    assert drawing.texts[-1] == f"claims {package_version()}, database claims.db"
    assert {title, "As of 2022-03-20", "4 claims, 3 statements, 4 documents, 3 origins"} <= set(drawing.texts)


@pytest.mark.usefixtures("quay")
def test_a_position_is_a_band_from_its_first_day_to_its_last(drawn: Draw) -> None:
    labels = drawn("timeline", "Port Town", "quay-closes").labels
    assert [label for label in labels if label.startswith("position")] == [
        "position: opposes, from 2022-02-21 until 2022-03-02",
        "position: open, from 2022-03-02 since then",
    ]


@pytest.mark.usefixtures("quay")
def test_the_steps_are_named(drawn: Draw) -> None:
    texts = drawn("timeline", "Port Town", "quay-closes").texts
    assert {"introduced 2022-02-21", "reversed 2022-03-02"} <= set(texts)


@pytest.mark.usefixtures("quay")
def test_what_was_said_on_an_unknown_day_is_hollow(drawn: Draw) -> None:
    *dated, undated = drawn("timeline", "Port Town", "quay-closes").marks
    assert undated.fill == "#ffffff"
    assert all(mark.fill not in {"#ffffff", "none"} for mark in dated)


def test_a_day_of_two_sides_shows_both_and_is_mixed(newsroom: Newsroom, drawn: Draw) -> None:
    newsroom.say("Ada Holm", "the quay must stay", {"quay-closes": -2}, on=MONDAY)
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY)
    drawing = drawn("timeline", "Ada Holm", "quay-closes")
    low, high = drawing.marks
    assert (low.x, low.y > high.y) == (high.x, True)
    assert "position: mixed, from 2022-02-21 since then" in drawing.labels


def test_of_many_claims_on_one_day_none_hides_another(newsroom: Newsroom, drawn: Draw) -> None:
    for number in range(30):
        newsroom.say("Ada Holm", f"the quay must stay, pier {number}", {"quay-closes": -2}, on=MONDAY)
    newsroom.say("Ada Holm", "the quay may stay", {"quay-closes": -1}, on=day(30))
    marks = drawn("timeline", "Ada Holm", "quay-closes").marks
    assert len(marks) == 31
    assert min((one.x - two.x) ** 2 + (one.y - two.y) ** 2 for one, two in combinations(marks, 2)) > 4**2


def test_years_of_silence_are_cut_out_and_told(newsroom: Newsroom, drawn: Draw) -> None:
    for number in (0, 1, 20, 3000, 3010):
        newsroom.say("Ada Holm", f"the quay stays, {number}", {"quay-closes": -2}, on=day(number))
    drawing = drawn("timeline", "Ada Holm", "quay-closes")
    assert "≈ 2022-03-13 to 2030-05-10 is left out" in drawing.texts
    places = [mark.x for mark in drawing.marks]
    assert places[2] - places[1] > places[3] - places[2]


def test_an_issue_has_a_row_for_each_actor_most_claims_first(quay: Newsroom, drawn: Draw) -> None:
    quay.say("Bo Lind", "the quay can go", {"quay-closes": 2}, on=day(3))
    drawing = drawn("timeline", "quay-closes")
    names = [text for text in drawing.texts if text in {"Ada Holm", "Bo Lind", "Port Town"}]
    assert names == ["Ada Holm", "Port Town", "Bo Lind"]
    assert len(drawing.marks) == 4 + 4 + 1
    assert "5 claims, 4 statements, 5 documents, 4 origins" in drawing.texts


def test_an_actor_has_a_row_for_each_issue(quay: Newsroom, drawn: Draw) -> None:
    quay.say("Ada Holm", "the ferry runs", {"ferry-runs": 2}, on=day(1))
    texts = drawn("timeline", "Port Town").texts
    assert [text for text in texts if text in {"quay closes", "ferry runs"}] == ["quay closes", "ferry runs"]


def test_beyond_twelve_actors_the_rest_is_counted(newsroom: Newsroom, drawn: Draw) -> None:
    for number in range(15):
        newsroom.say(f"Speaker {number:02}", f"the quay goes, {number}", {"quay-closes": 2}, on=day(number))
    drawing = drawn("timeline", "quay-closes")
    assert len(drawing.marks) == 12
    assert "Drawn are the 12 of most claims; 3 more are left out." in drawing.texts


def test_claims_of_nobody_known_are_told(quay: Newsroom, drawn: Draw) -> None:
    quay.say(None, "the quay will be gone", {"quay-closes": 2}, on=day(2))
    assert "Not drawn: 1 claim of speakers whose name is not known." in drawn("timeline", "quay-closes").texts


@pytest.mark.usefixtures("quay")
def test_days_asked_for_narrow_the_dots_and_the_bands_go_on(drawn: Draw) -> None:
    drawing = drawn("timeline", "Port Town", "quay-closes", "--until", "2022-02-25")
    assert len(drawing.marks) == 2
    assert "position: opposes, from 2022-02-21 until 2022-03-02" in drawing.labels
    assert "Said until 2022-02-25" in drawing.texts
