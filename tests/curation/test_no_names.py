from __future__ import annotations

import pytest

from claims.curation.checks import check_actor
from claims.curation.no_names import why_no_name
from claims.resolve.seeds import seed_actors
from claims.words import AliasKind


@pytest.mark.parametrize(
    ("form", "told"),
    [
        *((word, "a pronoun") for word in ("he", "She", "they", "It", "who", "himself", "Nobody", "each other")),
        *((word, "an article") for word in ("the", "The", "a", "those", "every")),
        *((word, "several") for word in ("officials", "Officials", "the officials", "senior ministers", "sources")),
        *((word, "a common noun") for word in ("president", "the foreign minister", "ministry")),
    ],
)
def test_what_means_whoever_is_spoken_of_names_nobody(form: str, told: str) -> None:
    assert told in (why_no_name(form, AliasKind.NAME) or "")


@pytest.mark.parametrize(
    "form",
    [
        *("US", "WHO", "IT", "A. Holm", "An Lind", "the Kremlin", "The Hague", "Ada the Elder", "Harbour Officials"),
        *("Congress", "the alliance", "Kyiv"),
    ],
)
def test_a_name_is_one_whatever_words_it_is_made_of(form: str) -> None:
    assert why_no_name(form, AliasKind.NAME) is None
    assert why_no_name(form, None) is None


def test_a_common_noun_may_be_an_office_and_a_plural_a_surname() -> None:
    assert why_no_name("the mayor", AliasKind.OFFICE) is None
    assert why_no_name("ministry", AliasKind.METONYM) is None
    assert why_no_name("Waiters", AliasKind.SURNAME) is None
    assert why_no_name("Officials", AliasKind.SURNAME) is None


def test_nothing_that_ships_with_the_program_is_refused() -> None:
    for actor in seed_actors():
        check_actor(actor)
