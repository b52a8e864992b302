from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import select
from sqlmodel import col

from claims.asof import NOW, AsOf
from claims.models import Claim, DocumentVersion, Position, StanceRow
from claims.text import content_hash
from tests.newsroom import RECORDED, Newsroom

MONDAY = date(2022, 2, 21)
SUNDAY, TUESDAY = MONDAY - timedelta(days=1), MONDAY + timedelta(days=1)
SECOND = timedelta(seconds=1)


def claims_visible(newsroom: Newsroom, asof: AsOf) -> int:
    query = (
        select(col(Claim.id))
        .join(StanceRow, col(StanceRow.claim_id) == col(Claim.id))
        .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
        .where(*asof.claims(), *asof.stances(), *asof.versions())
    )
    with newsroom.database.reading() as session:
        return len(session.execute(query).all())


def positions_visible(newsroom: Newsroom, asof: AsOf) -> int:
    with newsroom.database.reading() as session:
        return len(session.execute(select(col(Position.id)).where(*asof.positions())).all())


def test_a_claim_is_there_from_the_day_it_was_said(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY)
    assert [claims_visible(newsroom, AsOf(at=day)) for day in (SUNDAY, MONDAY, TUESDAY)] == [0, 1, 1]
    assert [positions_visible(newsroom, AsOf(at=day)) for day in (SUNDAY, MONDAY, TUESDAY)] == [0, 1, 1]


def test_a_claim_of_unknown_day_is_there_from_the_day_of_publication(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, published=MONDAY)
    assert [claims_visible(newsroom, AsOf(at=day)) for day in (SUNDAY, MONDAY)] == [0, 1]


def test_a_claim_is_known_from_its_recording_until_its_withdrawal(newsroom: Newsroom) -> None:
    claim_id = newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=MONDAY)
    withdrawn = RECORDED + timedelta(hours=1)
    newsroom.withdraw(claim_id, withdrawn)
    instants = (RECORDED - SECOND, RECORDED, withdrawn - SECOND, withdrawn)
    assert [claims_visible(newsroom, AsOf(known=instant)) for instant in instants] == [0, 1, 1, 0]
    assert [positions_visible(newsroom, AsOf(known=instant)) for instant in instants] == [0, 1, 1, 0]
    assert claims_visible(newsroom, NOW) == positions_visible(newsroom, NOW) == 0


def test_the_public_can_read_a_claim_on_the_whole_day_of_publication(newsroom: Newsroom) -> None:
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=SUNDAY, published=MONDAY)
    assert [claims_visible(newsroom, AsOf(published=day)) for day in (SUNDAY, MONDAY)] == [0, 1]


@pytest.mark.parametrize(("hour", "offset"), [(23, -5), (1, 9)])
def test_the_day_of_publication_is_that_of_its_place_and_not_that_in_utc(
    newsroom: Newsroom, hour: int, offset: int
) -> None:
    at = datetime(2022, 2, 21, hour, tzinfo=timezone(timedelta(hours=offset)))
    assert at.astimezone(UTC).date() != MONDAY
    before = newsroom.article("Ada Holm said so.", published=SUNDAY)
    body = "Ada Holm said that the quay should close."
    told = {
        "version_no": 2,
        "body": body,
        "content_hash": content_hash(body),
        "published_at": at,
        "published_on": MONDAY,
    }
    with newsroom.database.writing() as session:
        fields = session.get_one(DocumentVersion, before).model_dump(exclude={"id"})
        version = DocumentVersion.model_validate(fields | told)
        session.add(version)
        session.flush()
        version_id = version.id
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=SUNDAY, version=version_id)
    assert [claims_visible(newsroom, AsOf(published=day)) for day in (SUNDAY, MONDAY)] == [0, 1]


def test_what_bears_no_date_was_public_when_it_was_retrieved(newsroom: Newsroom) -> None:
    late = datetime(2022, 2, 21, 23, 59, tzinfo=UTC)
    newsroom.say("Ada Holm", "the quay should close", {"quay-closes": 2}, on=SUNDAY, recorded=late)
    assert [claims_visible(newsroom, AsOf(published=day)) for day in (SUNDAY, MONDAY)] == [0, 1]
