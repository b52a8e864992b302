"""Standard streams that are closed, full or read no further, and signals: with real processes."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlmodel import select

from claims.database import Database
from claims.models import Actor, Run
from claims.words import RunKind, RunStatus
from tests.newsroom import Newsroom

CLAIMS = (sys.executable, "-m", "claims")
MANY_ROWS = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
    " SELECT i, 'the quay must stay as it is' AS words FROM n"
)
FULL = "The output cannot be written or read: No space left on device."


def url_of(database: Database) -> str:
    return database.url.render_as_string(hide_password=False)


def in_shell(redirection: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command with its streams redirected as a user of a shell would."""
    script = f'exec "$@" {redirection}'
    command = ["sh", "-c", script, "sh", *CLAIMS, *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@contextmanager
def started(*words: str) -> Iterator[subprocess.Popen[str]]:
    pipe = subprocess.PIPE
    with subprocess.Popen([*CLAIMS, *words], stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def ended(process: subprocess.Popen[str], number: signal.Signals) -> tuple[int, str]:
    """Send a signal; give the exit code and the rest of what was said."""
    process.send_signal(number)
    _, said = process.communicate()
    return process.returncode, said


@pytest.mark.parametrize("output", ["jsonl", "csv", "table"])
def test_who_reads_no_further_is_no_fault(database: Database, output: str) -> None:
    with started("sql", MANY_ROWS, "--format", output, "--database", url_of(database)) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        assert (process.stderr.read(), process.wait()) == ("", 0)


def test_a_query_whose_rows_find_no_room_says_so_in_a_line(database: Database) -> None:
    result = in_shell(">/dev/full", "sql", MANY_ROWS, "--database", url_of(database))
    assert (result.returncode, result.stderr) == (1, f"claims: {FULL}\n")


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("list", "--help")], ids=" ".join)
def test_help_that_finds_no_room_says_so_in_a_line(words: Sequence[str]) -> None:
    result = in_shell(">/dev/full", *words)
    assert (result.returncode, result.stderr) == (1, f"claims: {FULL}\n")


@pytest.mark.parametrize("dialect", ["sqlite"])
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("actors", "import", "-", "--format", "csv"), "standard input is empty"),
        (("sql", "-"), "The query is empty"),
        (("ingest", "-"), "there is no text in it"),
    ],
    ids=str,
)
def test_a_closed_standard_input_is_empty(database: Database, words: Sequence[str], told: str) -> None:
    result = in_shell("<&-", *words, "--database", url_of(database))
    assert (result.returncode, told in result.stderr, "Traceback" in result.stderr) == (1, True, False)


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_rows_for_a_closed_standard_output_are_told_to_be_lost(database: Database) -> None:
    result = in_shell(">&-", "sql", "SELECT 1", "--database", url_of(database))
    assert (result.returncode, result.stderr) == (
        1,
        "claims: The output cannot be written or read: Bad file descriptor.\n",
    )


@pytest.mark.parametrize("dialect", ["sqlite"])
@pytest.mark.parametrize("redirection", ["2>/dev/full", "2>&-"])
def test_the_exit_code_stays_where_nobody_can_be_told(database: Database, redirection: str) -> None:
    assert in_shell(redirection, "show", "999", "--database", url_of(database)).returncode == 3


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_how_far_suggesting_got_is_drawn_on_a_terminal_alone(newsroom: Newsroom) -> None:
    for name in ("Mykhailo Weber", "Mikhail Weber"):
        newsroom.say(name, "the quay is open")
    words = (*CLAIMS, "actors", "suggest", "--format", "csv", "--database", url_of(newsroom.database))
    assert subprocess.run(words, capture_output=True, text=True, check=True).stderr == ""
    ours, terminal = pty.openpty()
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=terminal, text=True) as process:
        output, _ = process.communicate()
    os.close(terminal)
    assert "Comparing names" in os.read(ours, 100_000).decode()
    os.close(ours)
    assert output.startswith("score,why,kind,")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_import_that_is_interrupted_stores_nothing_and_says_so(database: Database, number: signal.Signals) -> None:
    with started("actors", "import", "-", "--format", "ftm", "--database", url_of(database)) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        for index in range(12_000):
            entity = {"id": f"e{index}", "schema": "Company", "properties": {"name": [f"Company {index}"]}}
            process.stdin.write(json.dumps(entity) + "\n")
        process.stdin.flush()
        assert process.stderr.readline() == "10,000 actors read\n"
        assert ended(process, number) == (130, "claims: interrupted: nothing was stored.\n")
    with database.reading() as session:
        assert session.exec(select(Actor)).all() == []
        assert session.exec(select(Run)).all() == []


@pytest.mark.parametrize("dialect", ["sqlite"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_leaves_no_run_running(database: Database, tmp_path: Path, number: signal.Signals) -> None:
    article = tmp_path / "quay.txt"
    article.write_text("Ada Holm said the quay would stay.", encoding="utf-8")
    with started("ingest", str(article), "-", "--source", "Sea Wire", "--database", url_of(database)) as process:
        assert process.stderr is not None
        said = iter(process.stderr.readline, "")
        assert any(line.startswith(str(article)) for line in said)  # now it waits for standard input
        code, rest = ended(process, number)
    assert code == 130
    assert "claims: interrupted. 1 new document stored" in rest
    with database.reading() as session:
        runs = session.exec(select(Run).where(Run.kind == RunKind.INGEST)).all()
        assert [run.status for run in runs] == [RunStatus.INTERRUPTED]
