"""Headlines whose speaker stands at the end or before a quotation: "… - Berg", "“…”: Berg", "…, court hears"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claims.extract.draft import Draft, trimmed
from claims.extract.labels import load_labels
from claims.extract.layout import mark_before, paragraphs_of, word_before
from claims.extract.role_nouns import role_nouns
from claims.extract.tokens import Range, Tokens

__all__ = ["drafts_of_headlines"]

_SHORTEST = 5
_LONGEST_SIGNATURE = 6
_LONGEST_HEADLINE = 30
_DASHES = {"-", "\u2013", "\u2014", "--"}
_STOPS = {".", "!", "?"}
_JOINTS = {"of", "the", "to", "for", "and", "in", "at", "de", "von", "van", "der", "'s", "\u2019s"}
_NOUN_TAGS = {"NN", "NNS", "NNP", "NNPS", "JJ", "POS", "HYPH", "AFX"}
_PREDICATE_TAGS = {"MD", "VB", "VBZ", "VBD", "VBP"}


def drafts_of_headlines(tokens: Tokens) -> Iterator[Draft]:
    """Give the words of headlines: paragraphs of one sentence or so without a full stop."""
    for first, last in paragraphs_of(tokens):
        if not _SHORTEST <= last - first <= _LONGEST_HEADLINE:
            continue
        if tokens.words[last - 1] not in _STOPS:
            yield from _signed(tokens, first, last)
            yield from _heard(tokens, first, last)
            yield from _predicated(tokens, first, last)
        yield from _quoted_first(tokens, first, last)


def _signed(tokens: Tokens, first: int, last: int) -> Iterator[Draft]:
    """Find a headline that a dash and a name close: "Talks will go on - Berg", "Lake “at its lowest” - water board"."""
    earliest = max(first, last - _LONGEST_SIGNATURE - 1)
    dash = next((place for place in range(last - 1, earliest, -1) if tokens.words[place] in _DASHES), None)
    if dash is None or dash + 1 == last:
        return
    if tokens.ends[dash] == tokens.starts[dash + 1] or not _can_sign(tokens, first, dash, last):
        return
    kept = trimmed(tokens, first, dash)
    if kept is not None:
        yield Draft("headline", [kept], [], (dash + 1, last))


def _can_sign(tokens: Tokens, first: int, dash: int, last: int) -> bool:
    """Tell whether a name or a noun for a speaker stands behind the dash; any noun does behind a quotation."""
    tail = range(dash + 1, last)
    if tokens.words[last - 1] in load_labels().endings:
        return False
    if all(_is_capital(tokens, place) or tokens.words[place] in _JOINTS for place in tail):
        return any(tokens.parts[place] == "PROPN" for place in tail)
    if not all(tokens.tags[place] in _NOUN_TAGS or tokens.words[place] in _JOINTS for place in tail):
        return False
    return tokens.words[last - 1] in role_nouns().every or any(
        tokens.quoted[place] >= 0 for place in range(first, dash)
    )


def _heard(tokens: Tokens, first: int, last: int) -> Iterator[Draft]:
    """Find "Airline may fold by June, court hears": whoever heard it passes it on."""
    cue = last - 1
    if tokens.words[cue] not in load_labels().hearings:
        return
    comma = next((place for place in range(cue - 1, max(first, cue - 5), -1) if tokens.words[place] == ","), None)
    if comma is None or not all(tokens.tags[place] in _NOUN_TAGS for place in range(comma + 1, cue)):
        return
    kept = trimmed(tokens, first, comma)
    if kept is not None and comma + 1 < cue:
        yield Draft("headline", [kept], [(cue, last)], (comma + 1, cue), cue)


def _predicated(tokens: Tokens, first: int, last: int) -> Iterator[Draft]:
    """Find "Council leader 'will not resign'": a quoted predicate is its subject's own words."""
    for begin, end in _quotations(tokens, first, last):
        mark = word_before(tokens, begin)
        if tokens.tags[begin] not in _PREDICATE_TAGS or mark <= first or begin - first > _LONGEST_SIGNATURE:
            continue
        subject = (first, mark)
        if all(tokens.tags[place] in _NOUN_TAGS or tokens.words[place] in _JOINTS for place in range(*subject)):
            yield Draft("headline", [(begin, end)], [], subject)


def _quoted_first(tokens: Tokens, first: int, last: int) -> Iterator[Draft]:
    """Find "“I did not take it”: ex-mayor breaks silence": the speaker stands behind the colon, up to the verb."""
    opening = next(_quotations(tokens, first, last), None)
    if opening is None or opening[0] > first + 1:
        return
    colon = next((place for place in range(opening[1], min(opening[1] + 3, last)) if tokens.words[place] == ":"), None)
    if colon is None:
        return
    end = colon + 1
    while end < last and (tokens.tags[end] in _NOUN_TAGS or tokens.words[end] in _JOINTS):
        end += 1
    words = set(tokens.words[colon + 1 : end])
    named = any(tokens.parts[place] in {"NOUN", "PROPN"} for place in range(colon + 1, end))
    if named and not words & load_labels().endings and mark_before(tokens, end) not in _JOINTS:
        yield Draft("quote", [opening], [], (colon + 1, end))


def _quotations(tokens: Tokens, first: int, last: int) -> Iterator[Range]:
    """Give the quoted stretches of a paragraph, without their marks."""
    bounds = [first, *(p for p in range(first + 1, last) if tokens.quoted[p] != tokens.quoted[p - 1]), last]
    for begin, end in pairwise(bounds):
        if tokens.quoted[begin] >= 0:
            yield begin, end


def _is_capital(tokens: Tokens, token: int) -> bool:
    return tokens.body[tokens.starts[token]].isupper()
