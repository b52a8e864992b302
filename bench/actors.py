"""How fast names are resolved among a million: the aliases of synthetic actors, in a database of their own.

Each surface form is resolved by a directory that remembers nothing yet; the database is open and its pages are in
memory, as while a run goes on. Exits with 1 where a target is missed.

usage: python bench/actors.py [--aliases 1000000] [--url postgresql://…/an_empty_database]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count, islice
from pathlib import Path
from random import Random
from statistics import median, quantiles

from sqlalchemy import insert

from claims import migrate
from claims.columns import now
from claims.database import Database
from claims.errors import UnknownNameError
from claims.models import Actor, ActorAlias, ActorRole
from claims.query.names import find_actor
from claims.reference import DatabaseRegister, alias_row
from claims.reference.actors import actor_row
from claims.resolve.directory import ActorRecord, AliasRecord, Directory, forms_of
from claims.resolve.names import slug
from claims.words import ActorKind, AliasKind

LOAD = 5.0  # seconds
MEDIAN = 1.0  # milliseconds
BATCH = 2_000  # actors written at once
DAY = date(2022, 3, 10)
ONSETS = ("b", "d", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "gr", "kh", "sh", "st", "vl", "zh")
VOWELS = ("a", "e", "i", "o", "u", "ia", "yu")
ENDINGS = ("sky", "enko", "ov", "ev", "in", "uk", "ich", "skaya")
GIVEN_NAMES, SURNAMES, BODIES = 1_200, 40_000, 40_000


def main() -> None:
    """Fill a database, measure, print, compare with the targets."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--aliases", type=int, default=1_000_000)
    parser.add_argument("--url")
    parser.add_argument("--each", type=int, default=300, help="surface forms of each kind")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = Database(given.url or f"sqlite:///{Path(folder) / 'actors.db'}")
        if database.tables():
            sys.exit(f"{database} has tables: name an empty database.")
        migrate.upgrade(database, say=lambda _: None)
        persons = fill(database, given.aliases)
        met = measure(database, persons, given.each)
        database.close()
    sys.exit(0 if met else 1)


def measure(database: Database, persons: list[str], each: int) -> bool:
    """Print the figures of loading and of every kind of form; tell whether they meet the targets."""
    start = time.perf_counter()
    register = DatabaseRegister(database)
    Directory(register).lookup("nobody at all", on=DAY)
    load = time.perf_counter() - start
    print(f"load                    {load:8.3f} s   (target {LOAD:.0f} s)")
    everything: list[float] = []
    for kind, form_of in KINDS.items():
        forms = [form_of(name) for name in Random(kind).sample(persons, each)]
        with register.reading():
            found, spent = resolve(register, forms)
        everything += spent
        print(f"{kind:23} {figures(spent)}   {found:4} of {each} found")
    print(f"{'all':23} {figures(everything)}   (target {MEDIAN:.0f} ms median)")
    asked = []
    with register.reading():
        for name in Random(1).sample(persons, each):
            start = time.perf_counter()
            Directory(register).is_given_name(name.split()[-1])
            asked.append((time.perf_counter() - start) * 1000)
    print(f"{'is it a given name':23} {figures(asked)}")
    start = time.perf_counter()
    with database.reading() as session:
        try:
            find_actor(session, "Qolodymyr Zelenksi")
        except UnknownNameError as error:
            print(f"nearest of a million    {time.perf_counter() - start:8.3f} s   {', '.join(error.nearest)}")
    return load <= LOAD and median(everything) <= MEDIAN


def resolve(register: DatabaseRegister, forms: list[str]) -> tuple[int, list[float]]:
    """Resolve each form as an extraction does, by looking it up and then for a slip; count, and give milliseconds."""
    found, spent = 0, []
    for form in forms:
        fresh = Directory(register)
        start = time.perf_counter()
        actor = fresh.lookup(form, on=DAY) or fresh.misspelt(form, DAY)
        spent.append((time.perf_counter() - start) * 1000)
        found += actor is not None
    return found, spent


def figures(spent: list[float]) -> str:
    """Write the median and the 95th percentile of milliseconds."""
    return f"{median(spent):8.3f} ms median {quantiles(spent, n=20)[-1]:8.3f} ms 95th"


def fill(database: Database, aliases: int) -> list[str]:
    """Store synthetic actors until they have that many aliases; give the names of the persons."""
    at, numbers, stored = now(), count(1), 0
    persons: list[str] = []
    stream = actors(Random(1))
    while stored < aliases:
        batch = list(islice(stream, BATCH))
        numbered = list(zip(batch, numbers, strict=False))
        forms = [alias_row(n, actor, form, at) for actor, n in numbered for form in forms_of(actor)][: aliases - stored]
        offices = [
            {"actor_id": n, "principal_id": n % BODIES + 1, "office": "minister", "recorded_at": at}
            for actor, n in numbered
            if actor.kind is ActorKind.PERSON and n % 20 == 0
        ]
        with database.writing() as session:
            session.execute(insert(Actor), [{"id": n, **actor_row(actor)} for actor, n in numbered])
            session.execute(insert(ActorAlias), forms)
            if offices:
                session.execute(insert(ActorRole), offices)
        persons += [actor.name for actor in batch if actor.kind is ActorKind.PERSON]
        stored += len(forms)
    with database.writing() as session:
        session.connection().exec_driver_sql("ANALYZE")  # as a server does by itself before long
    return persons


def actors(chance: Random) -> Iterator[ActorRecord]:
    """Give bodies, then persons without end; as among people, few given names and surnames are those of many."""
    for number in range(BODIES):
        name = f"{word(chance)} {word(chance)} Union".title()
        yield ActorRecord(f"{slug(name)}-{number}", name, ActorKind.ORGANISATION)
    given = [word(chance).title() for _ in range(GIVEN_NAMES)]
    surnames = [(word(chance) + chance.choice(ENDINGS)).title() for _ in range(SURNAMES)]
    for number in count(BODIES):
        name = f"{common(chance, given)} {common(chance, surnames)}"
        spelled = (AliasRecord(name.replace("v", "w"), AliasKind.TRANSLITERATION),) if number % 2 else ()
        yield ActorRecord(f"{slug(name)}-{number}", name, ActorKind.PERSON, aliases=spelled)


def word(chance: Random) -> str:
    """Make a word of two or three syllables."""
    return "".join(chance.choice(ONSETS) + chance.choice(VOWELS) for _ in range(chance.choice((2, 2, 3))))


def common(chance: Random, names: list[str]) -> str:
    """Choose a name, the first ones much more often than the last."""
    return names[int(len(names) * chance.random() ** 2)]


def misspelt(name: str) -> str:
    """Let two letters in the middle of the surname change places."""
    middle = (name.index(" ") + len(name)) // 2
    return name[:middle] + name[middle + 1] + name[middle] + name[middle + 2 :]


KINDS: dict[str, Callable[[str], str]] = {
    "full name": str,
    "surname": lambda name: name.split()[-1],
    "other transliteration": lambda name: name.replace("i", "y").replace("v", "w"),
    "misspelt full name": misspelt,
    "unknown full name": lambda name: f"{name.split()[0]} Q{name.split()[-1][::-1]}",
    "unknown word": lambda name: f"Q{name.split()[-1][::-1]}",
}


if __name__ == "__main__":
    main()
