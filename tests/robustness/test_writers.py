"""Processes that write at once wait for one another. More of them: python -m bench.writers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench.wire import write_articles
from bench.writers import write_at_once
from claims.database import Database
from tests.verify.tampering import failed


def test_processes_store_every_document_once_and_none_complains(url: str, tmp_path: Path) -> None:
    write_articles(tmp_path / "articles", 6)
    files = sorted(map(str, (tmp_path / "articles").iterdir()))
    assert write_at_once(url, files, 3, "rules") == []


def test_two_first_commands_on_a_file_that_is_not_there_both_succeed(tmp_path: Path) -> None:
    path = tmp_path / "new" / "claims.db"
    command = [sys.executable, "-m", "claims", "positions", "--database", str(path)]
    begun = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    ended = [(*process.communicate(), process.returncode) for process in begun]
    assert [code for *_, code in ended] == [0, 0, 0], ended
    assert sum("made with schema" in said for _, said, _ in ended) == 1
    assert [file.name for file in path.parent.iterdir() if "backup" in file.name or "part" in file.name] == []
    assert failed(Database(f"sqlite:///{path}")) == {}
