"""Where names begin and end: the recogniser's entities, joined and completed by the run of capitals they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.extract.role_nouns import role_nouns
from claims.extract.set_off_names import set_off_names
from claims.extract.tokens import Range, Tokens

__all__ = ["whole_names"]

_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
# Small words inside names: "Abd al-Qadir bin Yusuf", "Ada van der Marsh".
_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "bint", "de", "da", "das", "do", "dos", "del", "di", "du", "van", "von", "der", "den"}
)
_OF = frozenset({"of", "for"})
_PROPER = frozenset({"NNP", "NNPS"})
_JOINED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def whole_names(tokens: Tokens) -> Iterator[tuple[int, int, str]]:
    """Give the entities, those joined that are pieces of one name: "Pyo Dong" and "hyuk" of "Pyo Dong-hyuk".

    Recognisers cut the names that they have rarely seen. Two pieces side by side, or with a hyphen or a particle
    between them, are one name, a person's if either is, unless an article stands before it or a genre ("pump maker").
    Half-open token ranges with their OntoNotes labels, in order, none inside another.
    """
    names = list(_joined(tokens))
    sure = [name for name in set_off_names(tokens) if not any(_holds(tokens, entity, name) for entity in names)]
    yield from sorted(
        [(start, end, "PERSON") for start, end in sure]
        + [entity for entity in names if not any(entity[0] < end and start < entity[1] for start, end in sure)]
    )


def _holds(tokens: Tokens, entity: tuple[int, int, str], name: Range) -> bool:
    """Tell whether an entity is or holds a name, or is all of it but the place before it."""
    start, end, label = entity
    if start <= name[0] and name[1] <= end:
        return label == "PERSON" or end - start > name[1] - name[0]
    placed = name[0] < start and tokens.entities[start - 1] in _PLACES
    return label == "PERSON" and end == name[1] and end - start > 1 and placed


def _joined(tokens: Tokens) -> Iterator[tuple[int, int, str]]:
    """Give the entities with their pieces joined, and completed."""
    whole: tuple[int, int, str] | None = None
    for piece in _completed(tokens):
        if whole is not None and piece[0] < whole[1]:
            whole = (whole[0], max(whole[1], piece[1]), whole[2])
        elif whole is not None and _continues(tokens, whole, piece):
            whole = (whole[0], piece[1], _label(tokens, whole, piece))
        else:
            if whole is not None:
                yield whole
            whole = piece
    if whole is not None:
        yield whole


def _completed(tokens: Tokens) -> Iterable[tuple[int, int, str]]:
    """Give the entities with what hangs on them by a hyphen, and with the given name that was left out."""
    for entity in tokens.entity_ranges:
        yield _complete(tokens, *entity) if entity[2] in _JOINED else entity


def _complete(tokens: Tokens, start: int, end: int, label: str) -> tuple[int, int, str]:
    first, last = tokens.line_of(start)
    end -= tokens.words[end - 1] in _HYPHENS and end - 1 > start
    while end + 1 < last and _is_hyphenated(tokens, end) and _goes_on(tokens, start, end + 1, label):
        end += 2
    while start - 2 >= first and _is_hyphenated(tokens, start - 1) and _is_free(tokens, start - 2):
        start -= 2
    if label in {"ORG", "PERSON"}:
        end = _with_rest(tokens, end, last, label)
        label = "ORG" if "&" in tokens.words[start:end] else label
    if label == "PERSON":
        start = _with_given_name(tokens, first, start, end)
    elif start - 2 >= first and tokens.words[start - 1] in _OF and _opens_body(tokens, start - 2):
        start, label = start - 2, "ORG"
    return start, end, label


def _with_rest(tokens: Tokens, end: int, last: int, label: str) -> int:
    """Go on over "& Daughters", and over the capitals that the recogniser left out of a body's name."""
    while end + 1 < last and tokens.words[end] == "&" and tokens.tags[end + 1] in _PROPER:
        end += 2
    nouns = role_nouns()
    while label == "ORG" and end < last and _is_free(tokens, end) and tokens.written(end).istitle():
        word = tokens.words[end]
        if word in nouns.person or word in nouns.matter or word in nouns.honorific or _is_headline(tokens, end):
            break
        end += 1
    return end


def _is_headline(tokens: Tokens, token: int) -> bool:
    """Tell whether a line writes most of its words with capitals: there they do not make names."""
    first, last = tokens.line_of(token)
    words = [tokens.written(t) for t in range(first, last) if len(tokens.words[t]) > len("with")]
    return 2 * sum(word[0].isupper() for word in words) > len(words)


def _opens_body(tokens: Tokens, token: int) -> bool:
    """Tell whether a token is the "Ministry" of "Ministry of Tides"."""
    return tokens.written(token)[0].isupper() and tokens.words[token] in role_nouns().institution


def _with_given_name(tokens: Tokens, first: int, start: int, end: int) -> int:
    """Go back over a particle, then over the given name before a single surname or before the particle."""
    begin = start
    if begin - 2 >= first and tokens.words[begin - 1] in _PARTICLES and _is_free(tokens, begin - 2):
        begin -= 2
        while begin - 2 >= first and _is_hyphenated(tokens, begin - 1) and tokens.words[begin - 2] in _PARTICLES:
            begin -= 2
    single = end - begin == 1 or any(tokens.words[token] in _HYPHENS for token in range(begin, end))
    if begin - 1 >= first and single and _is_given_name(tokens, begin - 1, end):
        begin -= 1
    names = begin
    while names - 1 >= first and _is_given_name(tokens, names - 1, end):
        names -= 1
    return names if names > first and _opens_name(tokens, names) else begin


def _opens_name(tokens: Tokens, token: int) -> bool:
    """Tell whether a capital is surely that of a name: behind a title or within a sentence; "Striker Lind" is not."""
    before, nouns = tokens.words[token - 1].rstrip("."), role_nouns()
    inside = tokens.sentence[token - 1] == tokens.sentence[token] and tokens.words[token - 1].isalpha()
    comma = tokens.words[token - 1] == ","
    return (
        before in nouns.person or before in nouns.honorific or comma or (inside and tokens.written(token - 1).islower())
    )


def _is_given_name(tokens: Tokens, token: int, end: int) -> bool:
    """Tell whether the token before a surname is a name that the recogniser left out."""
    if not _is_free(tokens, token) or not tokens.written(token).istitle():
        return False
    if tokens.deps[token] != "compound" or not token < tokens.heads[token] < end:
        return False
    nouns, word = role_nouns(), tokens.words[token].rstrip(".")
    return word not in nouns.every and word not in nouns.honorific


def _is_free(tokens: Tokens, token: int) -> bool:
    """Tell whether a token is a proper noun that is part of no entity."""
    return tokens.tags[token] in _PROPER and not tokens.entities[token]


def _is_hyphenated(tokens: Tokens, hyphen: int) -> bool:
    """Tell whether a token is a hyphen without white space on either side, between two words."""
    return (
        0 < hyphen < len(tokens) - 1
        and tokens.words[hyphen] in _HYPHENS
        and tokens.ends[hyphen - 1] == tokens.starts[hyphen]
        and tokens.ends[hyphen] == tokens.starts[hyphen + 1]
        and tokens.words[hyphen + 1].isalpha()
    )


def _goes_on(tokens: Tokens, start: int, token: int, label: str) -> bool:
    """Tell whether what stands behind a hyphen is still the name: "Nam Ki-hoon", but not "Kremlin-backed"."""
    return tokens.tags[token] in _PROPER or (
        label == "PERSON" and tokens.tags[token] == "NN" and token - start > 2 and tokens.written(start).istitle()
    )


def _continues(tokens: Tokens, left: tuple[int, int, str], right: tuple[int, int, str]) -> bool:
    """Tell whether two entities side by side are pieces of one name."""
    if left[2] not in _JOINED or right[2] not in _JOINED or tokens.line_of(left[0]) != tokens.line_of(right[0]):
        return False
    gap = range(left[1], right[0])
    joints = _PARTICLES | ({"&"} if "PERSON" not in {left[2], right[2]} or len(gap) == 1 else set())
    if any(tokens.words[token] not in joints and not _is_hyphenated(tokens, token) for token in gap):
        return False
    if not tokens.written(right[0])[0].isalpha() or not _is_plain(tokens, left) or not _is_plain(tokens, right):
        return False
    linked = left[1] - 1 < tokens.heads[left[1] - 1] < right[1] and tokens.deps[left[1] - 1] in {"compound", "nmod"}
    return linked if left[2] in _PLACES or "PERSON" not in {left[2], right[2]} else linked or not gap


def _is_plain(tokens: Tokens, piece: Range | tuple[int, int, str]) -> bool:
    """Tell whether a piece holds no title: "Kremlin" and "Spokesman Dmitry Peskov" are no one name."""
    nouns = role_nouns()
    words = {word.rstrip(".") for word in tokens.words[piece[0] : piece[1]]}
    return nouns.person.isdisjoint(words) and nouns.honorific.isdisjoint(words)


def _label(tokens: Tokens, left: tuple[int, int, str], right: tuple[int, int, str]) -> str:
    labels = {left[2], right[2]}
    if "PERSON" in labels and tokens.words[left[0] - 1 : left[0]] != ["the"]:
        return "PERSON"
    return "ORG" if labels & {"ORG", "PERSON"} else right[2]
