"""Names that the recogniser cut short or mistook, mended by what a text and the tables tell of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from claims.extract.attribution import Mention
from claims.extract.role_nouns import role_nouns
from claims.resolve.directory import Directory
from claims.resolve.gender import is_given_name, is_woman
from claims.resolve.names import normalise, without_possessive
from claims.resolve.person_nouns import is_person, singular
from claims.spans import Span
from claims.words import MentionKind

__all__ = ["is_crowd", "longer_names", "with_bodies", "with_given_names", "without_credits"]

_BEFORE = re.compile(r"(?:^|(?<=[^\w.'\u2019-]))(?P<given>[^\W\d_][\w'\u2019-]+|(?:[A-Z]\.){1,3})[ ]$")
_LONGEST = 24  # code points of a given name
_CREDIT = 30  # code points
_CREDITED = re.compile(r"(?:[A-Z]{2,}/|\b(?:Photo|Photograph|Picture|Image|Credit)s?(?: by|:|/)\s*)$")
_PARTS = frozenset({MentionKind.PERSON, MentionKind.PLACE, MentionKind.ORGANISATION})


def with_given_names(mentions: Iterable[Mention], body: str, directory: Directory) -> tuple[Mention, ...]:
    """Complete every surname before which a given name or initials stand that no other mention holds.

    What was taken for a place or a body is a person's name then: "Ines Caldeira". Not what the directory knows by both
    words, nor what ends as bodies and treaties do ("Victoria Bank").
    """
    mentions = tuple(mentions)
    held = {at for m in mentions if m.kind in _PARTS for at in range(m.span.start, m.span.end)}
    return tuple(_completed(mention, body, held, directory) for mention in mentions)


def _completed(mention: Mention, body: str, held: set[int], directory: Directory) -> Mention:
    start = mention.span.start
    if mention.kind not in _PARTS or " " in mention.span.text or not mention.span.text[0].isupper():
        return mention
    before = _BEFORE.search(body[max(start - _LONGEST, 0) : start])
    if before is None or start - len(before[0]) in held:
        return mention
    given, nouns = before["given"], role_nouns()
    initials = given.endswith(".")
    if not given[0].isupper() or (initials and mention.kind is not MentionKind.PERSON):
        return mention
    last = normalise(mention.span.text).split()[-1:]
    if not last or last[0] in nouns.every | nouns.body | nouns.genre | nouns.matter or normalise(given) in nouns.every:
        return mention
    sure = is_given_name(given) or (mention.kind is MentionKind.PERSON and is_woman(f"{given} {given}") is not None)
    if not initials and (not sure or directory.lookup(f"{given} {mention.span.text}") is not None):
        return mention
    span = Span.of(body, start - len(before[0]), mention.span.end)
    return replace(mention, span=span, kind=MentionKind.PERSON)


def without_credits(mentions: tuple[Mention, ...], body: str) -> tuple[Mention, ...]:
    """Leave out who took a picture, for they are no part of the story: "Ada Marsh/Gull Press", "REUTERS/Ada Marsh"."""
    return tuple(m for m in mentions if not _is_credit(m, body))


def _is_credit(mention: Mention, body: str) -> bool:
    if mention.kind is not MentionKind.PERSON or " " not in mention.span.text:
        return False
    before, behind = body[max(mention.span.start - _CREDIT, 0) : mention.span.start], body[mention.span.end :][:2]
    return (behind[:1] == "/" and behind[1:].isupper()) or _CREDITED.search(before) is not None


def with_bodies(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Make organisations of names taken for persons' that stand behind what only bodies are: "chipmaker Veldhoek"."""
    bodies = {
        normalise(without_possessive(m.span.text)) for m in mentions if m.kind is MentionKind.PERSON and _is_body(m)
    }
    return tuple(
        replace(m, kind=MentionKind.ORGANISATION)
        if m.kind is MentionKind.PERSON and normalise(without_possessive(m.span.text)) in bodies
        else m
        for m in mentions
    )


def _is_body(name: Mention) -> bool:
    """Tell whether the words right before a name say that it is a body; "trader Ada Lind" has a given name."""
    before = next((d for d in name.described if d.end < name.span.start), None)
    if before is None or name.span.start - before.end > 1 or is_given_name(name.span.text.split()[0]):
        return False
    words = normalise(before.text).split()  # none in "#" or another sign
    return bool(words) and words[-1] in role_nouns().genre | role_nouns().trade


def is_crowd(name: str) -> bool:
    """Tell whether what looks like a name is a plural at the beginning of a sentence: "Opposition MPs", "Miners"."""
    if " " in name and name.rsplit(maxsplit=1)[-1].istitle():  # "Gull Exporters" are a company
        return False
    last = (normalise(name).split() or [""])[-1]
    return singular(last) != last and is_person(singular(last))


def longer_names(mentions: tuple[Mention, ...]) -> dict[str, Mention]:
    """Give for the first words of an organisation's name the mention of the whole: "Delta" of "Delta Crown Ltd"."""
    whole = {normalise(m.span.text): m for m in mentions if m.kind is MentionKind.ORGANISATION}
    shorter: dict[str, Mention] = {}
    given = {normalise(m.span.text) for m in mentions if m.kind is MentionKind.PLACE}
    for name in sorted(whole, key=len):
        words = name.split()
        alone = words[-1] in role_nouns().body | role_nouns().institution | role_nouns().genre
        for end in range(1 if alone else 2, len(words)):
            short = " ".join(words[:end])
            if (
                short not in given
                and words[end - 1] not in {"of", "for", "and", "the"}
                and words[-1] not in role_nouns().matter
            ):
                shorter.setdefault(short, whole[name])
    return shorter
