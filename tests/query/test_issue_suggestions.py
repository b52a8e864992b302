"""Issues are suggested by what is often said and coded on nothing."""

from __future__ import annotations

import shlex

import pytest

from claims.coding.codebook import CueRecord, IssueRecord
from claims.coding.notation import parse_pattern
from claims.query.content_phrases import Candidate, Phrases
from claims.query.issue_suggestions import IssueSuggestion, suggest_issues
from claims.reference import add_issues
from claims.words import CuePolarity
from tests.archive import RECORDED, Archive

SAID = (
    "the salt works should be closed",
    "closing the salt works would ruin the village",
    "the salt works' chimney is a landmark",
    "nobody asked for salt works here",
)


def store(
    archive: Archive, *contents: str, speaker: str = "Harbour Board", url: str = "https://coast.example/salt"
) -> None:
    version = archive.text("\n".join(contents), url=url)
    for content in contents:
        archive.claim(version, content, speaker=speaker)


def suggested(archive: Archive, **options: int | str) -> list[IssueSuggestion]:
    with archive.database.reading() as session:
        return suggest_issues(session, **options)  # type: ignore[arg-type]  # each option by its own name


def found(*texts: str) -> dict[tuple[str, ...], Candidate]:
    return {candidate.stems: candidate for candidate in Phrases(texts).candidates(2)}


def test_a_phrase_of_many_claims_is_suggested_with_who_says_it_where(archive: Archive) -> None:
    store(archive, *SAID[:2])
    store(archive, *SAID[2:], speaker="Ada Holm", url="https://coast.example/works")
    (row,) = suggested(archive)
    assert (row.phrase, row.claims, row.speakers, row.documents) == ("salt works", 4, 2, 2)
    assert row.example == SAID[0]
    assert (row.nearest, row.shared) == (None, ())


def test_the_command_tries_a_pattern_that_finds_the_claims(archive: Archive) -> None:
    store(archive, "we demand a ban on imports", "they fear bans on all imports", "the ban on salt imports")
    (row,) = suggested(archive)
    assert row.phrase == "ban on imports"
    *command, pattern = shlex.split(row.command)
    assert command == ["claims", "issues", "test", "ban-on-imports", "--for"]
    assert pattern == "ban|bans ...2 imports"
    parsed = parse_pattern(pattern, {})
    assert all(parsed.regex().search(text) for text in ("a ban on imports", "bans on all imports"))


def test_claims_that_take_a_side_are_left_out_and_those_that_only_touch_are_not(archive: Archive) -> None:
    version = archive.text("\n".join(SAID))
    first, *_ = [archive.claim(version, content) for content in SAID[:3]]
    archive.stance(first, 2)
    (row,) = suggested(archive)
    assert row.claims == 2
    assert suggested(archive, at_least=3) == []


def test_what_is_said_word_for_word_again_is_one_wording_and_as_many_claims(archive: Archive) -> None:
    for number in range(3):
        store(archive, SAID[0], url=f"https://coast.example/{number}")
    assert suggested(archive) == []
    store(archive, SAID[1], url="https://coast.example/more")
    (row,) = suggested(archive)
    assert (row.claims, row.documents) == (4, 4)


def test_names_of_actors_are_no_phrases(archive: Archive) -> None:
    archive.actor("Elin Strand")
    store(archive, "Elin Strand must resign", "we trust Elin Strand", "Elin Strand at sea", speaker="Port Town")
    assert suggested(archive) == []


def test_it_can_be_narrowed_to_phrases_with_a_word(archive: Archive) -> None:
    store(archive, *SAID, "the lock gates leak", "we paid for lock gates")
    assert {row.phrase for row in suggested(archive)} == {"salt works", "lock gates"}
    assert [row.phrase for row in suggested(archive, text="Lock")] == ["lock gates"]
    assert len(suggested(archive, limit=1)) == 1


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_the_issue_whose_wording_has_its_words_is_named(archive: Archive) -> None:
    store(archive, *SAID)
    cue = CueRecord("@salt clos* ... {salt} (saltern|salt) ...3 work*", CuePolarity.FOR)
    works = IssueRecord("saltern-closes", "The pans", "the pans are given up", cues=(cue,))
    sea = IssueRecord("sea", "Salt and sea", "the sea is salt")
    with archive.database.writing() as session:
        add_issues(session, (sea, works), archive.run_id, RECORDED)
    (row,) = suggested(archive)
    assert (row.nearest, row.shared) == ("saltern-closes", ("salt", "work"))


def test_progress_is_told_while_many_are_read() -> None:
    told: list[int] = []
    Phrases([f"salt works {number}" for number in range(45_000)], told.append)
    assert told == [20_000, 40_000]


def test_the_score_counts_what_stands_by_itself() -> None:
    phrases = found("the old salt works", "an old salt works", "salt works burn", "salt works stand")
    # In four texts, in two of them within one longer phrase: 1 · (4 - 2/1); the longer one weighs log2 3.
    assert phrases["salt", "work"].c_value == 2
    assert phrases["old", "salt", "work"].c_value == pytest.approx(3.17, abs=0.01)
    assert ("old", "salt") not in phrases


@pytest.mark.parametrize(
    ("one", "other", "phrase"),
    [
        ("close the salt works", "closing time", None),
        ("Salt Works", "the “salt” works’ owner", ("salt", "work")),
        ("the ban on imports", "a ban of imports", ("ban", "import")),
        ("salt. Works", "salt, works", None),
        ("salt and works", "salt and works", None),
        ("lock no 4", "lock no 4", None),
        ("no imports", "no imports", None),
        ("the glass bus", "a glass bus", ("glass", "bus")),
    ],
)
def test_a_phrase_is_content_words_and_what_is_passed_over(
    one: str, other: str, phrase: tuple[str, ...] | None
) -> None:
    assert list(found(one, other)) == ([phrase] if phrase else [])
