from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.newsroom import Newsroom
from tests.plots.conftest import Drawing

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"])
MONDAY = date(2022, 2, 21)
Draw = Callable[..., Drawing]


def test_each_position_is_a_cell_with_its_sign(newsroom: Newsroom, drawn: Draw) -> None:
    for value, issue in zip((2, 1, -1, -2), ("pier", "quay", "ramp", "slip"), strict=True):
        newsroom.say("Ada Holm", f"of the {issue} so much", {issue: value}, on=MONDAY)
    newsroom.say("Bo Lind", "the pier, no", {"pier": -2}, on=MONDAY)
    newsroom.say("Bo Lind", "the pier, yes", {"pier": 2}, on=MONDAY)
    drawing = drawn("positions")
    assert [text for text in drawing.texts if text in {"Ada Holm", "Bo Lind"}] == ["Ada Holm", "Bo Lind"]
    signs = [text for text in drawing.texts if not set(text) - set("+±\N{MINUS SIGN}")]
    assert signs == ["++", "+", "\N{MINUS SIGN}", 2 * "\N{MINUS SIGN}", "±"]
    assert drawing.marks[0].label == (
        "Ada Holm on pier: supports since 2022-02-21. 1 claim, 1 statement, 1 document, 1 origin"
    )
    assert "5 positions of 2 actors on 4 issues" in drawing.texts


def test_what_rests_on_one_statement_is_an_outline_only(newsroom: Newsroom, drawn: Draw) -> None:
    newsroom.say("Ada Holm", "the pier stays", {"pier": -2}, on=MONDAY)
    newsroom.say("Ada Holm", "the pier stays", {"pier": -2}, on=MONDAY, source="Sea Wire")
    newsroom.say("Bo Lind", "the pier goes", {"pier": 2}, on=MONDAY)
    newsroom.say("Bo Lind", "ferries need its berth for the summer crossings", {"pier": 2}, on=MONDAY)
    one, several = drawn("positions").marks
    assert (one.fill, several.fill != "#ffffff") == ("#ffffff", True)
    assert one.stroke != several.stroke


def test_of_positions_that_ended_the_latest_is_drawn_and_the_rest_told(newsroom: Newsroom, drawn: Draw) -> None:
    newsroom.say("Ada Holm", "the pier stays", {"pier": -2}, on=MONDAY)
    newsroom.say("Ada Holm", "the pier goes", {"pier": 2}, on=MONDAY + timedelta(days=3))
    drawing = drawn("positions", "--history")
    assert [mark.label.split(".")[0] for mark in drawing.marks] == ["Ada Holm on pier: supports since 2022-02-24"]
    assert "Of 2 positions the latest in each cell is drawn." in drawing.texts


def test_a_wide_matrix_grows_and_is_cut_at_forty_issues(newsroom: Newsroom, drawn: Draw) -> None:
    many = {f"issue-{number:02}": 2 for number in range(42)}
    newsroom.say("Ada Holm", "all of it", many, on=MONDAY)
    newsroom.say("Bo Lind", "the last", {"issue-41": -2}, on=MONDAY)
    drawing = drawn("positions")
    assert len(drawing.marks) == 41
    assert "Drawn are the 40 issues on which most actors stand; 2 more are left out." in drawing.texts
    assert float(drawing.root.get("width", "0")) > 40 * 30
