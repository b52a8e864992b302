"""What a coder said of a claim, by his decisions."""

from __future__ import annotations

from claims.query.coders import Decided, Labels, Shown, as_shown, labels_of, taken_in
from claims.words import ReviewDecision, ReviewField, Stance

SHOWN = Shown(
    version=1,
    values={
        ReviewField.SPEAKER: "ada-holm",
        ReviewField.ACT: "assert",
        ReviewField.SAID_ON: "2022-02-21",
        ReviewField.SPAN: "10-20",
    },
    sides={"quay-closes": Stance.OPPOSES},
)
CORRECTED = Shown(1, {**SHOWN.values, ReviewField.ACT: "deny"}, SHOWN.sides)


def decided(
    decision: ReviewDecision,
    field: ReviewField = ReviewField.CLAIM,
    new: str | None = None,
    *,
    old: str | None = None,
    blind: bool = False,
    shown: Shown = SHOWN,
) -> Decided:
    issue = "quay-closes" if field is ReviewField.STANCE else None
    return Decided(decision, field, issue, old, new, blind, shown)


ACCEPT, REJECT = decided(ReviewDecision.ACCEPT), decided(ReviewDecision.REJECT)


def said(labels: Labels) -> dict[str, object]:
    return {field.value: label.value for field, label in labels.values.items()}


def test_to_accept_a_claim_is_to_say_all_of_it_and_no_other_side() -> None:
    labels = labels_of([ACCEPT])
    assert said(labels) == {
        "claim": "claim",
        "speaker": "ada-holm",
        "act": "assert",
        "said_on": "2022-02-21",
        "span": "10-20",
    }
    assert labels == as_shown(SHOWN)
    side, other = labels.side("quay-closes"), labels.side("quay-is-sold")
    assert side is not None
    assert other is not None
    assert (side.value, other.value) == (Stance.OPPOSES, None)


def test_to_correct_one_thing_says_nothing_of_the_rest_but_that_it_is_a_claim() -> None:
    labels = labels_of([decided(ReviewDecision.CORRECT, ReviewField.ACT, "deny")])
    assert said(labels) == {"claim": "claim", "act": "deny"}
    assert labels.side("quay-closes") is None


def test_to_reject_is_to_say_nothing_else() -> None:
    labels = labels_of([decided(ReviewDecision.CORRECT, ReviewField.ACT, "deny"), REJECT])
    assert said(labels) == {"claim": "no claim"}
    assert labels.side("quay-closes") is None
    assert said(labels_of([REJECT, decided(ReviewDecision.CORRECT, ReviewField.ACT, "deny")])) == {
        "claim": "claim",
        "act": "deny",
    }


def test_who_accepts_what_he_corrected_accepts_the_correction() -> None:
    correct = decided(ReviewDecision.CORRECT, ReviewField.ACT, "deny")
    assert said(labels_of([correct, decided(ReviewDecision.ACCEPT, shown=CORRECTED)]))["act"] == "deny"
    assert said(labels_of([correct, ACCEPT]))["act"] == "assert"  # another had set it right again


def test_a_blind_correction_stands_though_what_is_shown_never_has_it() -> None:
    correct = decided(ReviewDecision.CORRECT, ReviewField.ACT, "deny", blind=True)
    side = decided(ReviewDecision.CORRECT, ReviewField.STANCE, "open", blind=True)
    labels = labels_of([correct, side, decided(ReviewDecision.ACCEPT, blind=True)])
    assert (said(labels)["act"], said(labels)["speaker"]) == ("deny", "ada-holm")
    assert labels.sides["quay-closes"].value is Stance.OPEN
    assert labels.blind


def test_a_side_is_accepted_corrected_or_denied() -> None:
    def side(decision: ReviewDecision, *, old: str | None = None, new: str | None = None) -> Stance | str | None:
        return labels_of([decided(decision, ReviewField.STANCE, new, old=old)]).sides["quay-closes"].value

    assert side(ReviewDecision.ACCEPT, old="opposes") is Stance.OPPOSES
    assert side(ReviewDecision.CORRECT, old="opposes", new="mixed") is Stance.MIXED
    assert side(ReviewDecision.CORRECT, old="opposes", new="none") is None
    assert side(ReviewDecision.CORRECT, old="opposes", new="touches") is None
    assert side(ReviewDecision.REJECT) is None


def test_places_are_the_characters_between_their_ends() -> None:
    assert taken_in("12-14,20-22") == {12, 13, 20, 21}
