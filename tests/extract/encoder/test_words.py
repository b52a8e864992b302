from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.encoder.words import LONGEST_PARAGRAPH, Paragraph, split_paragraphs, split_words
from claims.extract.sentences import paragraph_starts

FRAGMENTS = [
    "don't",
    "Mr. ",
    "U.S.",
    "'90s",
    "1,000.5",
    "MAY 3Finland",
    "…",
    "“",
    "”",
    "’s ",
    "''",
    "--",
    "\n",
    "\r\n",
    " ",
]
TEXTS = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=8)), max_size=12).map("".join)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in zip(*split_words(text, 0, len(text)), strict=True)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I don't", "I do n't"),
        ("we can’t", "we ca n’t"),
        ("They WON'T", "They WO N'T"),
        ("he's late", "he 's late"),
        ("they’re here", "they ’re here"),
        ("Russia's fleet", "Russia 's fleet"),
        ("the U.S.'s fleet", "the U.S. 's fleet"),
        ("the sailors' pay", "the sailors ' pay"),
        ("the '90s", "the ' 90s"),
        ("U.S. ships at 5 p.m.", "U.S. ships at 5 p.m."),
        ("Mr. Smith and Sen. Lee", "Mr. Smith and Sen. Lee"),
        ("Mr.Smith", "Mr . Smith"),
        ("It fell on 3 Nov.", "It fell on 3 Nov ."),
        ("1,000.5 tonnes at 10:30.", "1,000.5 tonnes at 10:30 ."),
        ("the 20th of 5km", "the 20th of 5km"),
        ("a well-known dam", "a well - known dam"),
        ("MAY 3Finland closed", "MAY 3 Finland closed"),
        ("well... so", "well ... so"),
        ("well… so", "well … so"),
        ("no--not yet—no", "no -- not yet — no"),
        ("“Go,” she said.", "“ Go , ” she said ."),
        ("``Go,'' she said", "`` Go , '' she said"),
        ("(sic) [x]", "( sic ) [ x ]"),
    ],
)
def test_words_are_cut_as_in_a_treebank(text: str, words: str) -> None:
    assert cut(text) == words.split()


def test_an_abbreviation_is_whole_only_before_white_space_of_the_range() -> None:
    text = "Mr. Berg"
    assert split_words(text, 0, 3) == ([0, 2], [2, 3])
    assert split_words(text, 0, 4) == ([0], [3])


def test_offsets_count_code_points_of_the_whole_text() -> None:
    text = "🚢🚢 Ships wait."
    starts, ends = split_words(text, 3, len(text))
    assert [text[start:end] for start, end in zip(starts, ends, strict=True)] == ["Ships", "wait", "."]
    assert starts[0] == 3


@given(TEXTS)
def test_every_code_point_but_white_space_is_in_exactly_one_word(text: str) -> None:
    starts, ends = split_words(text, 0, len(text))
    assert all(start < end for start, end in zip(starts, ends, strict=True))
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    held = {place for start, end in zip(starts, ends, strict=True) for place in range(start, end)}
    assert held == {place for place, letter in enumerate(text) if not letter.isspace()}


@given(TEXTS)
def test_paragraphs_hold_the_words_of_the_text_in_order(text: str) -> None:
    paragraphs = list(split_paragraphs(text, paragraph_starts(text)))
    assert all(len(paragraph) for paragraph in paragraphs)
    together = [start for paragraph in paragraphs for start in paragraph.starts]
    assert together == split_words(text, 0, len(text))[0]


def test_a_paragraph_of_white_space_is_none() -> None:
    assert list(split_paragraphs("", [0])) == []
    assert [len(paragraph) for paragraph in split_paragraphs("  \n\n\tYes.\n \n", [0, 5])] == [2]


def test_a_paragraph_as_long_as_may_be_stays_whole() -> None:
    text = "oak. " * (LONGEST_PARAGRAPH // 2)
    assert [len(paragraph) for paragraph in split_paragraphs(text, [0])] == [LONGEST_PARAGRAPH]


def test_an_overlong_paragraph_is_cut_behind_a_sentence() -> None:
    text = ("The dam above the old mill holds. " * 40 + "“It will not hold for long,” the miller said. " * 40).rstrip()
    paragraphs = list(split_paragraphs(text, [0]))
    assert len(paragraphs) > 2
    assert all(LONGEST_PARAGRAPH // 2 < len(paragraph) <= LONGEST_PARAGRAPH for paragraph in paragraphs[:-1])
    assert all(text[paragraph.ends[-1] - 1] in ".”" for paragraph in paragraphs)
    joined = [word for paragraph in paragraphs for word in zip(paragraph.starts, paragraph.ends, strict=True)]
    assert joined == list(zip(*split_words(text, 0, len(text)), strict=True))


def test_an_overlong_paragraph_without_a_sentence_is_cut_at_the_limit() -> None:
    count = 2 * LONGEST_PARAGRAPH + 7
    paragraphs = list(split_paragraphs("oak " * count, [0]))
    assert [len(paragraph) for paragraph in paragraphs] == [LONGEST_PARAGRAPH, LONGEST_PARAGRAPH, 7]
    assert all(before.ends[-1] < after.starts[0] for before, after in pairwise(paragraphs))


@pytest.mark.parametrize(
    ("span", "words"),
    [((0, 3), [0]), ((2, 5), [0, 1]), ((3, 4), []), ((4, 8), [1]), ((0, 99), [0, 1, 2]), ((8, 8), []), ((50, 60), [])],
)
def test_the_words_of_a_span_are_those_that_share_a_code_point_with_it(span: tuple[int, int], words: list[int]) -> None:
    assert Paragraph((0, 4, 8), (3, 8, 12)).words_of(*span) == words
