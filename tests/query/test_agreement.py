"""Agreement of several coders on stored claims, the machine among them."""

from __future__ import annotations

import pytest

from claims.errors import NotFoundError
from claims.query.coders import MACHINE
from claims.query.codings import CodedUnit
from claims.query.disagreements import disagreements
from claims.query.reliability import Verdict
from claims.reviewing import accept, correct, reviewing, take_side
from claims.words import Act, ReviewField, Stance
from tests.newsroom import Newsroom
from tests.query.coding_room import ISSUE, CodingRoom

WORDS = [f"the quay must stay for {number} years" for number in range(6)]


@pytest.fixture
def room(newsroom: Newsroom) -> CodingRoom:
    """Give a newsroom whose claims can be coded."""
    return CodingRoom(newsroom)


def test_the_machine_is_a_coder_with_what_it_had_found(room: CodingRoom) -> None:
    acts = (Act.ASSERT, Act.DENY, Act.DENY)
    first, second, third = (room.claim(words, act=act) for words, act in zip(WORDS[:3], acts, strict=True))
    room.accept("ada", first)
    room.accept("ada", second)
    room.correct("ada", third, ReviewField.ACT, "assert")
    act = room.measured()["act", None]
    assert (act.names, act.units, act.decisions, act.percent) == (("ada", MACHINE), 3, 3, 66.7)
    # Two values, three each: of six pairs of unequal values expected 3.6, of them two observed.
    assert act.alpha == pytest.approx(1 - 2 / 3.6, abs=0.001)
    assert act.verdict is Verdict.UNRELIABLE


def test_people_alone_are_compared_where_the_machine_is_left_out(room: CodingRoom) -> None:
    claims = [room.claim(words) for words in WORDS[:4]]
    for claim_id in claims:
        room.correct("ada", claim_id, ReviewField.ACT, "deny" if claim_id > claims[1] else "admit")
        room.correct("bo", claim_id, ReviewField.ACT, "deny" if claim_id > claims[1] else "admit")
    assert (room.measured(machine=False)["act", None].alpha, room.measured(machine=False)["act", None].coders) == (1, 2)
    assert room.measured("ada")["act", None].names == ("ada", MACHINE)
    assert room.measured("ada", machine=False)["act", None].verdict is Verdict.TOO_FEW_CODERS


def test_who_rejects_a_claim_agrees_or_not_on_that_alone(room: CodingRoom) -> None:
    claims = [room.claim(words) for words in WORDS[:4]]
    for coder, rejected in (("ada", claims[:2]), ("bo", claims[:1])):
        for claim_id in claims:
            (room.reject if claim_id in rejected else room.accept)(coder, claim_id)
    rows = room.measured(machine=False)
    assert (rows["claim", None].units, rows["claim", None].percent) == (4, 75)
    assert (rows["speaker", None].units, rows["speaker", None].verdict) == (2, Verdict.NO_VARIATION)


def test_decisions_taken_back_do_not_count_and_blind_ones_are_counted(room: CodingRoom) -> None:
    claims = [room.claim(words) for words in WORDS[:2]]
    taken_back = room.correct("ada", claims[0], ReviewField.ACT, "deny")
    room.undo("ada", claims[0], taken_back)
    room.accept("ada", claims[0])
    room.correct("ada", claims[1], ReviewField.ACT, "deny", blind=False)
    act = room.measured()["act", None]
    assert (act.percent, act.decisions, act.blind) == (50, 2, 1)
    assert len(room.units("ada")) == 2
    room.undo("bo", claims[1], room.accept("bo", claims[1]))
    assert room.units("bo") == []


def test_claims_that_superseded_one_another_are_one_unit_as_the_machine_first_had_it(room: CodingRoom) -> None:
    claim_id = room.claim()
    room.correct("ada", claim_id, ReviewField.ACT, "deny", blind=False)
    heir = room.rewrite(claim_id, act=Act.DENY)
    room.accept("bo", heir, blind=False)
    room.correct("cy", claim_id, ReviewField.ACT, "admit", blind=True)
    (unit,) = room.units()
    said = {name: labels.values[ReviewField.ACT].value for name, labels in unit.labels.items()}
    assert said == {MACHINE: "assert", "ada": "deny", "bo": "deny", "cy": "admit"}


def test_two_names_of_one_actor_agree(room: CodingRoom) -> None:
    claims = [room.claim(words) for words in WORDS[:2]]
    room.newsroom.fold("Ada Holme", into="Ada Holm")
    room.newsroom.actor("Bo Lund")
    room.correct("ada", claims[0], ReviewField.SPEAKER, "ada-holme")
    room.correct("ada", claims[1], ReviewField.SPEAKER, "bo-lund")
    assert room.measured()["speaker", None].percent == 50


def test_whether_a_side_is_taken_and_which_are_two_questions(room: CodingRoom) -> None:
    claims = [room.claim(words, value) for words, value in zip(WORDS, (-2, -2, 2, 2, None, None), strict=True)]
    for claim_id in claims[:3]:
        room.accept("ada", claim_id)
    room.correct("ada", claims[3], ReviewField.STANCE, "open")
    room.correct("ada", claims[4], ReviewField.STANCE, "supports")
    room.accept("ada", claims[5])
    rows = room.measured()
    side, stance = rows["side", ISSUE], rows["stance", ISSUE]
    assert (side.units, side.percent) == (6, 83.3)
    assert (stance.units, stance.percent) == (4, 75)
    assert stance.alpha is not None
    assert stance.alpha > 0.667  # a step apart on the scale weighs less than a side against the other
    assert (rows["side", "all"].alpha, rows["stance", "all"].alpha) == (side.alpha, stance.alpha)


def test_spans_agree_by_the_characters_they_share(room: CodingRoom) -> None:
    claims = [room.claim(words) for words in WORDS[:2]]
    marked = [str(unit.labels[MACHINE].values[ReviewField.SPAN].value) for unit in _coded(room, claims)]
    same = room.measured()["span", None]
    assert (same.alpha, same.percent, same.units) == (1, 100, 2)
    start, _, end = marked[1].partition("-")
    room.correct("ada", claims[1], ReviewField.SPAN, f"{start}-{int(end) - 10}")
    near = room.measured()["span", None]
    room.correct("ada", claims[1], ReviewField.SPAN, f"0-{int(start)}")
    far = room.measured()["span", None]
    assert near.alpha is not None
    assert far.alpha is not None
    assert 1 > near.alpha > 0.667 > far.alpha


def _coded(room: CodingRoom, claims: list[int]) -> list[CodedUnit]:
    for claim_id in claims:
        room.accept("ada", claim_id)
    return room.units()


def test_decisions_are_read_as_people_make_them(room: CodingRoom) -> None:
    claim_id, issue_id = room.claim(value=-2), room.newsroom.issue(ISSUE)
    with reviewing(room.newsroom.database, "bo") as sitting:
        take_side(sitting, claim_id, issue_id, "open")
        correct(sitting, claim_id, {ReviewField.ACT: "deny"})
    with reviewing(room.newsroom.database, "ada", blind=True) as sitting:
        accept(sitting, claim_id, issue_id)
        correct(sitting, claim_id, {ReviewField.SPEAKER: "none"})
        accept(sitting, claim_id)
    (unit,) = room.units()
    said = {
        name: [
            label and label.value
            for label in (labels.of(ReviewField.ACT), labels.of(ReviewField.SPEAKER), labels.side(ISSUE))
        ]
        for name, labels in unit.labels.items()
    }
    assert said == {
        MACHINE: ["assert", "ada-holm", Stance.OPPOSES],
        "ada": ["assert", "none", Stance.OPPOSES],
        "bo": ["deny", None, Stance.OPEN],
    }


def test_a_coder_who_decided_on_nothing_is_unknown(room: CodingRoom) -> None:
    room.accept("ada", room.claim())
    with pytest.raises(NotFoundError, match="No coder called 'bo'"):
        room.units("bo")


def test_what_was_known_before_the_decisions_is_no_coding(room: CodingRoom) -> None:
    claim_id, before = room.claim(), room.at
    room.accept("ada", claim_id)
    assert room.units(known=before) == []


def test_claims_that_most_coders_differ_on_come_first(room: CodingRoom) -> None:
    first, second = room.claim(WORDS[0]), room.claim(WORDS[1])
    room.correct("ada", first, ReviewField.ACT, "deny")
    for coder, side in (("ada", "open"), ("bo", "none")):
        room.correct(coder, second, ReviewField.STANCE, side)
    room.reject("bo", first)
    with room.newsroom.database.reading() as session:
        units = room.units()
        rows = disagreements(session, units)
        assert disagreements(session, units, limit=1) == rows[:1]
    told = [(row.claim_id, row.variable, row.issue, row.coders, row.values) for row in rows]
    assert told == [
        (first, "claim", None, 3, ("machine: claim", "ada: claim", "bo: no claim")),
        (second, "stance", ISSUE, 3, ("machine: opposes", "ada: open", "bo: no side")),
        (first, "act", None, 2, ("machine: assert", "ada: deny")),
    ]
    assert rows[0].content == WORDS[0]
