"""Which of the names and phrases in a source the source is about, and which names speak together in it."""

from __future__ import annotations

from dataclasses import replace

from claims.extract.attribution import Mention
from claims.extract.role_nouns import role_nouns
from claims.resolve.claim import ResolvedActor
from claims.resolve.names import normalise, slug
from claims.resolve.naming import NAME_KINDS
from claims.resolve.noun_phrases import read_phrase
from claims.resolve.office_table import form_of, office_table
from claims.resolve.person_nouns import is_person, is_relation
from claims.resolve.scene import Scene
from claims.resolve.together import find_together
from claims.spans import Span
from claims.words import ActorKind, MentionKind

__all__ = ["SourceReader", "stands_alone"]

# A phrase behind these is where or against whom something is done: "the operations in that country".
_ASIDE = frozenset({"in", "at", "on", "to", "against", "without", "with", "over", "near", "across", "into", "between"})
# What may stand behind a name that is the whole of a source: "NATO and its members", "Russia, which".
_AFTER_NAME = frozenset({"", "and", "or", "which", "who", "that", "(", ",", ";", "\u2013", "\u2014", "-"})
_OF = frozenset({"of", "for", "to", "with", "by", "at", "from", "in"})
_OPENERS = frozenset({"a", "an", "another", "the"})
_BREAKING_OFF = frozenset({"of", "for"})
_JOINING = frozenset({"and", "and the", "and her", "and his", "and its", "and their"})
_LONGEST_NAME = 60  # code points


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
        # "Ada Marsh, founder of Marsh & Daughters", "the Marshes and several of their friends"
        if names and (_before_comma(names[0].span, source) or _opens_list(names[0], source)):
            return names[0]
        if self._is_somebody_of(source, names) or form_of(source.text) in office_table().offices:
            return next((m for m in inside if m.kind is MentionKind.ROLE and m.span.start == source.start), None)
        person = next((m for m in names if self._is_person(m)), None)
        for role in (m for m in inside if m.kind is MentionKind.ROLE and not _is_aside(m, source)):
            if person is None or _holds(role, person):
                return next((m for m in names if _is_apposition(m.span, role.span, source)), self._going_on(role))
        if person is not None:
            return person
        return next((m for m in inside if stands_alone(m.span, source) and not _is_aside(m, source)), None)

    def pair(self, source: Span) -> tuple[Mention, ...]:
        """Give the two phrases that "the minister and the envoy" consists of; none where it is another phrase."""
        roles = [m for m in self._scene.within(source.start, source.end) if m.kind is MentionKind.ROLE and not m.plural]
        for left in roles:
            for right in roles:
                begins = not source.text[: left.span.start - source.start].strip()
                ends = not source.text[right.span.end - source.start :].strip(" ,")
                link = source.text[left.span.end - source.start : right.span.start - source.start]
                if begins and ends and left.span.end < right.span.start and link.strip(" ,") in _JOINING:
                    return left, right
        return ()

    def _going_on(self, role: Mention) -> Mention:
        """Give a phrase that breaks off ("the President of") with the name behind it; a person's name in its place."""
        if role.span.text.rpartition(" ")[2] not in _BREAKING_OFF:
            return role
        end = role.span.end
        behind = self._scene.within(end, end + _LONGEST_NAME)
        name = next((m for m in behind if m.kind in NAME_KINDS and m.span.start <= end + len(" the ")), None)
        if name is None or self._is_person(name):
            return name or role
        return replace(role, span=Span.of(self._scene.body, role.span.start, name.span.end))

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
        # "and" within a name joins nothing: "Department of Tides and Trade"
        named = [entry for i, entry in enumerate(named) if not any(_is_part(entry[1], whole) for _, whole in named[:i])]
        for together in find_together(named, self._scene.body):
            if together.start == head.span.start:
                longest = max(
                    (t for t in find_together(named, self._scene.body)), key=lambda t: len(t.actors), default=together
                )
                return tuple(dict.fromkeys((*together.actors, *longest.actors)))
        return ()

    def _is_somebody_of(self, source: Span, names: list[Mention]) -> bool:
        """Tell whether a source means somebody without a name, and names another only: "a close friend of Ada Marsh".

        So is "the deputy of Ada Marsh", but not "the president of Peru".
        """
        phrase = read_phrase(source.text)
        if phrase.opener not in _OPENERS or not is_person(phrase.head) or not names:
            return False
        last = names[-1].span
        before = source.text[: last.start - source.start].split()
        if last.end == source.end and before and before[-1].casefold() not in _OF:
            return False  # "a spokesman for the ministry Ada Marsh"
        if phrase.opener == "the" and not (is_relation(phrase.head) and all(map(self._is_person, names))):
            return False
        return all(word in phrase.behind for name in names for word in normalise(name.span.text).split()[:1])

    def _is_person(self, name: Mention) -> bool:
        """Tell whether a name is a person's, by the recogniser or by whom it resolves to."""
        if name.kind is MentionKind.PERSON:
            return True
        actor = self._scene.actor(name)
        return actor is not None and actor.kind is ActorKind.PERSON


def _is_part(actor: ResolvedActor, whole: ResolvedActor) -> bool:
    """Tell whether the name of somebody unknown is but words of another's, however hyphenated."""
    return not actor.known and slug(actor.name).replace("-", "") in slug(whole.name).replace("-", "")


def _is_aside(role: Mention, source: Span) -> bool:
    """Tell whether a role phrase only says where or with whom, in a source that has another head."""
    before = source.text[: role.span.start - source.start].casefold().split()
    return bool(before) and before[-1] in _ASIDE


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


def _opens_list(name: Mention, source: Span) -> bool:
    """Tell whether a name is the first of several speakers."""
    before = source.text[: name.span.start - source.start].strip().casefold()
    behind = source.text[name.span.end - source.start :]
    return name.kind is not MentionKind.NATIONALITY and before in {"", "the"} and behind.startswith(" and ")


def _is_apposition(name: Span, role: Span, source: Span) -> bool:
    """Tell whether a name stands behind its description: "the harbour's news agency, GNA"."""
    between = source.text[role.end - source.start : name.start - source.start]
    return role.end < name.start and between.strip() == "," and name.end == source.end


def _before_comma(name: Span, source: Span) -> bool:
    """Tell whether a source opens with a name, and says more of it behind a comma."""
    return name.start == source.start and source.text[name.end - source.start :].startswith(",")
