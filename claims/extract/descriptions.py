"""What a text says beside a name about who that is: before it, behind it, and as the predicate of a copula."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.role_nouns import role_nouns
from claims.extract.tokens import Range, Tokens

__all__ = ["descriptions_beside"]

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BEFORE = _NOUNS | {"JJ", "JJR", "JJS", "POS", "HYPH", "CD", "VBN", "VBG", "CC", "PRP$", "DT", "IN"}
_OPENERS = frozenset({"DT", "PRP$"})
_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "from"})
_CALLED = frozenset({"named", "called"})
_CLAUSE = frozenset({"who", "whose", "whom"})
_ADVERBS = frozenset({"now", "then", "formerly", "once", "himself", "herself", "still", "also", "long", "currently"})
_COPULAS = frozenset({"be", "become", "remain"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STOPS = frozenset({".", ";", ":", "\u2013", "\u2014", "?", "!", '"', "\u201c", "\u201d", ")"})
_QUOTES = frozenset({'"', "\u201c", "\u201d"})
_AFTER_APPOSITION = frozenset({",", ".", ";", ":", "(", "and", "\u2013", "\u2014", "?", "!", "\u201d", '"'})
_LONGEST_BEFORE = 14
_LONGEST_BEHIND = 30


def descriptions_beside(tokens: Tokens, start: int, end: int) -> Iterator[Range]:
    """Give the phrases that say who the name at tokens `[start, end)` is, the one before it first.

    Before: "a butcher named Rannoch", "Her lawyer, Anker Thygesen", "foreman Ada Lind". Behind: ", 54, who runs the
    port," and "of the Green Centre". Predicate: "is an economist". No role noun is asked for, so that a later "the
    butcher" finds its name whatever the trade.
    """
    before = _before(tokens, start, end)
    if before is not None:
        yield before
    behind = _behind(tokens, end)
    if behind is not None:
        yield behind
    predicate = _predicate(tokens, behind[1] + 1 if behind is not None else end)
    if predicate is not None:
        yield predicate


def _before(tokens: Tokens, start: int, name_end: int) -> Range | None:
    """Take the noun phrase that ends right before the name, or before a comma or "named" and the name."""
    earliest = max(tokens.line_of(start)[0], start - _LONGEST_BEFORE)
    end = start
    if end - 1 > earliest and tokens.words[end - 1] == "the" and tokens.words[end - 2] == ",":
        end -= 1
    apart = end - 1 > earliest and (tokens.words[end - 1] == "," or tokens.words[end - 1] in _CALLED)
    end -= apart
    begin = end
    while begin > earliest and _extends(tokens, begin - 1) and not _joins_persons(tokens, begin - 1):
        begin -= 1
        if tokens.tags[begin] in _OPENERS and not (
            begin > earliest and tokens.words[begin - 1] in _PREPOSITIONS and tokens.tags[begin - 2] in _NOUNS
        ):
            break
    while begin < end and tokens.tags[begin] in {"CC", "POS", "HYPH", "IN", "VBG"}:
        begin += 1
    if begin == end or tokens.tags[end - 1] not in _NOUNS | {"CD"}:
        return None
    begin = _of_person(tokens, begin, end)
    if apart and tokens.words[end] == "," and not _is_set_off(tokens, begin, end, name_end):
        return None
    opened = tokens.tags[begin] in _OPENERS or "POS" in tokens.tags[begin:end] or tokens.tags[begin] == "CD"
    return (begin, end) if not apart or opened else None


def _of_person(tokens: Tokens, begin: int, end: int) -> int:
    """Leave out whose or of what the name's own description is part: "a photograph of the victim, Ada Marsh"."""
    nouns = role_nouns().person
    for token in range(begin + 1, end - 1):
        inner = tokens.tags[token] == "IN" and tokens.words[token - 1] not in nouns
        opener = tokens.tags[token + 1]
        if inner and (opener == "PRP$" or (opener == "DT" and tokens.words[end - 1] in nouns)):
            return token + 1
    return begin


def _is_set_off(tokens: Tokens, begin: int, end: int, name_end: int) -> bool:
    """Tell whether commas set both off: they do not in "A race, Marsh says," and "On the quay, Marsh said"."""
    if name_end < tokens.line_of(end)[1] and tokens.words[name_end] not in _AFTER_APPOSITION:
        return False
    adverbial = begin > 0 and tokens.tags[begin - 1] == "IN" and tokens.tags[begin] != "PRP$"
    return not adverbial or not role_nouns().person.isdisjoint(tokens.words[begin:end])


def _joins_persons(tokens: Tokens, token: int) -> bool:
    """Tell whether a token is the "and" of "chef Ada Marsh and wife Uma": what stands before it is about another."""
    return tokens.tags[token] == "CC" and token > 0 and tokens.entities[token - 1] == "PERSON"


def _extends(tokens: Tokens, token: int) -> bool:
    tag = tokens.tags[token]
    if tag == "IN":
        return tokens.words[token] in _PREPOSITIONS
    return tag in _BEFORE and tokens.entities[token] != "DATE" and tokens.words[token] not in _QUOTES


def _behind(tokens: Tokens, end: int) -> Range | None:
    """Take what stands behind the name between commas or parentheses, as long as it is about the name."""
    last = min(tokens.line_of(end - 1)[1], end + _LONGEST_BEHIND)
    if end >= last:
        return None
    if tokens.words[end] == "of":
        stop = next((t for t in range(end, last) if tokens.words[t] in _STOPS | {","} or _is_verb(tokens, t)), last)
        return (end, stop) if stop < last else None
    if tokens.words[end] == "(":
        return (end + 1, next((t for t in range(end, last) if tokens.words[t] == ")"), last))
    if tokens.words[end] != ",":
        return (end, _segment(tokens, end, last)) if tokens.words[end] in _CLAUSE else None
    reached = end
    while reached < last and tokens.words[reached] == "," and _describes(tokens, reached + 1, last):
        stop = _segment(tokens, reached + 1, last)
        if stop < last and _is_verb(tokens, stop):
            break  # "Ada Marsh, the lawyer said": the subject of what follows
        reached = stop
    return (end + 1, reached) if reached > end + 1 else None


def _describes(tokens: Tokens, token: int, last: int) -> bool:
    """Tell whether a stretch behind a comma goes on about the name: an age, a noun phrase, a relative clause."""
    if token >= last:
        return False
    word, tag = tokens.words[token], tokens.tags[token]
    if word in _CLAUSE or word in _ADVERBS or tag in {"CD", "PRP$", "VBN"} or word in {"a", "an", "the", "one"}:
        return True
    nouns = tag in {"NN", "JJ", "NNP"} and not tokens.entities[token].startswith(("PERSON", "DATE"))
    return nouns and any(tokens.words[t] in {"of", "for", "at"} for t in range(token + 1, min(token + 4, last)))


def _segment(tokens: Tokens, token: int, last: int) -> int:
    """Find the comma or mark that ends the stretch beginning at `token`; a noun phrase ends at a finite verb."""
    clause = tokens.words[token] in _CLAUSE
    for at in range(token, last):
        if tokens.words[at] in _STOPS or tokens.words[at] == ",":
            return at
        clause = clause or tokens.words[at] in _CLAUSE or tokens.words[at] in {"that", "which"}
        if not clause and _is_verb(tokens, at):
            return at
    return last


def _is_verb(tokens: Tokens, token: int) -> bool:
    return tokens.tags[token] in _FINITE


def _predicate(tokens: Tokens, verb: int) -> Range | None:
    """Take the noun phrase of "Ada Lind is an economist"."""
    if verb >= len(tokens) or tokens.lemmas[verb].lower() not in _COPULAS:
        return None
    last = tokens.line_of(verb)[1]
    begin = verb + 1
    while begin < last and tokens.words[begin] in _ADVERBS:
        begin += 1
    if begin >= last or tokens.tags[begin] not in _OPENERS:
        return None
    stop = next((t for t in range(begin, last) if tokens.words[t] in _STOPS or tokens.words[t] == ","), last)
    return (begin, stop)
