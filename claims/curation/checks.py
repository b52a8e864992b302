"""What a name, a key, a code and a period have to be before they are stored; each raises UsageError, or DateError."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

from claims.curation.no_names import why_no_name
from claims.errors import DateError, UsageError, quoted
from claims.resolve.directory import ActorRecord, AliasRecord, RoleRecord
from claims.resolve.names import normalise, slug

__all__ = ["check_actor", "check_alias", "check_period", "check_role", "is_country_code", "key_of_name", "tidy"]

_QID = re.compile(r"Q[1-9]\d{0,18}")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})?")
_LONGEST_KEY, _LONGEST_NAME, _LONGEST_OFFICE = 200, 400, 200
# Embeddings, overrides and isolates: after one of them a name is shown in another order than it has.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = "\u200c\u200d"  # invisible, but part of how Persian and Indic names are spelt


def tidy(text: str, what: str, longest: int) -> str:
    """Give a text as one line, without spaces at its ends and without marks that nobody sees.

    Refuses one that is empty, has more than `longest` code points, or characters that are no text.
    """
    tidied = " ".join(text.split())
    if not tidied.isprintable():
        tidied = " ".join("".join(c for c in tidied if c in _JOINERS or unicodedata.category(c) != "Cf").split())
        if any(unicodedata.category(c) in {"Cc", "Cs"} for c in tidied):
            message = f"{what} {quoted(tidied)} has characters that are no text."
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


@lru_cache(maxsize=1024)
def is_country_code(code: str) -> bool:
    """Tell whether two letters, in any case, are the code of a country or territory (ISO 3166, and what follows it)."""
    from rigour.territories import get_territory

    return len(code) == len("ua") and get_territory(code.lower()) is not None


def check_actor(actor: ActorRecord) -> ActorRecord:
    """Give the actor as it can be stored: spaces tidied, the country's code in small letters, no role toward itself."""
    name, key = _form(actor.name, "The name"), tidy(actor.key, "The key", _LONGEST_KEY)
    if (reason := why_no_name(name, None)) is not None:
        message = f"{quoted(name)} {reason}"
        raise UsageError(message, hint="Give the name it is known by.")
    if slug(key) != key:
        message = f"{quoted(key)} is no key: small letters, digits and hyphens make one."
        raise UsageError(message, hint=f"As in: {slug(key)[:_LONGEST_KEY] or 'ada-holm'}")
    if actor.country is not None and not is_country_code(actor.country):
        message = f"{quoted(actor.country)} is no country's code: two letters of ISO 3166, as in ua."
        raise UsageError(message)
    if actor.wikidata_id is not None and not _QID.fullmatch(actor.wikidata_id):
        message = f"{quoted(actor.wikidata_id)} is no Wikidata id: as in Q212."
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
        message = f"{quoted(alias.language)} is no language's code: as in en, uk or zh-Hant."
        raise UsageError(message)
    check_period(alias.valid_from, alias.valid_to)
    form = _form(alias.alias, "The form")
    if (reason := why_no_name(form, alias.kind)) is not None:
        message = f"{quoted(form)} {reason}"
        raise UsageError(message, hint="Give a form that means this one actor wherever it stands.")
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
    _refuse_unseen(text, what)
    form = tidy(text, what, _LONGEST_NAME)
    if not normalise(form):
        message = f"{what} {quoted(form)} has neither letters nor digits."
        raise UsageError(message)
    return form


def _refuse_unseen(text: str, what: str) -> None:
    """Refuse what makes a name look like another one: a line break, or a mark that turns the direction of writing."""
    if len(text.strip().splitlines()) > 1:
        message = f"{what} {quoted(text)} has a line break in it."
        raise UsageError(message, hint="Write it on one line.")
    for mark in _TURNING.intersection(text):
        message = f"{what} {quoted(text)} has a mark that turns the direction of writing (U+{ord(mark):04X})."
        raise UsageError(message, hint="Write it without; right-to-left letters need none.")
