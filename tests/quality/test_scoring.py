"""The scorer: what counts as found, what as the same speaker, and that nothing is counted twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from claims.extract.attribution import Attribution, Relay
from claims.spans import Span
from claims.words import Act, Quote
from tests.quality.floors import as_floors, below
from tests.quality.passages import GoldClaim, load_passages, read_passage
from tests.quality.scoring import Tally, pair, score, word_overlap
from tests.quality.speakers import same_speaker

HARBOUR = read_passage(
    {
        "id": "harbour",
        "phenomena": ["coordination"],
        "text": "Mayor Ane Roth said the pier was unsafe and the crane was rusty, the Harbour Gazette reported.",
        "claims": [
            {
                "speaker": "the Harbour Gazette",
                "cue": "reported",
                "content": "Mayor Ane Roth said the pier was unsafe and the crane was rusty",
                "optional": True,
            },
            *(
                {
                    "speaker": "Mayor Ane Roth",
                    "cue": "said",
                    "content": content,
                    "act": "assert",
                    "group": 1,
                    "parent": 0,
                    "hops": ["the Harbour Gazette"],
                }
                for content in ("the pier was unsafe", "the crane was rusty")
            ),
        ],
    }
)


def test_annotations_given_back_are_right_in_every_figure() -> None:
    tally = Tally()
    for passage in load_passages():
        tally.add(score(passage, _as_found(passage.claims)))
    assert {figure: tally.share(figure) for figure in tally.asked} == dict.fromkeys(tally.asked, 1.0)
    assert tally.f1("exact") == 1.0


def test_an_optional_claim_neither_helps_nor_hurts() -> None:
    found = _as_found(HARBOUR.claims)
    without = [replace(claim, parent=None) for claim in found[1:]]
    assert score(HARBOUR, found).share("found_p") == score(HARBOUR, without).share("found_p") == 1.0
    assert score(HARBOUR, found).asked["found_r"] == score(HARBOUR, without).asked["found_r"] == 2
    assert score(HARBOUR, without).share("parent") is None


def test_claims_left_in_one_piece_are_one_claim_found() -> None:
    unrelayed = replace(HARBOUR, claims=tuple(replace(claim, parent=None) for claim in HARBOUR.claims[1:]))
    start, end = HARBOUR.text.index("the pier"), HARBOUR.text.index(", the Harbour")
    whole = replace(_as_found(unrelayed.claims)[0], content=(Span.of(HARBOUR.text, start, end),))
    tally = score(unrelayed, [whole])
    assert tally.share("found_r") == 0.5
    assert tally.share("found_p") == 1.0
    assert tally.share("exact_p") == 0.0


def test_the_closest_content_is_paired_first_and_each_claim_once() -> None:
    first, second = _as_found(HARBOUR.claims)[1:]
    assert pair(HARBOUR, [second, first, first]) == {1: 1, 2: 0}


def test_what_nobody_annotated_lowers_precision() -> None:
    stray = replace(_as_found(HARBOUR.claims)[1], content=(Span.of(HARBOUR.text, 0, 14),))
    assert score(HARBOUR, [*_as_found(HARBOUR.claims), stray]).share("found_p") == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("figure", "change"),
    [
        ("speaker", {"source": None}),
        ("act", {"act": Act.DENY}),
        ("group", {"group": None}),
        ("parent", {"parent": None}),
        ("hops", {"hops": ()}),
    ],
)
def test_each_difference_is_counted_in_its_own_figure(figure: str, change: dict[str, object]) -> None:
    outer, first, second = _as_found(HARBOUR.claims)
    tally = score(HARBOUR, [outer, replace(first, **change), second])  # type: ignore[arg-type]
    assert {name for name in tally.asked if tally.share(name) != 1.0} == {figure}


def test_overlap_ignores_punctuation_and_is_nothing_for_other_words() -> None:
    text = "“We sail at dawn,” he said."
    inner, outer, other = Span.of(text, 1, 16), Span.of(text, 0, 18), Span.of(text, 19, 26)
    assert word_overlap(text, [inner], [outer]) == 1.0
    assert word_overlap(text, [inner], [other]) == 0.0


def test_speakers_are_the_same_by_their_head() -> None:
    text = "The keeper of the lighthouse, Ola Bry, told the lighthouse board. Bry left."
    whole = Span.of(text, 0, text.index(", told"))
    assert same_speaker(whole, Span.of(text, 0, 10))
    assert same_speaker(Span.of(text, 30, 37), Span.of(text, text.rindex("Bry"), text.rindex("Bry") + 3))
    assert not same_speaker(whole, Span.of(text, text.index("the lighthouse board"), text.index(". Bry")))
    assert not same_speaker(whole, None)
    assert same_speaker(None, None)


def test_a_figure_below_its_floor_or_not_measured_is_named() -> None:
    floors = {"passages.act": 0.8, "passages.hops": 0.5, "passages.group": 0.9}
    fallen = below(floors, {"passages.act": 0.79, "passages.group": 0.9})
    assert [line.split()[0] for line in fallen] == ["passages.act", "passages.hops"]


def test_floors_are_rounded_down() -> None:
    assert as_floors("rules", {"a": 0.29, "b": 0.7999, "c": 1.0}) == "rules:\n  a: 0.29\n  b: 0.79\n  c: 1.00"


def _as_found(claims: Sequence[GoldClaim]) -> list[Attribution]:
    """Give the annotated claims in the form an extractor gives them."""
    return [
        Attribution(
            content=claim.content,
            cue=() if claim.cue is None else (claim.cue,),
            source=claim.source,
            quote=Quote.INDIRECT,
            act=min(claim.acts, default=Act.ASSERT),
            hops=tuple(Relay(hop) for hop in claim.hops),
            negated="negated" in claim.flags,
            hypothetical="hypothetical" in claim.flags,
            conditional="conditional" in claim.flags,
            condition=claim.condition,
            addressee=claim.addressee,
            parent=claim.parent,
            group=claim.group,
        )
        for claim in claims
    ]
