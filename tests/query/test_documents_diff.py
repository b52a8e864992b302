"""Two versions of a document: their claims, and the positions that moved."""

from __future__ import annotations

from datetime import date

import pytest

from claims.database import Database
from claims.errors import NotFoundError
from claims.query.documents import ClaimSeen, DocumentDifference, compare_versions
from claims.query.documents.claims import ClaimsDifference, compare_claims
from claims.seeding import seed_reference
from claims.words import Act, WithdrawnReason
from tests.press import ADDRESS, ARTICLE, COST, NOTICE, RAIN, START, WAIT, WINTER, Press, article


@pytest.fixture
def press(database: Database) -> Press:
    return Press(database)


def diff(press: Press, before: int | None = None, after: int | None = None) -> DocumentDifference:
    with press.database.reading() as session:
        return compare_versions(session, ADDRESS, before, after)


def words(claims: tuple[ClaimSeen, ...]) -> list[str]:
    return [claim.content for claim in claims]


def test_claims_stay_change_go_and_come(press: Press) -> None:
    press.read(ARTICLE)
    later = "Cai Dahl said that the pier had been closed."
    press.read(article(COST.replace("40", "60"), WINTER, later))
    claims = diff(press).claims
    assert claims.stayed == 1
    [changed] = claims.changed
    assert (changed.before.content, changed.after.content, changed.differs) == (
        "the new bridge would cost 40 million crowns",
        "the new bridge would cost 60 million crowns",
        ("words",),
    )
    assert changed.likeness == pytest.approx(7 / 8)
    assert words(claims.gone) == ["We will not wait another year,"]
    assert (claims.gone[0].reason, claims.gone[0].confirmed) == (WithdrawnReason.SOURCE_RETRACTED, False)
    assert words(claims.new) == ["the pier had been closed"]


def test_the_same_words_of_another_speaker_are_one_claim_that_changed(press: Press) -> None:
    press.read(ARTICLE)
    press.read(ARTICLE.replace("Bo Lund", "Cai Dahl"))
    [changed] = diff(press).claims.changed
    assert (changed.before.who, changed.after.who, changed.differs) == ("Bo Lund", "Cai Dahl", ("speaker",))


def test_a_claim_that_stays_and_is_dated_otherwise_is_told_as_changed(press: Press) -> None:
    press.read(ARTICLE, published=None)
    press.read(ARTICLE + NOTICE)
    found = diff(press)
    assert (found.claims.stayed, {each.differs for each in found.claims.changed}) == (0, {("day",)})
    assert (found.before.published_on, found.after.published_on) == (None, START.date())


def test_the_last_change_is_compared_also_where_the_text_went_back(press: Press) -> None:
    for text in (ARTICLE, article(COST, RAIN), ARTICLE):
        press.read(text)
    found = diff(press)
    assert (found.before.version_no, found.after.version_no, found.before.last_seen < found.after.first_seen) == (
        2,
        1,
        True,
    )
    assert len(found.claims.new) == 2
    forth = diff(press, 1, 2)
    assert (forth.before.version_no, forth.after.version_no, len(forth.claims.gone)) == (1, 2, 2)
    # Claims of a version that stood twice are those of the standing that is compared.
    assert {claim.reason for claim in forth.claims.gone} == {WithdrawnReason.SOURCE_RETRACTED}


def test_versions_that_did_not_follow_each_other_are_compared_by_uid(press: Press) -> None:
    for text in (ARTICLE, article(RAIN), article(WINTER, f"{COST} {WAIT}")):
        press.read(text)
    found = diff(press, 1, 3)
    assert (found.claims.stayed, found.claims.changed, found.claims.gone, found.claims.new) == (3, (), (), ())
    assert diff(press, 1).after.version_no == 3
    assert diff(press, after=2).before.version_no == 1
    backwards = diff(press, 3, 1)
    assert (backwards.claims.stayed, backwards.words_added) == (3, found.words_removed)


def test_a_title_that_changed_with_the_text_is_told(press: Press) -> None:
    press.read(ARTICLE, title="A bridge")
    press.read(article(COST, RAIN, NOTICE), title="A dear bridge")
    found = diff(press)
    assert (found.before.title, found.after.title, found.notice) == ("A bridge", "A dear bridge", NOTICE)


@pytest.mark.parametrize("asked", [(None, None), (1, 2), (7, None)])
def test_a_version_there_is_not_is_an_error_that_says_which_there_are(
    press: Press, asked: tuple[int | None, int | None]
) -> None:
    press.read(ARTICLE)
    press.find_gone()
    with pytest.raises(NotFoundError, match="one version"):
        diff(press, *asked)
    press.read(article(COST))
    with pytest.raises(NotFoundError, match="no version 9") as error:
        diff(press, 9)
    assert error.value.hint == "It has 1, 2."


def test_positions_that_moved_by_a_change_are_told_of_that_change_only(press: Press) -> None:
    seed_reference(press.database)
    neutral = "Ukraine will not adopt neutral status, Foreign Minister Dmytro Kuleba said."
    press.read(article(neutral, COST))
    press.read(article(COST))
    press.read(article(COST, RAIN))
    moved = {
        (each.actor_key, each.issue, each.before, each.before_since, each.after) for each in diff(press, 1, 2).positions
    }
    assert ("ukraine", "ukraine-neutrality", "opposes", date(2022, 3, 3), None) in moved
    assert diff(press, 2, 3).positions == ()
    assert diff(press, 1, 3).positions == ()


def seen(number: int, content: str, who: str = "Ada Lind") -> ClaimSeen:
    return ClaimSeen(
        id=number,
        uid=f"sha256:{number}",
        who=who,
        act=Act.ASSERT,
        negated=False,
        content=content,
        when="2022-03-03",
        stances=(),
        recorded_at=START,
        withdrawn_at=None,
        reason=None,
        superseded_by=None,
        confirmed=False,
    )


@pytest.mark.parametrize(
    ("before", "after", "one"),
    [
        ("the bridge will open in May", "the bridge will open in June", True),
        ("we will never close the harbour", "we will close the harbour", True),
        ("we will build it by June, whatever it costs", "we will build it by June", True),
        ("the harbour will close", "the quay will open in spring", False),
        ("taxes must fall", "Taxes must fall!", True),
    ],
)
def test_what_is_taken_for_one_claim(before: str, after: str, one: bool) -> None:
    found = compare([seen(1, before)], [seen(2, after)])
    of_two = compare([seen(1, before)], [seen(2, after, "Bo Lund")])
    assert (len(found.changed), len(found.gone), len(found.new)) == ((1, 0, 0) if one else (0, 1, 1))
    assert len(of_two.changed) == (one and "fall" in before)


def test_the_nearest_are_paired_and_each_once() -> None:
    before = [seen(1, "the bridge costs 40 million crowns"), seen(2, "the tunnel costs 50 million crowns")]
    after = [seen(3, "the tunnel costs 70 million crowns"), seen(4, "the bridge costs 60 million crowns")]
    found = compare(before, after)
    assert [(each.before.id, each.after.id) for each in found.changed] == [(2, 3), (1, 4)]


def test_a_claim_whose_words_stay_and_are_attributed_in_others_changed_in_that() -> None:
    [changed] = compare([seen(1, "taxes must fall")], [seen(2, "taxes must fall")]).changed
    assert (changed.differs, changed.likeness) == (("attribution",), 1)


def test_a_claim_that_goes_on_from_another_stayed_whatever_its_words() -> None:
    found = compare([seen(1, "it opens in May")], [seen(3, "it opens")], {1: [1], 3: [1, 2, 3]})
    assert [(each.before.id, each.after.id, each.differs) for each in found.changed] == [(1, 3, ("words",))]
    assert found.gone == found.new == ()


def compare(
    before: list[ClaimSeen], after: list[ClaimSeen], chains: dict[int, list[int]] | None = None
) -> ClaimsDifference:
    return compare_claims(before, after, chains or {claim.id: [claim.id] for claim in (*before, *after)})
