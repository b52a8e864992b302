"""Twenty outlets' variants of ten wire stories: copies are folded into origins, what is said into statements."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from claims.database import Database
from tests.syndication.folding import Sighting, Text, agreement, ingest, stored_sightings, stored_texts
from tests.syndication.stories import Variant, read_variants

# Measured .964 and .903 (docs/statements.md); another processor may find a doubtful claim more or less.
ORIGINS, STATEMENTS = 0.95, 0.89


@pytest.fixture(scope="module")
def variants() -> Sequence[Variant]:
    return list(read_variants())


@pytest.fixture(scope="module")
def stored(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, variants: Sequence[Variant]) -> Database:
    path = tmp_path_factory.mktemp("syndication") / "claims.db"
    shutil.copyfile(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    ingest(database, variants)
    return database


def test_wire_copy_is_one_origin_and_an_own_report_another(stored: Database, variants: Sequence[Variant]) -> None:
    texts = stored_texts(stored, variants)
    found = agreement(texts, _written, _found)
    print(f"origins: {found}")  # noqa: T201 -- what the figures of docs/statements.md are read from
    assert len(texts) == 200
    assert found.f1 >= ORIGINS


def test_sightings_of_an_utterance_are_one_statement(stored: Database, variants: Sequence[Variant]) -> None:
    sightings = stored_sightings(stored, variants)
    across = agreement(sightings, _written, _found, lambda one, other: one.document != other.document)
    every = agreement(sightings, _written, _found)
    print(f"statements, across documents: {across}; all: {every}")  # noqa: T201 -- as above
    assert across.f1 >= STATEMENTS
    assert every.f1 >= STATEMENTS


def test_nearly_every_written_statement_is_found_as_a_claim(stored: Database, variants: Sequence[Variant]) -> None:
    written = sum(len(variant.statements) for variant in variants)
    found = len(stored_sightings(stored, variants))
    print(f"coverage: {found} of {written}")  # noqa: T201 -- as above
    assert found >= 0.9 * written


def _written(member: Text | Sighting) -> object:
    return member.written


def _found(member: Text | Sighting) -> object:
    return member.found
