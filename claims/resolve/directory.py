"""The directory: who a name means on a day, however it is spelled."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache

from claims.resolve.names import normalise, skeleton, slug, without_possessive
from claims.resolve.records import ActorRecord, AliasRecord, RoleRecord, forms_of, holds_at
from claims.resolve.register import MemoryRegister, Register
from claims.resolve.slips import slips
from claims.words import AliasKind

__all__ = ["ActorRecord", "AliasRecord", "Directory", "RoleRecord", "forms_of", "holds_at"]

_REMEMBERED = 20_000
"""Answers a question of the register's that are kept: a news archive asks for the same few names again and again."""

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


class Directory:
    """Looks up who a name means on a day, in the actors given or in a register of them, which may be a database.

    What the register answered is remembered: it must not change its answers. The order of actors does not matter.
    """

    def __init__(self, actors: Iterable[ActorRecord] | Register) -> None:
        register = actors if isinstance(actors, Register) else MemoryRegister(actors)
        remembering = lru_cache(maxsize=_REMEMBERED)
        self._number = remembering(register.number)
        self._records = remembering(register.records)
        self._named = remembering(register.named)
        self._sounding = remembering(register.sounding)
        self._begins_person = remembering(register.begins_person)
        self._country = remembering(register.country)
        self._in_office = remembering(register.in_office)
        self._speakers = remembering(register.speakers_for)
        self._misspelt = remembering(lambda normalised: register.persons(slips(normalised)))

    def get(self, key: str) -> ActorRecord | None:
        """Give the actor stored under `key`; of one that is folded into another, the other."""
        return self._record(self._number(key))

    def lookup(
        self, surface: str, *, on: date | None = None, kinds: Collection[AliasKind] | None = None
    ) -> ActorRecord | None:
        """Find the actor that `surface` names on a day; None where nobody has the name, or several have it equally.

        A key, a genitive ("Russia's"), an article and another transliteration ("Zelenskiy") are seen through. `kinds`
        narrows to forms of those kinds. An alias that had run out by that day is taken only where no valid one is.
        """
        if kinds is None and surface == slug(surface) and (record := self.get(surface)) is not None:
            return record
        normal = normalise(without_possessive(surface)).removeprefix("the ")
        found = self._unambiguous(self._named(normal), on, kinds)
        if found is not None:
            return found
        others = self._sounding(skeleton(normal))
        return self._called(others, on, kinds) if others - {normal} else None

    def misspelt(self, name: str, on: date | None) -> ActorRecord | None:
        """Find the one person whose full name differs from `name` by a slip ("Jens Stoltenburg"), or by a middle name.

        All of it but one letter must be the same: what was lost to bad decoding or typing, no namesake.
        """
        normal = normalise(name)
        words = normal.split()
        if len(words) > 2:
            found = self.lookup(f"{words[0]} {words[-1]}", on=on)
            if found is not None:
                return found
        return self._called(self._misspelt(normal), on, None)

    def country(self, code: str) -> ActorRecord | None:
        """Give the country of an ISO code (lower case)."""
        return self._record(self._country(code))

    def is_given_name(self, word: str) -> bool:
        """Tell whether the full name of any person here begins with `word`, however romanised."""
        return self._begins_person(skeleton(normalise(word)))

    def speakers_for(self, principal: str, on: date | None) -> tuple[tuple[RoleRecord, ActorRecord], ...]:
        """Give who speaks directly for `principal` on a day, and as what."""
        speaking = [(role, number) for role, number in self._speakers(principal) if holds_at(role, on)]
        speakers = self._records(tuple(number for _, number in speaking))
        return tuple((role, speaker) for (role, _), speaker in zip(speaking, speakers, strict=True))

    def closure(self, actor_key: str, on: date | None) -> tuple[str, ...]:
        """Give `actor_key` and every actor it speaks for on a day, through others too (Peskov, Kremlin, Russia)."""
        found = [actor_key]
        for key in found:  # grows while it is walked
            actor = self.get(key)
            for role in actor.roles if actor else ():
                if holds_at(role, on) and role.principal not in found:
                    found.append(role.principal)
        return tuple(found)

    def _record(self, number: int | None) -> ActorRecord | None:
        return None if number is None else self._records((number,))[0]

    def _called(self, names: Iterable[str], on: date | None, kinds: Collection[AliasKind] | None) -> ActorRecord | None:
        return self._unambiguous([form for name in sorted(names) for form in self._named(name)], on, kinds)

    def _unambiguous(
        self, forms: Iterable[tuple[AliasRecord, int]], on: date | None, kinds: Collection[AliasKind] | None
    ) -> ActorRecord | None:
        fitting = [(form, number) for form, number in forms if kinds is None or form.kind in kinds]
        fitting = [(form, number) for form, number in fitting if holds_at(form, on)] or fitting
        if not fitting:
            return None
        best = min(_RANK[form.kind] for form, _ in fitting)
        meant = frozenset(number for form, number in fitting if _RANK[form.kind] == best)
        if len(meant) > 1:  # of two of that name the one in office is meant
            meant = self._in_office(meant, on)
        return self._record(min(meant)) if len(meant) == 1 else None
