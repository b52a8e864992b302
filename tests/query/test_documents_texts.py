"""Two texts compared, paragraph by paragraph and word by word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.query.documents import Fate, Operation, Part, TextDifference
from claims.query.documents.texts import difference
from claims.query.documents.wording import compare_words
from tests.press import ARTICLE, COST, NOTICE, RAIN, WAIT, WINTER, article

MARKS = {Operation.EQUAL: "{}", Operation.DELETE: "[-{}-]", Operation.INSERT: "{{+{}+}}"}


def marked(part: Part) -> str:
    return "".join(MARKS[piece.operation].format(piece.text) for piece in part.pieces)


def changes(before: str, after: str) -> list[tuple[str, int | None, int | None, str]]:
    return [(each.fate, each.before, each.after, marked(each)) for each in difference(before, after).changes]


def side(found: TextDifference, without: Operation) -> list[str]:
    """Give all words of one of the two texts."""
    return "".join(
        f"{piece.text} " for part in found.parts for piece in part.pieces if piece.operation is not without
    ).split()


def test_a_changed_number_and_a_quote_that_went_are_marked_where_they_stood() -> None:
    after = ARTICLE.replace("40", "60").replace(f" {WAIT}", "")
    [(fate, before_no, after_no, text)] = changes(ARTICLE, after)
    assert (fate, before_no, after_no) == (Fate.CHANGED, 1, 1)
    assert text == (
        "Mayor Ada Lind said that the new bridge would cost[- 40-]{+ 60+} million crowns."
        "[- “We will not wait another year,” she said.-]"
    )
    found = difference(ARTICLE, after)
    assert (found.words_removed, found.words_added) == (9, 1)


def test_a_moved_paragraph_is_moved_and_no_word_counts_as_changed() -> None:
    found = difference(ARTICLE, article(RAIN, f"{COST} {WAIT}", WINTER))
    assert [(each.fate, each.before, each.after) for each in found.changes] == [(Fate.MOVED, 3, 1)]
    assert (found.words_removed, found.words_added) == (0, 0)


def test_a_paragraph_that_was_moved_and_changed_is_one_part() -> None:
    after = article(WINTER.replace("all winter", "all summer"), f"{COST} {WAIT}", RAIN)
    [(fate, before_no, after_no, text)] = changes(ARTICLE, after)
    assert (fate, before_no, after_no) == (Fate.MOVED, 2, 1)
    assert "all[- winter-]{+ summer+}." in text


def test_a_paragraph_that_was_split_or_joined_has_no_changed_words() -> None:
    split = article(COST, WAIT, WINTER, RAIN)
    for before, after, mark in ((ARTICLE, split, "{+\n+}"), (split, ARTICLE, "[-\n-]")):
        [(fate, *_, text)] = changes(before, after)
        assert (fate, mark in text) == (Fate.CHANGED, True)
        found = difference(before, after)
        assert (found.words_removed, found.words_added) == (0, 0)


def test_what_came_and_went_whole_stands_in_its_place() -> None:
    assert changes(ARTICLE, article(f"{COST} {WAIT}", RAIN, NOTICE)) == [
        (Fate.DELETED, 2, None, f"[-{WINTER}-]"),
        (Fate.INSERTED, None, 3, f"{{+{NOTICE}+}}"),
    ]


@pytest.mark.parametrize(
    "after",
    [ARTICLE.replace(" ", "  "), ARTICLE.replace("\n", "\r\n"), ARTICLE.replace(" said", "\nsaid"), ARTICLE + "\n\n"],
    ids=["blanks", "line ends", "lines broken elsewhere", "blank lines at the end"],
)
def test_white_space_is_no_change(after: str) -> None:
    assert difference(ARTICLE, after).changes == ()


def test_a_text_without_blank_lines_has_a_paragraph_a_line() -> None:
    before = f"{COST}\n{WINTER}\n{RAIN}"
    assert changes(before, f"{COST}\n{RAIN}") == [(Fate.DELETED, 2, None, f"[-{WINTER}-]")]


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("He left. It rained.", "He left. She stayed. It rained.", "He left.{+ She stayed.+} It rained."),
        ("He left. She stayed. It rained.", "He left. It rained.", "He left.[- She stayed.-] It rained."),
        ("40 of 60 boats left", "50 of 70 boats left", "[-40 of 60-]{+50 of 70+} boats left"),
        ("It costs 1,200 crowns.", "It costs 1,300 crowns.", "It costs[- 1,200-]{+ 1,300+} crowns."),
        ("the mayor’s bridge", "the town’s bridge", "the[- mayor’s-]{+ town’s+} bridge"),
        ("", "a", "{+a+}"),
        ("a", "", "[-a-]"),
    ],
)
def test_an_edit_reads_as_people_would_mark_it(before: str, after: str, pieces: str) -> None:
    assert "".join(MARKS[each.operation].format(each.text) for each in compare_words(before, after)) == pieces


def test_two_long_texts_without_a_word_in_common_are_one_deleted_and_one_inserted() -> None:
    before, after = (" ".join(f"{letter}{number}" for number in range(12_000)) for letter in "ab")
    found = difference(before, after)
    assert [each.fate for each in found.parts] == [Fate.DELETED, Fate.INSERTED]
    assert (found.words_removed, found.words_added) == (12_000, 12_000)


def test_texts_too_long_to_compare_word_by_word_are_told_as_replaced() -> None:
    before, after = (f"same {' '.join(f'{letter}{number}' for number in range(21_000))} end" for letter in "ab")
    found = difference(before, after)
    assert {each.fate for each in found.parts} == {Fate.DELETED, Fate.INSERTED}


TEXTS = st.lists(
    st.lists(st.sampled_from(["the", "bridge", "rain.", "40", "“No,”", "she", "said.", "a"]), max_size=9).map(" ".join),
    max_size=7,
).map("\n\n".join)


@given(before=TEXTS, after=TEXTS)
def test_every_word_of_both_texts_stands_in_the_parts_once(before: str, after: str) -> None:
    found = difference(before, after)
    moved = [each for each in found.parts if each.fate is Fate.MOVED]
    assert sorted("".join(side(found, Operation.DELETE))) == sorted("".join(after.split()))
    assert sorted("".join(side(found, Operation.INSERT))) == sorted("".join(before.split()))
    if not moved:
        assert "".join(side(found, Operation.DELETE)) == "".join(after.split())
        assert "".join(side(found, Operation.INSERT)) == "".join(before.split())


@given(before=TEXTS, after=TEXTS)
def test_parts_stand_in_the_order_of_the_later_text(before: str, after: str) -> None:
    places = [each.after for each in difference(before, after).parts if each.after is not None]
    assert all(one < other for one, other in pairwise(places))


@given(text=TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert difference(text, text).changes == ()
