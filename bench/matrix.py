"""How fast the whole matrix of positions is read among a million claims: from the cache, and from the claims.

Both answers come from one database in one run and must be the same. Exits with 1 where they differ or a target is
missed.

usage: python bench/matrix.py [--claims 1000000] [--actors 500] [--issues 40] [--url postgresql://…/an_empty_database]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session

from claims import migrate, origins, positions, statements
from claims.asof import AsOf
from claims.database import Database
from claims.models import Actor, ActorRole, Claim, ClaimSpan, Document, DocumentVersion, Issue, Run, Source, StanceRow
from claims.query import Filters, list_positions, list_standing
from claims.text import content_hash, content_id
from claims.words import (
    Act,
    ActorKind,
    Precision,
    PublishedBasis,
    Quote,
    RunKind,
    RunStatus,
    SaidOnBasis,
    SourceKind,
    SpanRole,
)

SECONDS, TIMES = 0.25, 5.0  # the targets: the whole matrix, and how much faster than from the claims
FIRST, DAYS = date(2020, 1, 1), 1_500
RECORDED = datetime(2025, 1, 1, tzinfo=UTC)
EVERYTHING = date(2100, 1, 1)
A_DOCUMENT, BATCH, SOURCES = 20, 1_000, 50
WORDS = ("the quay", "the dam", "a toll", "the bridge", "a levy", "the ferry", "a tunnel", "the lock")
VALUES = (-2, -2, -1, 0, 1, 2, 2, 2)


@dataclass(frozen=True)
class Size:
    """How much to store."""

    claims: int
    actors: int
    issues: int


def main() -> None:
    """Fill a database, derive its positions, measure, compare with the targets."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--actors", type=int, default=500)
    parser.add_argument("--issues", type=int, default=40)
    parser.add_argument("--url")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = Database(given.url or f"sqlite:///{Path(folder) / 'matrix.db'}")
        if database.tables():
            sys.exit(f"{database} has tables: name an empty database.")
        migrate.upgrade(database, say=lambda _: None)
        fill(database, Size(given.claims, given.actors, given.issues))
        met = measure(database)
        database.close()
    sys.exit(0 if met else 1)


def measure(database: Database) -> bool:
    """Print how long each way takes; tell whether they agree and meet the targets."""
    with database.reading() as session:
        cached, fast = timed(lambda: list_standing(session, Filters().scope(session)), times=5)
        quoted, with_words = timed(lambda: list_positions(session, Filters().scope(session)), times=3)
        of_public = Filters(asof=AsOf(published=EVERYTHING))  # the cache knows nothing of publication
        defined, slow = timed(lambda: list_standing(session, of_public.scope(session)), times=1)
        _, history = timed(lambda: list_standing(session, Filters().scope(session), history=True), times=1)
    same = cached == defined and [row.claim_id for row in quoted] == [row.claim_id for row in cached]
    print(f"cells                           {len(cached)}, {'the same' if same else 'NOT THE SAME'} both ways")
    print(f"the matrix, from the cache      {fast:8.3f} s   (target {SECONDS} s)")
    print(f"the matrix, from the claims     {slow:8.3f} s   {slow / fast:.0f} times as long (target {TIMES:.0f})")
    print(f"with the sentence of each cell  {with_words:8.3f} s")
    print(f"every position there ever was   {history:8.3f} s")
    return same and fast <= SECONDS and slow >= TIMES * fast


def timed(ask: Callable[[], list[Any]], times: int) -> tuple[list[Any], float]:
    """Give an answer and the median of the seconds it took."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        answer = ask()
        spent.append(time.perf_counter() - start)
    return answer, median(spent)


def fill(database: Database, size: Size) -> None:
    """Store synthetic claims, each with one stance, and derive the positions."""
    chance, start = Random(1), time.perf_counter()
    with database.writing() as session:
        run_id = found(session, chance, size)
    for first in range(0, size.claims // A_DOCUMENT, BATCH):
        numbers = range(first + 1, min(first + BATCH, size.claims // A_DOCUMENT) + 1)
        with database.writing() as session:
            for model, rows in articles(chance, numbers, run_id, size):
                session.execute(insert(model), rows)
    print(f"{size.claims} claims stored            {time.perf_counter() - start:8.1f} s")
    start = time.perf_counter()
    with database.writing() as session:
        origins.refresh_all(session, run_id, RECORDED)
        statements.refresh_all(session, run_id, RECORDED)
    print(f"statements and origins found {time.perf_counter() - start:8.1f} s")
    start = time.perf_counter()
    with database.writing() as session:
        pairs = positions.every_pair(session)
        refreshed = positions.refresh(session, pairs, run_id, RECORDED)
        session.connection().exec_driver_sql("ANALYZE")  # as a server does by itself before long
    print(f"{refreshed.opened} positions derived   {time.perf_counter() - start:8.1f} s   {len(pairs)} pairs")


def found(session: Session, chance: Random, size: Size) -> int:
    """Store actors, of whom one in ten speaks for another, issues, sources and a run; give the run's id."""
    run = Run(kind=RunKind.INGEST, started_at=RECORDED, status=RunStatus.RUNNING, package_version="0")
    session.add(run)
    session.flush()
    session.add_all(
        Actor(id=n, key=f"actor-{n}", name=f"Actor {n}", kind=ActorKind.ORGANISATION) for n in range(1, size.actors + 1)
    )
    session.add_all(
        Issue(id=n, key=f"issue-{n}", title=f"Issue {n}", proposition="It is so.") for n in range(1, size.issues + 1)
    )
    session.add_all(
        Source(id=n, key=f"source-{n}", name=f"Source {n}", kind=SourceKind.OUTLET) for n in range(1, SOURCES + 1)
    )
    session.flush()
    session.add_all(
        ActorRole(actor_id=n, principal_id=chance.randrange(1, n), office="envoy")
        for n in range(10, size.actors + 1, 10)
    )
    return run.id or 0


def articles(
    chance: Random, numbers: Sequence[int], run_id: int, size: Size
) -> Iterator[tuple[type[Any], list[dict[str, Any]]]]:
    """Give the rows of some articles, table by table; each article has its claims on a line each."""
    documents, versions, claims, spans, stances = [], [], [], [], []
    for document in numbers:
        on = FIRST + timedelta(days=chance.randrange(DAYS))
        lines, at = [], 0
        for place in range(A_DOCUMENT):
            claim, speaker = (document - 1) * A_DOCUMENT + place + 1, chance.randrange(1, size.actors + 1)
            words = f"{chance.choice(WORDS)} will do, number {chance.randrange(5_000)}"
            claims.append(said(claim, speaker, words, on) | {"document_version_id": document, "run_id": run_id})
            spans.append(
                {
                    "claim_id": claim,
                    "role": SpanRole.CONTENT,
                    "ordinal": 0,
                    "span_start": at,
                    "span_end": at + len(words),
                    "text": words,
                }
            )
            stances.append(
                {
                    "claim_id": claim,
                    "issue_id": chance.randrange(1, size.issues + 1),
                    "value": chance.choice(VALUES),
                    "basis": "it says so",
                    "run_id": run_id,
                    "confidence": 1.0,
                    "recorded_at": RECORDED,
                }
            )
            lines.append(words)
            at += len(words) + 1
        body = "\n".join(lines)
        documents.append(
            {"id": document, "source_id": document % SOURCES + 1, "url": f"https://news.example/{document}"}
        )
        versions.append(
            {
                "id": document,
                "document_id": document,
                "version_no": 1,
                "content_hash": content_hash(body),
                "body": body,
                "published_at": datetime(on.year, on.month, on.day, tzinfo=UTC),
                "published_on": on,
                "published_precision": Precision.DAY,
                "published_basis": PublishedBasis.GIVEN,
                "retrieved_at": RECORDED,
                "run_id": run_id,
            }
        )
    yield from (
        (Document, documents), (DocumentVersion, versions), (Claim, claims), (ClaimSpan, spans), (StanceRow, stances),
    )  # fmt: skip


def said(claim: int, speaker: int, words: str, on: date) -> dict[str, Any]:
    """Give the row of a claim; every tenth is of an unknown day."""
    dated = claim % 10 != 0
    return {
        "id": claim,
        "uid": content_id([claim]),
        "content_key": content_id([words]),
        "speaker_id": speaker,
        "quote": Quote.INDIRECT,
        "act": Act.ASSERT,
        "negated": False,
        "hypothetical": False,
        "conditional": False,
        "said_on": on if dated else None,
        "said_on_precision": Precision.DAY if dated else Precision.UNKNOWN,
        "said_on_basis": SaidOnBasis.EXPLICIT if dated else SaidOnBasis.ASSUMED,
        "effective_on": on,
        "confidence": 0.9,
        "recorded_at": RECORDED,
    }


if __name__ == "__main__":
    main()
