from __future__ import annotations

from datetime import date

import pytest
from sqlmodel import select

from claims.curation import give_role, merge, split
from claims.curation.roles import Post
from claims.errors import ConflictError, UsageError
from claims.models import Position, Run
from claims.query import show_actor
from claims.words import ActorKind, RunKind, RunStatus
from tests.curation.conftest import ChangeOn, Standing
from tests.newsroom import Newsroom

MONDAY = date(2022, 2, 21)
TUESDAY = date(2022, 2, 22)


@pytest.fixture
def cast(newsroom: Newsroom) -> dict[str, int]:
    """Ada Holm, once under another spelling, and Bo Lund; the two spellings took sides a day apart."""
    newsroom.say("Ada Holm", "the quay must stay", {"quay-closes": -2}, on=MONDAY)
    newsroom.say("Ada Holme", "the quay may close", {"quay-closes": 1}, on=TUESDAY)
    names = {"ada-holm": "Ada Holm", "ada-holme": "Ada Holme", "a-holm": "A Holm", "bo-lund": "Bo Lund"}
    return {key: newsroom.actor(name) for key, name in names.items()}


def test_the_positions_of_two_that_are_one_are_one(
    change_on: ChangeOn, cast: dict[str, int], standing: Standing
) -> None:
    apart = {("ada-holm", "opposes"), ("ada-holme", "open")}
    assert standing() == apart
    with change_on(1) as change:
        kept, folded = merge(change, cast["ada-holm"], cast["ada-holme"], by="desk", reason="a slip of the pen")
    assert (kept.key, folded.key) == ("ada-holm", "ada-holme")
    assert standing() == {("ada-holm", "open")}
    assert standing(known=0) == apart


def test_a_split_restores_what_stood_before_and_keeps_what_stood_meanwhile(
    change_on: ChangeOn, cast: dict[str, int], standing: Standing
) -> None:
    apart = standing()
    with change_on(1) as change:
        merge(change, cast["ada-holm"], cast["ada-holme"], by="desk", reason="a slip of the pen")
    with change_on(2) as change:
        _, _, undone = split(change, cast["ada-holme"], by="archive", reason="mother and daughter")
    assert undone is not None
    assert undone.decided_by == "desk"
    assert standing() == apart
    assert standing(known=1) == {("ada-holm", "open")}


def test_a_change_is_one_run_that_judges(newsroom: Newsroom, change_on: ChangeOn, cast: dict[str, int]) -> None:
    with change_on(1) as change:
        merge(change, cast["ada-holm"], cast["ada-holme"], by="desk", reason="a slip of the pen")
    with newsroom.database.reading() as session:
        run = session.exec(select(Run).where(Run.kind == RunKind.JUDGE)).one()
        positions = session.scalars(select(Position.id).where(Position.run_id == run.id)).all()
    assert run.status is RunStatus.DONE
    assert run.counts is not None
    assert (run.counts["merged"], run.counts["positions_opened"], run.counts["positions_closed"]) == (
        1,
        len(positions),
        2,
    )


def test_what_was_folded_before_comes_along_and_comes_out_alone(
    newsroom: Newsroom, change_on: ChangeOn, cast: dict[str, int]
) -> None:
    with change_on(1) as change:
        merge(change, cast["ada-holme"], cast["a-holm"], by="desk", reason="initial")
    with change_on(2) as change:
        merge(change, cast["ada-holm"], cast["a-holm"], by="desk", reason="one town, one mayor")
    with newsroom.database.reading() as session:
        shown = show_actor(session, "a-holm")
    assert shown.key == "ada-holm"
    assert [(each.key, each.toward, each.reason) for each in shown.folded] == [
        ("a-holm", "ada-holme", "initial"),
        ("ada-holme", "ada-holm", "one town, one mayor"),
    ]
    with change_on(3) as change:
        split(change, cast["a-holm"], by="desk", reason="another Holm")
    with newsroom.database.reading() as session:
        assert [each.key for each in show_actor(session, "ada-holm").folded] == ["ada-holme"]
        assert [(each.key, each.toward) for each in show_actor(session, "a-holm").different] == [
            ("ada-holme", "a-holm")
        ]


@pytest.mark.parametrize("first_named", ["ada-holme", "ada-holm"])
def test_whichever_of_two_is_named_first_they_come_apart(
    change_on: ChangeOn, cast: dict[str, int], standing: Standing, first_named: str
) -> None:
    apart = standing()
    with change_on(1) as change:
        merge(change, cast["ada-holm"], cast["ada-holme"], by="desk", reason="a slip of the pen")
    other = ({"ada-holm", "ada-holme"} - {first_named}).pop()
    with change_on(2) as change:
        split(change, cast[first_named], cast[other], by="desk", reason="two people")
    assert standing() == apart


def test_two_that_were_folded_into_a_third_come_apart_by_the_first_named(
    newsroom: Newsroom, change_on: ChangeOn, cast: dict[str, int]
) -> None:
    with change_on(1) as change:
        for key in ("ada-holme", "a-holm"):
            merge(change, cast["ada-holm"], cast[key], by="desk", reason="spellings")
    with change_on(2) as change:
        split(change, cast["a-holm"], cast["ada-holme"], by="desk", reason="two people")
    with newsroom.database.reading() as session:
        assert [each.key for each in show_actor(session, "ada-holm").folded] == ["ada-holme"]


def test_two_that_are_one_are_not_merged_again_in_any_direction(change_on: ChangeOn, cast: dict[str, int]) -> None:
    with change_on(1) as change:
        merge(change, cast["ada-holm"], cast["ada-holme"], by="desk", reason="a slip of the pen")
    for kept, other in (("ada-holm", "ada-holme"), ("ada-holme", "ada-holm"), ("ada-holm", "ada-holm")):
        with pytest.raises(ConflictError, match="are one already"), change_on(2) as change:
            merge(change, cast[kept], cast[other], by="desk", reason="again")


def test_a_judgement_that_they_differ_stands_until_somebody_overrules_it(
    change_on: ChangeOn, cast: dict[str, int], standing: Standing
) -> None:
    with change_on(1) as change:
        split(change, cast["a-holm"], cast["ada-holme"], by="Bo", reason="met both")
        merge(change, cast["ada-holm"], cast["a-holm"], by="desk", reason="initial")
    told = r"A Holm \(a-holm\) were judged to be different by Bo on 2023-01-02: met both"
    with pytest.raises(ConflictError, match=told), change_on(2) as change:
        merge(change, cast["ada-holm"], cast["ada-holme"], by="desk", reason="a slip of the pen")
    assert ("ada-holme", "open") in standing()
    with change_on(3) as change:
        merge(change, cast["ada-holm"], cast["ada-holme"], by="desk", reason="Bo was wrong", overrule=True)
    assert standing() == {("ada-holm", "open")}


def test_what_was_taken_apart_is_judged_different(change_on: ChangeOn, cast: dict[str, int]) -> None:
    with change_on(1) as change:
        merge(change, cast["ada-holm"], cast["ada-holme"], by="desk", reason="a slip of the pen")
    with change_on(2) as change:
        split(change, cast["ada-holme"], by="desk", reason="two people")
    with pytest.raises(ConflictError, match="two people"), change_on(3) as change:
        merge(change, cast["ada-holm"], cast["ada-holme"], by="desk", reason="again")
    with pytest.raises(ConflictError, match="two people"), change_on(3) as change:
        split(change, cast["ada-holme"], cast["ada-holm"], by="desk", reason="again")


def test_a_person_and_an_organisation_are_merged_only_on_demand(
    newsroom: Newsroom, change_on: ChangeOn, cast: dict[str, int]
) -> None:
    firm = newsroom.actor("Holm Ltd", kind=ActorKind.ORGANISATION)
    with pytest.raises(ConflictError, match="of the kind person"), change_on(1) as change:
        merge(change, cast["ada-holm"], firm, by="desk", reason="her firm")
    with change_on(1) as change:
        merge(change, cast["ada-holm"], firm, by="desk", reason="the name of her column", across_kinds=True)
    with newsroom.database.reading() as session:
        assert [each.key for each in show_actor(session, "holm-ltd").folded] == ["holm-ltd"]


def test_an_actor_can_be_one_with_whom_it_speaks_for(
    change_on: ChangeOn, cast: dict[str, int], standing: Standing
) -> None:
    with change_on(1) as change:
        give_role(change, Post(cast["ada-holme"], cast["ada-holm"], "double"))
    assert standing() == {("ada-holm", "open"), ("ada-holme", "open")}
    with change_on(2) as change:
        merge(change, cast["ada-holm"], cast["ada-holme"], by="desk", reason="her own double")
    assert standing() == {("ada-holm", "open")}


@pytest.mark.parametrize(("by", "reason"), [(" ", "why"), ("desk", ""), ("desk", "\n")])
def test_a_judgement_has_somebody_who_makes_it_and_a_reason(
    change_on: ChangeOn, cast: dict[str, int], standing: Standing, by: str, reason: str
) -> None:
    apart = standing()
    with pytest.raises(UsageError, match="is empty"), change_on(1) as change:
        merge(change, cast["ada-holm"], cast["ada-holme"], by=by, reason=reason)
    assert standing() == apart


def test_there_is_nothing_to_take_out_of_what_stands_by_itself(change_on: ChangeOn, cast: dict[str, int]) -> None:
    with pytest.raises(ConflictError, match="not folded into another") as refused, change_on(1) as change:
        split(change, cast["bo-lund"], by="desk", reason="why")
    assert "--from OTHER" in str(refused.value)
    with change_on(1) as change:
        merge(change, cast["ada-holm"], cast["ada-holme"], by="desk", reason="a slip of the pen")
    with pytest.raises(ConflictError, match="Folded into it: Ada Holme"), change_on(2) as change:
        split(change, cast["ada-holm"], by="desk", reason="why")
    with pytest.raises(UsageError, match="not different from itself"), change_on(2) as change:
        split(change, cast["bo-lund"], cast["bo-lund"], by="desk", reason="why")
