"""What becomes of decisions when a text changes or is read anew: carried along where their words stand, else told."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import NoResultFound

from claims.query.second_look import second_look
from claims.reextraction import Reextraction
from claims.words import WithdrawnReason
from tests.recoding.articles import DEMANDS, TOWN
from tests.reextraction_desk import rules, without_first_words
from tests.reviewing.desk import BRIDGE_NOW, FERRY_CLOSES, MARKET, QUAY, ReviewDesk

EDITED = "The quay, a day later.\n\n" + DEMANDS.replace("on Tuesday", "on that day")
SENTENCE = "Mayor Ada Holm demanded that the Harbour Board close the ferry."
DOUBLED = DEMANDS + f"\n{SENTENCE}\n"
GONE = DEMANDS.replace("close the ferry", "shut the ferry")


def waiting(desk: ReviewDesk) -> list[tuple[int, int]]:
    """Give what needs a second look: the claim, and the one that was decided on."""
    with desk.database.reading() as session:
        return [(row.id, row.decided_on) for row in second_look(session)]


def reread(desk: ReviewDesk, *, otherwise: bool) -> None:
    """Read every text anew, by an extractor that reads otherwise or as before."""
    desk.step()
    extractor = without_first_words() if otherwise else rules()
    Reextraction(desk.database, extractor, again=True, clock=desk.clock).run()


def test_an_accepted_claim_goes_on_where_the_text_was_edited_elsewhere(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    desk.accept(claim)
    desk.read(EDITED, QUAY)
    heir = desk.claim(claim).superseded_by_id or 0
    assert desk.find(FERRY_CLOSES) == heir
    assert desk.claim(heir).uid == desk.claim(claim).uid
    assert waiting(desk) == []
    assert desk.accept(claim, coder="Bo").claim_id == heir


def test_a_corrected_speaker_goes_along(desk: ReviewDesk) -> None:
    desk.correct(desk.find(BRIDGE_NOW), speaker="bo-lind")
    desk.read("Market news.\n\n" + TOWN, MARKET)
    found = desk.find(BRIDGE_NOW)
    assert (desk.speaker(found), desk.body(found)) == ("bo-lind", "Market news.\n\n" + TOWN)
    desk.assert_consistent()


def test_a_corrected_span_goes_along_and_the_program_does_not_add_its_own(desk: ReviewDesk) -> None:
    heir = desk.correct(desk.find(FERRY_CLOSES), span="close the ferry")
    desk.read(EDITED, QUAY)
    found = desk.claim(heir).superseded_by_id or 0
    assert (desk.words(found), desk.body(found)) == ("close the ferry", EDITED)
    with pytest.raises(NoResultFound):
        desk.find(FERRY_CLOSES)
    desk.assert_consistent()


def test_a_side_by_hand_goes_along(desk: ReviewDesk) -> None:
    desk.side(desk.find(FERRY_CLOSES), "ferry-closes", "opposes")
    desk.read(EDITED, QUAY)
    assert desk.sides(desk.find(FERRY_CLOSES))["ferry-closes"] == (-2, "coded by Ada: as I read it")
    desk.assert_consistent()


def test_a_side_that_is_none_by_hand_stays_none(desk: ReviewDesk) -> None:
    desk.side(desk.find(FERRY_CLOSES), "ferry-closes", "none")
    desk.read(EDITED, QUAY)
    assert "ferry-closes" not in desk.sides(desk.find(FERRY_CLOSES))
    desk.assert_consistent()


def test_a_rejected_claim_stays_rejected(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    desk.reject(claim)
    desk.read(EDITED, QUAY)
    heir = desk.claim(desk.claim(claim).superseded_by_id or 0)
    assert heir.withdrawn_reason is WithdrawnReason.MISEXTRACTED
    assert waiting(desk) == []
    restored = desk.undo().claim_id or 0
    assert desk.find(FERRY_CLOSES) == restored


def test_a_confirmed_claim_whose_words_stand_twice_now_waits_for_a_second_look(desk: ReviewDesk) -> None:
    claim = desk.correct(desk.find(FERRY_CLOSES), speaker="bo-lind")
    desk.read(DOUBLED, QUAY)
    assert desk.claim(claim).superseded_by_id is None
    assert waiting(desk) == [(claim, claim)]
    desk.reject(claim)
    assert waiting(desk) == []


def test_a_confirmed_claim_whose_words_are_gone_waits_for_a_second_look(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    desk.side(claim, "ferry-closes", "open")
    desk.read(GONE, QUAY)
    assert desk.claim(claim).withdrawn_reason is WithdrawnReason.SOURCE_RETRACTED
    assert waiting(desk) == [(claim, claim)]
    desk.accept(claim)
    assert waiting(desk) == []


def test_rejected_words_found_at_uncertain_places_wait_until_each_is_decided_on(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    desk.reject(claim)
    desk.read(DOUBLED, QUAY)
    [(first, rejected), (second, _)] = waiting(desk)
    assert rejected == claim
    assert {desk.claim(found).withdrawn_at for found in (first, second)} == {None}
    desk.accept(first)
    assert waiting(desk) == [(second, claim)]
    desk.reject(second)
    assert waiting(desk) == []


def test_a_decision_taken_back_does_not_wait(desk: ReviewDesk) -> None:
    desk.accept(desk.find(FERRY_CLOSES))
    desk.undo()
    desk.read(GONE, QUAY)
    assert waiting(desk) == []


@pytest.mark.parametrize("otherwise", [False, True])
def test_what_people_decided_stands_when_the_same_text_is_read_anew(desk: ReviewDesk, *, otherwise: bool) -> None:
    speaker = desk.correct(desk.find(FERRY_CLOSES), speaker="bo-lind")
    span = desk.correct(desk.find("The ferry is necessary"), span="ferry is necessary")
    side = desk.side(desk.find("they build a bridge"), "bridge", "opposes").claim_id or 0
    rejected = desk.find("the demands")
    desk.reject(rejected)
    reread(desk, otherwise=otherwise)
    for claim in (speaker, span, side):
        assert desk.claim(claim).withdrawn_at is None
    assert desk.sides(side)["bridge"][0] == -2
    beside = {decided: found for found, decided in waiting(desk)}
    assert beside.keys() == ({speaker, span, side, rejected} if otherwise else set())
    for decided, found in beside.items():
        assert desk.claim(found).withdrawn_at is None
        assert desk.words(found) in {desk.words(decided).split(" ", 1)[1], "ferry is necessary,"}
    desk.assert_consistent()
