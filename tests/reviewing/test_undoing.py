"""Taking a decision back restores exactly what it changed, and nothing that was decided since."""

from __future__ import annotations

import pytest

from claims.errors import ConflictError, NotFoundError
from claims.models import Claim
from claims.query.reviews import decided_since
from claims.verify import verify
from claims.words import ReviewField, WithdrawnReason
from tests.recoding.articles import DEMANDS
from tests.reviewing.desk import BRIDGE_NOW, FERRY_CLOSES, QUAY, ReviewDesk

# What tells one row of the same claim from another.
ITS_OWN = {"id", "run_id", "recorded_at", "withdrawn_at", "withdrawn_reason", "superseded_by_id"}


def says(claim: Claim) -> dict[str, object]:
    return claim.model_dump(exclude=ITS_OWN)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("speaker", "bo-lind"),
        ("speaker", "none"),
        ("span", "close the ferry"),
        ("act", "offer"),
        ("said_on", "2023-02"),
    ],
)
def test_a_correction_taken_back_leaves_the_claim_as_it_was(desk: ReviewDesk, field: str, value: str) -> None:
    claim = desk.find(FERRY_CLOSES)
    before, codings, stands = desk.claim(claim), desk.codings(), desk.stands("ada-holm")
    corrected = desk.correct_one(claim, ReviewField(field), value)
    restored = desk.undo().claim_id or 0
    assert restored not in {claim, corrected}
    assert says(desk.claim(restored)) == says(before)
    assert desk.words(restored) == desk.words(claim)
    assert (desk.codings(), desk.stands("ada-holm")) == (codings, stands)
    desk.assert_consistent()


def test_a_rejection_taken_back_lets_the_claim_go_on(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    before, codings, stands = desk.claim(claim), desk.codings(), desk.stands("ada-holm")
    desk.reject(claim)
    restored = desk.undo().claim_id or 0
    assert says(desk.claim(restored)) == says(before)
    assert desk.claim(claim).superseded_by_id == restored
    assert (desk.codings(), desk.stands("ada-holm")) == (codings, stands)
    desk.accept(claim)
    assert desk.reviews()[-1].claim_id == restored


@pytest.mark.parametrize("side", ["opposes", "touches", "none"])
def test_a_side_taken_back_is_what_the_codebook_says(desk: ReviewDesk, side: str) -> None:
    claim = desk.find(FERRY_CLOSES)
    codings = desk.codings()
    desk.side(claim, "ferry-closes", side)
    desk.undo()
    assert desk.codings() == codings
    with desk.editing() as edit:
        edit.withdraw_cue("ferry-closes", "close ... ferry")
    assert desk.sides(claim) == {}  # it is the codebook's again


def test_of_two_coders_sides_the_first_stands_again(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    desk.side(claim, "ferry-closes", "open", coder="Bo")
    desk.side(claim, "ferry-closes", "opposes")
    desk.undo()
    assert desk.sides(claim)["ferry-closes"] == (1, "coded by Bo: as I read it")


def test_an_acceptance_taken_back_lets_the_codebook_have_its_say(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    desk.accept(claim, "ferry-closes")
    with desk.editing() as edit:
        edit.withdraw_cue("ferry-closes", "close ... ferry")
    assert desk.sides(claim)["ferry-closes"][0] == 2
    desk.undo()
    assert desk.sides(claim) == {}
    desk.assert_consistent()


def test_other_decisions_stay_when_one_is_taken_back(desk: ReviewDesk) -> None:
    claim = desk.find(BRIDGE_NOW)
    act = desk.correct(claim, act="promise")
    desk.side(act, "bridge", "opposes")
    speaker = desk.correct(act, speaker="bo-lind")
    restored = desk.undo(1).claim_id or 0
    assert desk.claim(speaker).superseded_by_id == restored
    assert (desk.claim(restored).act, desk.speaker(restored)) == ("offer", "bo-lind")
    assert desk.sides(restored)["bridge"][0] == -2
    desk.assert_consistent()


def test_what_was_decided_on_again_is_taken_back_last_first(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    heir = desk.correct(claim, act="offer")
    desk.correct(heir, coder="Bo", act="promise")
    with pytest.raises(ConflictError, match="Bo decided on the same after decision 1") as refused:
        desk.undo()
    assert refused.value.hint == "Take that back first: claims review undo 2"
    desk.undo(2, coder="Bo")
    restored = desk.undo().claim_id or 0
    assert desk.claim(restored).act == "demand"


def test_a_correction_of_a_claim_rejected_since_is_not_taken_back(desk: ReviewDesk) -> None:
    heir = desk.correct(desk.find(FERRY_CLOSES), act="offer")
    desk.reject(heir, coder="Bo")
    with pytest.raises(ConflictError, match="reject"):
        desk.undo()


def test_a_decision_is_taken_back_once_and_what_takes_back_is_not(desk: ReviewDesk) -> None:
    desk.reject(desk.find(FERRY_CLOSES))
    desk.undo(1, coder="Bo")
    with pytest.raises(ConflictError, match="was taken back by Bo"):
        desk.undo(1)
    with pytest.raises(ConflictError, match="Decision 2 itself takes back decision 1"):
        desk.undo(2)
    with pytest.raises(NotFoundError, match="no decision 3"):
        desk.undo(3)
    with pytest.raises(NotFoundError, match="Ada has decided nothing"):
        desk.undo()


def test_the_last_decision_is_the_coders_own(desk: ReviewDesk) -> None:
    ferry, bridge = desk.find(FERRY_CLOSES), desk.find(BRIDGE_NOW)
    desk.accept(ferry)
    desk.accept(bridge, coder="Bo")
    assert desk.undo().review.undoes_id == 1


def test_a_blind_decision_taken_back_changes_nothing_either(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    desk.reject(claim, blind=True)
    assert desk.undo().review.blind
    assert desk.claim(claim).withdrawn_at is None


def test_another_coders_blind_decision_is_not_taken_back_an_open_one_is(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    desk.reject(claim, blind=True)
    desk.accept(claim)
    with pytest.raises(ConflictError, match="Decision 1 was made blind by Ada: only Ada takes it back"):
        desk.undo(1, coder="Bo")
    assert [review.decision for review in desk.reviews()] == ["reject", "accept"]
    desk.undo(2, coder="Bo")
    desk.undo(1)
    with desk.database.reading() as session:
        assert [check.failures for check in verify(session) if check.failures] == []


def test_what_was_taken_back_is_not_among_what_was_decided_since(desk: ReviewDesk) -> None:
    since = desk.now
    ferry = desk.correct(desk.find(FERRY_CLOSES), act="offer")
    desk.correct(ferry, speaker="bo-lind")
    desk.reject(desk.find(BRIDGE_NOW))
    desk.accept(desk.find("The ferry is necessary"), blind=True)
    counted = []
    for _ in range(5):
        with desk.database.reading() as session:
            counted.append((decided_since(session, "Ada", since), decided_since(session, "Bo", since)))
        if len(counted) < 5:
            desk.undo()
    assert counted == [(3, 0), (2, 0), (1, 0), (1, 0), (0, 0)]


def test_a_rejected_claim_whose_text_is_another_now_has_nothing_to_go_on_in(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    desk.reject(claim)
    desk.read("The paper has nothing to say of the town.\n", QUAY)
    assert desk.undo().claim_id is None
    assert desk.claim(claim).superseded_by_id is None


def test_a_span_is_put_back_in_the_text_of_now(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    heir = desk.correct(claim, span="close the ferry")
    desk.read("Quay news.\n\n" + DEMANDS, QUAY)
    carried = desk.claim(heir).superseded_by_id or 0
    assert desk.claim(heir).withdrawn_reason is WithdrawnReason.SUPERSEDED
    restored = desk.undo().claim_id or 0
    assert desk.claim(carried).superseded_by_id == restored
    assert desk.words(restored) == desk.words(claim)
    assert desk.claim(restored).uid == desk.claim(claim).uid


def test_a_span_is_not_put_back_where_its_words_are_gone(desk: ReviewDesk) -> None:
    heir = desk.correct(desk.find(FERRY_CLOSES), span="ferry")
    desk.read(DEMANDS.replace("close the ferry", "run the ferry"), QUAY)
    carried = desk.claim(heir)
    assert carried.withdrawn_at is not None
    assert desk.undo().claim_id is None
