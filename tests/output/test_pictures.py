from __future__ import annotations

import io
from datetime import date, timedelta

from claims.output.chart import strip_chart
from claims.output.matrix import write_matrix
from claims.query import PositionRow, TimelineRow
from claims.words import Precision, Stance

MONDAY = date(2022, 2, 21)


def position(actor: str, issue: str, value: int, statements: int = 2) -> PositionRow:
    return PositionRow(
        actor=actor,
        actor_key=actor.lower(),
        issue=issue,
        stance=Stance(value).name.lower(),
        value=value,
        since=MONDAY,
        until=None,
        claims=statements,
        statements=statements,
        documents=1,
        origins=1,
        quote="",
        claim_id=1,
        last_on=MONDAY,
        sources=1,
        rests_on="one document",
    )


def said(day: int, value: int, precision: Precision = Precision.DAY) -> TimelineRow:
    on = MONDAY + timedelta(days=day)
    return TimelineRow(
        said_on=on,
        said_on_precision=precision,
        actor="Ada",
        speaker="Ada",
        via="",
        issue="quay-closes",
        stance=Stance(value).name.lower(),
        value=value,
        content="so it is",
        source="Coast Courier",
        document=1,
        published_at=None,
        claim_id=day,
        effective_on=on,
        when=on.isoformat(),
        shift=None,
        title=None,
        url="https://coast.example/1",
        jointly_with=(),
        who="Ada",
        speaker_text="Ada",
        ratings=(),
    )


def matrix(rows: list[PositionRow], width: int = 80) -> list[str]:
    out = io.StringIO()
    write_matrix(rows, out, width)
    return out.getvalue().splitlines()


def test_the_matrix_has_a_sign_for_each_stance_and_a_dot_for_silence() -> None:
    lines = matrix([position("Ada", issue, value) for value, issue in zip((2, 1, 0, -1, -2), "abcde", strict=True)])
    assert lines[0].split() == ["a", "b", "c", "d", "e"]
    assert lines[1].split() == ["Ada", "++", "+", "±", "-", "--"]
    assert lines[-1] == "++ supports   + open   ± mixed   - sceptical   -- opposes   · nothing said"


def test_what_rests_on_one_statement_is_marked() -> None:
    rows = [position("Ada", "quay", -2, statements=1), position("Ada", "toll", 2)]
    lines = matrix(rows)
    assert lines[1].split() == ["Ada", "--¹", "++"]
    assert lines[-1] == "¹ rests on one statement"
    assert lines[1].index("++") == lines[0].index("toll")


def test_who_stands_on_most_issues_comes_first() -> None:
    lines = matrix([position("Ada", "a", 2), position("Bo", "a", -2), position("Bo", "b", 0)])
    assert [line.split() for line in lines[1:3]] == [["Bo", "--", "±"], ["Ada", "++", "·"]]


def test_issues_whose_keys_do_not_fit_are_numbered_and_explained() -> None:
    lines = matrix([position("Ada", "the-quay-closes", 2), position("Ada", "the-ferry-runs", 0)], width=30)
    assert lines[0].split() == ["1", "2"]
    assert lines[1].split() == ["Ada", "±", "++"]
    assert "1 the-ferry-runs" in " ".join(lines)


def test_more_issues_than_the_width_holds_stand_in_blocks() -> None:
    rows = [position("Ada", f"issue-{number:02}", 2) for number in range(12)]
    lines = matrix(rows, width=30)
    assert sum(line.startswith("Ada") for line in lines) == 2
    assert all(len(line) <= 30 for line in lines)


def test_the_chart_has_a_dot_at_the_value_and_day_of_each_claim() -> None:
    lines = strip_chart([said(0, -2), said(5, 1), said(10, 2)], 60).splitlines()
    levels = {line.split()[0]: line[14:] for line in lines[:5]}
    assert levels["opposes"].index("●") == 0
    assert levels["open"].index("●") == 22
    assert levels["supports"].index("●") == 43
    assert levels["supports"].endswith("→")
    assert levels["mixed"][22] == levels["sceptical"][22] == "│"
    assert lines[-1].split() == ["2022-02-21", "2022-02-26", "2022-03-03"]


def test_a_day_of_two_sides_runs_between_its_dots() -> None:
    lines = strip_chart([said(0, 2), said(0, -2)], 40).splitlines()
    levels = {line.split()[0]: line[14:] for line in lines[:5]}
    assert (levels["supports"], levels["opposes"]) == ("●", "●")
    assert levels["mixed"].startswith("─")


def test_one_gap_longer_than_all_others_breaks_the_axis() -> None:
    rows = [said(0, -2), said(3000, -2), said(3010, 1), said(3030, 2)]
    lines = strip_chart(rows, 60).splitlines()
    assert "≈" in lines[5]
    assert lines[4].count("●") == 2
    assert lines[4].index("●", 15) < 30
    assert "≈" not in strip_chart(rows[1:], 60).splitlines()[5][:20]


def test_a_dot_of_an_unknown_day_moves_no_line() -> None:
    lines = strip_chart([said(0, 2), said(5, -2, Precision.UNKNOWN), said(9, 2)], 40).splitlines()
    assert "●" in lines[4]
    assert "─" not in lines[4].split("│", 1)[1]


def test_the_chart_keeps_to_the_width() -> None:
    rows = [said(day, value) for day, value in ((0, 1), (1, -1), (300, 2), (301, 0))]
    assert max(len(line) for line in strip_chart(rows, 60).splitlines()) <= 60
