"""The program as a whole: its help, its version, its exit codes, its demonstration."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from claims import package_version
from claims.cli import app


def walk(command: typer.Typer) -> list[list[str]]:
    """Give every command as the words a user types."""
    words = [[info.name or getattr(info.callback, "__name__", "")] for info in command.registered_commands]
    for group in command.registered_groups:
        assert group.typer_instance is not None
        words += [[group.name or "", *rest] for rest in walk(group.typer_instance)]
    return words


@pytest.mark.parametrize("words", walk(app), ids=" ".join)
def test_every_command_has_help_with_an_example(words: list[str]) -> None:
    result = CliRunner().invoke(app, [*words, "--help"])
    assert result.exit_code == 0
    assert "Example" in result.stdout
    assert f"claims {' '.join(words)}" in result.stdout


def test_the_readme_names_every_command() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert [words for words in walk(app) if f"claims {words[0]}" not in readme] == []


def test_the_version_is_that_of_the_package() -> None:
    assert CliRunner().invoke(app, ["--version"]).stdout.strip() == f"claims {package_version()}"


def test_help_loads_neither_spacy_nor_sqlalchemy() -> None:
    code = (
        "import sys\nfrom claims.cli import app\n"
        "try:\n    app(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'sqlalchemy', 'sqlmodel', 'trafilatura', 'rich', 'yaml'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stderr.strip() == "[]"


def test_an_error_is_a_sentence_and_an_exit_code_never_a_traceback(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "claims", "show", "999", "--database", str(tmp_path / "claims.db")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 3
    assert "claims: There is no claim" in result.stderr
    assert "Traceback" not in result.stderr


def test_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "claims", "db", "path", "--database", str(tmp_path / "claims.db")]
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (result.returncode, result.stderr) == (
        1,
        "claims: The output cannot be written or read: No space left on device.\n",
    )


def test_a_file_name_that_is_no_text_leaves_json_what_it_is(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff.txt")).write_text("Ada Holm said the quay would stay.", encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "claims", "extract", "--recursive", str(tmp_path)], capture_output=True, check=True
    )
    assert json.loads(result.stdout.decode())["doc_id"] == "\udcff.txt"


def test_the_demo_shows_the_matrix_and_a_timeline_that_moves(tmp_path: Path) -> None:
    target = str(tmp_path / "demo.db")
    result = CliRunner().invoke(app, ["demo", "--database", target])
    assert result.exit_code == 0
    assert "ukraine-neutrality" in result.stdout
    rows = CliRunner().invoke(app, ["timeline", "Ukraine", "ukraine-neutrality", "--database", target])
    values = {json.loads(line)["value"] for line in rows.stdout.splitlines()}
    assert len(values) >= 2
    again = CliRunner().invoke(app, ["demo", "--database", target])
    assert "already stored" in again.stderr
