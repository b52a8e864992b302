from __future__ import annotations

from itertools import accumulate

import pytest

from claims.extract import DEFAULT_PIPELINE
from claims.extract.mentions import find_mentions
from claims.extract.pipeline import load_pipeline
from claims.extract.quotes import find_quotations
from claims.extract.tokens import Parse, Tokens, make_tokens, read_tokens
from tests.extract.white_space import without_white_space

WORDS = ["The", "keeper", "of", "Gull", "Rock", "said", "boats", "that", "fish", "may", "sink", "."]
GOVERNORS = ["keeper", "said", "keeper", "Rock", "of", "said", "sink", "fish", "boats", "sink", "said", "said"]
HEADS = [WORDS.index(word) for word in GOVERNORS]
DEPS = ["det", "nsubj", "prep", "compound", "pobj", "ROOT", "nsubj", "nsubj", "relcl", "aux", "ccomp", "punct"]


def tree(heads: list[int], openings: list[int], entities: list[tuple[int, int, str]]) -> Tokens:
    """Stand the words in a line, one space between, over a tree made by hand."""
    body = " ".join(WORDS)
    ends = [place - 1 for place in accumulate(len(word) + 1 for word in WORDS)]
    parse = Parse(
        starts=[end - len(word) for end, word in zip(ends, WORDS, strict=True)],
        ends=ends,
        words=[word.lower() for word in WORDS],
        lemmas=[word.lower() for word in WORDS],
        tags=["NN"] * len(WORDS),
        parts=["NOUN"] * len(WORDS),
        deps=DEPS,
        heads=heads,
        openings=openings,
        entities=entities,
    )
    return make_tokens(body, parse, find_quotations(body, [0]), [0])


def parsed(body: str) -> Tokens:
    return read_tokens(load_pipeline(DEFAULT_PIPELINE)(body), body, [], [0])


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [
        ("said", "The", "."),
        ("keeper", "The", "Rock"),
        ("of", "of", "Rock"),
        ("Rock", "Gull", "Rock"),
        ("The", "The", "The"),
        ("sink", "boats", "sink"),
        ("boats", "boats", "fish"),
        ("fish", "that", "fish"),
        (".", ".", "."),
    ],
)
def test_the_edges_of_a_subtree_are_its_outermost_tokens(word: str, first: str, last: str) -> None:
    tokens = tree(HEADS, [0], [])
    token = WORDS.index(word)
    assert (WORDS[tokens.left(token)], WORDS[tokens.right(token)]) == (first, last)


def test_edges_reach_over_crossing_branches() -> None:
    heads = [*HEADS]
    heads[WORDS.index("fish")] = WORDS.index("keeper")  # across "said"
    tokens = tree(heads, [0], [])
    assert (tokens.left(1), tokens.right(1)) == (0, 8)
    assert (tokens.left(6), tokens.right(6)) == (6, 6)


def test_children_stand_in_order_and_a_root_is_not_its_own() -> None:
    tokens = tree(HEADS, [0], [])
    assert tokens.children[5] == [1, 10, 11]
    assert tokens.child(5, "ccomp") == 10
    assert tokens.all(10, "nsubj", "aux") == [6, 9]


@pytest.mark.parametrize("openings", [[0, 6], [6]])
def test_sentences_run_from_opening_to_opening_and_the_first_token_opens_one(openings: list[int]) -> None:
    tokens = tree(HEADS, openings, [])
    assert tokens.sentences == [(0, 6), (6, 12)]
    assert (tokens.sentence_of(5), tokens.sentence_of(6)) == ((0, 6), (6, 12))


def test_neighbouring_entities_of_one_label_stay_apart() -> None:
    tokens = tree(HEADS, [0], [(3, 4, "PERSON"), (4, 5, "PERSON")])
    assert tokens.entities[2:6] == ["", "PERSON", "PERSON", ""]
    assert tokens.entity_ranges == [(3, 4, "PERSON"), (4, 5, "PERSON")]


def test_a_token_is_written_as_in_the_text() -> None:
    tokens = tree(HEADS, [0], [])
    assert (tokens.words[3], tokens.written(3)) == ("gull", "Gull")


def test_an_empty_text_has_no_tokens_and_no_sentences() -> None:
    tokens = make_tokens("", Parse([], [], [], [], [], [], [], [], [], []), [], [0])
    assert (len(tokens), tokens.sentences) == (0, [])


def test_the_edges_of_a_real_parse_hold_all_that_hangs_below() -> None:
    tokens = parsed("The keeper, who had seen it, said that boats would sink.\n\nNobody he told was glad; they left.")
    below = {token: {token} for token in range(len(tokens))}
    for token in range(len(tokens)):
        above = token
        while tokens.heads[above] != above:
            above = tokens.heads[above]
            below[above].add(token)
    assert tokens.left_edges == [min(below[token]) for token in range(len(tokens))]
    assert tokens.right_edges == [max(below[token]) for token in range(len(tokens))]


LINES = "Ferry minister\nAnna Berg said no.\nNorway, the keeper\n\nCarl Lind, a spokesman\nof the port, left."


@pytest.mark.parametrize("white_space", [True, False])
def test_a_line_ends_whether_or_not_its_end_is_a_token(white_space: bool) -> None:
    tokens = parsed(LINES) if white_space else without_white_space(parsed(LINES), [0])
    asked = [token for token, word in enumerate(tokens.words) if word in {"berg", "the", "left"}]
    lines = [tokens.text(tokens.line_of(token)) for token in asked]
    assert lines == ["Anna Berg said no.", "Norway, the keeper", "of the port, left.", "of the port, left."]


@pytest.mark.parametrize(
    "body",
    [
        LINES,
        "Talks with the president\nCarl Lind came.\n\nThe keeper, Anna Berg, said the ministry\nMadrid office shut.",
        "By Angela Merkel\nBerlin\nThe chancellor said no to a Norwegian delegation\n\nPresident Anna Berg left.",
    ],
)
def test_mentions_are_the_same_with_and_without_tokens_of_white_space(body: str) -> None:
    tokens = parsed(body)
    assert any(word.isspace() for word in tokens.words)
    assert find_mentions(without_white_space(tokens, [0])) == find_mentions(tokens)
