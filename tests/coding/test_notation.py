from __future__ import annotations

import pytest

from claims.coding.matching import PatternIndex
from claims.coding.notation import parse_pattern
from claims.coding.phrases import ActorClass
from claims.errors import ClaimsError

CLASSES = {
    "chile": ActorClass(("Chile", "Chilean*", "Santiago"), ("our country",)),
    "league": ActorClass(("LEAGUE", "the league")),
}


@pytest.mark.parametrize(
    ("pattern", "text", "match"),
    [
        ("halt|stop", "They stop here.", "stop"),
        ("enlarg*", "The Enlargement began.", "Enlargement"),
        ("join further? talks", "join talks", "join talks"),
        ("join further? talks", "join further talks", "join further talks"),
        ("halt ... growth", "a halt to any more growth now", "halt to any more growth"),
        ("(join|member of) {league}", "a member of the league", "member of the league"),
        ("{chile} membership", "Chile’s membership", "Chile’s membership"),
        ("cease-fire", "a ceasefire, a cease-fire", "ceasefire"),
        ("neutral status", "a “neutral” status", "neutral” status"),
        ("halt (to growth (...3 {league})?)", "a halt to growth of the old LEAGUE", "halt to growth of the old LEAGUE"),
        ("/gr[ae]y/", "a grey zone", "grey"),
    ],
)
def test_pattern_matches(pattern: str, text: str, match: str) -> None:
    found = parse_pattern(pattern, CLASSES).regex().search(text)
    assert found is not None
    assert found[0] == match


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("halt ... growth", "They called a halt. The growth went on."),
        ("halt ... growth", "a halt to one two three four five growth"),
        ("arm", "an army"),
        ("{chile} ... join", "Chile will not join"),
        ("{league}", "a major league"),
        ("{chile} membership", "our country's membership"),
    ],
)
def test_pattern_does_not_match(pattern: str, text: str) -> None:
    assert parse_pattern(pattern, CLASSES).regex().search(text) is None


@pytest.mark.parametrize("text", ["non-aligned", "non aligned", "nonaligned"])
def test_a_hyphenated_word_is_looked_up_in_each_of_its_spellings(text: str) -> None:
    index = PatternIndex([(parse_pattern("non-aligned status", CLASSES), "issue")])
    assert [found.text for found in index.find(f"a {text} status")] == [f"{text} status"]


def test_own_forms_of_a_class_count_for_its_own_speakers_only() -> None:
    pattern = parse_pattern("guarantees for {chile}", CLASSES)
    assert pattern.regex("chile").search("guarantees for our country")
    assert pattern.regex("league").search("guarantees for our country") is None


def test_conditions_are_read_from_the_front() -> None:
    pattern = parse_pattern("! ~ @chile|league &chile treaty", CLASSES)
    assert pattern.decisive
    assert pattern.background
    assert pattern.speaker_of == {"chile", "league"}
    assert pattern.named == {"chile"}


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        ("(join|leave", "open bracket"),
        ("join)", "closes a bracket"),
        ("{peru} joins", "class 'peru'"),
        ("@peru joins", "class 'peru'"),
        ("/gr[ay/", "no regular expression"),
        ("/grey", "does not close"),
        ("...", "at least one word"),
        ("", "at least one word"),
        ("| join", "bar"),
        ("? join", "follows no word"),
    ],
)
def test_faulty_pattern_is_named_with_its_fault(pattern: str, complaint: str) -> None:
    with pytest.raises(ClaimsError, match=complaint) as caught:
        parse_pattern(pattern, CLASSES)
    assert repr(pattern) in str(caught.value)


@pytest.mark.parametrize(
    "pattern", ["a ...21 dam", "a ...99999999999999999999999 dam", "a ... " * 11 + "dam", "a ... ... dam"]
)
def test_gaps_that_would_take_for_ever_are_refused(pattern: str) -> None:
    with pytest.raises(ClaimsError, match=r"too many gaps or too long ones|two gaps side by side"):
        parse_pattern(pattern, {})
