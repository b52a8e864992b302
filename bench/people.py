"""Whom the claims of many articles are given to: how many claims have a named speaker, and which actors are doubtful.

usage: python bench/people.py ARTICLES.jsonl

Ingests the articles into a database that is thrown away. Prints the share of claims whose speaker is a named actor, the
most frequent actors by kind, which of them are likely one (as `claims actors suggest` says), and the actors of kind
person that bear the name of a place, a date, or a common noun. Exits 1 if there are pairs or places or dates.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from claims.database import Database
from claims.extract.role_nouns import role_nouns
from claims.ingest import Ingest
from claims.migrate import ensure
from claims.query.catalogue import ActorRow, list_actors
from claims.query.suggestions import Suggestion, suggest_merges
from claims.readers import read
from claims.readers.document import Given
from claims.resolve.names import normalise
from claims.resolve.territories import country_actors, is_region
from claims.seeding import seed_reference
from claims.words import ActorKind

MOST_FREQUENT = 50
SPOKEN = "SELECT count(*), count(speaker_id) FROM claim WHERE withdrawn_at IS NULL"
DATE = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b"
)
LOWER_CASE = re.compile(r"\b[a-z]{3,}\b")


def main() -> None:
    """Ingest, look, tell."""
    path = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'people.db'}")
        ensure(database, lambda _: None)
        seed_reference(database)
        Ingest(database).run(read([str(path)], Given()))
        with database.reading() as session:
            claims, named = session.connection().exec_driver_sql(SPOKEN).one()
            actors = [actor for actor in list_actors(session) if actor.claims]
            pairs = suggest_merges(session)
    persons = [actor for actor in actors if actor.kind is ActorKind.PERSON]
    places = [actor.name for actor in persons if is_place(actor.name)]
    dates = [actor.name for actor in persons if DATE.search(normalise(actor.name))]
    nouns = [actor.name for actor in persons if is_noun(actor.name, words_of(path))]
    frequent = actors[:MOST_FREQUENT]
    doubles = among(frequent, pairs)
    print(f"claims {claims}, with a named speaker {named} ({named / claims:.1%}); actors that speak {len(actors)}")
    tell_frequent(frequent)
    print(f"\namong the {MOST_FREQUENT} most frequent, likely one: {len(doubles)}; among all: {len(pairs)}")
    for pair in pairs:
        print(f"  {pair.score:.2f} {pair.name} = {pair.other_name} ({pair.why})")
    for title, names in (("places", places), ("dates", dates), ("common nouns", nouns)):
        print(f"persons with the names of {title}: {len(names)} {', '.join(names)}")
    sys.exit(1 if doubles or places or dates else 0)


def tell_frequent(frequent: list[ActorRow]) -> None:
    """Print the most frequent actors, each with its claims, by kind."""
    kinds: dict[ActorKind, list[str]] = defaultdict(list)
    for actor in frequent:
        kinds[actor.kind].append(f"{actor.name} {actor.claims}")
    print(f"\nthe {MOST_FREQUENT} most frequent:")
    for kind, named in kinds.items():
        print(f"  {kind} ({len(named)}): {', '.join(named)}")


def among(frequent: list[ActorRow], pairs: list[Suggestion]) -> list[Suggestion]:
    """Give the pairs of which both are frequent."""
    keys = {actor.key for actor in frequent}
    return [pair for pair in pairs if {pair.key, pair.other_key} <= keys]


def is_place(name: str) -> bool:
    """Tell whether a name is a country's, a capital's, a region's or its chief town's."""
    forms = {normalise(form) for actor in country_actors() for form in (actor.name, *(a.alias for a in actor.aliases))}
    return normalise(name) in forms or is_region(name)


def is_noun(name: str, lower_case: frozenset[str]) -> bool:
    """Tell whether a name is one word that the articles write in lower case too, or ends in a noun for a speaker."""
    words = normalise(name).split()
    return words[-1] in role_nouns().every or (len(words) == 1 and words[0] in lower_case)


def words_of(path: Path) -> frozenset[str]:
    """Give the words that the articles write in lower case."""
    with path.open(encoding="utf-8") as lines:
        return frozenset(word for line in lines for word in LOWER_CASE.findall(json.loads(line)["text"]))


if __name__ == "__main__":
    main()
