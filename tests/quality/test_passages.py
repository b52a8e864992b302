"""The annotations fit their texts and keep to the scheme of passages/README.md."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from claims.words import Act
from tests.quality.located import AnnotationError, locate, locate_parts
from tests.quality.passages import GoldClaim, Passage, load_passages, read_passage
from tests.quality.speech_acts import load_act_sentences

PHENOMENA = {
    *("direct-after", "direct-before", "direct-split", "mixed", "indirect", "according-to", "relay", "embedded"),
    *("coordination", "listed-demands", "headline", "transcript", "q-and-a", "dash-quote", "live-blog", "noun-cue"),
    *("passive-agentless", "belief-intent", "no-cue", "carried", "joint", "condition", "modality"),
    *("scare-quotes", "not-a-claim", "messy"),
}


def test_passages_are_well_formed() -> None:
    passages = load_passages()
    faults = [f"{passage.id}: {fault}" for passage in passages for fault in _faults(passage)]
    assert not faults, "\n".join(faults)
    assert len({passage.id for passage in passages}) == len(passages)


def test_every_phenomenon_is_shown_at_least_twice() -> None:
    counts = Counter(name for passage in load_passages() for name in passage.phenomena)
    assert counts.keys() == PHENOMENA
    assert min(counts.values()) >= 2


def test_every_speech_act_has_three_sentences_or_more() -> None:
    sentences = load_act_sentences()
    counts = Counter(act for sentence in sentences for act in sentence.acts)
    assert counts.keys() == set(Act)
    assert min(counts.values()) >= 3
    assert len({sentence.text for sentence in sentences}) == len(sentences)


def test_words_are_found_whole_and_by_ordinal_or_context() -> None:
    text = "The heir said he knew. Then the nurse said he lied."
    assert locate(text, "he@2").start == text.index("he lied")
    assert locate(text, "nurse <said>").start == text.rindex("said")
    assert [span.text for span in locate_parts(text, ["The heir", "he lied"])] == ["The heir", "he lied"]


@pytest.mark.parametrize("written", ["she", "said", "hei", "heir <lied>", "said@3"])
def test_words_that_are_absent_or_ambiguous_are_refused(written: str) -> None:
    with pytest.raises(AnnotationError, match="text"):
        locate("The heir said he knew. Then the nurse said he lied.", written)


@pytest.mark.parametrize("fault", [{"cue": "shouted"}, {"speakr": "the heir"}])
def test_a_faulty_claim_is_refused_with_the_passage_it_stands_in(fault: dict[str, str]) -> None:
    claim = {"content": "he knew", **fault}
    with pytest.raises(AnnotationError, match="passage heirs, claim 0"):
        read_passage({"id": "heirs", "phenomena": ["indirect"], "text": "The heir said he knew.", "claims": [claim]})


def _faults(passage: Passage) -> list[str]:
    claims = passage.claims
    faults = [f"claim {i} has its cue in its content" for i, claim in enumerate(claims) if _cue_inside(claim)]
    faults += [
        f"claim {i} names a parent that does not hold it"
        for i, claim in enumerate(claims)
        if claim.parent is not None and not (claim.parent != i and claims[claim.parent].covers(claim))
    ]
    faults += [
        f"claims {i} and {k} share content and neither is the other's parent"
        for (i, left), (k, right) in combinations(enumerate(claims), 2)
        if any(a.overlaps(b) for a in left.content for b in right.content) and left.parent != k and right.parent != i
    ]
    faults += [
        f"group {group} has one claim"
        for group, size in Counter(claim.group for claim in claims if claim.group is not None).items()
        if size < 2
    ]
    faults += [
        f"claim {i} has a condition outside its content"
        for i, claim in enumerate(claims)
        if claim.condition and not any(part.contains(claim.condition) for part in claim.content)
    ]
    return faults


def _cue_inside(claim: GoldClaim) -> bool:
    return claim.cue is not None and any(part.overlaps(claim.cue) for part in claim.content)
