"""Several processes that ingest into one database at once: is every document in, none twice, and who had to wait.

Each process takes another part of the documents, in another order, and all parts overlap. Exits with 1 where a process
fails or complains, a document is missing or there twice, or `claims db verify` finds something.

usage: python -m bench.writers [--documents 60] [--processes 2 4 8] [--extractor rules] [--only sqlite]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from sqlalchemy import text

from bench.kills import claims, run
from bench.servers import new_databases
from bench.wire import write_articles
from claims.database import Database

SHARE = 0.6  # of the documents that each process takes


def main() -> None:
    """Let so many processes write, on SQLite and on PostgreSQL, and print what came of it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--processes", type=int, nargs="+", default=[2, 4, 8])
    parser.add_argument("--extractor", default="rules")
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    given = parser.parse_args()
    sound = True
    with tempfile.TemporaryDirectory() as scratch:
        articles = Path(scratch) / "articles"
        write_articles(articles, given.documents)
        files = sorted(map(str, articles.iterdir()))
        for dialect in [given.only] if given.only else ["sqlite", "postgresql"]:
            with new_databases(dialect, Path(scratch)) as new:
                for processes in given.processes:
                    with new() as url:
                        start = time.perf_counter()
                        wrong = write_at_once(url, files, processes, given.extractor)
                        spent = time.perf_counter() - start
                    sound = sound and not wrong
                    print(f"{dialect}: {processes} processes, {len(files)} documents, {spent:.1f} s, ", end="")
                    print(f"wrong: {len(wrong)}", *wrong, sep="\n    ")
    sys.exit(0 if sound else 1)


def write_at_once(url: str, files: Sequence[str], processes: int, extractor: str) -> list[str]:
    """Ingest the files by so many processes, each its own part of them; give all that went wrong."""
    parts = [Random(number).sample(files, round(len(files) * SHARE)) for number in range(processes)]
    parts[0] += [name for name in files if not any(name in part for part in parts)]
    writing = [
        subprocess.Popen(
            claims("ingest", *part, "--source", "The Wire", "--extractor", extractor, on=url),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for part in parts
    ]
    wrong = []
    for number, process in enumerate(writing):
        _, said = process.communicate()
        if process.returncode or "locked" in said or "Traceback" in said:
            wrong.append(f"process {number}: exit code {process.returncode}: {said[-500:]}")
    return [*wrong, *_missing(url, files), *_unsound(url)]


def _missing(url: str, files: Sequence[str]) -> list[str]:
    database = Database(url)
    with database.reading() as session:
        stored = session.scalars(
            text("SELECT url FROM document_version v JOIN document d ON d.id = v.document_id")
        ).all()
    database.close()
    expected = sorted(Path(name).as_uri() for name in files)
    return [] if sorted(stored) == expected else [f"{len(stored)} texts stored, of {len(expected)}"]


def _unsound(url: str) -> list[str]:
    checked = run("db", "verify", on=url)
    return [] if checked.returncode == 0 else [checked.stdout + checked.stderr]


if __name__ == "__main__":
    main()
