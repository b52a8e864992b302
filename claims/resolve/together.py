"""Who is named side by side: what "both", "the two women", "the couple" and "they" may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claims.extract.attribution import Mention, Sentence
from claims.extract.role_nouns import role_nouns
from claims.resolve.characters import Characters
from claims.resolve.claim import ResolvedActor
from claims.resolve.noun_phrases import NounPhrase
from claims.words import ActorKind

__all__ = ["Together", "find_together", "named_in"]

_AND = re.compile(r"[\s,]*(?:and|&)[\s,]*(?:the\s*)?")
_COMMA = re.compile(r"\s*,\s*")
_FAR = 160  # code points between two names side by side, with all that describes them
_REACH = 5  # sentences
_BODIES = frozenset(
    {"company", "firm", "side", "nation", "government", "capital", "neighbor", "neighbour", "club", "rival", "lender"}
)
_STATES = frozenset(
    {"side", "nation", "country", "government", "state", "capital", "neighbor", "neighbour", "party", "ally"}
)
# Who are together however long ago they were named.
_LASTING = frozenset({"couple", "brother", "sister", "sibling", "twin", "spouse", "parent"})


@dataclass(frozen=True, slots=True)
class Together:
    """Actors named side by side at a place of the text, in its order."""

    start: int
    end: int
    actors: tuple[ResolvedActor, ...]


def find_together(named: Sequence[tuple[Mention, ResolvedActor]], body: str) -> Iterator[Together]:
    """Give every run of names joined by commas and an "and": "Senators Marsh, Lind and Vale", the longest first.

    `named` are the names of the text in its order. Titles, ages and other descriptions may stand between them.
    """
    run: list[tuple[Mention, ResolvedActor]] = []
    for mention, actor in named:
        link = _link(run[-1][0], mention, body) if run else ""
        if not link or actor in (entry[1] for entry in run):
            run = [(mention, actor)]
            continue
        run.append((mention, actor))
        if link == "and":
            yield Together(run[0][0].span.start, mention.span.end, tuple(entry[1] for entry in run))
            run = [(mention, actor)]


def _link(left: Mention, right: Mention, body: str) -> str:
    """Say how two names are linked: "and", "," or not at all; what describes them is no link and does not part them."""
    start, end = left.span.end, right.span.start
    if not 0 < end - start <= _FAR or "\n" in body[start:end]:
        return ""
    between = list(body[start:end])
    for span in (*left.described, *right.described, left.apposition, left.title, right.title, right.apposition):
        if span is not None:
            for at in range(max(span.start, start), min(span.end, end)):
                between[at - start] = " "
    rest = "".join(between)
    if _AND.fullmatch(rest):
        return "and"
    return "," if _COMMA.fullmatch(" ".join(rest.split())) else ""


def named_in(
    characters: Characters, sentences: Sequence[Sentence], position: int, phrase: NounPhrase, sets: Iterable[Together]
) -> tuple[ResolvedActor, ...]:
    """Find whom "both" or "the two women" means: as many as it says, named side by side, else named last one by one.

    A noun that means women or men asks that all may be. Nobody where too few persons are near.
    """
    number = phrase.number or 2
    near = [s.start for s in sentences if s.start <= position][-_REACH:]
    earliest = near[0] if near else 0

    bodies = phrase.head in _BODIES or phrase.head in _STATES or phrase.head in role_nouns().institution

    def fits(actor: ResolvedActor) -> bool:
        character = characters.get(actor)
        if bodies:
            state = actor.kind is ActorKind.GOVERNMENT
            return actor.kind is not ActorKind.PERSON and (phrase.head in _STATES or not state)
        if actor.kind is not ActorKind.PERSON:
            return phrase.bare
        return phrase.woman is None or character is None or character.woman is not (not phrase.woman)

    sides = [
        together
        for together in sorted(sets, key=lambda entry: -entry.start)
        if together.start < position and len(together.actors) == number and all(map(fits, together.actors))
    ]
    if sides and (sides[0].start >= earliest or phrase.head in _LASTING):
        return sides[0].actors
    last: dict[str, tuple[int, ResolvedActor]] = {}
    for character, place in characters.named(earliest, position, bodies=bodies):
        if fits(character.actor):
            last[character.actor.key] = (place, character.actor)
    newest = sorted(last.values(), key=lambda entry: entry[0])[-number:]
    chosen = [actor for _, actor in newest]
    first = {c.actor.key: c.start for c in characters}
    if len(chosen) < number:
        return sides[0].actors if sides else ()
    return tuple(sorted(chosen, key=lambda actor: first[actor.key]))
