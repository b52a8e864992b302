from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claims.cli import app

WIRE = (
    "“We will close the northern pier until the spring,” harbour master Piet Lund said on Monday. "
    "Waves had torn four bollards from their footings and split the timber deck along its whole length. "
    "The ferry will leave from the coal quay, which has no shelter for passengers in the rain."
)


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    for number, outlet in enumerate(("Coast Courier", "Quay Gazette")):
        (tmp_path / f"{number}.txt").write_text(f"Pier closed, {outlet} learns\n\n{WIRE}\n", encoding="utf-8")
        database = tmp_path / "claims.db"
        options = ["--source", outlet, "--published", "2024-03-04", "--extractor", "rules"]
        assert run("ingest", str(tmp_path / f"{number}.txt"), *options, database=database).exit_code == 0
    return database


def run(*arguments: str, database: Path) -> Result:
    return CliRunner().invoke(app, [*arguments, "--database", str(database)])


def test_a_statement_is_listed_once_with_its_four_counts(stored: Path) -> None:
    rows = json.loads(run("statements", "list", "--text", "northern pier", "--format", "json", database=stored).stdout)
    assert [(row["claims"], row["documents"], row["origins"], row["sources"]) for row in rows] == [(2, 2, 1, 2)]


def test_show_gives_every_sighting_and_why_it_is_one(stored: Path) -> None:
    rows = json.loads(run("statements", "list", "--text", "northern pier", "--format", "json", database=stored).stdout)
    shown = run("statements", "show", str(rows[0]["id"]), "--format", "json", database=stored)
    sightings = json.loads(shown.stdout)["sightings"]
    assert [each["source"] for each in sightings] == ["Coast Courier", "Quay Gazette"]
    assert sightings[0]["why"] == "first"
    assert sightings[1]["why"] == f"same words as claim {sightings[0]['claim']}"


def test_a_number_no_statement_has_is_not_found(stored: Path) -> None:
    result = run("statements", "show", "9999", database=stored)
    assert result.exit_code == 3
    assert "no statement 9999" in result.stderr


def test_refresh_of_what_is_folded_already_moves_nothing(stored: Path) -> None:
    result = run("statements", "refresh", database=stored)
    assert result.exit_code == 0
    assert "0 texts of another origin now, 0 claims of another statement" in result.stdout
    assert "2 of 2 texts looked through" in result.stderr
