"""`claims ingest` and `claims extract` as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claims.cli import app

TEXT = "Mayor Ada Lind said on Tuesday that the city would build the bridge.\n"


@pytest.fixture
def target(tmp_path: Path) -> str:
    return str(tmp_path / "claims.db")


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_ingest_says_on_stdout_what_came_in_and_on_stderr_how_it_went(article: Path, target: str) -> None:
    result = run("ingest", str(article), "--database", target)
    assert result.exit_code == 0
    assert "1 new document stored" in result.stdout
    assert str(article) in result.stderr


def test_ingesting_again_says_that_nothing_is_new(article: Path, target: str) -> None:
    run("ingest", str(article), "--database", target)
    again = run("ingest", str(article), "--database", target)
    assert (again.exit_code, "already stored" in again.stdout) == (0, True)


def test_source_date_address_and_title_can_be_given(article: Path, target: str) -> None:
    run(
        "ingest", str(article), "--database", target, "--source", "The Meridian", "--published", "2022-03-03",
        "--url", "https://example.org/bridge", "--title", "A bridge",
    )  # fmt: skip
    listed = run("list", "--database", target, "--format", "json")
    (row,) = json.loads(listed.stdout)
    assert (row["source"], row["url"], row["title"]) == ("The Meridian", "https://example.org/bridge", "A bridge")
    assert row["said_on"] == "2022-03-01"


def test_a_source_can_be_named_later_and_what_is_stored_otherwise_is_told(article: Path, target: str) -> None:
    run("ingest", str(article), "--database", target)
    named = run("ingest", str(article), "--database", target, "--source", "The Meridian")
    assert "stays" not in named.stderr
    other = run("ingest", str(article), "--database", target, "--source", "Orbis", "--published", "2022-03-03")
    assert "as first stored stays its source and date" in other.stderr
    (row,) = json.loads(run("list", "--database", target, "--format", "json").stdout)
    assert (row["source"], row["published_at"]) == ("The Meridian", None)


def test_names_cannot_steer_the_terminal(tmp_path: Path, target: str) -> None:
    (tmp_path / "a\x1b[31m\nb.txt").write_text(TEXT, encoding="utf-8")
    told = run("ingest", "--recursive", str(tmp_path), "--database", target).stderr
    assert "\x1b" not in told
    assert "[31m b.txt: 1 claim" in told


def test_an_empty_database_name_is_a_usage_error(article: Path) -> None:
    for name in ("", ":memory:"):
        assert run("ingest", str(article), "--database", name).exit_code == 2


def test_standard_input_is_an_input(target: str) -> None:
    result = run("ingest", "-", "--database", target, stdin=TEXT)
    assert (result.exit_code, "1 new document stored" in result.stdout) == (0, True)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("binary.txt", b"\x89PNG\x00\x01\x02"),
        ("UTF-8.txt", "café".encode("latin-1")),
        ("line:2.jsonl", b'{"text": "ok"}\n{"text": \n'),
        ("no text.html", b"<html><body><script>1</script></body></html>"),
    ],
)
def test_a_bad_file_is_named_with_its_fault_and_the_good_one_is_stored(
    article: Path, target: str, tmp_path: Path, name: str, content: bytes
) -> None:
    bad = tmp_path / name
    bad.write_bytes(content)
    result = run("ingest", str(bad), str(article), "--database", target)
    assert result.exit_code == 5
    assert name in result.stderr
    assert "Traceback" not in result.stderr
    stored = run("sql", "SELECT count(*) AS n FROM document WHERE url LIKE '%bridge.txt'", "--database", target)
    assert json.loads(stored.stdout) == {"n": 1}


def test_utf16_with_a_byte_order_mark_is_read(tmp_path: Path, target: str) -> None:
    path = tmp_path / "wide.txt"
    path.write_bytes(TEXT.encode("utf-16"))
    assert run("ingest", str(path), "--database", target).exit_code == 0


def test_a_folder_needs_recursive(article: Path, target: str) -> None:
    refused = run("ingest", str(article.parent), "--database", target)
    assert refused.exit_code == 1
    assert "--recursive" in refused.stderr
    assert run("ingest", "--recursive", str(article.parent), "--database", target).exit_code == 0


def test_a_missing_file_alone_is_exit_one(target: str) -> None:
    result = run("ingest", "nowhere.txt", "--database", target)
    assert (result.exit_code, "nowhere.txt" in result.stderr) == (1, True)


def test_one_address_for_several_inputs_is_a_usage_error(article: Path, target: str) -> None:
    result = run("ingest", str(article), str(article), "--url", "https://example.org/x", "--database", target)
    assert (result.exit_code, "--url" in result.stderr) == (2, True)


def test_a_date_that_is_none_is_a_usage_error(article: Path, target: str) -> None:
    result = run("ingest", str(article), "--published", "the day before", "--database", target)
    assert result.exit_code == 2
    assert "the day before" in result.stderr


def test_extract_prints_one_object_a_document_with_exact_offsets(article: Path) -> None:
    result = run("extract", str(article), "--published", "2022-03-03", "--format", "jsonl")
    document = json.loads(result.stdout)
    (claim,) = document["claims"]
    assert (document["doc_id"], document["length"], document["published"]) == (
        "bridge.txt",
        len(TEXT),
        "2022-03-03T00:00:00Z",
    )
    for span in [*claim["content"], *claim["cue"], claim["source"]]:
        assert TEXT[span["start"] : span["end"]] == span["text"]
    assert claim["speaker"]["name"] == "Ada Lind"
    assert (claim["said_on"], claim["said_on_basis"], claim["quote"]) == ("2022-03-01", "relative", "indirect")


def test_extract_reads_standard_input_and_json_lines(tmp_path: Path) -> None:
    lines = tmp_path / "two.jsonl"
    lines.write_text("".join(json.dumps({"doc_id": k, "text": TEXT}) + "\n" for k in "ab"), encoding="utf-8")
    result = run("extract", str(lines), "--format", "jsonl")
    assert [json.loads(line)["doc_id"] for line in result.stdout.splitlines()] == ["a", "b"]
    assert json.loads(run("extract", "-", "--format", "jsonl", stdin=TEXT).stdout)["claims"]


def test_an_unknown_extractor_is_a_usage_error_that_names_the_known_ones(article: Path) -> None:
    result = run("extract", str(article), "--extractor", "oracle")
    assert (result.exit_code, "rules" in result.stderr) == (2, True)
