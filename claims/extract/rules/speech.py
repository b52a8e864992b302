"""Speeches printed without a label: a text that says "I" and "we" outside quotation marks is its speaker's own."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.draft import Draft, trimmed
from claims.extract.layout import words_in
from claims.extract.rules.turns import WORDS_A_PERSON, first_person
from claims.extract.tokens import Range, Tokens

__all__ = ["drafts_of_speech"]

_SPOKEN = 6
_GAP = 2


def drafts_of_speech(tokens: Tokens) -> Iterator[Draft]:
    """Give the sentences of a speech, each with its "I" or "we" as source; who that is stands outside the text.

    A text counts as a speech if one word in fifty is such a pronoun. Up to two sentences between first-person ones
    belong to the speech as well.
    """
    pronouns = first_person(tokens, 0, len(tokens))
    if len(pronouns) < _SPOKEN or len(pronouns) * WORDS_A_PERSON < words_in(tokens, 0, len(tokens)):
        return
    spoken: dict[int, int] = {}
    for pronoun in pronouns:
        spoken.setdefault(tokens.sentence[pronoun], pronoun)
    numbers = sorted(spoken)
    for number, following in zip(numbers, [*numbers[1:], numbers[-1] + 1], strict=True):
        pronoun = spoken[number]
        near = following if following - number <= _GAP + 1 else number + 1
        for sentence in range(number, near):
            yield from _sentence(tokens, tokens.sentences[sentence], pronoun)


def _sentence(tokens: Tokens, sentence: Range, pronoun: int) -> Iterator[Draft]:
    kept = trimmed(tokens, *sentence)
    if kept is not None and not any(tokens.quoted[token] >= 0 for token in range(*kept)):
        yield Draft("speech", [kept], [], (pronoun, pronoun + 1))
