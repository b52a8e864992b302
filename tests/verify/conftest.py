from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from claims.models import Claim, Extraction, Extractor, FormerSource, LastWrite, Review, Run
from claims.settling import settle
from claims.words import ReviewDecision, ReviewField, RunKind, RunStatus, WithdrawnReason
from tests.archive import DAY, RECORDED, Archive

BODY = "🚢 Ships wait.\n\n“The quay closes on Monday,” the board said,\nradio reported. Later the quay may open."
OTHER = "The fishers want the quay open, they said."
FISHERS = "https://coast.example/fishers"


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """Store two documents with all that hangs on them, sound: claims 1 and 2 of one text, 3 of another, 4 gone."""
    text = archive.text(BODY)
    other = archive.text(OTHER, url=FISHERS, source="Fish Trade")
    claims = [
        archive.claim(text, "The quay closes on Monday", cue="said", hops=("radio",)),
        archive.claim(text, "the quay may open", said_on=DAY + timedelta(days=9)),
        archive.claim(other, "the quay open", speaker="Fishers"),
        archive.claim(other, "want the quay open", speaker="Fishers"),
    ]
    for claim_id, value in zip(claims, (2, 1, -2, -2), strict=True):
        archive.stance(claim_id, value)
    with archive.database.writing() as session:
        gone = session.get_one(Claim, claims[3])
        gone.withdrawn_at, gone.withdrawn_reason, gone.superseded_by_id = (
            RECORDED,
            WithdrawnReason.SUPERSEDED,
            claims[2],
        )
        extractor = Extractor(name="rules", version="1", config_hash="sha256:0")
        session.add(extractor)
        session.flush()
        run = Run(
            kind=RunKind.REEXTRACT,
            extractor_id=extractor.id,
            started_at=RECORDED,
            status=RunStatus.RUNNING,
            package_version="0",
        )
        session.add(run)
        session.flush()
        run_id = run.id or 0
        session.add(Extraction(document_version_id=other, claims=2, run_id=run_id, recorded_at=RECORDED))
        session.add(FormerSource(document_id=2, source_id=1, run_id=run_id, until_at=RECORDED))
        session.add(decision(claims[0], run_id, RECORDED))
        session.flush()
        session.add(decision(claims[0], run_id, RECORDED + timedelta(seconds=1), undoes=1))
        session.add(LastWrite(id=1, at=RECORDED + timedelta(days=1)))
        settle(session, archive.run_id, RECORDED, claims=claims, versions=[text, other])
    return archive


def decision(claim_id: int, run_id: int, at: datetime, undoes: int | None = None) -> Review:
    return Review(
        claim_id=claim_id,
        coder="Ida",
        decision=ReviewDecision.ACCEPT if undoes is None else ReviewDecision.UNDO,
        field=ReviewField.CLAIM,
        undoes_id=undoes,
        run_id=run_id,
        recorded_at=at,
    )
