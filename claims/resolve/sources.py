"""Which of the names and phrases in a source the source is about, and which names speak together in it."""

from __future__ import annotations

from claims.extract.attribution import Mention
from claims.extract.role_nouns import role_nouns
from claims.resolve.claim import ResolvedActor
from claims.resolve.names import normalise
from claims.resolve.naming import NAME_KINDS
from claims.resolve.scene import Scene
from claims.resolve.together import find_together
from claims.spans import Span
from claims.words import ActorKind, MentionKind

__all__ = ["SourceReader", "stands_alone"]

# What may stand behind a name that is the whole of a source: "NATO and its members", "Russia, which".
_AFTER_NAME = frozenset({"", "and", "or", "which", "who", "that", "(", ",", ";", "\u2013", "\u2014", "-"})


class SourceReader:
    """Reads the sources of one document."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def head(self, source: Span) -> Mention | None:
        """Choose the mention that a source is about: a phrase that holds its person, else that person, else a name."""
        inside = self._scene.within(source.start, source.end)
        names = [mention for mention in inside if mention.kind in NAME_KINDS]
        if not inside:  # "Marsh" of "Ada Marsh"
            return self._scene.around(source)
        if names and names[0].span.start == source.start and _before_comma(names[0].span, source):
            return names[0]  # "Ada Marsh, founder of Marsh & Daughters"
        if names and names[0].kind is not MentionKind.NATIONALITY and _opens_list(names[0].span, source):
            return names[0]  # "the Marshes and several of their friends"
        person = next((m for m in names if self._is_person(m)), None)
        for role in inside:
            if role.kind is MentionKind.ROLE and (person is None or _holds(role, person)):
                return next((m for m in names if _is_apposition(m.span, role.span, source)), role)
        if person is not None:
            return person
        return next((m for m in inside if stands_alone(m.span, source)), None)

    def together(self, source: Span, head: Mention) -> tuple[ResolvedActor, ...]:
        """Give all whom "Ada Marsh, the mayor, and Otto Lind" names side by side; nobody where it is only one.

        A name that stands in somebody's title or description ("Ada Marsh, of Gullhaven") speaks for nobody.
        """
        inside = self._scene.within(source.start, source.end)
        names = [m for m in inside if m.kind in NAME_KINDS and m.kind is not MentionKind.NATIONALITY]
        beside = [span for m in names for span in (*m.described, m.title, m.apposition) if span is not None]
        named = [
            (m, actor)
            for m in names
            if m.span.start >= head.span.start
            and not any(span.contains(m.span) for span in beside)
            and (actor := self._scene.actor(m)) is not None
        ]
        for together in find_together(named, self._scene.body):
            if together.start == head.span.start:
                longest = max(
                    (t for t in find_together(named, self._scene.body)), key=lambda t: len(t.actors), default=together
                )
                return tuple(dict.fromkeys((*together.actors, *longest.actors)))
        return ()

    def _is_person(self, name: Mention) -> bool:
        """Tell whether a name is a person's, by the recogniser or by whom it resolves to."""
        if name.kind is MentionKind.PERSON:
            return True
        actor = self._scene.actor(name)
        return actor is not None and actor.kind is ActorKind.PERSON


def _holds(role: Mention, person: Mention) -> bool:
    """Tell whether a role phrase is about something else than the person in it.

    So is "the office of the Ukrainian president X", and "X administration officials", but not "the deputy head of the
    ministry X".
    """
    if not role.span.contains(person.span):
        return False
    before = normalise(role.span.text[: person.span.start - role.span.start]).split()
    noun = next((word for word in before if word in role_nouns().every), None)
    return person.span.end < role.span.end or noun in role_nouns().institution


def stands_alone(name: Span, source: Span) -> bool:
    """Tell whether a name is the head of a source: nothing behind it makes it a mere modifier."""
    rest = source.text[name.end - source.start :].removeprefix("\u2019s").removeprefix("'s").split()
    return not rest or rest[0] in _AFTER_NAME or rest[0][0] in _AFTER_NAME


def _opens_list(name: Span, source: Span) -> bool:
    """Tell whether a name is the first of several speakers."""
    before = source.text[: name.start - source.start].strip().casefold()
    return before in {"", "the"} and source.text[name.end - source.start :].startswith(" and ")


def _is_apposition(name: Span, role: Span, source: Span) -> bool:
    """Tell whether a name stands behind its description: "the harbour's news agency, GNA"."""
    between = source.text[role.end - source.start : name.start - source.start]
    return role.end < name.start and between.strip() == "," and name.end == source.end


def _before_comma(name: Span, source: Span) -> bool:
    return source.text[name.end - source.start :].startswith(",")
