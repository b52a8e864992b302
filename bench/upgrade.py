"""How long a large database of an older schema takes to upgrade, and that killing the upgrade does it no harm.

The database is changed: give a copy of one that an older version filled (its own bench/matrix.py makes a million
claims). It is upgraded by the command a user types, first killed some times at any moment and interrupted once by
Ctrl-C, then left alone. Exits with 1 where anything but the old or the new schema is found, `claims db verify` finds
something, a part of a copy is left, or the target is missed.

usage: python -m bench.upgrade OLD.db|postgresql://… [--kills 10] [--no-verify]
"""

from __future__ import annotations

import argparse
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from bench.kills import claims, run
from claims import migrate
from claims.config import load_settings
from claims.database import Database

SECONDS = 60.0  # the target
LONGEST = 40.0  # seconds after which an upgrade is killed at the latest


def main() -> None:
    """Kill, interrupt, upgrade, verify, and print what each came to."""
    parser = argparse.ArgumentParser()
    parser.add_argument("database")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--verify", action=argparse.BooleanOptionalAction, default=True)
    given = parser.parse_args()
    database = Database(load_settings(given.database).database)
    url = database.url.render_as_string(hide_password=False)
    old, wrong = migrate.current(database), list[str]()
    chance = Random(1)
    for number in range(given.kills + 1):
        sent = signal.SIGKILL if number < given.kills else signal.SIGINT
        after = stop(url, sent, chance.uniform(0.5, LONGEST))
        found = migrate.current(database)
        print(
            f"{sent.name} after {after:4.1f} s: schema {found}, beside it: {beside(database) or 'nothing'}", flush=True
        )
        wrong += [] if found in {old, migrate.head()} else [f"schema {found}"]
        wrong += [] if sent is signal.SIGKILL or not beside(database) else [f"{beside(database)} left by Ctrl-C"]
    spent, cpu = timed(url, "db", "upgrade")
    print(f"upgraded in {spent:.1f} s, {cpu:.1f} s of them computing (target {SECONDS:.0f} s)", flush=True)
    wrong += [] if migrate.state(database) is migrate.State.CURRENT and not beside(database) else ["not upgraded whole"]
    if given.verify:
        spent_verifying, cpu = timed(url, "db", "verify", show=True)
        print(f"verified in {spent_verifying:.1f} s, {cpu:.1f} s of them computing")
        checked = run("db", "check", on=url)
        wrong += [checked.stderr] if checked.returncode else []
    print(f"wrong: {len(wrong)}", *wrong, sep="\n    ")
    sys.exit(1 if wrong or spent > SECONDS else 0)


def stop(url: str, sent: signal.Signals, after: float) -> float:
    """Begin an upgrade and send it a signal after so many seconds; give how many passed until it had ended."""
    start = time.monotonic()
    process = subprocess.Popen(claims("db", "upgrade", on=url), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        process.send_signal(sent)
        process.wait()
    return time.monotonic() - start


def beside(database: Database) -> list[str]:
    """List the parts of copies that lie beside a SQLite file."""
    return [] if database.path is None else sorted(path.name for path in Path(database.path).parent.glob("*.part"))


def timed(url: str, *command: str, show: bool = False) -> tuple[float, float]:
    """Run a command to its end; give the seconds that passed, and those in which a processor worked for it."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = run(*command, on=url)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if show or done.returncode:
        print(done.stdout + done.stderr)
    if done.returncode:
        sys.exit(1)
    worked = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return time.perf_counter() - start, worked


if __name__ == "__main__":
    main()
