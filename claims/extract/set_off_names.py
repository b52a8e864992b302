"""Names of persons that the grammar around them gives away, whatever the recogniser made of their words."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.role_nouns import role_nouns
from claims.extract.tokens import Range, Tokens

__all__ = ["set_off_names"]

_PROPER = frozenset({"NNP", "NNPS"})
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "bint", "de", "da", "dos", "del", "di", "van", "von", "der", "den"})
_NOT_IN_NAME = frozenset({"NORP", "DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT"})
_BEHIND = frozenset({",", ".", ";", ":", "who", "whose", "(", ")", "\u2013", "\u2014", "and", '"', "\u201d"})
_KIN = frozenset(
    {
        *("mother", "father", "wife", "husband", "son", "daughter", "uncle", "aunt", "cousin", "nephew", "niece"),
        *("widow", "widower", "grandfather", "grandmother", "grandson", "granddaughter", "brother", "sister"),
        *("predecessor", "successor", "colleague", "neighbour", "neighbor", "coach", "teacher", "nurse", "hubby"),
        *("mum", "mom", "dad", "gran", "granny", "nan", "grandad", "grandpa"),
    }
)
# What companies are called too: "the mine's owner, Gull Minerals".
_OF_FIRMS = frozenset({"owner", "founder", "member", "host", "critic", "leader", "neighbour", "neighbor"})
_OPENERS = frozenset({"DT", "PRP$", "POS"})
_LONGEST_ROLE = 8  # tokens
_LONGEST_NAME = 6  # tokens


def set_off_names(tokens: Tokens) -> Iterator[Range]:
    """Give the names, of two words at least, that commas set off from an office, kin, an age or a "who".

    "Her counterpart, Ada Marsh, agreed", "Ada Marsh, who runs the port," and "Ada Marsh, 54,": half-open token ranges.
    A name that ends as those of bodies do is none.
    """
    token = 0
    while token < len(tokens):
        if not _is_named(tokens, token):
            token += 1
            continue
        start, end = token, _run_end(tokens, token)
        token = end
        start = _behind_titles(tokens, start, end)
        if _words(tokens, start, end) > 1 and end - start <= _LONGEST_NAME and _is_person(tokens, start, end):
            yield start, end


def _run_end(tokens: Tokens, start: int) -> int:
    """Go on over capitals, and over hyphens and particles between them."""
    last = tokens.line_of(start)[1]
    end = start + 1
    while end < last:
        if _is_named(tokens, end):
            end += 1
        elif end + 1 < last and (_joins(tokens, end) or tokens.words[end] in _PARTICLES) and _goes_on(tokens, end + 1):
            end += 2
        else:
            break
    return end


def _is_named(tokens: Tokens, token: int) -> bool:
    written = tokens.written(token)
    proper = tokens.tags[token] in _PROPER and written[0].isupper() and not (written.isupper() and len(written) > 1)
    return proper and tokens.entities[token] not in _NOT_IN_NAME


def _joins(tokens: Tokens, token: int) -> bool:
    """Tell whether a token is a hyphen with no white space around it."""
    return (
        tokens.words[token] in _HYPHENS
        and tokens.ends[token - 1] == tokens.starts[token]
        and token + 1 < len(tokens)
        and tokens.ends[token] == tokens.starts[token + 1]
    )


def _goes_on(tokens: Tokens, token: int) -> bool:
    """Tell whether what stands behind a hyphen or a particle is still the name: "Kang Eun-bi", "Pyo-class" is not."""
    return _is_named(tokens, token) or (_joins(tokens, token - 1) and tokens.entities[token] == "PERSON")


def _behind_titles(tokens: Tokens, start: int, end: int) -> int:
    """Leave out "Foreign Minister" of "Foreign Minister Ada Marsh"."""
    nouns = role_nouns()
    titles = nouns.person | nouns.honorific | _KIN
    roles = [token for token in range(start, end) if tokens.words[token].rstrip(".") in titles]
    return roles[-1] + 1 if roles else start


def _words(tokens: Tokens, start: int, end: int) -> int:
    """Count the words of a name; what a hyphen joins is one."""
    return end - start - 2 * sum(_joins(tokens, token) for token in range(start + 1, end - 1))


def _is_person(tokens: Tokens, start: int, end: int) -> bool:
    nouns = role_nouns()
    last = tokens.words[end - 1]
    if last in nouns.every or last in nouns.body or last in nouns.genre or last in nouns.matter:
        return False
    if not {tokens.words[token] for token in range(start, end)}.isdisjoint(nouns.institution):
        return False
    labels = {tokens.entities[token] for token in range(start, end)}
    if labels == {"ORG"}:
        return False
    behind = tokens.words[end] if end < len(tokens) else "."
    if behind == "," and end + 1 < len(tokens):
        told = tokens.words[end + 1]
        aged = told.isdecimal() and end + 2 < len(tokens) and tokens.words[end + 2] in {",", "."}
        if "PERSON" in labels and (told in {"who", "whose"} or aged):
            return True
    return behind in _BEHIND and _follows_role(tokens, start)


def _follows_role(tokens: Tokens, start: int) -> bool:
    """Tell whether a comma and, before it, "her counterpart" or "Peru's minister of the sea" stand before a name."""
    first = tokens.line_of(start)[0]
    if start - 3 < first or tokens.words[start - 1] != ",":
        return False
    nouns = role_nouns()
    persons = (nouns.person | _KIN) - nouns.trade - _OF_FIRMS
    role = None
    for token in range(start - 2, max(start - 2 - _LONGEST_ROLE, first - 1), -1):
        if tokens.words[token] in persons:
            role = token
        if tokens.words[token] in {",", ";", "."} or tokens.tags[token].startswith("VB"):
            return False
        if role is not None and tokens.tags[token] in _OPENERS:
            behind = tokens.words[role + 1]
            return role == start - 2 or behind in {"of", "for", "to", "at", "in"}
    return False
