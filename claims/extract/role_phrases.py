"""Pronouns, and noun phrases that speak without a name: "the Ukrainian delegation", "several officials"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.attribution import Mention
from claims.extract.draft import cut
from claims.extract.role_nouns import role_nouns
from claims.extract.tokens import Range, Tokens
from claims.words import MentionKind

__all__ = ["SUBJECTS", "role_phrases"]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_PRONOUNS = frozenset({"he", "him", "she", "her", "they", "them", "it", "i", "me", "we", "us"})
_PLURAL_PRONOUNS = frozenset({"they", "them", "we", "us"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "from", "on", "with", "close"})
_BREAKS = frozenset({",", ":", ";", "\u201c", '"'})
_ENDS = _BREAKS | {"\u201d", "."}
_ENDING_TAGS = frozenset({"VBD", "VBG", "VBZ", "VBP", "MD", "WP", "WDT", "WRB"})
_EDGE_DROPPED = frozenset({"the", "a", "an", "'s", "\u2019s", "'", "\u2019"})


def role_phrases(tokens: Tokens, titled: set[int], in_name: set[int]) -> Iterator[Mention]:
    """Give pronouns, and noun phrases whose head is a role noun that is no name's title, in text order.

    `titled` are the tokens of the titles of names, `in_name` those of the names.
    """
    crowd, nouns = role_nouns().crowd, role_nouns().every
    institutions = {_last_word(tokens, start, end) for start, end, label in tokens.entity_ranges if label == "ORG"}
    for token, (word, lemma) in enumerate(zip(tokens.words, tokens.lemmas, strict=True)):
        if word in _PRONOUNS:
            if tokens.tags[token] == "PRP":
                yield Mention(
                    span=cut(tokens, (token, token + 1)),
                    kind=MentionKind.PRONOUN,
                    subject=tokens.deps[token] in SUBJECTS,
                    plural=word in _PLURAL_PRONOUNS,
                )
            continue
        if (word not in nouns and lemma not in nouns) or token in titled or tokens.deps[token] == "compound":
            continue
        # A role noun that heads the name it is in ("Peruvian Foreign Ministry") is read both ways.
        if not tokens.tags[token].startswith("NN") or (token in in_name and token not in institutions):
            continue
        yield Mention(
            span=cut(tokens, _phrase(tokens, token)),
            kind=MentionKind.ROLE,
            subject=tokens.deps[token] in SUBJECTS,
            plural=tokens.tags[token] in _PLURAL_TAGS or word in crowd,
        )


def _last_word(tokens: Tokens, start: int, end: int) -> int:
    """Give the last token of an entity that is no white space; an entity may take in its line's end."""
    while end - 1 > start and tokens.words[end - 1].isspace():
        end -= 1
    return end - 1


def _phrase(tokens: Tokens, head: int) -> Range:
    """Give the noun phrase of `head`: everything before it, and the prepositional phrases that say of what it is."""
    words, tags = tokens.words, tokens.tags
    line = tokens.line_of(head)
    start, end = max(tokens.left(head), line[0]), head + 1
    for child in tokens.children[head]:
        if child < head:
            continue
        if tokens.deps[child] != "prep" or words[child] not in _PREPOSITIONS or child != end:
            break
        end = tokens.right(child) + 1
    for token in range(start, head):
        if words[token] in _BREAKS:
            start = token + 1
    for token in range(head + 1, end):
        if token == line[1] or words[token] in _ENDS or tags[token] in _ENDING_TAGS:
            end = token - 1 if tags[token - 1] == "IN" and token - 1 > head else token
            break
    while end > head + 1 and words[end - 1] in _EDGE_DROPPED:
        end -= 1
    return start, end
