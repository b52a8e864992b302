"""Whose deputy, adviser or spokesman somebody is: nobody is that of another state's minister."""

from __future__ import annotations

import pytest

from claims.resolve.directory import Directory
from tests.resolve.told import Said, tell

OVER = "that it was over"


def speaker(directory: Directory, body: str, source: str) -> str | None:
    (claim,) = tell(directory, body, Said(source, "said", OVER))
    return claim.speaker.name if claim.speaker else None


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("Dmytro Kuleba flew to Ankara.", "Lavrov's deputy"),
        ("Dmytro Kuleba met Sergei Lavrov.", "Lavrov's deputy"),
        ("Dmytro Kuleba met Sergei Lavrov.", "Lavrov's first deputy"),
        ("Dmytro Kuleba met Sergei Lavrov.", "The deputy of Sergei Lavrov"),
        ("Dmytro Kuleba, the deputy of Denys Shmyhal, came.", "Lavrov's deputy"),
        ("Sergei Lavrov spoke after Dmytro Kuleba.", "His deputy"),
        ("Mykhailo Podolyak, an adviser, flew to Ankara.", "Putin's adviser"),
        ("Dmitry Peskov spoke to the reporters.", "Zelensky's spokesman"),
        ("Dmytro Kuleba stood by.", "Putin's foreign minister"),
        ("Dmitry Peskov spoke to the mayor, Ada Marsh.", "Marsh's spokesman"),
    ],
)
def test_who_serves_somebody_is_nobody_of_another_state(directory: Directory, before: str, source: str) -> None:
    assert speaker(directory, f"{before} {source} said {OVER}.", source) is None


@pytest.mark.parametrize(
    ("before", "source", "name"),
    [
        ("Sergei Ryabkov came with Dmytro Kuleba.", "Lavrov's deputy", "Sergei Ryabkov"),
        ("Dmytro Kuleba met Sergei Lavrov.", "Putin's foreign minister", "Sergei Lavrov"),
        ("Dmytro Kuleba met Sergei Lavrov.", "Zelensky's foreign minister", "Dmytro Kuleba"),
        ("Ada Marsh, the mayor, came with her deputy, Otto Lind.", "Marsh's deputy", "Otto Lind"),
        ("Ada Marsh, the mayor, came with her deputy, Otto Lind.", "The deputy of Ada Marsh", "Otto Lind"),
    ],
)
def test_who_serves_somebody_acts_for_the_same_state(directory: Directory, before: str, source: str, name: str) -> None:
    assert speaker(directory, f"{before} {source} said {OVER}.", source) == name


@pytest.mark.parametrize("source", ["Lind's deputy", "The lawyer for Otto Lind", "The mother of Otto Lind"])
def test_who_is_only_named_near_by_is_nobodys_deputy_and_nobody_his_own_lawyer(
    directory: Directory, source: str
) -> None:
    body = f"Ada Marsh, the mayor of Gullhaven, met Otto Lind. {source} said {OVER}."
    assert speaker(directory, body, source) is None


def test_an_official_of_one_state_is_nobody_whom_the_text_gave_another(directory: Directory) -> None:
    body = f"Norway's environment minister Solveig Marsh came. Kenya's environment minister said {OVER}."
    assert speaker(directory, body, "Kenya's environment minister") is None
    body = f"Norway's environment minister Solveig Marsh came. Norway's environment minister said {OVER}."
    assert speaker(directory, body, "Norway's environment minister") == "Solveig Marsh"
