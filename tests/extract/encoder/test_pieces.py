from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.encoder.pieces import FEATURES, WINDOW, Pieces, packed
from claims.extract.encoder.words import Paragraph, split_words
from tests.extract.encoder.wordpieces import OPENING, SEPARATOR, letters, spelt

ENCODER_PLACES = 512  # of which an opening and a separator take two


def paragraph_of(lengths: list[int], first_id: int) -> Pieces:
    """Make a paragraph whose words have these numbers of wordpieces, numbered from `first_id`."""
    places = tuple(range(len(lengths)))
    first = np.cumsum([0, *lengths[:-1]])
    count, quoted = sum(lengths), np.zeros(len(lengths), np.int64)
    words = Paragraph(places, tuple(place + 1 for place in places))
    return Pieces(words, np.arange(first_id, first_id + count), np.ones(count, np.int64), first, quoted)


def words_of(text: str, pieces: Pieces) -> list[str]:
    paragraph = pieces.paragraph
    return [text[start:end] for start, end in zip(paragraph.starts, paragraph.ends, strict=True)]


def test_a_word_begins_at_its_first_wordpiece() -> None:
    text = "Oak and elm.\n\nAsh"
    first, second = spelt(text)
    assert words_of(text, first) == ["Oak", "and", "elm", "."]
    assert first.first.tolist() == [0, 3, 6, 9]
    assert len(first.ids) == len(first.features) == 10
    assert words_of(text, second) == ["Ash"]
    vocabulary = letters()
    assert [vocabulary.id_to_token(number) for number in second.ids.tolist()] == ["a", "##s", "##h"]


def test_a_word_no_letter_of_which_is_known_is_read_as_unknown() -> None:
    text = "Oak 木 elm Ωmega 🚢"
    (pieces,) = spelt(text)
    assert words_of(text, pieces) == text.split()
    assert pieces.first.tolist() == [0, 3, 4, 7, 8]


@pytest.mark.parametrize("invisible", ["\x00", "\u200b", "\u0301", "\ufeff"])
def test_a_mark_without_a_wordpiece_is_no_word_of_the_paragraph(invisible: str) -> None:
    text = f"Oak {invisible} elm"
    assert len(split_words(text, 0, len(text))[0]) == 3
    (pieces,) = spelt(text)
    assert words_of(text, pieces) == ["Oak", "elm"]
    assert pieces.first.tolist() == [0, 3]
    assert len(pieces.quoted) == 2
    assert spelt(f"{invisible}\n\n{invisible}") == []


@pytest.mark.parametrize("text", ["quays " * 150, "1,000.50 " * 100 + "x", "7," * 600 + "7 quays", "quay. " * 230])
def test_a_paragraph_of_more_wordpieces_than_the_encoder_has_places_loses_no_word(text: str) -> None:
    paragraphs = spelt(text)
    assert all(len(pieces.ids) <= ENCODER_PLACES - 2 for pieces in paragraphs)
    starts = [start for pieces in paragraphs for start in pieces.paragraph.starts]
    assert starts == split_words(text, 0, len(text))[0]
    assert all(pieces.ids[pieces.first].size == len(pieces.paragraph) for pieces in paragraphs)


def test_features_tell_the_shape_of_a_word_and_whether_it_is_quoted() -> None:
    text = 'oak Oak OAK A 7 said "oak Oak OAK 7" oak'
    (pieces,) = spelt(text)
    by_word = pieces.features[pieces.first].tolist()
    lower, capital, upper, other = by_word[0], by_word[1], by_word[2], by_word[4]
    assert len({lower, capital, upper, other}) == 4
    assert by_word[3] == capital  # of one letter nobody can tell a word all in capitals
    assert by_word[5] == by_word[-1] == lower
    assert by_word[7:11] == [lower + 1, capital + 1, upper + 1, other + 1]
    assert by_word[6] == by_word[11] == other + 1  # a mark belongs to what it encloses
    assert pieces.quoted.tolist() == [0] * 6 + [1] * 6 + [0]
    assert 0 < min(by_word) <= max(by_word) < FEATURES
    assert pieces.features[:3].tolist() == [lower] * 3  # every piece of a word has the features of the word


def test_an_empty_text_has_no_pieces_and_no_window() -> None:
    assert spelt("") == []
    assert list(packed([], OPENING, SEPARATOR)) == []


def test_a_window_holds_paragraphs_with_a_separator_behind_each() -> None:
    pieces = [paragraph_of([2, 1], 10), paragraph_of([1, 3], 20)]
    (window,) = packed(pieces, OPENING, SEPARATOR)
    assert window.ids.tolist() == [OPENING, 10, 11, 12, SEPARATOR, 20, 21, 22, 23, SEPARATOR]
    assert window.features.tolist() == [0, 1, 1, 1, 0, 1, 1, 1, 1, 0]
    assert [firsts.tolist() for firsts in window.firsts] == [[1, 3], [5, 6]]
    assert len(window) == 10


@given(st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=6), max_size=20), st.integers(2, 40))
def test_every_paragraph_is_packed_once_and_in_order(words: list[list[int]], size: int) -> None:
    pieces = [paragraph_of(lengths, 100 * number) for number, lengths in enumerate(words, start=1)]
    windows = list(packed(pieces, OPENING, SEPARATOR, size))
    assert [number for window in windows for number in window.numbers] == list(range(len(pieces)))
    for window in windows:
        assert len(window) <= size or len(window.numbers) == 1
        assert len(window.features) == len(window)
        for number, firsts in zip(window.numbers, window.firsts, strict=True):
            assert window.ids[firsts].tolist() == (100 * (number + 1) + pieces[number].first).tolist()
    for window, after in pairwise(windows):
        assert len(window) + len(pieces[after.numbers[0]].ids) + 1 > size


def test_a_paragraph_longer_than_a_window_has_one_of_its_own() -> None:
    pieces = [paragraph_of([3], 10), paragraph_of([1] * (WINDOW + 50), 20), paragraph_of([3], 30)]
    assert [window.numbers for window in packed(pieces, OPENING, SEPARATOR)] == [(0,), (1,), (2,)]
