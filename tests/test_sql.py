from __future__ import annotations

import signal
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from claims.database import Database
from claims.errors import QueryError
from claims.sql import ask
from tests.newsroom import Newsroom

FOR_EVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def answer(database: Database, query: str, seconds: float = 10.0) -> list[dict[str, Any]]:
    with ask(database, query, seconds) as given:
        return [dict(record) for record in given.records()]


def refused(database: Database, query: str, seconds: float = 10.0) -> QueryError:
    with pytest.raises(QueryError) as raised:
        answer(database, query, seconds)
    return raised.value


def test_a_query_reads_tables_and_views(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "close the quay", {"quay-closes": 2}, on=date(2022, 2, 21))
    database = newsroom.database
    assert answer(database, "SELECT speaker, content FROM claim_full;") == [
        {"speaker": "Ada Holm", "content": "close the quay"}
    ]
    assert answer(database, "WITH a AS (SELECT name FROM actor) SELECT count(*) AS n FROM a") == [{"n": 1}]
    assert answer(database, "SELECT name FROM actor WHERE name LIKE '%; %'") == []


def test_columns_of_one_name_are_numbered(database: Database) -> None:
    assert answer(database, "SELECT 1 AS a, 2 AS a, 3 AS a") == [{"a": 1, "a_2": 2, "a_3": 3}]


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM actor",
        "DELETE FROM actor RETURNING id",
        "UPDATE actor SET name = 'x'",
        "INSERT INTO issue (key, title, proposition) VALUES ('a', 'b', 'c')",
        "DROP TABLE actor",
        "CREATE TABLE mine (id INTEGER)",
        "BEGIN",
        "VACUUM",
    ],
)
def test_what_writes_is_refused_and_changes_nothing(newsroom: Newsroom, query: str) -> None:
    newsroom.actor("Ada Holm")
    assert refused(newsroom.database, query).hint == (
        "`claims sql` only reads; what is stored is changed by the other commands."
    )
    with newsroom.database.reading() as session:
        assert session.scalar(text("SELECT name FROM actor")) == "Ada Holm"
        assert session.scalar(text("SELECT count(*) FROM issue")) == 0


@pytest.mark.parametrize("second", ["SELECT 2", "DELETE FROM actor", "COMMIT"])
def test_several_statements_are_refused(database: Database, second: str) -> None:
    assert "several statements" in refused(database, f"SELECT 1; {second}").message


def test_a_slip_of_the_pen_is_answered_with_its_place(database: Database) -> None:
    message = refused(database, "SELECT name\nFROM actor WERE id = 1").message
    assert "syntax error" in message
    assert "line 2, column " in message


def test_an_unknown_table_is_named(database: Database) -> None:
    assert "clam" in refused(database, "SELECT * FROM clam").message


@pytest.mark.parametrize("query", ["", " ; ", "\n"])
def test_an_empty_query_is_refused_with_an_example(database: Database, query: str) -> None:
    assert "claims sql" in str(refused(database, query).hint)


def test_a_query_without_end_is_stopped(database: Database) -> None:
    assert "stopped after 0.2 seconds" in refused(database, FOR_EVER, seconds=0.2).message


def test_ctrl_c_ends_a_query_and_is_not_taken_for_its_time_being_up(database: Database) -> None:
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        with pytest.raises(KeyboardInterrupt):
            answer(database, FOR_EVER, seconds=60.0)
    finally:
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_no_other_file_can_be_written_or_read(database: Database, tmp_path: Path) -> None:
    target = tmp_path / "other.db"
    for query in (f"ATTACH '{target}' AS other", f"VACUUM INTO '{target}'", "PRAGMA journal_mode=DELETE"):
        assert "more than read" in refused(database, query).message
    assert not target.exists()


@pytest.mark.parametrize("dialect", ["postgresql"])
@pytest.mark.parametrize(
    "query",
    [
        "SET TRANSACTION READ WRITE",
        "SELECT set_config('transaction_read_only', 'off', false)",
        "WITH gone AS (DELETE FROM actor RETURNING id) SELECT * FROM gone",
        "SELECT nextval(pg_get_serial_sequence('actor', 'id'))",
        "SELECT 1 INTO mine",
        "SELECT * FROM actor FOR UPDATE",
    ],
)
def test_no_way_leads_out_of_reading(newsroom: Newsroom, query: str) -> None:
    newsroom.actor("Ada Holm")
    refused(newsroom.database, query)
    with newsroom.database.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM actor")) == 1
