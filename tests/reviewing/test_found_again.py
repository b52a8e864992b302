"""What people decided, and how claims were rated, holds again when a claim that was lost is found again."""

from __future__ import annotations

from sqlmodel import col, select

from claims.asof import AsOf
from claims.extract import Extractor
from claims.facts import Rating, give, giving
from claims.models import ClaimSpan
from claims.query import Filters, Scope, list_claims
from claims.query.facts import ratings_of
from claims.query.second_look import SecondLookRow, second_look
from claims.reextraction import Reextraction
from claims.spans import Span
from claims.verify import verify
from claims.words import WithdrawnReason
from tests.recoding.articles import DEMANDS
from tests.reextraction_desk import finding_nothing, finding_the_last, rules
from tests.reviewing.desk import FERRY_CLOSES, QUAY, ReviewDesk

SENTENCE = "Mayor Ada Holm demanded that the Harbour Board close the ferry."
TWICE = f"{SENTENCE}\n\nIt rained on the quay.\n\n{SENTENCE}\n"
TWICE_FURTHER_DOWN = f"The tide was high.\n\n{TWICE}"
ONCE = f"It rained on the quay.\n\n{SENTENCE}\n"
NOTHING = "The paper has nothing to say of the town.\n"
RATING = Rating("Checkers", "https://checkers.example/1", "Mostly false")


def looked_at(desk: ReviewDesk) -> list[SecondLookRow]:
    with desk.database.reading() as session:
        return second_look(session)


def waiting(desk: ReviewDesk) -> list[tuple[int, int]]:
    return [(row.id, row.decided_on) for row in looked_at(desk)]


def reread(desk: ReviewDesk, extractor: Extractor) -> None:
    desk.step()
    Reextraction(desk.database, extractor, again=True, clock=desk.clock).run()


def rate(desk: ReviewDesk, claim_id: int) -> None:
    desk.step()
    with giving(desk.database, clock=desk.clock) as change:
        give(change, claim_id, RATING, by="Cy", whole_statement=False)


def rated(desk: ReviewDesk, claim_id: int) -> list[str]:
    with desk.database.reading() as session:
        return [str(each) for each in ratings_of(session, [claim_id]).get(claim_id, ())]


def sightings(desk: ReviewDesk) -> list[int]:
    """Give the live claims that the ferry be closed at the quay, in the order of the text."""
    query = select(ClaimSpan).where(ClaimSpan.role == "content", col(ClaimSpan.text).contains(FERRY_CLOSES))
    with desk.database.reading() as session:
        spans = sorted(session.exec(query), key=lambda span: span.span_start)
    return [span.claim_id for span in spans if desk.claim(span.claim_id).withdrawn_at is None]


def broken(desk: ReviewDesk) -> list[str]:
    with desk.database.reading() as session:
        return [check.name for check in verify(session) if check.failures]


def test_a_rating_holds_again_for_a_claim_that_one_reading_missed_and_the_next_found_again(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    rate(desk, claim)
    reread(desk, finding_nothing())
    lost = desk.now
    reread(desk, rules())
    found = desk.find(FERRY_CLOSES)
    assert desk.claim(claim).superseded_by_id == found
    assert rated(desk, found) == ["Mostly false (Checkers)"]
    with desk.database.reading() as session:
        assert list(list_claims(session, Scope(Filters(asof=AsOf(known=lost))))) == []
    assert broken(desk) == []


def test_known_gives_what_was_given_before_it_was_found_again(desk: ReviewDesk) -> None:
    rate(desk, desk.find(FERRY_CLOSES))
    told = []
    for extractor in (finding_nothing(), rules(), finding_nothing(), rules()):
        with desk.database.reading() as session:
            told.append((desk.now, list(list_claims(session, Scope(Filters())))))
        reread(desk, extractor)
    for instant, rows in told:
        with desk.database.reading() as session:
            assert list(list_claims(session, Scope(Filters(asof=AsOf(known=instant))))) == rows


def test_what_was_decided_on_a_text_holds_again_when_the_publisher_goes_back_to_it(desk: ReviewDesk) -> None:
    speaker = desk.correct(desk.find(FERRY_CLOSES), speaker="bo-lind")
    span = desk.correct(desk.find("The ferry is necessary"), span="ferry is necessary")
    side = desk.side(desk.find("they build a bridge"), "bridge", "opposes").claim_id or 0
    rejected = desk.find("the demands")
    desk.reject(rejected)
    codings = desk.codings(QUAY)
    desk.read(NOTHING, QUAY)
    assert {claim for claim, _ in waiting(desk)} == {speaker, span, side}
    desk.read(DEMANDS, QUAY)
    assert desk.speaker(desk.find(FERRY_CLOSES)) == "bo-lind"
    assert desk.words(desk.claim(span).superseded_by_id or 0) == "ferry is necessary"
    assert desk.sides(desk.find("they build a bridge"))["bridge"] == (-2, "coded by Ada: as I read it")
    kept = desk.claim(desk.claim(rejected).superseded_by_id or 0)
    assert kept.withdrawn_reason is WithdrawnReason.MISEXTRACTED
    assert (waiting(desk), desk.codings(QUAY), broken(desk)) == ([], codings, [])
    desk.assert_consistent()


def test_an_accepted_and_rated_claim_holds_again_where_the_words_come_back_in_yet_another_text(
    desk: ReviewDesk,
) -> None:
    claim = desk.find(FERRY_CLOSES)
    rate(desk, claim)
    desk.accept(claim)
    desk.read(NOTHING, QUAY)
    desk.read(ONCE, QUAY)
    [found] = sightings(desk)
    assert desk.claim(claim).superseded_by_id == found
    assert (rated(desk, found), waiting(desk)) == (["Mostly false (Checkers)"], [])


def test_what_was_rejected_after_its_words_were_gone_stays_rejected_when_they_come_back(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    desk.accept(claim)
    desk.read(NOTHING, QUAY)
    desk.reject(claim)
    desk.read(DEMANDS, QUAY)
    assert (sightings(desk), waiting(desk)) == ([], [])


def test_a_later_decision_on_the_same_words_is_not_undone_by_an_earlier_one(desk: ReviewDesk) -> None:
    desk.reject(desk.find(FERRY_CLOSES))
    desk.read(TWICE, QUAY)
    first, second = sightings(desk)
    desk.accept(first)
    desk.accept(second)
    desk.read(ONCE, QUAY)
    [found] = sightings(desk)
    assert {(first, first), (second, second)} <= set(waiting(desk))
    assert desk.claim(found).withdrawn_at is None


def test_of_a_sentence_that_stood_twice_neither_takes_over_the_rejection_of_the_other(desk: ReviewDesk) -> None:
    for place in (0, 1):
        desk.read(TWICE, QUAY)
        rejected = sightings(desk)[place]
        desk.reject(rejected)
        desk.read(ONCE, QUAY)
        [found] = sightings(desk)
        assert waiting(desk) == [(found, rejected)]
        desk.accept(found)
        assert waiting(desk) == []
        desk.read(NOTHING, QUAY)
        desk.undo()
        desk.undo()


def test_a_sentence_that_stands_twice_is_asked_about_again_however_the_text_changed(desk: ReviewDesk) -> None:
    desk.read(TWICE, QUAY)
    rejected = sightings(desk)[1]
    desk.reject(rejected)
    desk.read(TWICE_FURTHER_DOWN, QUAY)
    first, second = sightings(desk)
    assert waiting(desk) == [(first, rejected), (second, rejected)]
    desk.accept(first)
    desk.reject(second)
    assert waiting(desk) == []


def test_of_a_sentence_that_stands_twice_each_keeps_its_own_decision_when_the_text_goes_back(
    desk: ReviewDesk,
) -> None:
    desk.read(TWICE, QUAY)
    first, second = sightings(desk)
    desk.reject(first)
    desk.correct(second, speaker="bo-lind")
    desk.read(NOTHING, QUAY)
    desk.read(TWICE, QUAY)
    [found] = sightings(desk)
    assert _start(desk, found) == _start(desk, second)
    assert (desk.speaker(found), waiting(desk), broken(desk)) == ("bo-lind", [], [])


def test_a_reading_that_misses_the_rejected_one_of_two_does_not_reject_the_other(desk: ReviewDesk) -> None:
    desk.read(TWICE, QUAY)
    first, second = sightings(desk)
    desk.reject(first)
    for extractor in (finding_the_last(), rules()):
        reread(desk, extractor)
        [found] = sightings(desk)
        assert _start(desk, found) == _start(desk, second)
    assert (waiting(desk), broken(desk)) == ([], [])


def test_a_reading_that_misses_the_confirmed_one_of_two_finds_the_other_beside_it(desk: ReviewDesk) -> None:
    desk.read(TWICE, QUAY)
    first, second = sightings(desk)
    desk.accept(first)
    for extractor in (finding_the_last(), rules(), finding_the_last()):
        reread(desk, extractor)
        kept, found = sightings(desk)
        assert (kept, _start(desk, found)) == (first, _start(desk, second))
    assert (waiting(desk), broken(desk)) == ([], [])


def test_a_rejection_taken_back_lets_its_own_sighting_go_on(desk: ReviewDesk) -> None:
    desk.read(TWICE, QUAY)
    first, second = sightings(desk)
    desk.reject(first)
    reread(desk, finding_the_last())
    desk.undo()
    assert [_start(desk, claim) for claim in sightings(desk)] == [_start(desk, first), _start(desk, second)]


def test_a_claim_that_was_lost_and_then_rejected_for_good_is_not_asked_about_by_what_was_there_then(
    desk: ReviewDesk,
) -> None:
    claim = desk.find(FERRY_CLOSES)
    desk.accept(claim)
    desk.read(TWICE, QUAY)
    desk.reject(claim)
    assert waiting(desk) == []
    reread(desk, rules())
    assert (waiting(desk), len(sightings(desk))) == ([], 2)


def test_where_a_number_is_taken_the_one_that_goes_along_gets_another(desk: ReviewDesk) -> None:
    claim = desk.correct(desk.find(FERRY_CLOSES), speaker="bo-lind")
    other = SENTENCE.replace("Holm demanded", "Holm yesterday demanded")  # the same words, at other bounds
    desk.read(f"{other}\n\n{DEMANDS}", QUAY)
    first, second = sightings(desk)
    assert desk.claim(claim).superseded_by_id == second
    assert desk.claim(first).uid == desk.claim(claim).uid != desk.claim(second).uid
    assert [desk.speaker(each) for each in (first, second)] == ["ada-holm", "bo-lind"]
    assert broken(desk) == []


def test_why_a_claim_is_looked_at_follows_the_text_of_now(desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    desk.accept(claim)
    desk.read(NOTHING, QUAY)
    assert [row.why for row in looked_at(desk)] == ["it was confirmed, and its words are gone from the text"]
    desk.read(TWICE, QUAY)
    assert [(row.id, row.why) for row in looked_at(desk)] == [
        (claim, "it was confirmed, and its place in the text of now is not certain")
    ]


def _start(desk: ReviewDesk, claim_id: int) -> int:
    with desk.database.reading() as session:
        spans = session.exec(select(ClaimSpan).where(ClaimSpan.claim_id == claim_id, ClaimSpan.role == "content"))
        return min(Span(span.span_start, span.span_end, span.text) for span in spans).start
