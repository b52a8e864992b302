from __future__ import annotations

from datetime import date, timedelta

import pytest

from claims.errors import NotFoundError, UsageError
from claims.models import Claim
from claims.query import ClaimShown, show_actor, show_claim, show_issue, show_source
from claims.query.catalogue import list_actors, list_issues, list_sources
from claims.words import ActorKind, WithdrawnReason
from tests.newsroom import RECORDED, Newsroom

MONDAY = date(2022, 2, 21)


def shown(newsroom: Newsroom, name: str) -> ClaimShown:
    with newsroom.database.reading() as session:
        return show_claim(session, name)


def test_a_claim_is_shown_with_all_that_is_known_of_it(newsroom: Newsroom) -> None:
    claim_id = newsroom.say(
        "Ada Holm", "close the quay", {"quay-closes": 2}, on=MONDAY, published=MONDAY, via=["Radio Sea"]
    )
    twin = newsroom.say("Ada Holm", "Close the quay", on=MONDAY, source="Sea Wire")
    claim = shown(newsroom, str(claim_id))
    assert claim.speaker is not None
    assert (claim.speaker.key, claim.speaker_text) == ("ada-holm", "Ada Holm")
    assert [(span.text, claim.passage.text[span.start - claim.passage.start :][:5]) for span in claim.content] == [
        ("close the quay", "close")
    ]
    assert [hop.text for hop in claim.hops] == ["Radio Sea"]
    assert [(stance.issue, stance.stance, stance.basis) for stance in claim.stances] == [
        ("quay-closes", "supports", "said so")
    ]
    assert (claim.said_on, claim.recorded_at, claim.source, claim.extractor) == (
        MONDAY,
        RECORDED,
        "Coast Courier",
        "rules 1",
    )
    assert claim.sightings == (twin,)


def test_an_issue_that_is_only_touched_is_no_stance(newsroom: Newsroom) -> None:
    claim_id = newsroom.say(
        "Ada Holm", "the quay is a harbour matter", {"quay-closes": None, "ferry-runs": 1}, on=MONDAY
    )
    claim = shown(newsroom, str(claim_id))
    assert [stance.issue for stance in claim.stances] == ["ferry-runs"]
    assert [(touch.issue, touch.basis) for touch in claim.touches] == [("quay-closes", "said so")]


def test_a_claim_is_found_by_the_beginning_of_its_uid(newsroom: Newsroom) -> None:
    claim_id = newsroom.say("Ada Holm", "close the quay", on=MONDAY)
    uid = shown(newsroom, str(claim_id)).uid
    for beginning in (uid, uid[:14], uid.removeprefix("sha256:")[:6].upper()):
        assert shown(newsroom, beginning).id == claim_id


def test_a_withdrawn_claim_is_still_shown_and_says_so(newsroom: Newsroom) -> None:
    claim_id = newsroom.say("Ada Holm", "close the quay", on=MONDAY)
    newsroom.withdraw(claim_id, RECORDED + timedelta(days=1))
    assert shown(newsroom, str(claim_id)).withdrawn_reason is WithdrawnReason.MISEXTRACTED


@pytest.mark.parametrize("name", ["999", "sha256:ffffff", "ffff", "-1", "quay", "9" * 30, "²"])
def test_what_is_no_claim_is_not_found(newsroom: Newsroom, name: str) -> None:
    newsroom.say("Ada Holm", "close the quay", on=MONDAY)
    with pytest.raises(NotFoundError, match="no claim"):
        shown(newsroom, name)


def test_a_beginning_that_fits_several_claims_asks_for_more(newsroom: Newsroom) -> None:
    first = newsroom.say("Ada Holm", "close the quay", on=MONDAY)
    with newsroom.database.writing() as session:
        found = session.get_one(Claim, first)
        twin = Claim(**{**found.model_dump(), "id": None, "uid": found.uid[:-1] + "g"})
        session.add(twin)
    with pytest.raises(UsageError, match="several claims"):
        shown(newsroom, shown(newsroom, str(first)).uid[:20])


def test_an_actor_is_shown_with_its_names_and_roles(newsroom: Newsroom) -> None:
    newsroom.actor("Port Town", "the Harbour", kind=ActorKind.GOVERNMENT)
    newsroom.role("Ada Holm", "Port Town", MONDAY)
    with newsroom.database.reading() as session:
        town, mayor = show_actor(session, "Harbour"), show_actor(session, "ada-holm")
    assert (town.key, town.kind, [alias.alias for alias in town.aliases]) == (
        "port-town",
        ActorKind.GOVERNMENT,
        ["the Harbour", "Port Town"],
    )
    assert [(role.key, role.office, role.valid_from) for role in town.spoken_for_by] == [("ada-holm", "envoy", MONDAY)]
    assert [role.key for role in mayor.speaks_for] == ["port-town"]
    assert (town.speaks_for, mayor.spoken_for_by) == ([], [])


def test_a_source_is_shown_with_its_documents_the_latest_first(newsroom: Newsroom) -> None:
    newsroom.article("Old news.", published=MONDAY)
    newsroom.article("New news.", published=MONDAY + timedelta(days=1))
    with newsroom.database.reading() as session:
        assert [document.title for document in show_source(session, "coast-courier").documents] == [
            "New news",
            "Old news",
        ]


def test_an_issue_is_shown_with_its_proposition(newsroom: Newsroom) -> None:
    newsroom.issue("quay-closes")
    with newsroom.database.reading() as session:
        assert show_issue(session, "quay-closes").proposition == "It is so: quay closes."


def test_the_lists_count_what_is_visible(newsroom: Newsroom) -> None:
    newsroom.role("Ada Holm", "Port Town")
    newsroom.say("Ada Holm", "close the quay", {"quay-closes": 2}, on=MONDAY, published=MONDAY)
    gone = newsroom.say("Ada Holm", "mind the ferry", {"ferry-runs": 2}, on=MONDAY, source="Sea Wire")
    newsroom.withdraw(gone)
    with newsroom.database.reading() as session:
        assert [(row.key, row.documents, row.claims) for row in list_sources(session)] == [
            ("coast-courier", 1, 1),
            ("sea-wire", 1, 0),
        ]
        assert [(row.key, row.claims, row.issues) for row in list_actors(session)] == [
            ("ada-holm", 1, 1),
            ("port-town", 0, 1),
        ]
        assert [(row.key, row.claims, row.actors) for row in list_issues(session)] == [
            ("ferry-runs", 0, 0),
            ("quay-closes", 1, 2),
        ]


def test_the_lists_can_be_searched_and_cut(newsroom: Newsroom) -> None:
    newsroom.actor("Port Town", "the Harbour")
    newsroom.actor("Ada Holm")
    newsroom.issue("quay-closes")
    newsroom.issue("ferry-runs")
    newsroom.article("Nothing was said.", source="Sea Wire")
    with newsroom.database.reading() as session:
        assert [row.key for row in list_actors(session, "HARBOUR")] == ["port-town"]
        assert [row.key for row in list_actors(session, limit=1)] == ["ada-holm"]
        assert [row.key for row in list_issues(session, "quay")] == ["quay-closes"]
        assert [row.key for row in list_sources(session, "wire")] == ["sea-wire"]
        assert list_sources(session, "courier") == []


def test_it_names_whom_the_speaker_spoke_for_on_that_day(newsroom: Newsroom) -> None:
    newsroom.role("Ada Holm", "Harbour Office", date(2022, 1, 1), date(2022, 6, 1))
    newsroom.role("Harbour Office", "Port Town")
    then = newsroom.say("Ada Holm", "the quay should close", on=date(2022, 3, 1))
    later = newsroom.say("Ada Holm", "the quay should open", on=date(2022, 7, 1))
    with newsroom.database.reading() as session:
        names = [[each.name for each in show_claim(session, str(claim)).speaks_for] for claim in (then, later)]
    assert names == [["Harbour Office", "Port Town"], []]
