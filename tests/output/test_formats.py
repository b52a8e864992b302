from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from claims.output import choose, write, write_record
from claims.output.cells import cell, plain, printable
from claims.query.catalogue import IssueRow
from claims.words import Act, Format, Stance

COLUMNS = ("id", "content", "act", "on", "at", "issues", "negated")
ROWS: list[dict[str, Any]] = [
    {
        "id": 1,
        "content": 'He said: "close | it",\nand *left* [red] quay_side',
        "act": Act.DEMAND,
        "on": date(2022, 2, 21),
        "at": datetime(2022, 2, 21, 12, 0, tzinfo=timezone(timedelta(hours=2))),
        "issues": ("quay-closes", "ferry-runs"),
        "negated": False,
    },
    {"id": 2, "content": "=1+1", "act": None, "on": None, "at": None, "issues": (), "negated": True},
]


class Terminal(io.StringIO):
    """A text stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def written(asked: Format | None, rows: list[dict[str, Any]] = ROWS, **options: Any) -> str:
    out = io.StringIO()
    assert write(rows, COLUMNS, asked, out=out, **options) == len(rows)
    return out.getvalue()


def test_json_is_one_array_of_all_columns() -> None:
    first, second = json.loads(written(Format.JSON, shown=("id",)))
    assert list(first) == list(COLUMNS)
    assert (first["act"], first["on"], first["at"]) == ("demand", "2022-02-21", "2022-02-21T10:00:00Z")
    assert (first["issues"], first["negated"], second["act"]) == (["quay-closes", "ferry-runs"], False, None)


def test_json_lines_are_an_object_a_line() -> None:
    lines = written(Format.JSONL).splitlines()
    assert [json.loads(line)["content"] for line in lines] == [row["content"] for row in ROWS]


def test_no_rows_are_an_empty_array_no_lines_or_a_header() -> None:
    assert json.loads(written(Format.JSON, [])) == []
    assert written(Format.JSONL, []) == written(Format.TABLE, []) == ""
    assert written(Format.CSV, []) == ",".join(COLUMNS) + "\n"


def test_csv_reads_back_what_was_written_newlines_and_all() -> None:
    header, first, second = csv.reader(io.StringIO(written(Format.CSV)))
    assert tuple(header) == COLUMNS
    assert first[1] == ROWS[0]["content"]
    assert first[2:] == ["demand", "2022-02-21", "2022-02-21T10:00:00Z", "quay-closes; ferry-runs", "false"]
    assert second == ["2", "=1+1", "", "", "", "", "true"]


def test_markdown_keeps_each_row_on_its_line_and_markup_out() -> None:
    header, rule, first, _ = written(Format.MARKDOWN, shown=("id", "content")).splitlines()
    assert (header, rule) == ("| id | content |", "| --- | --- |")
    assert first == '| 1 | He said: "close \\| it", and \\*left\\* \\[red\\] quay_side |'


def test_a_table_that_is_no_terminal_is_plain_columns() -> None:
    header, first, second = written(Format.TABLE, shown=("id", "content", "issues")).splitlines()
    assert header.split() == ["id", "content", "issues"]
    assert "[red]" in first
    assert second.split() == ["2", "=1+1"]
    assert header.index("issues") == first.index("quay-closes")


def test_piped_output_is_json_lines_and_a_terminal_gets_a_table() -> None:
    assert choose(None, io.StringIO()) is Format.JSONL
    assert choose(None, Terminal()) is Format.TABLE
    assert choose(Format.CSV, Terminal()) is Format.CSV


def test_a_terminal_shows_data_as_it_is_and_lets_none_of_it_command() -> None:
    out = Terminal()
    write([{"id": 1, "content": "[red]close\x1b[2J it\u202e"}], ("id", "content"), out=out)
    assert "[red]close\N{REPLACEMENT CHARACTER}[2J it\N{REPLACEMENT CHARACTER}" in out.getvalue()


def test_what_is_too_wide_for_a_terminal_becomes_a_block_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "xterm")
    out = Terminal()
    write([{"key": "a" * 30, "name": "b" * 30}], ("key", "name"), out=out)
    shown = re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue())
    assert shown.splitlines()[:2] == [f"key   {'a' * 30}", f"name  {'b' * 30}"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (Stance.SCEPTICAL, "-1"),
        (datetime(2022, 2, 21, 12, tzinfo=UTC), "2022-02-21T12:00:00Z"),
        (b"\x00\xff", "AP8="),
        (Decimal("1.5"), "1.5"),
        ({"a": None, "b": 1}, "b: 1"),
    ],
)
def test_every_value_has_a_text(value: object, text: str) -> None:
    assert cell(value) == text
    json.dumps(plain(value))


def test_letters_of_all_scripts_are_printable() -> None:
    assert printable("Zürich Київ 北京 🚢 e\u0301") == "Zürich Київ 北京 🚢 e\u0301"


def test_joiners_stay_and_what_steers_the_terminal_is_a_mark() -> None:
    for joined in (
        "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{ROCKET}",
        "\u0646\u0645\u06cc\N{ZERO WIDTH NON-JOINER}\u062e\u0648",
    ):
        assert printable(joined) == joined
    for steering in ("\x1b", "\x07", "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{LEFT-TO-RIGHT ISOLATE}", "\N{ZERO WIDTH SPACE}"):
        assert printable(f"a{steering}b") == "a\N{REPLACEMENT CHARACTER}b"


ISSUE = IssueRow("quay-closes", "The quay", "The quay | closes.", 3, 2)


def test_a_record_is_an_object_in_json() -> None:
    for asked in (Format.JSON, Format.JSONL):
        out = io.StringIO()
        write_record(ISSUE, asked, out=out)
        assert json.loads(out.getvalue())["proposition"] == "The quay | closes."


def test_a_record_is_fields_and_values_elsewhere() -> None:
    out = io.StringIO()
    write_record(ISSUE, Format.CSV, out=out)
    assert dict(csv.reader(io.StringIO(out.getvalue())))["proposition"] == "The quay | closes."
    out = io.StringIO()
    write_record(ISSUE, Format.TABLE, out=out)
    assert out.getvalue().splitlines()[0].split() == ["key", "quay-closes"]
