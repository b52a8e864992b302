"""What a decision on a claim does: to the claim, to what it says, and to where its speaker stands."""

from __future__ import annotations

import pytest

from claims.errors import ConflictError, DateError, NotFoundError, UnknownNameError, UsageError
from claims.models import Claim
from claims.reviewing import accept
from claims.store import copy_claim
from claims.words import ReviewDecision, ReviewField, WithdrawnReason
from tests.reviewing.desk import BRIDGE_NOW, FERRY_CLOSES, ReviewDesk


def test_an_accepted_claim_stays_as_it_is_and_the_decision_is_on_record(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    before = desk.claim(claim).model_dump()
    desk.accept(claim)
    assert desk.claim(claim).model_dump() == before
    [review] = desk.reviews()
    assert (review.claim_id, review.coder, review.decision, review.field) == (claim, "Ada", "accept", "claim")
    assert review.recorded_at == desk.clock()


def test_accepting_twice_adds_nothing(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    desk.accept(claim)
    assert not desk.accept(claim).added
    assert desk.accept(claim, coder="Bo").added
    assert [review.coder for review in desk.reviews()] == ["Ada", "Bo"]


def test_a_rejected_claim_is_withdrawn_and_nobody_stands_on_it_any_more(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    assert desk.stands("ada-holm")["ferry-closes"] == 0  # she said both
    desk.reject(claim, note="a headline")
    row = desk.claim(claim)
    assert (row.withdrawn_reason, row.withdrawn_at) == (WithdrawnReason.MISEXTRACTED, desk.clock())
    assert desk.stands("ada-holm")["ferry-closes"] == -2
    assert desk.reviews()[0].note == "a headline"
    desk.assert_consistent()


def test_a_corrected_speaker_takes_the_claim_and_the_position_along(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    heir = desk.correct(claim, speaker="bo-lind")
    old, new = desk.claim(claim), desk.claim(heir)
    assert (old.withdrawn_reason, old.superseded_by_id, new.uid) == (WithdrawnReason.SUPERSEDED, heir, old.uid)
    assert (desk.speaker(claim), desk.speaker(heir)) == ("ada-holm", "bo-lind")
    assert desk.words(heir) == desk.words(claim)
    assert desk.stands("bo-lind")["ferry-closes"] == 2
    assert desk.stands("ada-holm")["ferry-closes"] == -2
    [review] = desk.reviews()
    assert (review.field, review.old, review.new, review.claim_id) == ("speaker", "ada-holm", "bo-lind", claim)
    desk.assert_consistent()


def test_a_claim_may_turn_out_to_be_nobodys(desk: ReviewDesk) -> None:
    heir = desk.correct(desk.find(FERRY_CLOSES), speaker="none")
    assert desk.speaker(heir) is None
    assert desk.stands("ada-holm")["ferry-closes"] == -2


def test_a_speaker_has_to_be_an_actor(desk: ReviewDesk) -> None:
    with pytest.raises(UnknownNameError):
        desk.correct(desk.find(FERRY_CLOSES), speaker="nobody-we-know")
    assert desk.reviews() == []


def test_a_corrected_span_makes_it_another_claim_by_uid_that_is_coded_anew(desk: ReviewDesk) -> None:
    claim = desk.find(BRIDGE_NOW)
    heir = desk.correct(claim, span="the town was ready")
    assert desk.words(heir) == "the town was ready"
    assert desk.claim(heir).uid != desk.claim(claim).uid
    assert desk.claim(heir).content_key != desk.claim(claim).content_key
    assert "bridge" not in desk.sides(heir)
    desk.assert_consistent()


@pytest.mark.parametrize("blind", [False, True])
def test_a_span_in_another_paragraph_is_another_claim_and_refused(desk: ReviewDesk, *, blind: bool) -> None:
    claim = desk.find(FERRY_CLOSES)
    with pytest.raises(UsageError, match=f"in another paragraph than claim {claim} ") as refused:
        desk.correct(claim, span="The ferry is necessary", blind=blind)
    assert f"claims review reject {claim}" in (refused.value.hint or "")
    assert desk.reviews() == []


def test_a_span_may_move_within_its_paragraph_or_grow_out_of_it(desk: ReviewDesk) -> None:
    moved = desk.correct(desk.find(FERRY_CLOSES), span="they build a bridge")
    assert desk.words(moved) == "they build a bridge"
    body = desk.body(moved)
    start, end = body.index("they build"), body.index("the demands")
    grown = desk.correct(moved, span=f"{start}-{end}")
    assert desk.words(grown) == body[start:end]


def test_a_claim_whose_span_was_put_back_has_its_first_uid_again(desk: ReviewDesk) -> None:
    claim = desk.find(BRIDGE_NOW)
    words, sides = desk.words(claim), desk.sides(claim)
    heir = desk.correct(desk.correct(claim, span="the town was ready"), span=words)
    assert desk.claim(heir).uid == desk.claim(claim).uid
    assert desk.sides(heir) == sides


def test_two_claims_cannot_be_the_same_words_of_one_cue(desk: ReviewDesk) -> None:
    first = desk.find("The ferry is necessary")
    with desk.sitting() as sitting:
        other = copy_claim(sitting.recording, sitting.session.get_one(Claim, first), {"uid": "sha256:another"})
        sitting.changed(other)
        other_id = other.id or 0
    desk.correct(other_id, span="ferry is necessary")
    with pytest.raises(ConflictError, match=f"Claim {first} has just these words already"):
        desk.correct(other_id, span="The ferry is necessary,")


def test_act_and_day_are_corrected_together_in_one_copy(desk: ReviewDesk) -> None:
    claim = desk.find("The ferry is necessary")
    heir = desk.correct(claim, act="deny", said_on="2023-04")
    row = desk.claim(heir)
    assert (row.act, str(row.said_on), row.said_on_precision, str(row.effective_on)) == (
        "deny",
        "2023-04-01",
        "month",
        "2023-04-30",
    )
    assert desk.claim(claim).superseded_by_id == heir
    assert [(each.field, each.old, each.new) for each in desk.reviews()] == [
        ("act", "assert", "deny"),
        ("said_on", "2023-05-02", "2023-04"),
    ]


@pytest.mark.parametrize(("said_on", "effective_on"), [("unknown", "2023-05-04"), ("2023", "2023-05-04")])
def test_a_claim_whose_day_is_not_known_counts_from_publication(
    desk: ReviewDesk, said_on: str, effective_on: str
) -> None:
    heir = desk.correct(desk.find("The ferry is necessary"), said_on=said_on)
    assert str(desk.claim(heir).effective_on) == effective_on


def test_nothing_was_said_after_it_could_be_read(desk: ReviewDesk) -> None:
    with pytest.raises(DateError, match="2023-05-04"):
        desk.correct(desk.find("The ferry is necessary"), said_on="2023-05-05")


def test_what_is_so_already_cannot_be_corrected(desk: ReviewDesk) -> None:
    claim = desk.find("The ferry is necessary")
    with pytest.raises(UsageError, match=r"act of claim \d+ is assert already"):
        desk.correct(claim, act="assert")
    with pytest.raises(UsageError, match=r"side of claim \d+ on bridge is none already"):
        desk.side(claim, "bridge", "none")


def test_a_side_by_hand_replaces_the_coded_one_and_no_codebook_changes_it(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    desk.side(claim, "ferry-closes", "opposes")
    assert desk.sides(claim)["ferry-closes"] == (-2, "coded by Ada: as I read it")
    assert desk.stands("ada-holm")["ferry-closes"] == -2
    desk.assert_consistent()


def test_a_claim_may_touch_an_issue_or_have_nothing_to_do_with_it(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    desk.side(claim, "ferry-closes", "touches")
    assert desk.sides(claim)["ferry-closes"][0] is None
    desk.side(claim, "ferry-closes", "none")
    assert "ferry-closes" not in desk.sides(claim)
    assert desk.stands("ada-holm")["ferry-closes"] == -2
    desk.assert_consistent()


def test_a_side_by_hand_goes_along_when_the_claim_is_corrected(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    desk.side(claim, "ferry-closes", "open")
    heir = desk.correct(claim, speaker="bo-lind")
    assert desk.sides(heir)["ferry-closes"] == (1, "coded by Ada: as I read it")
    desk.assert_consistent()


def test_an_accepted_side_is_not_coded_again(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    desk.accept(claim, "ferry-closes")
    with desk.editing() as edit:
        edit.withdraw_cue("ferry-closes", "close ... ferry")
    assert desk.sides(claim)["ferry-closes"][0] == 2


def test_a_side_that_is_not_there_cannot_be_accepted(desk: ReviewDesk) -> None:
    with pytest.raises(UsageError, match="says nothing on bridge"):
        desk.accept(desk.find(FERRY_CLOSES), "bridge")


def test_a_decision_on_a_superseded_claim_is_one_on_its_heir(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    heir = desk.correct(claim, speaker="bo-lind")
    assert desk.accept(claim, coder="Bo").claim_id == heir
    assert desk.correct(claim, act="offer") == desk.claim(heir).superseded_by_id


def test_a_withdrawn_claim_is_not_decided_on_and_the_message_says_why(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    desk.reject(claim, coder="Bo")
    with pytest.raises(ConflictError, match="was rejected by Bo") as refused:
        desk.accept(claim)
    assert "claims review undo 1" in (refused.value.hint or "")


def test_a_claim_that_its_source_took_back_is_not_decided_on(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    desk.read("Nothing is known of the ferry, the paper said.\n", "https://coast.example/quay")
    assert desk.claim(claim).withdrawn_reason is WithdrawnReason.SOURCE_RETRACTED
    with pytest.raises(ConflictError, match="its source no longer says so"):
        desk.reject(claim)


def test_an_unknown_claim_is_not_found(desk: ReviewDesk) -> None:
    with pytest.raises(NotFoundError, match="no claim 4711"):
        desk.accept(4711)


@pytest.mark.parametrize("coder", ["", "  \n", "x" * 201])
def test_a_coder_has_a_name(desk: ReviewDesk, coder: str) -> None:
    with pytest.raises(UsageError, match="A coder has a name"):
        desk.accept(desk.find(FERRY_CLOSES), coder=coder)


def test_whoever_looked_before_another_decided_is_told_and_nothing_is_recorded(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    desk.side(claim, "ferry-closes", "opposes", coder="Bo")
    with pytest.raises(ConflictError, match="Bo has decided on claim"), desk.sitting(seen=0) as sitting:
        accept(sitting, claim)
    with desk.sitting(seen=1) as sitting:
        accept(sitting, claim)
    assert [review.coder for review in desk.reviews()] == ["Bo", "Ada"]


def test_blind_decisions_are_recorded_on_what_the_machine_found_and_change_nothing(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    heir = desk.correct(claim, coder="Bo", speaker="bo-lind")
    desk.side(heir, "ferry-closes", "mixed", coder="Bo")
    before = desk.codings()
    desk.correct(heir, blind=True, act="promise")
    desk.side(heir, "ferry-closes", "opposes", blind=True)
    desk.reject(heir, blind=True)
    assert desk.codings() == before
    assert desk.claim(heir).withdrawn_at is None
    blind = [review for review in desk.reviews() if review.blind]
    assert {review.claim_id for review in blind} == {claim}
    assert [(review.field, review.old, review.new) for review in blind] == [
        (ReviewField.ACT, "demand", "promise"),
        (ReviewField.STANCE, "supports", "opposes"),
        (ReviewField.CLAIM, None, None),
    ]
    assert blind[-1].decision is ReviewDecision.REJECT
