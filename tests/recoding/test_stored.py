"""The articles that ship with the program, ingested: their claims are rebuilt from rows as they were when coded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlmodel import col, select

from claims.asof import NOW
from claims.coding.coder import Coder
from claims.database import Database
from claims.ingest import Ingest, Outcome
from claims.models import Claim, ClaimLink, DocumentVersion, StanceRow
from claims.packaged import packaged
from claims.readers import read
from claims.readers.document import Given
from claims.recoding import recode_all
from claims.recoding.recode import directory
from claims.recoding.stored import StoredClaims
from claims.recoding.touched import every_version
from claims.reference import issue_ids, load_classes, load_issues
from claims.resolve.claim import ResolvedActor, ResolvedClaim, ResolvedHop
from claims.seeding import seed_reference
from claims.store.codings import answers
from claims.text import content_hash


@pytest.fixture
def outcomes(database: Database) -> Sequence[Outcome]:
    """Ingest every sample article into a seeded database."""
    seed_reference(database)
    articles, done = str(packaged("seeds") / "articles"), list[Outcome]()
    Ingest(database).run(read([articles], Given(), recursive=True), done.append)
    return done


def test_claims_are_rebuilt_as_they_were_resolved(database: Database, outcomes: Sequence[Outcome]) -> None:
    resolved = {
        content_hash(outcome.analysis.document.body): [claim.resolved for claim in outcome.analysis.claims]
        for outcome in outcomes
        if outcome.analysis is not None
    }
    with database.reading() as session:
        rebuilt = list(StoredClaims(session).documents(every_version(session)))
        hashes = dict(session.exec(select(DocumentVersion.id, DocumentVersion.content_hash)).all())
    assert len(rebuilt) == len(outcomes) == 9
    for document in rebuilt:
        assert known(document.claims) == known(resolved[hashes[document.version_id]])
        starts = [claim.attribution.content[0].start for claim in document.claims]
        assert starts == sorted(starts)


def test_coding_the_rebuilt_claims_gives_the_stances_touches_and_answers_that_are_stored(
    database: Database, outcomes: Sequence[Outcome]
) -> None:
    assert outcomes
    stances, links = set(), set()
    with database.reading() as session, directory(database) as actors:
        coder, issues = Coder(load_issues(session), load_classes(session), actors.closure), issue_ids(session)
        for document in StoredClaims(session).documents(every_version(session)):
            coded, ids = coder.code(document.claims, document.body), document.claim_ids
            links |= {(ids[found.number], ids[found.to], found.basis) for found in answers(coded)}
            stances |= {
                (claim_id, issues[one.issue], one.value, one.basis, one.confidence)
                for claim_id, claim in zip(ids, coded, strict=True)
                for one in claim.stances
            }
        rows = session.exec(select(StanceRow).where(*NOW.stances()))
        assert stances == {(row.claim_id, row.issue_id, row.value, row.basis, row.confidence) for row in rows}
        assert links == set(session.exec(select(ClaimLink.from_id, ClaimLink.to_id, ClaimLink.basis)))
    assert {value is None for _, _, value, _, _ in stances} == {True, False}
    assert links


def test_recoding_everything_finds_nothing_to_change(database: Database, outcomes: Sequence[Outcome]) -> None:
    counts = recode_all(database)
    assert (counts.documents, counts.claims) == (9, sum(len(o.stored.added) for o in outcomes if o.stored))
    moved = (counts.codings_closed, counts.codings_opened, counts.links_closed, counts.links_opened)
    assert (*moved, counts.positions_closed, counts.positions_opened) == (0, 0, 0, 0, 0, 0)


def test_claims_of_earlier_versions_are_not_coded_again(database: Database, outcomes: Sequence[Outcome]) -> None:
    document = next(outcome.analysis.document for outcome in outcomes if outcome.analysis is not None)
    Ingest(database).run([replace(document, body=f"{document.body}\nIt rained all day.\n")])
    with database.reading() as session:
        withdrawn = session.exec(select(Claim.document_version_id).where(col(Claim.withdrawn_at).is_not(None))).all()
        assert withdrawn
        assert not set(withdrawn) & set(every_version(session))
        assert list(StoredClaims(session).documents(withdrawn)) == []


def known(claims: Sequence[ResolvedClaim]) -> list[tuple[ResolvedClaim, str | None]]:
    """Give the claims with the words of those they stand in, by where they begin, without what no row holds.

    That is: an addressee's words, the place of a relayer's cue, and whether an actor was new.
    """
    found = []
    for claim in claims:
        parent = claim.attribution.parent
        hops = tuple(replace(hop, cue=None) for hop in claim.attribution.hops)
        bare = replace(
            claim,
            attribution=replace(claim.attribution, addressee=None, hops=hops, parent=None),
            speaker=stored(claim.speaker),
            hops=tuple(ResolvedHop(relay, stored(hop.actor)) for hop, relay in zip(claim.hops, hops, strict=True)),
            addressee=stored(claim.addressee),
            others=tuple(actor for actor in map(stored, claim.others) if actor is not None),
        )
        found.append((bare, None if parent is None else claims[parent].attribution.content[0].text))
    return sorted(found, key=lambda each: (each[0].attribution.content[0].start, each[0].attribution.content[-1].end))


def stored(actor: ResolvedActor | None) -> ResolvedActor | None:
    return None if actor is None else replace(actor, known=True, speaks_for=None)
