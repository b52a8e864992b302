"""Whom "the former" and "the latter" mean."""

from __future__ import annotations

import pytest

from claims.resolve.directory import Directory
from tests.resolve.told import Said, tell

FORMER = Said("The former", "said", "that it was cold")
LATTER = Said("The latter", "said", "that it was warm")


def speakers(directory: Directory, before: str) -> list[str | None]:
    body = f"{before} The former said that it was cold. The latter said that it was warm."
    return [claim.speaker.name if claim.speaker else None for claim in tell(directory, body, FORMER, LATTER)]


@pytest.mark.parametrize(
    ("before", "former", "latter"),
    [
        ("Ada Marsh and Otto Lind disagreed over the bridge.", "Ada Marsh", "Otto Lind"),
        ("Ada Marsh met Otto Lind on the quay.", "Ada Marsh", "Otto Lind"),
        ("Ada Marsh, the mayor, and Otto Lind, who owns a mill, came.", "Ada Marsh", "Otto Lind"),
        ("Sergei Lavrov and Dmytro Kuleba met in Antalya.", "Sergei Lavrov", "Dmytro Kuleba"),
        ("Russia and Ukraine held talks.", "Russia", "Ukraine"),
        ("Uma Dell left. Ada Marsh met Otto Lind. It rained.", "Ada Marsh", "Otto Lind"),
    ],
)
def test_the_former_is_who_was_named_first_and_the_latter_who_was_named_last(
    directory: Directory, before: str, former: str, latter: str
) -> None:
    assert speakers(directory, before) == [former, latter]


def test_of_three_only_the_last_is_the_latter(directory: Directory) -> None:
    assert speakers(directory, "Ada Marsh, Otto Lind and Uma Dell came.") == [None, "Uma Dell"]


def test_where_one_was_named_there_is_neither(directory: Directory) -> None:
    assert speakers(directory, "Ada Marsh spoke to the crowd.") == [None, None]


def test_the_former_minister_is_another_phrase(directory: Directory) -> None:
    body = "Ada Marsh met Otto Lind, a former minister. The former minister said that it was cold."
    (claim,) = tell(directory, body, Said("The former minister", "said", "that it was cold"))
    assert claim.speaker is not None
    assert claim.speaker.name == "Otto Lind"
