"""Paragraphs, and what stands before a word: told the same whether or not the parser makes tokens of white space."""

from __future__ import annotations

from itertools import pairwise

from claims.extract.tokens import Range, Tokens

__all__ = ["mark_before", "paragraphs_of", "word_before", "words_in"]


def word_before(tokens: Tokens, token: int) -> int:
    """Give the token before this one that is no white space; -1 at the beginning of the text."""
    token -= 1
    while token >= 0 and tokens.words[token].isspace():
        token -= 1
    return token


def mark_before(tokens: Tokens, token: int) -> str:
    """Give the word or mark before this token, in lower case; "" at the beginning of the text.

    Of "the ferry,  Berg said" that is the comma, however many spaces follow it.
    """
    before = word_before(tokens, token)
    return tokens.words[before] if before >= 0 else ""


def words_in(tokens: Tokens, first: int, last: int) -> int:
    """Count the tokens of a range that are no white space."""
    return sum(not word.isspace() for word in tokens.words[first:last])


def paragraphs_of(tokens: Tokens) -> list[Range]:
    """Give the ranges of the paragraphs that hold words, without the white space at either edge."""
    bounds = [token for token in range(1, len(tokens)) if tokens.paragraph[token] != tokens.paragraph[token - 1]]
    found = []
    for start, end in pairwise([0, *bounds, len(tokens)]):
        first = next((token for token in range(start, end) if not tokens.words[token].isspace()), end)
        stop = word_before(tokens, end) + 1
        if first < stop:
            found.append((first, stop))
    return found
