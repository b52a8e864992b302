"""claims review agreement and disagreements, as a user types them."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from claims.cli import app
from claims.words import ReviewField
from tests.newsroom import Newsroom
from tests.query.coding_room import CodingRoom

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"])
Run = Callable[..., Result]


@pytest.fixture
def room(newsroom: Newsroom) -> CodingRoom:
    return CodingRoom(newsroom)


@pytest.fixture
def run(newsroom: Newsroom) -> Run:
    url = newsroom.database.url.render_as_string(hide_password=False)
    return lambda *words: CliRunner().invoke(app, ["review", *words, "--database", url])


def test_where_nobody_decided_there_is_nothing_to_measure(run: Run) -> None:
    result = run("agreement")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nobody decided on any claim yet" in result.stderr


def test_each_variable_has_its_alpha_and_what_to_make_of_it(room: CodingRoom, run: Run) -> None:
    first, second = room.claim("the quay must stay", -2), room.claim("the quay may close", 1)
    room.accept("ada", first, blind=False)
    room.correct("ada", second, ReviewField.ACT, "deny")
    result = run("agreement")
    rows = {(row["variable"], row["issue"]): row for row in map(json.loads, result.stdout.splitlines())}
    assert list(rows) == [
        ("claim", None),
        ("speaker", None),
        ("act", None),
        ("said_on", None),
        ("span", None),
        ("side", "all"),
        ("stance", "all"),
        ("side", "quay-closes"),
        ("stance", "quay-closes"),
    ]
    act = rows["act", None]
    assert (act["alpha"], act["percent"], act["verdict"]) == (0, 50, "do not rely on it")
    assert (act["units"], act["coders"], act["decisions"], act["blind"]) == (2, 2, 2, 1)
    assert rows["claim", None]["alpha"] is None
    assert rows["claim", None]["verdict"] == "undefined: only one value was used"
    assert "1 of 2 codings by people were made with another's in sight" in result.stderr


def test_coders_are_chosen_by_name_and_the_machine_left_out(room: CodingRoom, run: Run) -> None:
    claim_id = room.claim()
    for coder in ("ada", "bo", "cy"):
        room.accept(coder, claim_id)
    result = run("agreement", "--coder", "ada", "--coder", "bo", "--without-machine", "--format", "json")
    assert {tuple(row["names"]) for row in json.loads(result.stdout)} == {("ada", "bo")}
    assert run("agreement", "--coder", "di").exit_code == 3


def test_disagreements_are_listed_with_what_each_said(room: CodingRoom, run: Run) -> None:
    room.correct("ada", room.claim(), ReviewField.ACT, "deny")
    (row,) = map(json.loads, run("disagreements").stdout.splitlines())
    assert (row["variable"], row["coders"], row["values"]) == ("act", 2, ["machine: assert", "ada: deny"])
    assert run("disagreements", "--without-machine").stderr == "claims: none found.\n"
