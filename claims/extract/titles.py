"""What stands beside a name and says who it is: the title before it, the apposition behind it, the genre of a paper."""

from __future__ import annotations

from claims.extract.role_nouns import role_nouns
from claims.extract.tokens import Range, Tokens
from claims.words import MentionKind

__all__ = ["apposition_behind", "genre_beside", "is_introduced", "office_before_comma", "title_before"]

_TITLE_TAGS = frozenset({"NN", "NNP", "NNPS", "NNS", "JJ", "HYPH", "POS", "CC", "AFX"})
_TITLE_PREPOSITIONS = frozenset({"of", "for", "to"})
_NO_TITLE_BEGIN = frozenset({"CC", "HYPH", "POS", "VBG"})
_NAME_LINKS = frozenset({"compound", "flat", "appos"})
_APPOSITION_ENDS = frozenset({",", ";", ".", "\u2013", "\u2014"})
_NO_APPOSITION = frozenset({"VBD", "VBZ", "VBP", "WP", "MD", "PRP"})
_LONGEST_TITLE = 14
_LONGEST_APPOSITION = 25
_ROLE_WITHIN = 8
"""A role noun farther behind the comma is not the head of the apposition."""


def title_before(tokens: Tokens, start: int) -> Range | None:
    """Find the words before a name that say who it is: back to the noun phrase's begin, if a role noun is in them.

    "talks with Chinese leader" gives "Chinese leader"; "Member of the Ukrainian delegation" is one title, for the role
    noun stands before the preposition.
    """
    nouns, tags = role_nouns(), tokens.tags
    first = start
    has_role = False
    begin = start  # where the noun phrase nearest the name begins
    earliest = max(tokens.line_of(start)[0], start - _LONGEST_TITLE)
    while first > earliest and _extends_title(tokens, first, has_role=has_role):
        first -= 1
        word = tokens.words[first].rstrip(".")
        has_role = has_role or ((word in nouns.person or word in nouns.honorific) and tags[first + 1] != "POS")
        if has_role and tags[first] != "POS":
            begin = first
    if not has_role:
        return None
    while begin < start - 1 and tags[begin] in _NO_TITLE_BEGIN:
        begin += 1
    return begin, start


def _extends_title(tokens: Tokens, first: int, *, has_role: bool) -> bool:
    """Tell whether the token before `first` may belong to a title; behind its role noun no preposition is crossed."""
    tag = tokens.tags[first - 1]
    if tag == "IN":
        return not has_role and tokens.words[first - 1] in _TITLE_PREPOSITIONS
    if tag == "DT":
        return first > 1 and tokens.tags[first - 2] == "IN"
    return tag in _TITLE_TAGS


def office_before_comma(tokens: Tokens, start: int) -> int | None:
    """Find the role noun of "Russia's foreign minister" in "Russia's foreign minister, Sergei Lavrov, said"."""
    if start - 2 < tokens.line_of(start)[0] or tokens.words[start - 1] != ",":
        return None
    heads = tokens.heads
    head = heads[start]
    while head >= start and heads[head] != head and tokens.deps[head] in _NAME_LINKS:
        head = heads[head]
    is_office = head < start and tokens.words[head] in role_nouns().person and start - head <= _LONGEST_TITLE
    return head if is_office else None


def apposition_behind(tokens: Tokens, end: int) -> Range | None:
    """Take what stands between commas behind a name if a role noun is in it: ", a spokesman for the ministry,"."""
    line_end = tokens.line_of(end - 1)[1]
    if end >= line_end or tokens.words[end] != ",":
        return None
    nouns = role_nouns().person
    has_role = False
    farthest = end + 1 + _LONGEST_APPOSITION
    for token in range(end + 1, min(farthest, line_end)):
        word = tokens.words[token]
        has_role = has_role or (word in nouns and token - end <= _ROLE_WITHIN)
        if word in _APPOSITION_ENDS:
            return (end + 1, token) if has_role else None
        if tokens.tags[token] in _NO_APPOSITION or word in {'"', "\u201c"}:
            return None
    # The line may end the apposition, the text may not.
    return (end + 1, line_end) if has_role and line_end < min(farthest, len(tokens)) else None


def genre_beside(tokens: Tokens, start: int, end: int, kind: MentionKind) -> tuple[Range | None, MentionKind]:
    """Find what an organisation is beside its name: "the airline SkyLark", "the newspaper, Gull Gazette,".

    A genre before a comma makes a person's name an organisation's.
    """
    if kind is not MentionKind.PERSON and kind is not MentionKind.ORGANISATION:
        return None, kind
    genres = role_nouns().genre
    first, last = tokens.line_of(start)
    before = start - 1
    if before > first and tokens.words[before] == ",":
        before -= 1
        if tokens.words[before] in genres and not _is_of_person(tokens, before):
            kind = MentionKind.ORGANISATION
    if kind is not MentionKind.ORGANISATION:
        return None, kind
    beside = next((token for token in (before, end) if first <= token < last and tokens.words[token] in genres), None)
    return ((beside, beside + 1) if beside is not None else None), kind


def _is_of_person(tokens: Tokens, noun: int) -> bool:
    """Tell whether a noun says whose office it is: "the leader of the party, Ada Marsh"."""
    preposition = tokens.heads[noun]
    return tokens.deps[noun] == "pobj" and tokens.words[tokens.heads[preposition]] in role_nouns().person


def is_introduced(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether an office behind or before a comma makes a name a person's: "Ada Marsh, a fellow at …"."""
    if not 2 <= end - start <= 4 or not all(tokens.written(token).istitle() for token in range(start, end)):
        return False
    nouns = role_nouns()
    if not nouns.every.isdisjoint(tokens.words[start:end]):
        return False
    if office_before_comma(tokens, start) is not None:
        return True
    line_end = tokens.line_of(start)[1]
    if end + 2 >= line_end or tokens.words[end] != "," or tokens.tags[end + 1] not in {"DT", "PRP$"}:
        return False
    office = end + 2
    while office + 1 < line_end and office - end < _LONGEST_TITLE and tokens.tags[office + 1] in _TITLE_TAGS:
        office += 1
    return tokens.words[office] in nouns.person
