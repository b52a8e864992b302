"""A small codebook behind the real command line: what is typed, and what the commands answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from typer.testing import CliRunner, Result

from claims.cli import app
from claims.coding.codebook import IssueRecord
from claims.coding.phrases import ActorClass
from claims.database import Database
from tests.recoding.articles import DEMANDS, TOWN
from tests.recoding.desk import Desk

__all__ = ["BUILT", "Run", "done", "held", "rows", "shown", "typing_into", "with_a_bare_issue"]

Run = Callable[..., Result]
BUILT = "build ... bridge"
BRIDGE = IssueRecord("bridge", "The bridge", "the bridge is built")


def typing_into(database: Database) -> Run:
    url = database.url.render_as_string(hide_password=False)

    def type_in(*words: str, stdin: str | None = None) -> Result:
        result = CliRunner().invoke(app, [*words, "--database", url], input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return type_in


def with_a_bare_issue(database: Database) -> Run:
    """Type commands on a database of two articles, and a codebook with one issue that has no wording yet."""
    desk = Desk(database)
    desk.read(TOWN, "urn:town")
    desk.read(DEMANDS, "urn:demands")
    with desk.editing() as edit:
        edit.put_class("alder", ActorClass(("Alder", "Ada Holm")))
        edit.add_issue(BRIDGE)
    return typing_into(database)


def done(result: Result) -> str:
    assert result.exit_code == 0, result.stderr
    return result.stdout


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done(result).splitlines()]


def shown(run: Run, key: str, *words: str) -> dict[str, Any]:
    (issue,) = rows(run("issues", "show", key, *words))
    return issue


def held(run: Run) -> tuple[str, list[dict[str, Any]]]:
    """Give all that a change to the codebook could have changed."""
    return done(run("issues", "export")), rows(run("runs", "list"))
