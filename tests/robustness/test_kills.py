"""An ingest that is killed at any moment loses nothing, and goes on from there. All of it: python -m bench.kills."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from random import Random

from bench.kills import kill
from bench.wire import write_articles

DOCUMENTS, KILLS = 6, 1


def test_an_ingest_killed_at_any_moment_ends_as_an_undisturbed_one(
    new: Callable[[], AbstractContextManager[str]], tmp_path: Path, dialect: str
) -> None:
    write_articles(tmp_path / "articles", DOCUMENTS)
    command = ("ingest", "--recursive", str(tmp_path / "articles"), "--source", "The Wire", "--extractor", "rules")
    found = kill(new, command, [KILLS], Random(dialect))  # noqa: S311 -- nothing secret
    assert found.wrong == []
    assert len(found.after) == KILLS
