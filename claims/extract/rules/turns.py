"""Transcript turns and labelled headlines: what follows "NAME:", up to the next label or in its paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from claims.extract.draft import Draft, trimmed
from claims.extract.labels import ENTRY_TIME
from claims.extract.layout import paragraphs_of, words_in
from claims.extract.rules.furniture import is_furniture
from claims.extract.rules.interviews import interviewed
from claims.extract.rules.labels import Label, LabelKind, find_labels
from claims.extract.tokens import Range, Tokens
from claims.words import Act

__all__ = ["WORDS_A_PERSON", "drafts_of_turns", "first_person"]

_TRANSCRIPT_LABELS = 3
_INTRODUCTION = 150
_SPOKEN = 3
WORDS_A_PERSON = 50
"""A text is speech where at least one word in this many is "I" or "we" outside quotation marks."""
_FIRST_PERSON = {"i", "we"}
_STAGE_DIRECTION = re.compile(r"\s*(?:[(\[<*#_][^\n]*[)\]>*#_]|END(?:[ \t\u00a0]+\d[^\n]*)?)\s*")
_FINITE = {"VBD", "VBZ", "VBP", "MD", "VB"}


def drafts_of_turns(tokens: Tokens) -> Iterator[Draft]:
    """Give one draft a speaker's label: what follows it, in a transcript up to the next label, else in its paragraph.

    A text is a transcript if its labels take turns, or one stands before a speech in the first person. "A." and
    "Answer" are whoever the heading says is interviewed.
    """
    labels = find_labels(tokens)
    transcript = _takes_turns(tokens, labels) or _opens_speech(tokens, labels)
    if transcript:
        labels = [label for label in labels if label.kind is not LabelKind.BODY or _is_shouted(tokens, label)]
    answers = any(label.kind is LabelKind.ANSWER for label in labels)
    guest = interviewed(tokens, labels[0].name[0]) if answers else None
    paragraphs = paragraphs_of(tokens)
    for number, label in enumerate(labels):
        following = labels[number + 1].name[0] if number + 1 < len(labels) else len(tokens)
        ranges = _spoken_in(tokens, paragraphs, label.behind, following, whole=transcript)
        if ranges and (transcript or _has_finite_verb(tokens, ranges)):
            source = guest if guest is not None and label.kind is LabelKind.ANSWER else label.name
            asked = Act.QUESTION if label.kind is LabelKind.QUESTION else None
            yield Draft("turn", ranges, [], source, -1, None, asked, owner=-label.name[0] - 2)


def _takes_turns(tokens: Tokens, labels: list[Label]) -> bool:
    """Tell a transcript, in which speakers come again or questions are asked, from "Berg: …" here and there."""
    persons = [label for label in labels if label.kind is not LabelKind.BODY]
    asked = any(label.kind is LabelKind.QUESTION for label in persons)
    times = Counter(tokens.words[label.name[1] - 1] for label in persons)
    again = any(count > 1 for count in times.values())
    return len(persons) >= _TRANSCRIPT_LABELS and (again or asked)


def _is_shouted(tokens: Tokens, label: Label) -> bool:
    return tokens.text(label.name).isupper()


def _spoken_in(tokens: Tokens, paragraphs: list[Range], first: int, last: int, *, whole: bool) -> list[Range]:
    """Give what is said from `first` to `last`: stage directions, times and page furniture are not.

    Without `whole`, only the paragraph `first` stands in is looked at.
    """
    found: list[Range] = []
    for start, end in paragraphs:
        if end <= first or start >= last or (not whole and start > first):
            continue
        begin, stop = max(start, first), min(end, last)
        text = tokens.text((begin, stop))
        if _STAGE_DIRECTION.fullmatch(text) or ENTRY_TIME.fullmatch(text) or is_furniture(tokens, start):
            continue
        kept = trimmed(tokens, begin, stop)
        if kept is not None:
            found.append(kept)
    return found


def _has_finite_verb(tokens: Tokens, content: list[Range]) -> bool:
    """Tell a sentence from a topic: "Norway: the families leaving home" is not what Norway says."""
    return any(tokens.tags[token] in _FINITE for piece in content for token in range(*piece))


def _opens_speech(tokens: Tokens, labels: list[Label]) -> bool:
    """Tell whether a label near the beginning introduces a text in the first person."""
    if not labels or labels[0].kind is LabelKind.BODY or labels[0].name[0] > _INTRODUCTION:
        return False
    own = len(first_person(tokens, labels[0].behind, len(tokens)))
    return own >= _SPOKEN and own * WORDS_A_PERSON >= words_in(tokens, labels[0].behind, len(tokens))


def first_person(tokens: Tokens, first: int, last: int) -> list[int]:
    """Give the tokens of a range that say "I" or "we" outside quotation marks: the text itself is speech there."""
    return [token for token in range(first, last) if tokens.words[token] in _FIRST_PERSON and tokens.quoted[token] < 0]
