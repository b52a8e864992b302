"""How well syndicated texts and repeated utterances are folded: the stories of tests/data/syndication, by halves.

Run: python bench/syndication.py

The rules and thresholds were made on the first five stories; the other five were only ever counted.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from claims import migrate
from claims.database import Database
from tests.syndication.folding import agreement, ingest, stored_sightings, stored_texts
from tests.syndication.stories import DEVELOPED_ON, STORIES, read_variants


def main() -> None:
    """Store all variants, and print the figures of each half and of both together."""
    variants = list(read_variants())
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/claims.db")
        migrate.upgrade(database, say=lambda _message: None)
        ingest(database, variants)
        texts, sightings = stored_texts(database, variants), stored_sightings(database, variants)
        database.close()
    held_out = range(DEVELOPED_ON.stop, STORIES.stop)
    for name, stories in (("developed on", DEVELOPED_ON), ("held out", held_out), ("all", STORIES)):
        half = [text for text in texts if text.story in stories]
        said = [sighting for sighting in sightings if sighting.story in stories]
        written = sum(len(variant.statements) for variant in variants if variant.story in stories)
        print(f"{name}: {len(half)} texts, {len(said)} of {written} written statements found")
        print("  origins    ", agreement(half, lambda each: each.written, lambda each: each.found))
        across = agreement(
            said, lambda each: each.written, lambda each: each.found, lambda one, other: one.document != other.document
        )
        print("  statements ", across)


if __name__ == "__main__":
    main()
