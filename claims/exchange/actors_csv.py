"""Actors as a table: one a line, its aliases and roles in cells of their own.

    key,name,kind,country,wikidata_id,aliases,roles
    ada-holm,Ada Holm,person,,,A. Holm;abbreviation:AH,port-town|mayor|2019-05-01|2023-05-01

`name` and `kind` have to be there, the other columns may be left out, in any order. Aliases and roles are separated by
";": an alias is a name unless its kind stands before a colon; a role is KEY|OFFICE|FROM|UNTIL, open where a date is
left out.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import TextIOWrapper
from typing import TYPE_CHECKING, BinaryIO

from claims.curation import ActorEntry, BadEntry, Entry, key_of_name
from claims.dates import parse_day
from claims.errors import ClaimsError, InputError
from claims.resolve.directory import ActorRecord, AliasRecord, RoleRecord
from claims.words import ActorKind, AliasKind

if TYPE_CHECKING:
    from _csv import Reader as _Reader

__all__ = ["read_csv"]

COLUMNS = ("key", "name", "kind", "country", "wikidata_id", "aliases", "roles")
NEEDED = ("name", "kind")
_DELIMITERS = ",;\t"
_KINDS = {kind.value for kind in AliasKind}


def read_csv(stream: BinaryIO, name: str) -> Iterator[Entry]:
    """Give the actors of a table in UTF-8, separated by commas, semicolons or tabs, as its header is.

    Raises InputError for a header that lacks a column, or has one that means nothing here.
    """
    with TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="") as text:
        header_line = text.readline()
        delimiter = max(_DELIMITERS, key=header_line.count)
        header = [cell.strip().lower() for cell in next(csv.reader([header_line], delimiter=delimiter), [])]
        _check_header(header, name)
        yield from _rows(csv.reader(text, delimiter=delimiter, strict=True), header)


def _rows(lines: _Reader, header: list[str]) -> Iterator[Entry]:
    while True:
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error as error:
            yield BadEntry(_where(lines.line_num), f"no row of a table: {error}")
            continue
        if any(cell.strip() for cell in cells):
            yield _entry(_where(lines.line_num), header, cells)


def _where(lines_read: int) -> str:
    return f"line {lines_read + 1}"  # the header is a line too


def _check_header(header: list[str], name: str) -> None:
    hint = f"The columns are {', '.join(COLUMNS)}; {' and '.join(NEEDED)} have to be there."
    if any("\udc80" <= character <= "\udcff" for column in header for character in column):  # as surrogateescape has it
        message = f"{name} is not in UTF-8."
        raise InputError(message, hint="Save it as CSV in UTF-8.")
    if not any(header):
        message = f"{name} is empty, or begins with an empty line."
        raise InputError(message, hint=hint)
    for column in NEEDED:
        if column not in header:
            message = f"{name}: the header has no column {column!r}."
            raise InputError(message, hint=hint)
    for position, column in enumerate(header):
        if column not in COLUMNS or column in header[:position]:
            message = f"{name}: the column {column!r} means nothing here, or stands there twice."
            raise InputError(message, hint=hint)


def _entry(where: str, header: list[str], cells: list[str]) -> Entry:
    if len(cells) > len(header):
        return BadEntry(where, f"{len(cells)} cells, where the header has {len(header)} columns")
    row = {column: cell.strip() for column, cell in zip(header, cells, strict=False)}
    try:
        actor = _actor(row)
    except (ClaimsError, ValueError) as error:
        return BadEntry(where, error.message if isinstance(error, ClaimsError) else str(error))
    ident = row.get("key") or row.get("wikidata_id") or actor.key
    return ActorEntry(where, ident, actor, keyed=bool(row.get("key")))


def _actor(row: Mapping[str, str]) -> ActorRecord:
    name, kind = row.get("name", ""), row.get("kind", "").lower()
    if kind not in set(ActorKind):
        message = f"{kind!r} is no kind of actor: {', '.join(ActorKind)}"
        raise ValueError(message)
    return ActorRecord(
        key=row.get("key") or key_of_name(name),
        name=name,
        kind=ActorKind(kind),
        wikidata_id=row.get("wikidata_id") or None,
        country=row.get("country") or None,
        aliases=tuple(_alias(form) for form in _several(row.get("aliases", ""))),
        roles=tuple(_role(text) for text in _several(row.get("roles", ""))),
    )


def _several(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _alias(text: str) -> AliasRecord:
    kind, _, form = text.partition(":")
    if kind.strip().lower() in _KINDS and form:
        return AliasRecord(form.strip(), AliasKind(kind.strip().lower()))
    return AliasRecord(text, AliasKind.NAME)


def _role(text: str) -> RoleRecord:
    principal, office, start, end, *more = [part.strip() for part in f"{text}|||".split("|")]
    if any(more) or not principal or not office:
        message = f"{text!r} is no role: write KEY|OFFICE|FROM|UNTIL"
        raise ValueError(message)
    return RoleRecord(principal, office, parse_day(start) if start else None, parse_day(end) if end else None)
