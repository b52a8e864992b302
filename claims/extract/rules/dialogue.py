"""Dialogue set off by a dash at the paragraph's beginning: "- We shall see, said Berg. - It will be June."."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.cues import CueTable
from claims.extract.draft import Draft, trimmed
from claims.extract.grammar import cue_range, neighbour, source_of, subject
from claims.extract.layout import paragraphs_of, word_before
from claims.extract.rules.verbs import cue_at
from claims.extract.tokens import Range, Tokens

__all__ = ["drafts_of_dialogue"]

_DASHES = {"-", "\u2013", "\u2014", "--"}
_SETTING_OFF = {",", "?", "!", "\u2026"}
_FARTHEST = 12
"""Most words from the mark that ends what is said to its cue: ", the councillor Nuria Vell answered"."""


def drafts_of_dialogue(tokens: Tokens, table: CueTable) -> Iterator[Draft]:
    """Give what paragraphs that begin with a dash say, where a mark of its own or a further dash tells dialogue.

    "- We shall see, said Berg" by itself is left to the rules for clauses.
    """
    for first, last in paragraphs_of(tokens):
        if tokens.words[first] not in _DASHES or first + 1 >= last or tokens.ends[first] == tokens.starts[first + 1]:
            continue
        draft = _told(tokens, table, first + 1, last)
        if draft is not None:
            yield draft


def _told(tokens: Tokens, table: CueTable, first: int, last: int) -> Draft | None:
    for mark in range(first + 1, last - 1):
        if tokens.words[mark] not in _SETTING_OFF or tokens.quoted[mark] >= 0:
            continue
        stop = next((p for p in range(mark + 1, last) if tokens.words[p] in {".", ",", ";", "\u2014", "\u2013"}), last)
        for verb in range(mark + 1, min(stop, mark + _FARTHEST)):
            cue = cue_at(tokens, table, verb) if tokens.parts[verb] in {"VERB", "AUX"} else None
            if cue is None or "quote" not in cue.frames or tokens.tags[verb] not in {"VBD", "VBZ", "VBP"}:
                continue
            speaker = subject(tokens, verb)
            if speaker is None or not mark < speaker < last:
                speaker = neighbour(tokens, verb, mark + 1, last)
            if speaker is None or not (mark < speaker <= verb or verb == mark + 1):
                continue
            taken_up = _taken_up(tokens, verb, last)
            if tokens.words[mark] == "," and taken_up is None:
                return None  # the clause before a cue, in an entry of a list as much as in dialogue
            said = [trimmed(tokens, first, mark + 1), taken_up]
            content = [piece for piece in said if piece is not None]
            if content:
                return Draft("quote", content, [cue_range(tokens, verb)], source_of(tokens, speaker), verb, owner=verb)
    return None


def _taken_up(tokens: Tokens, verb: int, last: int) -> Range | None:
    """Give what stands behind a dash that follows the sentence of the cue: the same speaker goes on."""
    for dash in range(verb + 1, last - 1):
        if tokens.words[dash] in _DASHES and tokens.words[word_before(tokens, dash)] in {".", "!", "?"}:
            return trimmed(tokens, dash + 1, last)
    return None
