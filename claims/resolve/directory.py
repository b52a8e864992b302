"""The records that names are resolved against, and the directory that looks them up."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from claims.resolve.names import normalise, skeleton, without_possessive
from claims.words import ActorKind, AliasKind

__all__ = ["ActorRecord", "AliasRecord", "Directory", "RoleRecord", "forms_of", "holds_at"]


@dataclass(frozen=True, slots=True)
class AliasRecord:
    """A surface form of an actor, valid in the half-open period [valid_from, valid_to); None is open."""

    alias: str
    kind: AliasKind
    language: str = "en"
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class RoleRecord:
    """A dated edge: the actor speaks for `principal` (a key) as `office` in [valid_from, valid_to)."""

    principal: str
    office: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """One actor with every alias and role known of it."""

    key: str
    name: str
    kind: ActorKind
    wikidata_id: str | None = None
    country: str | None = None
    aliases: tuple[AliasRecord, ...] = ()
    roles: tuple[RoleRecord, ...] = ()


_SHORTEST_MISSPELT = 4  # letters: "psaki" is misspelt as "pskai", "kim" is not "tim"

# A full name beats a demonym: the lower, the surer that this form means this actor.
_RANK = {
    AliasKind.NAME: 0,
    AliasKind.TRANSLITERATION: 0,
    AliasKind.ABBREVIATION: 1,
    AliasKind.OFFICE: 2,
    AliasKind.SURNAME: 3,
    AliasKind.DEMONYM: 4,
    AliasKind.METONYM: 4,
}


def forms_of(actor: ActorRecord) -> tuple[AliasRecord, ...]:
    """Give every form that names an actor: its name, a person's surname where no other is given, and its aliases."""
    forms = {(alias.alias, alias.kind): alias for alias in actor.aliases}
    forms.setdefault((actor.name, AliasKind.NAME), AliasRecord(actor.name, AliasKind.NAME))
    if actor.kind is ActorKind.PERSON and not any(alias.kind is AliasKind.SURNAME for alias in actor.aliases):
        surname = actor.name.split()[-1]
        forms[surname, AliasKind.SURNAME] = AliasRecord(surname, AliasKind.SURNAME)
    return tuple(forms.values())


def holds_at(record: AliasRecord | RoleRecord, on: date | None) -> bool:
    """Tell whether `record` was valid on that day; without a day, whether it is valid at all."""
    return on is None or (
        (record.valid_from is None or record.valid_from <= on) and (record.valid_to is None or on < record.valid_to)
    )


def _is_slip(words: list[str], others: list[str]) -> bool:
    """Tell whether two names of several words differ by at most one slip of the pen a word."""
    return len(words) == len(others) > 1 and all(map(_is_one_slip, words, others))


def _is_one_slip(word: str, other: str) -> bool:
    """Tell whether two words differ by one letter or by two that changed places; short ones are then two names."""
    if word == other:
        return True
    if min(len(word), len(other)) < _SHORTEST_MISSPELT:
        return False
    while word and other and word[0] == other[0]:
        word, other = word[1:], other[1:]
    while word and other and word[-1] == other[-1]:
        word, other = word[:-1], other[:-1]
    return max(len(word), len(other)) <= 1 or (len(word) == 2 and word == other[::-1])


class Directory:
    """Looks up who a name means on a day. Immutable once built; the order of `records` does not matter."""

    def __init__(self, records: Iterable[ActorRecord]) -> None:
        self._actors = {record.key: record for record in records}
        self._forms: dict[str, list[tuple[AliasRecord, ActorRecord]]] = defaultdict(list)
        self._by_sound: dict[str, set[str]] = defaultdict(set)
        self._by_word: dict[str, set[str]] = defaultdict(set)
        self._given_names: set[str] = set()
        self._countries: dict[str, ActorRecord] = {}
        self._speakers: dict[str, list[tuple[RoleRecord, ActorRecord]]] = defaultdict(list)
        for key in sorted(self._actors):
            self._index(self._actors[key])

    def _index(self, actor: ActorRecord) -> None:
        if actor.kind is ActorKind.GOVERNMENT and actor.country and not actor.roles:
            self._countries[actor.country] = actor
        if actor.kind is ActorKind.PERSON and len(actor.name.split()) > 1:
            self._given_names.add(skeleton(normalise(actor.name.split()[0])))
        for form in forms_of(actor):
            normal = normalise(form.alias)
            self._forms[normal.removeprefix("the ")].append((form, actor))
            if actor.kind is ActorKind.PERSON:
                self._by_sound[skeleton(normal)].add(normal)
                for word in normal.split():
                    self._by_word[word].add(normal)
        for role in actor.roles:
            self._speakers[role.principal].append((role, actor))

    def __len__(self) -> int:
        """Count the actors."""
        return len(self._actors)

    def __iter__(self) -> Iterator[ActorRecord]:
        """Give the actors in the order they came in."""
        return iter(self._actors.values())

    def get(self, key: str) -> ActorRecord | None:
        """Give the actor stored under `key`."""
        return self._actors.get(key)

    def lookup(
        self, surface: str, *, on: date | None = None, kinds: Collection[AliasKind] | None = None
    ) -> ActorRecord | None:
        """Find the actor that `surface` names on a day; None where nobody has the name, or several have it equally.

        A key, a genitive ("Russia's"), an article and another transliteration ("Zelenskiy") are seen through. `kinds`
        narrows to forms of those kinds. An alias that had run out by that day is taken only where no valid one is.
        """
        if kinds is None and surface in self._actors:
            return self._actors[surface]
        normal = normalise(without_possessive(surface)).removeprefix("the ")
        found = self._unambiguous(self._forms.get(normal, ()), on, kinds)
        if found is not None:
            return found
        alike = [entry for form in sorted(self._by_sound.get(skeleton(normal), ())) for entry in self._forms[form]]
        return self._unambiguous(alike, on, kinds)

    def misspelt(self, name: str, on: date | None) -> ActorRecord | None:
        """Find the one person whose full name differs from `name` by a slip ("Jens Stoltenburg"), or by a middle name.

        One word must be the same and the others nearly: what lost a letter to bad decoding or typing, no namesake.
        """
        words = normalise(name).split()
        if len(words) > 2:
            found = self.lookup(f"{words[0]} {words[-1]}", on=on)
            if found is not None:
                return found
        forms = sorted({form for word in words for form in self._by_word.get(word, ())})
        slips = [form for form in forms if _is_slip(words, form.split())]
        return self._unambiguous([entry for form in slips for entry in self._forms[form]], on, None)

    def _unambiguous(
        self, entries: Iterable[tuple[AliasRecord, ActorRecord]], on: date | None, kinds: Collection[AliasKind] | None
    ) -> ActorRecord | None:
        fitting = [(a, actor) for a, actor in entries if kinds is None or a.kind in kinds]
        fitting = [(a, actor) for a, actor in fitting if holds_at(a, on)] or fitting
        if not fitting:
            return None
        best = min(_RANK[alias.kind] for alias, _ in fitting)
        actors = {actor.key: actor for alias, actor in fitting if _RANK[alias.kind] == best}
        if len(actors) > 1:  # of two of that name the one in office is meant
            serving = {k: a for k, a in actors.items() if any(holds_at(role, on) for role in a.roles)}
            actors = serving or actors
        return next(iter(actors.values())) if len(actors) == 1 else None

    def country(self, code: str) -> ActorRecord | None:
        """Give the country of an ISO code (lower case)."""
        return self._countries.get(code)

    def is_given_name(self, word: str) -> bool:
        """Tell whether the full name of any person here begins with `word`, however romanised."""
        return skeleton(normalise(word)) in self._given_names

    def speakers_for(self, principal: str, on: date | None) -> tuple[tuple[RoleRecord, ActorRecord], ...]:
        """Give who speaks directly for `principal` on a day, and as what."""
        return tuple((role, actor) for role, actor in self._speakers.get(principal, ()) if holds_at(role, on))

    def closure(self, actor_key: str, on: date | None) -> tuple[str, ...]:
        """Give `actor_key` and every actor it speaks for on a day, through others too (Peskov, Kremlin, Russia)."""
        found = [actor_key]
        for key in found:  # grows while it is walked
            actor = self._actors.get(key)
            for role in actor.roles if actor else ():
                if holds_at(role, on) and role.principal not in found:
                    found.append(role.principal)
        return tuple(found)

    def nearest(self, name: str, n: int = 3) -> tuple[str, ...]:
        """Give up to `n` actors' names whose spelling, or an alias's, comes near to `name`: what to suggest."""
        close = difflib.get_close_matches(normalise(name), self._forms, n=4 * n, cutoff=0.6)
        names = dict.fromkeys(actor.name for form in close for _, actor in self._forms[form])
        return tuple(names)[:n]
