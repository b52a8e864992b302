"""Quotations that carry their speaker with them: signed behind a dash, or labelled within the marks."""

from __future__ import annotations

from claims.extract.draft import Draft
from claims.extract.tokens import Range, Tokens

__all__ = ["labelled", "signed"]

_DASHES = {"-", "--", "\u2013", "\u2014", "\u2015"}
_LONGEST_NAME = 6
_LONGEST_LABEL = 4
_JOINTS = {"of", "the", "de", "van", "von", "der", "al", ".", ","}


def signed(tokens: Tokens, inner: Range, stop: int) -> Draft | None:
    """Find who signs: "The pier holds." - Eva Berg, on the same line or the next, with nothing behind the name.

    `stop` is the first token behind the quotation and its marks.
    """
    if stop + 1 >= len(tokens) or tokens.words[stop] not in _DASHES:
        return None
    first, (_, end) = stop + 1, tokens.line_of(stop)
    last = next((place for place in range(first, end) if tokens.words[place] == ","), end)
    while last > first and not tokens.words[last - 1][0].isalnum():
        last -= 1
    name = range(first, last)
    named = all(tokens.written(place)[0].isupper() or tokens.words[place] in _JOINTS for place in name)
    if not 0 < len(name) <= _LONGEST_NAME or not named:
        return None
    return Draft("quote", [inner], [(stop, stop + 1)], (first, last), stop)


def labelled(tokens: Tokens, inner: Range) -> Draft | None:
    """Find who is printed before the words, within the marks: "BERG: The pier holds."."""
    first, last = inner
    for colon in range(first + 1, min(last - 1, first + _LONGEST_LABEL + 1)):
        if tokens.words[colon] == ":":
            return Draft("quote", [(colon + 1, last)], [(colon, colon + 1)], (first, colon), colon)
        if not tokens.written(colon - 1).isupper():
            return None
    return None
