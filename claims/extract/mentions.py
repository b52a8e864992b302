"""Who could be speaking: names, pronouns and role noun phrases in one parsed text."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.attribution import Mention
from claims.extract.descriptions import descriptions_beside
from claims.extract.draft import cut
from claims.extract.name_bounds import whole_names
from claims.extract.role_nouns import role_nouns
from claims.extract.role_phrases import SUBJECTS, role_phrases
from claims.extract.titles import apposition_behind, genre_beside, is_introduced, office_before_comma, title_before
from claims.extract.tokens import Range, Tokens
from claims.words import MentionKind

__all__ = ["find_mentions"]

_ENTITY_KINDS = {
    "PERSON": MentionKind.PERSON,
    "ORG": MentionKind.ORGANISATION,
    "GPE": MentionKind.PLACE,
    "LOC": MentionKind.PLACE,
    "FAC": MentionKind.PLACE,
    "NORP": MentionKind.NATIONALITY,
}
# Kinds the recogniser gives now and then to a person's name it does not know.
_MISREAD = frozenset({"WORK_OF_ART", "PRODUCT", "EVENT", "LAW"})
_EDGE_DROPPED = frozenset({"the", "a", "an", "'s", "\u2019s", "'", "\u2019"})


def find_mentions(tokens: Tokens) -> tuple[Mention, ...]:
    """Find every expression that may refer to an actor, in text order; spans are code points of `tokens.body`.

    Names come without title and genitive ("Dmitry Peskov" of "Kremlin spokesman Dmitry Peskov's"); a title that itself
    holds a name ("Russian") gives that name as a mention too, as does a role noun phrase ("the Ukrainian delegation").
    """
    named: list[Mention] = []
    titled: set[int] = set()  # role nouns that are part of a name's title
    in_name: set[int] = set()
    for start, end, kind in _entities(tokens):
        mention = _name(tokens, start, end, kind, titled)
        if mention is not None:
            named.append(mention)
            in_name.update(range(start, end))
    named += _overlooked(tokens, named, titled, in_name)
    roles = role_phrases(tokens, titled, in_name)
    return tuple(sorted((*named, *roles), key=lambda mention: (mention.span.start, -mention.span.end)))


def _entities(tokens: Tokens) -> Iterator[tuple[int, int, MentionKind]]:
    """Give the entities that may be actors, none longer than its line; one that an office introduces is a person."""
    for start, end, label in whole_names(tokens):
        kind = _ENTITY_KINDS.get(label)
        if kind is None and label not in _MISREAD:
            continue
        for piece in _pieces(tokens, start, end):
            if kind is not MentionKind.PERSON and is_introduced(tokens, *piece):
                yield *piece, MentionKind.PERSON
            elif kind is not None:
                yield *piece, kind


def _pieces(tokens: Tokens, start: int, end: int) -> Iterator[Range]:
    """Cut an entity at line ends and trim articles, genitives and punctuation."""
    words = tokens.words
    while start < end:
        line_end = tokens.line_of(start)[1]
        first, last = start, min(end, line_end)
        while first < last and (words[first] in _EDGE_DROPPED or not words[first][0].isalnum()):
            first += 1
        while first < last and (words[last - 1] in _EDGE_DROPPED or not words[last - 1][-1].isalnum()):
            last -= 1
        if first < last:
            yield first, last
        start = max(start + 1, line_end)


def _overlooked(tokens: Tokens, named: list[Mention], titled: set[int], in_name: set[int]) -> list[Mention]:
    """Find surnames that the recogniser knew in the full name but missed where they stand alone."""
    surnames = {m.span.text.split()[-1] for m in named if m.kind is MentionKind.PERSON and " " in m.span.text}
    lowered = {surname.lower() for surname in surnames}
    found = []
    for token, word in enumerate(tokens.words):
        if word not in lowered or token in in_name or tokens.tags[token] != "NNP":
            continue
        if tokens.written(token) in surnames:
            mention = _name(tokens, token, token + 1, MentionKind.PERSON, titled)
            if mention is not None:
                found.append(mention)
                in_name.add(token)
    return found


def _name(tokens: Tokens, start: int, end: int, kind: MentionKind, titled: set[int]) -> Mention | None:
    """Make the mention of one name, with the title before and the apposition behind it where it is a person's.

    An entity may hold its title ("Foreign Ministry Spokesman Ivan Bily") or be nothing but one ("Kremlin Spokesman").
    """
    start, end, kind = _bare(tokens, start, end, kind)
    if start >= end:
        return None
    title = apposition = None
    if kind is MentionKind.PERSON and end - start == 1 and _is_of_office(tokens, start):
        kind = MentionKind.PLACE
    if kind is MentionKind.PERSON:
        title = _title(tokens, start, titled)
        apposition = apposition_behind(tokens, end)
    if title is None:
        title, kind = genre_beside(tokens, start, end, kind)
    head = _head(tokens, start, end)
    return Mention(
        span=cut(tokens, (start, end)),
        kind=kind,
        title=cut(tokens, title) if title else None,
        apposition=cut(tokens, apposition) if apposition else None,
        subject=tokens.deps[head] in SUBJECTS or _owns_subject(tokens, head),
        plural=tokens.tags[head] == "NNPS",
        described=tuple(cut(tokens, phrase) for phrase in descriptions_beside(tokens, start, end)),
    )


def _bare(tokens: Tokens, start: int, end: int, kind: MentionKind) -> tuple[int, int, MentionKind]:
    """Take titles and words of respect off an entity; what is left tells whether it is a person's name."""
    nouns, words, tags = role_nouns(), tokens.words, tokens.tags
    line = tokens.line_of(start)
    if kind is MentionKind.PERSON and end < line[1] and tags[end] == "NNP" and tokens.written(end - 1).islower():
        end += 1  # "van der" of "van der Marsh"
    while end - start > 1 and words[start].rstrip(".") in nouns.honorific:
        start, kind = start + 1, MentionKind.PERSON
    if kind is MentionKind.PERSON and end - start > 1 and words[end - 1] in nouns.body:
        kind = MentionKind.ORGANISATION
    if kind is not MentionKind.PERSON and kind is not MentionKind.ORGANISATION:
        return start, end, kind
    role = next((token for token in range(end - 1, start - 1, -1) if words[token] in nouns.person), None)
    if role is None:
        return start, end, kind
    if role + 1 == end:
        return start, role, MentionKind.ORGANISATION
    named = tags[role + 1] == "NNP" and tokens.written(role + 1).istitle()
    if named and words[end - 1] not in nouns.institution:
        return role + 1, end, MentionKind.PERSON
    return start, end, kind


def _is_of_office(tokens: Tokens, start: int) -> bool:
    """Tell whether a word is the place or body of an office: "the deputy mayor of Gullhaven"."""
    first = tokens.line_of(start)[0]
    return start - 2 >= first and tokens.words[start - 1] == "of" and tokens.words[start - 2] in role_nouns().person


def _title(tokens: Tokens, start: int, titled: set[int]) -> Range | None:
    """Find the title of the person whose name begins at `start`, and keep its role nouns from being mentions too."""
    title = title_before(tokens, start)
    if title is not None and tokens.tags[title[1] - 1] != "IN":
        titled.update(range(*title))
        return title
    office = office_before_comma(tokens, start)
    if office is None:
        return None
    titled.add(office)
    return tokens.left(office), start - 1


def _head(tokens: Tokens, start: int, end: int) -> int:
    """Find the token of a name that hangs on something outside it."""
    for token in range(end - 1, start - 1, -1):
        head = tokens.heads[token]
        if head < start or head >= end or head == token:
            return token
    return end - 1


def _owns_subject(tokens: Tokens, head: int) -> bool:
    """Tell whether a name owns what the sentence begins with: "Marsh's speech was long", "In Marsh's view, he is".

    "Marsh's aide" is about the aide.
    """
    owned = tokens.heads[head]
    if tokens.deps[head] != "poss" or tokens.lemmas[owned].lower() in role_nouns().every:
        return False
    opens = tokens.deps[owned] == "pobj" and tokens.heads[tokens.heads[owned]] > owned
    return tokens.deps[owned] in SUBJECTS or opens
