from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from claims.extract.attribution import Attribution
from tests.extract.reading import said

Find = Callable[[str], Sequence[Attribution]]


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Pier will be rebuilt by June - Carl Lind", "Carl Lind", "Pier will be rebuilt by June"),
        ("Ferries will sail again in May \u2013 officials", "officials", "Ferries will sail again in May"),
        ("Water in the bay “at its lowest” \u2013 harbour board", "harbour board", "Water in the bay “at its lowest”"),
        ("“I did not sink the ferry”: ex-captain speaks out", "ex-captain", "I did not sink the ferry"),
        ("Council chief 'will not resign'", "Council chief", "will not resign"),
        ("Captain was asleep at the wheel, court hears", "court", "Captain was asleep at the wheel"),
    ],
)
def test_a_headline_names_its_speaker_at_its_edge(find: Find, headline: str, source: str, content: str) -> None:
    claims = find(f"{headline}\n\nThe sun set over the harbour.")
    assert [(said(claim)[0], said(claim)[2].strip("'")) for claim in claims] == [(source, content)]


@pytest.mark.parametrize("ending", ["video", "live updates", "as it happened", "in pictures", "Harbour News"])
def test_a_kind_of_page_behind_the_dash_is_no_speaker(find: Find, ending: str) -> None:
    assert find(f"Ferry sinks off the coast of Gull Rock \u2013 {ending}\n\nThe sun set over the harbour.") == ()


@pytest.mark.parametrize(
    "furniture",
    [
        "Read more: Carl Lind says the ferry will sail again",
        "Never miss a story: sign up for what Carl Lind says",
        "Related: “The ferry will sail again,” Carl Lind said",
        "Photo: Carl Lind says the ferry will sail again",
        "FILE PHOTO: Carl Lind said the ferry would sail again",
    ],
)
def test_page_furniture_makes_no_claim(find: Find, furniture: str) -> None:
    assert find(f"The sun set over the harbour.\n\n{furniture}\n\nIt rained all night.") == ()


def test_what_only_begins_like_furniture_is_read(find: Find) -> None:
    (claim,) = find("Related industries will lose thousands of jobs, Carl Lind said.")
    assert said(claim)[0] == "Carl Lind"


@pytest.mark.parametrize("time", ["14:05 \u2013 ", "[10.32am] ", "9.15am BST\n", "18:42 ", "09:15 GMT: "])
def test_the_time_of_an_entry_is_no_part_of_the_words(find: Find, time: str) -> None:
    (claim,) = find(f"{time}The ferry will sail again, Carl Lind said.")
    assert said(claim) == ("Carl Lind", "said", "The ferry will sail again")


def test_a_speaker_may_be_named_behind_the_time_of_an_entry(find: Find) -> None:
    (claim,) = find("14:05 Carl Lind: We will rebuild the pier")
    assert said(claim) == ("Carl Lind", "", "We will rebuild the pier")
