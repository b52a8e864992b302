"""shifts, conflicts, compare and positions --explain, as a user types them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from typer.testing import CliRunner, Result

from claims.cli import app
from tests.newsroom import Newsroom

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"])
MONDAY = date(2022, 2, 21)
WEDNESDAY, FRIDAY = MONDAY + timedelta(days=2), MONDAY + timedelta(days=4)
Run = Callable[..., Result]


@pytest.fixture
def run(newsroom: Newsroom) -> Run:
    """Type a command on a database in which the town comes round on the quay, and the fishers do not."""
    newsroom.role("Ada Holm", "Port Town")
    newsroom.role("Bo Lund", "Port Town")
    newsroom.say("Ada Holm", "the quay must stay", {"quay-closes": -2}, on=MONDAY, published=MONDAY)
    newsroom.say("Bo Lund", "the quay may close", {"quay-closes": 1}, on=WEDNESDAY, published=WEDNESDAY)
    newsroom.say("Cai Dahl", "keep the quay", {"quay-closes": -2}, on=WEDNESDAY, published=WEDNESDAY)
    url = newsroom.database.url.render_as_string(hide_password=False)

    def type_in(*words: str) -> Result:
        return CliRunner().invoke(app, [*words, "--database", url])

    return type_in


def objects(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_columns_of_shifts_are_the_contract(run: Run) -> None:
    first, *_ = objects(run("shifts"))
    contract = "on,actor,actor_key,issue,kind,from_stance,to_stance,from_claim_id,to_claim_id,from_quote,to_quote"
    assert ",".join(first).startswith(contract)


def test_shifts_of_an_actor_are_its_steps_with_both_quotes(run: Run) -> None:
    introduced, turned = objects(run("shifts", "--actor", "Port Town"))
    assert (introduced["kind"], introduced["from_quote"]) == ("introduced", None)
    assert (turned["kind"], turned["on"]) == ("reversed", "2022-02-23")
    assert (turned["from_quote"], turned["to_quote"]) == (
        "Ada Holm said the quay must stay",
        "Bo Lund said the quay may close",
    )
    shown = run("shifts", "--actor", "Port Town", "--kind", "reversed", "--format", "table").stdout
    assert "2022-02-23, Bo Lund, Coast Courier: Bo Lund said the quay may close" in shown
    assert "introduced" not in shown


def test_conflicts_are_within_an_actor_and_between_two(run: Run) -> None:
    opposed, torn = sorted(objects(run("conflicts", "--issue", "quay-closes")), key=lambda row: str(row["kind"]))
    assert (opposed["kind"], opposed["actor"], opposed["other"]) == ("opposed", "Cai Dahl", "Port Town")
    assert (torn["kind"], torn["actor"], torn["who"], torn["other_who"]) == (
        "two_voices",
        "Port Town",
        "Ada Holm",
        "Bo Lund",
    )
    assert objects(run("conflicts", "--kind", "two_voices", "--within", "1")) == []


def test_compare_puts_two_days_beside_each_other(run: Run) -> None:
    (row,) = objects(run("compare", "--from", "2022-02-21", "--to", "2022-02-25", "--actor", "Port Town"))
    assert (row["from_stance"], row["to_stance"], row["kind"], row["steps"]) == ("opposes", "open", "reversed", 1)


def test_compare_says_when_nothing_moved_and_in_how_much_it_looked(run: Run) -> None:
    result = run("compare", "--from", "2022-02-24", "--to", "2022-02-25")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no position moved between 2022-02-24 and 2022-02-25" in result.stderr


@pytest.mark.parametrize(
    "words",
    [(), ("--from", "2022-02-21"), ("--run", "1"), ("--run", "1", "--run", "2", "--from", "2022-02-21")],
)
def test_compare_asks_for_two_days_or_two_runs(run: Run, words: tuple[str, ...]) -> None:
    result = run("compare", *words)
    assert result.exit_code == 2
    assert "--from DATE --to DATE, or --run A --run B" in result.stderr


def test_positions_explain_themselves(run: Run) -> None:
    rows = objects(run("positions", "--actor", "Port Town", "--explain"))
    assert [(row["who"], row["says"], row["basis"], row["cited"]) for row in rows] == [
        ("Bo Lund", "open", "said so", True)
    ]
    page = run("positions", "--actor", "Port Town", "--explain", "--format", "table").stdout
    assert "Port Town on quay-closes: open since 2022-02-23" in page
    assert "The rules (latest.v1)" in page


def test_a_position_on_one_statement_says_so(run: Run) -> None:
    (row,) = objects(run("positions", "--actor", "Cai Dahl"))
    assert row["rests_on"] == "one statement"


def test_two_runs_are_compared_whole(run: Run) -> None:
    result = run("compare", "--run", "1", "--run", "1", "--issue", "quay-closes")
    assert result.exit_code == 2
    assert "two runs are compared whole" in result.stderr


def test_a_limit_on_what_is_explained_is_one_of_positions(run: Run) -> None:
    rows = objects(run("positions", "--explain", "--limit", "1"))
    assert {(row["actor"], row["issue"]) for row in rows} == {("Ada Holm", "quay-closes")}


def test_a_day_before_the_days_asked_for_is_a_usage_error(run: Run) -> None:
    result = run("shifts", "--at", "2022-02-21", "--since", "2022-02-22")
    assert result.exit_code == 2
    assert "nothing of --since 2022-02-22 had been said yet" in result.stderr
