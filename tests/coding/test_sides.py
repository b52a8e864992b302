from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from claims.coding.codebook import load_codebook
from claims.coding.coder import Coder
from claims.resolve.claim import ResolvedClaim

Told = Callable[..., ResolvedClaim]


@pytest.fixture(scope="module")
def informed() -> Coder:
    principals = {
        "koval": ("koval", "ministry", "ukraine"),
        "petrov": ("petrov", "russia"),
        "quispe": ("quispe", "peru"),
    }

    def speaks_for(key: str, _: date | None) -> tuple[str, ...]:
        return principals.get(key, (key,))

    return Coder(load_codebook(), principals=speaks_for)


@pytest.mark.parametrize(
    ("speaker", "issues"),
    [("Koval", {"guarantees-for-ukraine"}), ("Petrov", {"guarantees-for-russia"}), ("Quispe", set())],
)
def test_a_speakers_side_is_that_of_his_principals(
    informed: Coder,
    told: Told,
    speaker: str,
    issues: set[str],
) -> None:
    body = f"{speaker} said our country needs security guarantees. Russia and Ukraine listened."
    (coded,) = informed.code([told(body, "our country needs security guarantees", speaker=speaker)], body)
    assert {stance.issue for stance in coded.stances if stance.value is not None} == issues


def test_principals_are_surer_than_an_office_beside_the_name(informed: Coder, told: Told) -> None:
    body = "The host of the Russian minister, Koval, said our country needs security guarantees."
    (coded,) = informed.code([told(body, "our country needs security guarantees", speaker="Koval")], body)
    assert [stance.issue for stance in coded.stances if stance.value is not None] == ["guarantees-for-ukraine"]


def test_what_ones_own_principal_is_reported_to_say_is_ones_own_too(informed: Coder, told: Told) -> None:
    body = "Koval said Ukraine rejects any neutral status."
    outer = told(body, "Ukraine rejects any neutral status", speaker="Koval")
    inner = told(body, "any neutral status", speaker="Ukraine", cue="rejects", parent=0)
    coded, _ = informed.code([outer, inner], body)
    taken = {stance.issue: stance.value for stance in coded.stances if stance.value is not None}
    assert taken == {"ukraine-neutrality": -2}
