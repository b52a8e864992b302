"""Who is named side by side: what "both", "the two women", "the couple" and "they" may stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from claims.extract.attribution import Mention, Sentence
from claims.extract.role_nouns import role_nouns
from claims.resolve.appearances import Appearances
from claims.resolve.characters import Characters
from claims.resolve.claim import ResolvedActor
from claims.resolve.noun_phrases import NounPhrase
from claims.words import ActorKind

__all__ = ["Together", "find_parallel", "find_together", "named_in"]

_AND = re.compile(r"[\s,]*(?:and|&)[\s,]*(?:the\s*)?")
_COMMA = re.compile(r"\s*,\s*")
_FAR = 160  # code points between two names side by side, with all that describes them
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


def find_parallel(named: Sequence[tuple[Mention, ResolvedActor]], sentence: Sentence, body: str) -> Together | None:
    """Give the two persons of "Ada Marsh runs the port; Otto Lind, a pilot, the ferry": a subject on either side."""
    middle = body.find(";", sentence.start, sentence.end)
    inside = [(m, a) for m, a in named if sentence.start <= m.span.start < sentence.end and a.kind is ActorKind.PERSON]
    if middle < 0 or len(inside) != 2 or not all(m.subject for m, _ in inside):
        return None
    (left, one), (right, other) = inside
    if one == other or not left.span.end <= middle < right.span.start:
        return None
    return Together(left.span.start, sentence.end - 1, (one, other))


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


def named_in(  # noqa: PLR0913, PLR0917 - all that the scene knows of who is near
    characters: Characters,
    appearances: Appearances,
    position: int,
    phrase: NounPhrase,
    sets: Iterable[Together],
    may_be: Callable[[ResolvedActor], bool],
) -> tuple[ResolvedActor, ...]:
    """Find whom "both" or "the two women" means: as many as it says, named side by side, else those on the scene last.

    Speakers and subjects come before those named in passing. A noun that means women or men asks that all may be, and
    `may_be` that each may bear the noun. Nobody where too few are near.
    """
    number = phrase.number or 2
    states = phrase.head in _STATES
    bodies = states or phrase.head in _BODIES or phrase.head in role_nouns().institution

    def fits(actor: ResolvedActor) -> bool:
        character = characters.get(actor)
        if bodies:
            return actor.kind is not ActorKind.PERSON and (states or actor.kind is not ActorKind.GOVERNMENT)
        if actor.kind is not ActorKind.PERSON:
            return phrase.bare
        return (phrase.woman is None or character is None or character.woman is not (not phrase.woman)) and may_be(
            actor
        )

    near = list(appearances.before(position))
    earliest = near[-1].start if near else position
    sides = [
        together
        for together in sorted(sets, key=lambda entry: -entry.start)
        if together.start < position and len(together.actors) == number and all(map(fits, together.actors))
    ]
    if sides and (sides[0].start >= earliest or phrase.head in _LASTING):
        return sides[0].actors
    fitting = [a for a in near if a.actor is not None and not a.others and not a.passing and fits(a.actor)]
    if phrase.bare and fitting:  # "both" means two of a kind
        person = fitting[0].kind is ActorKind.PERSON
        fitting = [a for a in fitting if (a.kind is ActorKind.PERSON) is person]
    acting = dict.fromkeys(a.actor for a in fitting if a.subject or a.spoke)
    chosen = [
        actor for actor in (acting if len(acting) >= number else dict.fromkeys(a.actor for a in fitting)) if actor
    ]
    if len(chosen) < number:
        return sides[0].actors if sides else ()
    first = {character.actor.key: character.start for character in characters}
    return tuple(sorted(chosen[:number], key=lambda actor: first.get(actor.key, position)))
