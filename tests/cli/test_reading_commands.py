"""list, show, positions, timeline, sql and the lists of what is known, as a user types them."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from typer.testing import CliRunner, Result

from claims.cli import app
from tests.newsroom import Newsroom

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"])
MONDAY = date(2022, 2, 21)
Run = Callable[..., Result]

COLUMNS = {
    "list": "id,uid,speaker,speaker_key,speaker_text,via,source,document,title,url,content,quote,act,negated,"
    "conditional,said_on,said_on_precision,published_at,recorded_at,issues,confidence",
    "positions": "actor,actor_key,issue,stance,value,since,until,claims,statements,documents,origins,quote,claim_id",
    "timeline": "said_on,said_on_precision,actor,speaker,via,issue,stance,value,content,source,document,published_at,"
    "claim_id",
}


@pytest.fixture
def run(newsroom: Newsroom) -> Run:
    """Type a command on a database in which Port Town, by its mayor, comes round on the quay."""
    newsroom.actor("Port Town", "the Harbour")
    newsroom.role("Ada Holm", "Port Town")
    newsroom.say("Ada Holm", "the quay must stay", {"quay-closes": -2}, on=MONDAY, published=MONDAY)
    newsroom.say("Ada Holm", "the quay may close", {"quay-closes": 1}, on=MONDAY + timedelta(days=9), source="Sea Wire")
    url = newsroom.database.url.render_as_string(hide_password=False)

    def type_in(*words: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, [*words, "--database", url], input=stdin)

    return type_in


def objects(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("command", COLUMNS)
def test_the_columns_are_the_contract_in_json_lines_and_csv(run: Run, command: str) -> None:
    first, *_ = objects(run(command))
    assert ",".join(first).startswith(COLUMNS[command])
    header, *_ = run(command, "--format", "csv").stdout.splitlines()
    assert header == ",".join(first)


def test_list_takes_an_alias_and_words_for_stances(run: Run) -> None:
    (row,) = objects(run("list", "--actor", "the Harbour", "--issue", "quay-closes", "--stance", "open"))
    assert (row["speaker"], row["content"], row["issues"]) == ("Ada Holm", "the quay may close", ["quay-closes"])


def test_positions_at_a_day_are_those_of_that_day(run: Run) -> None:
    (row,) = objects(run("positions", "--actor", "Port Town", "--at", "2022-02-25"))
    assert (row["stance"], row["value"], row["quote"]) == ("opposes", -2, "Ada Holm said the quay must stay")
    (row,) = objects(run("positions", "--actor", "Port Town", "--published", "25 Feb 2022"))
    assert row["value"] == -2
    (row,) = objects(run("positions", "--actor", "Port Town"))
    assert row["value"] == 1


def test_known_before_anything_was_recorded_is_nothing(run: Run) -> None:
    result = run("positions", "--known", "2022-12-31T23:59Z")
    assert objects(result) == []
    assert "no claim found in 0 documents" in result.stderr


def test_timeline_as_a_table_has_its_chart(run: Run) -> None:
    result = run("timeline", "Port Town", "quay-closes", "--format", "table")
    assert "the quay may close" in result.stdout
    assert "opposes -2 │●" in result.stdout
    assert "2022-02-21" in result.stdout.splitlines()[-1]


def test_timeline_with_one_name_takes_an_issue_too(run: Run) -> None:
    assert [row["speaker"] for row in objects(run("timeline", "quay-closes"))] == ["Ada Holm", "Ada Holm"]
    assert len(objects(run("timeline"))) == 2


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--speaker", "Ada Holme"),
        ("list", "--actor", "Ada Holme"),
        ("timeline", "Ada Holme"),
        ("timeline", "Ada Holme", "quay-closes"),
        ("actors", "show", "Ada Holme"),
    ],
    ids=" ".join,
)
def test_an_unknown_actor_is_not_found_and_the_nearest_named(run: Run, words: tuple[str, ...]) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "no actor called 'Ada Holme'" in result.stderr
    assert "ada-holm" in result.stderr


@pytest.mark.parametrize(
    "words",
    [("positions", "--issue", "quay-close"), ("timeline", "Ada Holm", "quay-close"), ("issues", "show", "quay-close")],
    ids=" ".join,
)
def test_an_unknown_issue_is_not_found_and_the_nearest_named(run: Run, words: tuple[str, ...]) -> None:
    result = run(*words)
    assert result.exit_code == 3
    assert "Did you mean: quay-closes?" in result.stderr


@pytest.mark.parametrize("option", ["--at", "--known", "--published", "--since", "--until"])
def test_a_bad_date_is_a_usage_error(run: Run, option: str) -> None:
    result = run("list", option, "2022-02-30")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "2022-02-30" in result.stderr


@pytest.mark.parametrize(
    "words",
    [("list", "--stance", "maybe"), ("list", "--act", "sing"), ("list", "--limit", "0"), ("list", "--limit", "9" * 20)],
    ids=" ".join,
)
def test_a_word_that_is_none_is_a_usage_error(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


def test_nothing_found_says_in_how_much(run: Run) -> None:
    result = run("list", "--text", "zebra")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "claims: no claim found in 2 documents on 2022-02-21, 1 of them undated.\n"


def test_an_empty_name_is_no_filter_that_is_left_out(run: Run) -> None:
    for option in ("--speaker", "--actor", "--issue", "--source"):
        refused = run("list", option, "")
        assert (refused.exit_code, f"{option}: it is empty" in refused.stderr) == (2, True)


def test_a_speaker_who_said_nothing_may_have_been_spoken_for(run: Run) -> None:
    assert "--actor instead of --speaker" in run("list", "--speaker", "Port Town").stderr


def test_a_single_name_spelled_like_an_issue_is_taken_for_one(run: Run) -> None:
    result = run("timeline", "quay-clsoes")
    assert (result.exit_code, "Did you mean: quay-closes?" in result.stderr) == (3, True)


def test_numbers_json_does_not_know_are_text(run: Run) -> None:
    assert objects(run("sql", "SELECT 1e999 AS much, -1e999 AS little")) == [{"much": "inf", "little": "-inf"}]


def test_show_marks_the_claim_in_its_paragraph(run: Run) -> None:
    result = run("show", "1", "--format", "table")
    assert "Ada Holm said «the quay must stay»." in result.stdout
    assert "opposes (-2) on quay-closes: said so" in result.stdout


def test_show_gives_json_with_spans_that_fit_the_passage(run: Run) -> None:
    claim = json.loads(run("show", "1", "--format", "json").stdout)
    (span,) = claim["content"]
    start = span["start"] - claim["passage"]["start"]
    assert claim["passage"]["text"][start : start + len(span["text"])] == span["text"]
    assert run("show", claim["uid"][:16], "--format", "json").stdout == run("show", "1", "--format", "json").stdout


def test_show_of_what_is_not_there_is_not_found(run: Run) -> None:
    assert run("show", "999").exit_code == 3


def test_sql_gives_rows_in_every_format(run: Run) -> None:
    query = "SELECT name FROM actor ORDER BY name"
    assert [row["name"] for row in objects(run("sql", query))] == ["Ada Holm", "Port Town"]
    assert run("sql", query, "--format", "csv").stdout == "name\nAda Holm\nPort Town\n"
    assert objects(run("sql", "-", stdin=f"{query};\n")) == objects(run("sql", query))


@pytest.mark.parametrize(
    ("query", "message"),
    [("DELETE FROM actor", "`claims sql` only reads"), ("SELEC 1", "syntax error (line 1, column 1)")],
)
def test_sql_that_writes_or_is_malformed_fails_with_the_reason(run: Run, query: str, message: str) -> None:
    result = run("sql", query)
    assert (result.exit_code, result.stdout) == (1, "")
    assert message in result.stderr


def test_what_is_known_is_listed_and_shown(run: Run) -> None:
    assert [row["key"] for row in objects(run("sources", "list"))] == ["coast-courier", "sea-wire"]
    assert [row["key"] for row in objects(run("actors", "list", "--limit", "1"))] == ["ada-holm"]
    assert [row["claims"] for row in objects(run("issues", "list", "--text", "quay"))] == [2]
    (town,) = objects(run("actors", "show", "the harbour"))
    assert town["key"] == "port-town"
    (source,) = objects(run("sources", "show", "Sea Wire"))
    assert source["name"] == "Sea Wire"
    (issue,) = objects(run("issues", "show", "quay-closes"))
    assert issue["proposition"] == "It is so: quay closes."


def on_a_terminal(newsroom: Newsroom, *words: str) -> list[str]:
    """Type a command on a terminal of 80 columns and give the lines shown, without colours."""
    outside, inside = pty.openpty()
    url = newsroom.database.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "claims", *words, "--database", url]
    subprocess.run(command, stdout=inside, check=True, env={**os.environ, "NO_COLOR": "1", "COLUMNS": "80"})
    return re.sub(r"\x1b\[[0-9;]*m", "", os.read(outside, 10_000).decode()).splitlines()


def test_on_a_terminal_positions_are_a_matrix(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "the quay must stay", {"quay-closes": -2, "ferry-runs": 1}, on=MONDAY)
    shown = on_a_terminal(newsroom, "positions")
    assert [line.split() for line in shown[:2]] == [["ferry-runs", "quay-closes"], ["Ada", "Holm", "+¹", "--¹"]]
    assert "++ supports" in shown[-2]


def test_on_a_terminal_positions_on_an_issue_come_with_their_sentences(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "the quay must stay", {"quay-closes": -2}, on=MONDAY)
    assert "Ada Holm said the quay must stay" in on_a_terminal(newsroom, "positions", "--issue", "quay-closes")[-1]
