"""What a name, a key, a code and a period have to be before they are stored; each raises UsageError, or DateError."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from claims.errors import DateError, UsageError
from claims.resolve.directory import ActorRecord, AliasRecord, RoleRecord
from claims.resolve.names import normalise, slug

__all__ = ["check_actor", "check_alias", "check_period", "check_role", "key_of_name", "tidy"]

_QID = re.compile(r"Q[1-9]\d{0,18}")
_COUNTRY = re.compile(r"[a-zA-Z]{2}")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})?")
_LONGEST_KEY, _LONGEST_NAME, _LONGEST_OFFICE = 200, 400, 200
_JOINERS = "\u200c\u200d"  # invisible, but part of how Persian and Indic names are spelt


def tidy(text: str, what: str, longest: int) -> str:
    """Give a text of one line, without spaces at its ends and without marks that nobody sees.

    Refuses one that is empty, has more than `longest` code points, or characters that are no text.
    """
    tidied = " ".join(text.split())
    if not tidied.isprintable():
        tidied = " ".join("".join(c for c in tidied if c in _JOINERS or unicodedata.category(c) != "Cf").split())
        if any(unicodedata.category(c) in {"Cc", "Cs"} for c in tidied):
            message = f"{what} {tidied!r} has characters that are no text."
            raise UsageError(message)
    if not tidied:
        message = f"{what} is empty."
        raise UsageError(message)
    if len(tidied) > longest:
        message = f"{what} has {len(tidied)} characters; {longest} are the most."
        raise UsageError(message)
    return tidied


def key_of_name(name: str) -> str:
    """Make a key of a name, as long as a key may be."""
    return slug(name)[:_LONGEST_KEY].rstrip("-")


def check_actor(actor: ActorRecord) -> ActorRecord:
    """Give the actor as it can be stored: spaces tidied, the country's code in small letters, no role toward itself."""
    name, key = _form(actor.name, "The name"), tidy(actor.key, "The key", _LONGEST_KEY)
    if slug(key) != key:
        message = f"{key!r} is no key: small letters, digits and hyphens make one."
        raise UsageError(message, hint=f"As in: {slug(key) or 'ada-holm'}")
    if actor.country is not None and not _COUNTRY.fullmatch(actor.country):
        message = f"{actor.country!r} is no country's code: two letters, as in ua."
        raise UsageError(message)
    if actor.wikidata_id is not None and not _QID.fullmatch(actor.wikidata_id):
        message = f"{actor.wikidata_id!r} is no Wikidata id: as in Q212."
        raise UsageError(message)
    return ActorRecord(
        key=key,
        name=name,
        kind=actor.kind,
        wikidata_id=actor.wikidata_id,
        country=actor.country.lower() if actor.country else None,
        aliases=tuple(check_alias(alias) for alias in actor.aliases),
        roles=tuple(check_role(role) for role in actor.roles),
    )


def check_alias(alias: AliasRecord) -> AliasRecord:
    """Give the form as it can be stored."""
    if not _LANGUAGE.fullmatch(alias.language):
        message = f"{alias.language!r} is no language's code: as in en, uk or zh-Hant."
        raise UsageError(message)
    check_period(alias.valid_from, alias.valid_to)
    form = _form(alias.alias, "The form")
    return AliasRecord(form, alias.kind, alias.language, alias.valid_from, alias.valid_to)


def check_role(role: RoleRecord) -> RoleRecord:
    """Give the role as it can be stored."""
    check_period(role.valid_from, role.valid_to)
    return RoleRecord(role.principal, tidy(role.office, "The office", _LONGEST_OFFICE), role.valid_from, role.valid_to)


def check_period(start: date | None, end: date | None) -> None:
    """Refuse a half-open period that does not end after it starts."""
    if start is not None and end is not None and end <= start:
        message = f"It cannot end on {end} if it starts on {start}."
        raise DateError(message, hint="The end is the first day on which it no longer holds.")


def _form(text: str, what: str) -> str:
    form = tidy(text, what, _LONGEST_NAME)
    if not normalise(form):
        message = f"{what} {form!r} has neither letters nor digits."
        raise UsageError(message)
    return form
