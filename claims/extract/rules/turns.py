"""Transcript turns and headlines: "NAME: text", "Question: text?", "Text - NAME"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.draft import Draft, trimmed
from claims.extract.layout import word_before, words_in
from claims.extract.tokens import Range, Tokens
from claims.words import Act

__all__ = ["WORDS_A_PERSON", "drafts_of_turns", "first_person"]

_LABEL_TOKENS = 16
_TRANSCRIPT_LABELS = 3
_INTRODUCTION = 150
_SPOKEN = 3
WORDS_A_PERSON = 50
"""A text is speech where at least one word in this many is "I" or "we" outside quotation marks."""
_QUESTIONERS = {"question", "q", "reporter", "journalist"}
_OFFICES = {"answer", "president", "secretary", "spokesman", "spokesperson", "minister", "moderator", "chief", "state"}
_JOINTS = {"of", "the", "to", "for", "and", "in", "at", "de", "von", "van", "der", "'s", "\u2019s"}
_FIRST_PERSON = {"i", "we"}
_DASHES = {"-", "\u2013", "\u2014", "--"}


def drafts_of_turns(tokens: Tokens) -> Iterator[Draft]:
    """Give one draft a speaker's label: what follows it, in a transcript up to the next label, else in its paragraph.

    A text is a transcript if it has several labels, or one before a speech in the first person.
    """
    labels = [label for sentence in tokens.sentences if (label := _label(tokens, sentence)) is not None]
    transcript = len(labels) >= _TRANSCRIPT_LABELS or _opens_speech(tokens, labels)
    for number, (first, colon) in enumerate(labels):
        following = labels[number + 1][0] if number + 1 < len(labels) else len(tokens)
        last = following if transcript else min(following, _paragraph_end(tokens, colon))
        kept = trimmed(tokens, colon + 1, last)
        if kept is not None and (transcript or _has_finite_verb(tokens, kept)):
            asked = tokens.words[first] in _QUESTIONERS
            yield Draft("turn", [kept], [], (first, colon), -1, None, Act.QUESTION if asked else None, owner=-first - 2)
    yield from _signed_headlines(tokens)


def _has_finite_verb(tokens: Tokens, content: Range) -> bool:
    """Tell a sentence from a topic: "Norway: the families leaving home" is not what Norway says."""
    return any(tokens.tags[token] in {"VBD", "VBZ", "VBP", "MD", "VB"} for token in range(*content))


def _opens_speech(tokens: Tokens, labels: list[Range]) -> bool:
    """Tell whether a label near the beginning introduces a text in the first person."""
    if not labels or labels[0][0] > _INTRODUCTION:
        return False
    own = len(first_person(tokens, labels[0][1], len(tokens)))
    return own >= _SPOKEN and own * WORDS_A_PERSON >= words_in(tokens, labels[0][1], len(tokens))


def first_person(tokens: Tokens, first: int, last: int) -> list[int]:
    """Give the tokens of a range that say "I" or "we" outside quotation marks: the text itself is speech there."""
    return [token for token in range(first, last) if tokens.words[token] in _FIRST_PERSON and tokens.quoted[token] < 0]


def _label(tokens: Tokens, sentence: Range) -> Range | None:
    """Find the label a sentence begins with, and its colon: capitalised words with a name or office among them."""
    start, end = sentence
    while start < end and not tokens.words[start][0].isalnum():
        start += 1
    for colon in range(start + 1, min(end, start + _LABEL_TOKENS)):
        word = tokens.words[colon]
        if word == ":":
            named = any(tokens.entities[token] in {"PERSON", "ORG", "GPE", "NORP"} for token in range(start, colon))
            office = tokens.words[colon - 1] in _QUESTIONERS | _OFFICES
            shouted = tokens.text((start, colon)).isupper() and colon - start <= _SPOKEN + 2
            return (start, colon) if (named or office or shouted) and colon + 1 < len(tokens) else None
        if tokens.quoted[colon] >= 0 or (word[0].isalpha() and word not in _JOINTS and not _capital(tokens, colon)):
            return None
    return None


def _capital(tokens: Tokens, token: int) -> bool:
    return tokens.body[tokens.starts[token]].isupper()


def _paragraph_end(tokens: Tokens, token: int) -> int:
    paragraph = tokens.paragraph[token]
    while token < len(tokens) and tokens.paragraph[token] == paragraph:
        token += 1
    return token


def _signed_headlines(tokens: Tokens) -> Iterator[Draft]:
    """Find a paragraph of one sentence without a full stop that a dash and a name close: "Talks will go on - Berg"."""
    for number, (start, stop) in enumerate(tokens.sentences):
        end = word_before(tokens, stop) + 1
        if end - start < 5 or tokens.words[end - 1] in {".", "!", "?"}:
            continue
        if number and tokens.paragraph[tokens.sentences[number - 1][0]] == tokens.paragraph[start]:
            continue
        dash = next(
            (place for place in range(end - 1, max(start, end - 7), -1) if tokens.words[place] in _DASHES), None
        )
        if dash is None or not any(tokens.parts[place] == "PROPN" for place in range(dash + 1, end)):
            continue
        if not all(_capital(tokens, place) or tokens.words[place] in _JOINTS for place in range(dash + 1, end)):
            continue
        kept = trimmed(tokens, start, dash)
        if kept is not None:
            yield Draft("headline", [kept], [], (dash + 1, end))
