from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from claims.extract.attribution import Attribution
from tests.extract.reading import said

Find = Callable[[str], Sequence[Attribution]]


@pytest.mark.parametrize("dash", ["-", "\u2013", "\u2014"])
def test_a_dash_opens_what_a_speaker_says_and_goes_on_to_say(find: Find, dash: str) -> None:
    claims = find(f"{dash} They sold the ferry at night, said Carl Lind. {dash} My father built it with his own hands.")
    assert [said(claim)[::2] for claim in claims] == [
        ("Carl Lind", "They sold the ferry at night"),
        ("Carl Lind", "My father built it with his own hands"),
    ]
    assert claims[0].group == claims[1].group is not None


def test_a_question_behind_a_dash_needs_no_comma(find: Find) -> None:
    (claim,) = find("\u2013 Who sold the ferry? Carl Lind asked.")
    assert said(claim) == ("Carl Lind", "asked", "Who sold the ferry?")


def test_an_entry_of_a_list_is_no_dialogue(find: Find) -> None:
    assert find("- Bread, butter and salt\n\n- Ropes, nets and oil") == ()
