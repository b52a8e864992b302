"""Whom "the former" and "the latter" mean: the first and the last of those named side by side, or in one sentence."""

from __future__ import annotations

from bisect import bisect_right

from claims.resolve.anonymous import NOBODY, Speakers
from claims.resolve.claim import ResolvedActor
from claims.resolve.names import normalise
from claims.resolve.scene import Scene
from claims.spans import Span
from claims.words import ActorKind

__all__ = ["former_or_latter"]

_FORMER, _LATTER = "the former", "the latter"
_REACH = 4  # sentences, that of the phrase among them
_PAIR = 2


def former_or_latter(source: Span, scene: Scene) -> Speakers | None:
    """Find whom a source means that is "the former" or "the latter"; None where it is another phrase.

    They look back to the nearest sentence that names two. Of three only the last is "the latter".
    """
    word = normalise(source.text)
    if word not in {_FORMER, _LATTER}:
        return None
    here = bisect_right([sentence.start for sentence in scene.sentences], source.start)
    for sentence in reversed(scene.sentences[max(here - _REACH, 0) : here]):
        named = _named(scene, sentence.start, min(sentence.end, source.start))
        if len(named) >= _PAIR:
            chosen = named[-1] if word == _LATTER else named[0] if len(named) == _PAIR else None
            return Speakers.of(chosen)
    return NOBODY


def _named(scene: Scene, start: int, end: int) -> list[ResolvedActor]:
    """Give who is named side by side in the code points `[start, end)`, else the persons there, else the others."""
    for together in reversed(scene.together):
        if start <= together.start and together.end <= end:
            return list(together.actors)
    named = dict.fromkeys(
        appearance.actor
        for appearance in scene.appearances.between(start, end)
        if appearance.actor is not None and not (appearance.spoke or appearance.passing or appearance.others)
    )
    persons = [actor for actor in named if actor.kind is ActorKind.PERSON]
    bodies = [actor for actor in named if actor.kind is not ActorKind.PERSON]
    return next((kind for kind in (persons, bodies) if len(kind) >= _PAIR), list(named))
