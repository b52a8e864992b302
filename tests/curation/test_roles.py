from __future__ import annotations

from datetime import date

import pytest
from sqlmodel import col, select

from claims.curation import Post, give_role, merge, take_role
from claims.errors import ConflictError, DateError, NotFoundError, UsageError
from claims.models import ActorRole
from claims.resolve.directory import RoleRecord
from tests.curation.conftest import ChangeOn, Standing, day
from tests.newsroom import Newsroom

MONDAY = date(2022, 2, 21)
SUMMER = date(2022, 7, 1)


@pytest.fixture
def mayor(newsroom: Newsroom) -> Post:
    """Ada Holm, who spoke on Monday, may speak for Port Town, and Port Town for the county."""
    newsroom.say("Ada Holm", "the quay must stay", {"quay-closes": -2}, on=MONDAY)
    newsroom.role("Port Town", "Tide County")
    return Post(newsroom.actor("Ada Holm"), newsroom.actor("Port Town"), "mayor")


ALONE = {("ada-holm", "opposes")}
ALL = ALONE | {("port-town", "opposes"), ("tide-county", "opposes")}


def rows(newsroom: Newsroom) -> list[ActorRole]:
    with newsroom.database.reading() as session:
        return list(session.exec(select(ActorRole).where(ActorRole.office == "mayor").order_by(col(ActorRole.id))))


def test_who_speaks_for_a_town_speaks_for_its_county_too(change_on: ChangeOn, mayor: Post, standing: Standing) -> None:
    assert standing() == ALONE
    with change_on(1) as change:
        before, after = give_role(change, mayor, date(2022, 1, 1))
    assert (before, after) == (None, RoleRecord("port-town", "mayor", date(2022, 1, 1)))
    assert standing() == ALL
    assert standing(known=0) == ALONE


def test_an_end_that_is_named_ends_the_role_that_is_stored(
    newsroom: Newsroom, change_on: ChangeOn, mayor: Post, standing: Standing
) -> None:
    with change_on(1) as change:
        give_role(change, mayor, date(2022, 1, 1))
    with change_on(2) as change:
        before, after = give_role(change, Post(mayor.actor_id, mayor.principal_id, "Mayor"), end=MONDAY)
    assert before == RoleRecord("port-town", "mayor", date(2022, 1, 1))
    assert after == RoleRecord("port-town", "mayor", date(2022, 1, 1), MONDAY)
    assert standing() == ALONE
    assert standing(known=1) == ALL
    old, new = rows(newsroom)
    assert (old.recorded_at, old.withdrawn_at, old.valid_to) == (day(1), day(2), None)
    assert (new.recorded_at, new.withdrawn_at, new.valid_to) == (day(2), None, MONDAY)


def test_saying_the_same_again_changes_nothing(newsroom: Newsroom, change_on: ChangeOn, mayor: Post) -> None:
    with change_on(1) as change:
        give_role(change, mayor, date(2022, 1, 1), SUMMER)
    for start, end in ((date(2022, 1, 1), SUMMER), (None, SUMMER), (None, None)):
        with change_on(2) as change:
            before, after = give_role(change, mayor, start, end)
        assert before == after
    assert len(rows(newsroom)) == 1


def test_a_role_taken_back_was_never_held(
    newsroom: Newsroom, change_on: ChangeOn, mayor: Post, standing: Standing
) -> None:
    with change_on(1) as change:
        give_role(change, mayor)
    with change_on(2) as change:
        assert take_role(change, mayor) == RoleRecord("port-town", "mayor")
    assert standing() == ALONE
    assert standing(known=1) == ALL
    with pytest.raises(NotFoundError, match="Ada Holm does not speak for Port Town as mayor"), change_on(3) as change:
        take_role(change, mayor)
    assert len(rows(newsroom)) == 1


def test_of_two_terms_the_one_that_goes_on_is_ended(change_on: ChangeOn, mayor: Post) -> None:
    with change_on(1) as change:
        give_role(change, mayor, date(2015, 1, 1), date(2016, 1, 1))
        give_role(change, mayor, date(2022, 1, 1))
        _, after = give_role(change, mayor, end=SUMMER)
        assert after.valid_from == date(2022, 1, 1)
    with pytest.raises(UsageError, match="held 2 times: from 2015-01-01, 2022-01-01"), change_on(2) as change:
        take_role(change, mayor)
    with change_on(2) as change:
        assert take_role(change, mayor, date(2015, 1, 1)).valid_to == date(2016, 1, 1)


def test_a_period_that_ends_before_it_starts_is_refused(newsroom: Newsroom, change_on: ChangeOn, mayor: Post) -> None:
    with pytest.raises(DateError, match="cannot end on 2022-02-21 if it starts on 2022-07-01"), change_on(1) as change:
        give_role(change, mayor, SUMMER, MONDAY)
    with change_on(1) as change:
        give_role(change, mayor, SUMMER)
    with pytest.raises(DateError, match="cannot end"), change_on(2) as change:
        give_role(change, mayor, end=MONDAY)
    assert [row.withdrawn_at for row in rows(newsroom)] == [None]


def test_nobody_speaks_for_itself_under_any_key(newsroom: Newsroom, change_on: ChangeOn, mayor: Post) -> None:
    other = newsroom.actor("Ada Holme")
    with pytest.raises(UsageError, match="cannot speak for itself"), change_on(1) as change:
        give_role(change, Post(mayor.actor_id, mayor.actor_id, "mayor"))
    with change_on(1) as change:
        merge(change, mayor.actor_id, other, by="desk", reason="a slip of the pen")
    with pytest.raises(UsageError, match="cannot speak for itself"), change_on(2) as change:
        give_role(change, Post(mayor.actor_id, other, "mayor"))


def test_roles_do_not_go_in_a_circle(newsroom: Newsroom, change_on: ChangeOn, mayor: Post) -> None:
    county, twin = newsroom.actor("Tide County"), newsroom.actor("Ada Holme")
    with change_on(1) as change:
        give_role(change, mayor, date(2022, 1, 1), SUMMER)
        give_role(change, Post(mayor.principal_id, county, "part"))
        merge(change, mayor.actor_id, twin, by="desk", reason="a slip of the pen")
    for speaker, whom in ((mayor.principal_id, mayor.actor_id), (county, mayor.actor_id), (county, twin)):
        with pytest.raises(ConflictError, match="cannot go in a circle"), change_on(2) as change:
            give_role(change, Post(speaker, whom, "voice"), MONDAY)
    with change_on(2) as change:
        give_role(change, Post(county, twin, "voice"), None, date(2022, 1, 1))
    with pytest.raises(ConflictError, match="Ada Holme speaks for Tide County in that time"), change_on(3) as change:
        give_role(change, Post(county, twin, "voice"), None, SUMMER)


def test_a_role_of_a_folded_actor_is_ended_by_the_canonical_name(
    newsroom: Newsroom, change_on: ChangeOn, mayor: Post, standing: Standing
) -> None:
    other = newsroom.actor("Ada Holme")
    with change_on(1) as change:
        give_role(change, Post(other, mayor.principal_id, "mayor"))
        give_role(change, mayor)
        merge(change, mayor.actor_id, other, by="desk", reason="a slip of the pen")
    assert standing() == ALL
    with change_on(2) as change:
        give_role(change, mayor, end=MONDAY)
    assert standing() == ALONE
    assert [row.valid_to for row in rows(newsroom) if row.withdrawn_at is None] == [MONDAY]


@pytest.mark.parametrize("office", ["", " \n", "may\x00or", "m" * 201])
def test_an_office_is_a_word_or_two(change_on: ChangeOn, mayor: Post, office: str) -> None:
    with pytest.raises(UsageError, match="The office"), change_on(1) as change:
        give_role(change, Post(mayor.actor_id, mayor.principal_id, office))
