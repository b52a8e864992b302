from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from claims import statements
from claims.database import Database
from claims.models import Claim, StatementClaim
from claims.words import WithdrawnReason
from tests.archive import Archive
from tests.newsroom import RECORDED, Newsroom

MONDAY = date(2024, 3, 4)
WORDS = (
    "the northern pier would be closed until the spring",
    "the northern pier would be closed until the spring because the deck had split along its length",
    "the pier in the north would be shut until spring came",
    "the northern pier would not be closed until the spring",
    "the southern pier would be closed until the spring",
    "the ferry would leave from the coal quay at seven",
    "the ferry would leave from the coal quay at nine",
)
SPEAKERS = ("Anna Holm", "Piet Lund", None)

Said = tuple[str | None, str, int]


def fold(newsroom: Newsroom | Archive, *claim_ids: int, minutes: int = 0) -> frozenset[int]:
    with newsroom.database.writing() as session:
        return statements.refresh(session, claim_ids, newsroom.run_id, RECORDED + timedelta(minutes=minutes))


def say(newsroom: Newsroom, said: Said) -> int:
    speaker, words, day = said
    return newsroom.say(speaker, words, on=MONDAY + timedelta(days=day))


def memberships(database: Database) -> dict[int, int]:
    """Give the statement of each claim; each has one."""
    with database.reading() as session:
        rows = session.exec(select(StatementClaim).where(col(StatementClaim.withdrawn_at).is_(None))).all()
        claims = session.exec(select(Claim.id).where(col(Claim.withdrawn_at).is_(None))).all()
    assert sorted(row.claim_id for row in rows) == sorted(each or 0 for each in claims)
    return {row.claim_id: row.statement_id for row in rows}


def partition(database: Database, said: dict[int, int]) -> set[frozenset[int]]:
    """Give which of the things said are one statement; `said` names them by their claims."""
    found = dict[int, set[int]]()
    for claim, statement in memberships(database).items():
        found.setdefault(statement, set()).add(said[claim])
    return {frozenset(members) for members in found.values()}


def test_the_same_words_within_three_days_are_one_statement(newsroom: Newsroom) -> None:
    first, second, late = (say(newsroom, ("Anna Holm", WORDS[0], day)) for day in (0, 3, 7))
    found = memberships(newsroom.database)
    assert found[first] == found[second] != found[late]


def test_another_speaker_and_an_unknown_one_make_statements_of_their_own(newsroom: Newsroom) -> None:
    claims = [say(newsroom, (speaker, WORDS[0], 0)) for speaker in SPEAKERS]
    assert len(set(memberships(newsroom.database).values())) == len(claims)


def test_a_bridge_that_goes_splits_the_statement_and_the_larger_part_keeps_its_number(newsroom: Newsroom) -> None:
    days = (0, 1, 3, 6)
    claims = [say(newsroom, ("Anna Holm", WORDS[5], day)) for day in days]
    before = memberships(newsroom.database)
    assert len(set(before.values())) == 1
    newsroom.withdraw(claims[2])
    fold(newsroom, claims[2], minutes=5)
    after = memberships(newsroom.database)
    assert after[claims[0]] == after[claims[1]] == before[claims[0]]
    assert after[claims[3]] != after[claims[0]]


def test_a_claim_that_goes_on_from_another_keeps_its_statement(archive: Archive) -> None:
    version = archive.text(f"Anna Holm said {WORDS[0]}. She said {WORDS[5]}.")
    old = archive.claim(version, WORDS[0])
    fold(archive, old)
    number = memberships(archive.database)[old]
    new = archive.claim(version, WORDS[5])
    with archive.database.writing() as session:
        claim = session.get_one(Claim, old)
        claim.withdrawn_at, claim.withdrawn_reason = claim.recorded_at, WithdrawnReason.SUPERSEDED
        claim.superseded_by_id = new
    assert fold(archive, old, new, minutes=1) == {new}
    assert memberships(archive.database) == {new: number}


def test_actors_folded_into_one_fold_their_statements(newsroom: Newsroom) -> None:
    one, other = (say(newsroom, (speaker, WORDS[0], 0)) for speaker in ("Anna Holm", "A. Holm"))
    newsroom.fold("A. Holm", "Anna Holm")
    fold(newsroom, one, other, minutes=1)
    found = memberships(newsroom.database)
    assert found[one] == found[other]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    said=st.lists(
        st.tuples(st.sampled_from(SPEAKERS), st.sampled_from(WORDS), st.integers(0, 6)), min_size=2, max_size=7
    ),
    data=st.data(),
)
def test_any_order_gives_the_same_statements(newsroom: Newsroom, said: list[Said], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(said))))
    partitions = [_told(newsroom, said, places) for places in (range(len(said)), order)]
    assert partitions[0] == partitions[1]


def _told(newsroom: Newsroom, said: list[Said], order: Sequence[int]) -> set[frozenset[int]]:
    """Let these things be said in an order, and forget them again."""
    claims = {say(newsroom, said[place]): place for place in order}
    found = partition(newsroom.database, claims)
    for claim in claims:
        newsroom.withdraw(claim)
    fold(newsroom, *claims, minutes=1)
    assert not memberships(newsroom.database)
    return found
