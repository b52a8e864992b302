from __future__ import annotations

import pytest

from claims.extract.encoder.roles import Found, find_roles
from claims.extract.tokens import Range
from tests.extract.encoder.by_hand import network, scored

NETWORK = network({})


def test_roles_are_told_in_token_numbers_of_the_text() -> None:
    (found,) = find_roles(NETWORK, [scored("then he/s pointed/c out/I that rain/w fell/w today", 100)], 0.5)
    assert (found.cue, found.sources, found.content) == ((102, 104), ((101, 102),), ((105, 107),))
    assert found.source == (101, 102)
    assert found.probability == pytest.approx(0.9)


def test_what_nobody_said_of_anything_is_nothing() -> None:
    assert find_roles(NETWORK, [], 0.5) == []
    assert find_roles(NETWORK, [scored("he/s left early", 0)], 0.5) == []


def test_a_cue_without_content_is_left_out() -> None:
    assert find_roles(NETWORK, [scored("he/s said/c nothing", 0)], 0.5) == []


def test_a_cue_without_a_source_has_none() -> None:
    (found,) = find_roles(NETWORK, [scored("reports/c rain/w", 0)], 0.5)
    assert found.sources == ()
    assert found.source is None


def test_a_cue_below_the_threshold_is_left_out() -> None:
    doubtful = scored("he/s said/c rain/w", 0, sure=0.6)
    assert len(find_roles(NETWORK, [doubtful], 0.5)) == 1
    assert find_roles(NETWORK, [doubtful], 0.7) == []


def test_cues_come_in_the_order_of_the_text_whatever_their_paragraphs_length() -> None:
    paragraphs, offset = [], 0
    for number in range(30):  # more than are run together
        paragraphs.append(scored("so " * (number * 7 % 11) + "he/s said/c rain/w and she/s added/c", offset))
        offset += len(paragraphs[-1].states)
    found = find_roles(NETWORK, paragraphs, 0.5)
    assert len(found) == 60
    assert [one.cue for one in found] == sorted(one.cue for one in found)
    alone = [one for paragraph in paragraphs for one in find_roles(NETWORK, [paragraph], 0.5)]
    assert found == alone


@pytest.mark.parametrize(
    ("sources", "nearest"),
    [
        (((0, 2), (12, 13)), (12, 13)),
        (((7, 9), (14, 15)), (7, 9)),
        (((0, 1), (8, 9), (20, 21)), (8, 9)),
        ((), None),
    ],
)
def test_the_source_is_the_one_nearest_the_cue(sources: tuple[Range, ...], nearest: Range | None) -> None:
    assert Found((10, 11), sources, ((30, 40),), 0.9).source == nearest
