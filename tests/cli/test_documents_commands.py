"""claims documents list, show, diff, edits and gone, as a user types them on articles that were ingested."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claims.cli import app
from claims.database import Database
from tests.press import ADDRESS, ARTICLE, COST, NOTICE, RAIN, Press, article

Run = Callable[..., Result]

COLUMNS = {
    "list": "id,source,source_key,title,url,published_on,versions,first_seen,last_seen,status,claims,statements,copies",
    "edits": "document,source,source_key,title,url,version_no,from_version_no,retrieved_at,previously_seen_at,"
    "noticed_after,words_added,words_removed,claims_gone,claims_changed,claims_new,announced,notice",
}
FIELDS = {
    "show": "id,url,kind,source,source_key,title,byline,published_on,status,gone_since,first_seen,last_seen,claims,"
    "versions,retrievals,dates,former_sources,origin,basis,copies",
    "diff": "document,url,source,source_key,before,after,notice,words_removed,words_added,parts,claims,positions",
}


@pytest.fixture(scope="module")
def read(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a database in which an article was read twice, edited in silence, and corrected."""
    path = tmp_path_factory.mktemp("read") / "claims.db"
    shutil.copyfile(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    press = Press(database)
    for text in (ARTICLE, ARTICLE, ARTICLE.replace("40", "60"), article(COST, RAIN, NOTICE)):
        press.read(text)
    database.close()
    return path


@pytest.fixture
def run(read: Path, tmp_path: Path) -> Run:
    """Type a command on a copy of that database."""
    target = shutil.copyfile(read, tmp_path / "claims.db")

    def type_in(*words: str) -> Result:
        return CliRunner().invoke(app, [*words, "--database", str(target)])

    return type_in


def objects(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("command", COLUMNS)
def test_the_columns_are_the_contract_and_stand_in_the_help(run: Run, command: str) -> None:
    first, *_ = objects(run("documents", command))
    assert ",".join(first) == COLUMNS[command]
    header, *_ = csv.reader(run("documents", command, "--format", "csv").stdout.splitlines())
    assert header == list(first)
    said = run("documents", command, "--help").stdout
    assert [name for name in first if name not in said] == []


@pytest.mark.parametrize("command", FIELDS)
def test_the_fields_are_the_contract_and_stand_in_the_help(run: Run, command: str) -> None:
    [found] = objects(run("documents", command, "1"))
    assert ",".join(found) == FIELDS[command]
    said = run("documents", command, "--help").stdout
    assert [name for name in found if name not in said] == []


def test_a_document_is_listed_and_shown_for_eyes(run: Run) -> None:
    listed = run("documents", "list", "--format", "table").stdout
    assert "The Meridian" in listed
    assert "last seen" in listed
    shown = run("documents", "show", "03/bridge", "--format", "table")
    lines = [" ".join(line.split()) for line in shown.stdout.splitlines()]
    assert "source The Meridian (the-meridian)" in lines
    assert any(line.startswith("3 * ") for line in lines)
    assert max(map(len, shown.stdout.splitlines())) <= 80


def test_looks_that_found_nothing_new_are_one_line_in_a_table_and_all_in_json(run: Run) -> None:
    [told] = objects(run("documents", "show", "1"))
    log = told["retrievals"]
    assert isinstance(log, list)
    assert [look["status"] for look in log] == ["new", "unchanged", "changed", "changed"]
    for _ in range(3):
        assert run("documents", "gone", "1").exit_code == 0
    table = run("documents", "show", "1", "--format", "table").stdout
    [line] = [line for line in table.splitlines() if " gone " in line and "times" not in line and "since" not in line]
    assert line.split()[4:6] == ["3", "gone"]


def test_the_last_change_is_shown_and_others_are_asked_for(run: Run) -> None:
    latest, first = (
        run("documents", "diff", "1", "--format", "table"),
        run("documents", "diff", "1", "--from", "1", "--to", "2", "--format", "table"),
    )
    assert NOTICE in latest.stdout
    assert "would cost [-40-] {+60+} million" in " ".join(first.stdout.split())
    assert run("documents", "diff", "1", "--from", "8").exit_code == 3
    assert run("documents", "diff", "1", "--from", "0").exit_code == 2


def test_silent_edits_are_the_default_and_all_can_be_asked_for(run: Run) -> None:
    assert [row["version_no"] for row in objects(run("documents", "edits"))] == [2]
    assert [row["announced"] for row in objects(run("documents", "edits", "--all"))] == [True, False]
    nothing = run("documents", "edits", "--since", "2999-01-01")
    assert (nothing.stdout, nothing.stderr) == ("", "claims: none found; --all lists announced ones too.\n")
    table = run("documents", "edits", "--all", "--format", "table").stdout
    assert "1 → 2" in table
    assert NOTICE in table


def test_no_more_edits_than_usual_are_listed_unless_asked_for(run: Run) -> None:
    assert "default: 50" in " ".join(run("documents", "edits", "--help").stdout.split())
    result = run("documents", "edits", "--all", "--limit", "1")
    assert ([row["version_no"] for row in objects(result)], result.stderr) == ([3], "")


def test_what_is_gone_is_listed_so_and_its_claims_say_so_and_stay(run: Run) -> None:
    result = run("documents", "gone", "bridge", ADDRESS)
    assert (result.exit_code, result.stdout) == (0, f"Logged that document 1 is gone: {ADDRESS}\n")
    [row] = objects(run("documents", "list", "--gone"))
    assert (row["status"], row["claims"]) == ("gone", 1)
    [claim] = objects(run("list"))
    assert objects(run("show", str(claim["id"])))[0]["gone_since"] is not None
    assert "the claim stays" in run("show", str(claim["id"]), "--format", "table").stdout
    runs = objects(run("runs", "list", "--limit", "1"))
    assert (runs[0]["kind"], runs[0]["counts"]) == ("ingest", {"gone": 1})


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("show", "brigde"), 3, f"Did you mean: {ADDRESS}?"),
        (("diff", "quay"), 3, "There is no document called 'quay'."),
        (("gone", "1", "quay"), 3, "There is no document called 'quay'."),
        (("gone", "1", "--at", "2001-01-01"), 1, "was looked at later than that"),
        (("gone", "1", "--at", "2999-01-01"), 2, "is still to come"),
        (("gone", "1", "--at", "soon"), 2, "soon"),
        (("edits", "--since", "2022-02-02", "--until", "2022-02-01"), 2, "lies before"),
        (("list", "--source", "Meridan"), 3, "the-meridian"),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    run: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    result = run("documents", *words)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr
    assert objects(run("documents", "list", "--gone")) == []
