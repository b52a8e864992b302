"""Where sentences must begin, whatever the parser would say."""

from __future__ import annotations

import pytest

from claims.extract.sentences import forced_starts


@pytest.mark.parametrize(
    ("body", "story"),
    [
        ("OSLO, December 17 (Coast Wire) - Norway asked for talks.", "Norway asked"),
        ("Talks go on\n\nOSLO, February 25. /COAST/. Norway asked for talks.", "Norway asked"),
        ("BERGEN, Norway (CW) \u2014 The council asked for talks.", "The council"),
        ("OSLO, MAY 3Norway asked for talks.", "Norway asked"),
        ("OSLO, February 25, 2022 \u2014 Norway asked for talks.", "Norway asked"),
        ("# Norway asked for talks\n\nIt rained.", "Norway asked"),
        ("The talks are over.Norway asked for more.", "Norway asked"),
        ("The talks are over.\nNorway asked for more.", "Norway asked"),
    ],
)
def test_a_sentence_begins_behind_datelines_heading_marks_line_breaks_and_missing_spaces(body: str, story: str) -> None:
    assert body.index(story) in forced_starts(body)


def test_a_place_in_a_sentence_is_no_dateline() -> None:
    assert forced_starts("Oslo (Norway) is cold, and Bergen is wet.") == [0]
