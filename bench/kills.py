"""Kill an ingest again and again, at any moment, and see whether anything is lost, twice or different.

In rounds: an ingest into a new database is killed several times, `claims db verify` looks at what is left each time,
and the same command, typed again, ends the round. What the database then holds is compared, row by row, with what one
undisturbed ingest stores. Exits with 1 where a check fails or a row differs.

usage: python -m bench.kills [--documents 500] [--kills 50] [--a-round 5] [--extractor rules] [--only sqlite]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from bench.contents import contents, differences
from bench.servers import new_databases
from bench.wire import write_articles
from claims.database import Database

LONGEST = 200_000  # looks at a process before it is killed: some tenths of a second, of which a commit is a few


@dataclass
class Kills:
    """What killing came to: how many lines each ingest had told when it died, and all that was found wrong."""

    after: list[int] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def main() -> None:
    """Kill on SQLite and on PostgreSQL, and print what came of it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--a-round", type=int, default=5)
    parser.add_argument("--extractor", default="rules")
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    sound = True
    with tempfile.TemporaryDirectory() as scratch:
        articles = Path(scratch) / "articles"
        write_articles(articles, given.documents)
        command = ("ingest", "--recursive", str(articles), "--source", "The Wire", "--extractor", given.extractor)
        for dialect in [given.only] if given.only else ["sqlite", "postgresql"]:
            start, chance = time.perf_counter(), Random(given.seed)
            with new_databases(dialect, Path(scratch)) as new:
                rounds = [given.a_round] * (given.kills // given.a_round)
                found = kill(new, command, rounds, chance, report=partial(print, "  ", flush=True))
            sound = sound and not found.wrong
            print(f"{dialect}: {len(found.after)} kills of an ingest of {given.documents} documents, ", end="")
            print(f"{len(rounds)} times ended undisturbed; {time.perf_counter() - start:.0f} s")
            print(f"  documents told when killed: {' '.join(map(str, found.after))}")
            print(f"  wrong: {len(found.wrong)}", *found.wrong, sep="\n    ")
    sys.exit(0 if sound else 1)


def kill(
    new: Callable[[], AbstractContextManager[str]],
    command: Sequence[str],
    rounds: Sequence[int],
    chance: Random,
    *,
    report: Callable[[str], None] = lambda _: None,
) -> Kills:
    """Ingest undisturbed once, then in rounds of so many kills each; compare what every round ends with."""
    found = Kills()
    with new() as url:
        done = run(*command, on=url)
        if done.returncode:
            found.wrong.append(f"undisturbed: exit code {done.returncode}: {done.stderr[-500:]}")
            return found
        undisturbed, documents = read(url), len(done.stderr.splitlines())
    for number, kills in enumerate(rounds, start=1):
        with new() as url:
            for _ in range(kills):
                # Most of a later ingest of a round are looks at what is stored already, which are told as well.
                told = kill_one(command, url, after=chance.randrange(documents), looks=chance.randrange(LONGEST))
                found.after.append(told)
                checked = run("db", "verify", on=url)
                if checked.returncode not in {0, 4}:  # 4: killed before there was a database
                    found.wrong.append(f"round {number}, after {told}: {checked.stdout}{checked.stderr}")
            done = run(*command, on=url)
            found.wrong += [] if done.returncode == 0 else [f"round {number}: {done.stderr[-500:]}"]
            found.wrong += [f"round {number}: {each}" for each in differences(undisturbed, read(url))]
        report(f"round {number}: {found.after[-kills:]} documents told, {len(found.wrong)} wrong so far")
    return found


def kill_one(command: Sequence[str], url: str, *, after: int, looks: int) -> int:
    """Start an ingest, kill it some looks after it has told of so many documents; give of how many it told."""
    told = 0
    with subprocess.Popen(
        claims(*command, on=url), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        for told, _line in enumerate(process.stderr or (), start=1):
            if told >= after:
                break
        for _ in range(looks):
            if process.poll() is not None:
                break
        process.kill()
    return told


def run(*arguments: str, on: str) -> subprocess.CompletedProcess[str]:
    """Run a command of claims to its end."""
    return subprocess.run(claims(*arguments, on=on), capture_output=True, text=True, check=False)


def claims(*arguments: str, on: str) -> list[str]:
    """Write a command of claims on a database."""
    return [sys.executable, "-m", "claims", *arguments, "--database", on]


def read(url: str) -> Counter[Hashable]:
    """Read all rows of a database, in words that do not depend on when they were stored."""
    database = Database(url)
    with database.reading() as session:
        found = contents(session)
    database.close()
    return found


if __name__ == "__main__":
    main()
