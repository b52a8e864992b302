"""Who can be a speaker: people, offices, bodies and the papers that speak for them; not talks, guarantees or moves."""

from __future__ import annotations

import re

from claims.extract.cues import CueTable
from claims.extract.role_nouns import role_nouns
from claims.extract.tokens import Range, Tokens

__all__ = ["can_speak", "is_thing", "titled"]

_ABSTRACT = re.compile(r"\w{2}(tion|sion|ment|ness|ism)s?$")
"""Endings of nouns for doings and states."""
_BODIES = (
    "delegation", "nation", "station", "mission", "division", "population", "generation", "section", "institution",
    "corporation", "association", "foundation", "federation", "organization", "organisation", "opposition",
    "coalition", "movement", "management", "establishment", "department", "regiment", "parliament",
)  # fmt: skip
"""Nouns with such an ending that can speak all the same."""
_SPEAKING = {"PERSON", "ORG", "GPE", "NORP"}
_PRONOUNS = {
    "i",
    "we",
    "you",
    "he",
    "she",
    "it",
    "they",
    "who",
    "that",
    "which",
    "one",
    "some",
    "many",
    "others",
    "both",
    "everyone",
    "someone",
}
_TITLE_JOINTS = {"of", "to", "for"}
_LONGEST_TITLE = 14


def can_speak(tokens: Tokens, table: CueTable, head: int) -> bool:
    """Tell whether the noun phrase under `head` names somebody, or a paper that gives somebody's words."""
    if tokens.parts[head] in {"PROPN", "PRON", "NUM", "DET", "ADJ"} or tokens.entities[head] in _SPEAKING:
        return tokens.parts[head] != "PRON" or tokens.words[head] in _PRONOUNS
    lemma = tokens.lemmas[head].lower()
    every = role_nouns().every
    return lemma in every or tokens.words[head] in every or lemma in table.relays


def is_thing(tokens: Tokens, table: CueTable, head: int) -> bool:
    """Tell whether the noun surely names no speaker: "the talks suggest", "missiles that threaten"."""
    if tokens.parts[head] != "NOUN" or can_speak(tokens, table, head):
        return False
    lemma = tokens.lemmas[head].lower()
    return lemma in table.things or (_ABSTRACT.search(lemma) is not None and not lemma.endswith(_BODIES))


def titled(tokens: Tokens, chosen: Range) -> Range:
    """Complete a title that the parse cut short: "the adviser" of "the aide to the Keeper of the Port Carl Lind"."""
    first, last = chosen
    if tokens.entities[last - 1] in {"PERSON", "GPE"} or tokens.lemmas[last - 1].lower() not in role_nouns().person:
        return chosen
    end = last
    while end + 1 < len(tokens) and end - last < _LONGEST_TITLE:
        place = end
        if tokens.words[place] in _TITLE_JOINTS:
            place += 1
            if tokens.words[place] in {"the", "a"}:
                place += 1
        begins = place
        while (
            place < len(tokens)
            and tokens.tags[place] in {"NNP", "NNPS", "POS"}
            and tokens.paragraph[place] == tokens.paragraph[first]
        ):
            place += 1
        if place == begins:
            break
        end = place
    return first, end
