"""Actors as a table: one a line, its aliases and roles in cells of their own.

    key,name,kind,country,wikidata_id,aliases,roles
    ada-holm,Ada Holm,person,,,A. Holm;abbreviation:AH,port-town|mayor|2019-05-01|2023-05-01

`name` and `kind` have to be there, the other columns may be left out, in any order. Aliases and roles are separated by
";": an alias is a name unless its kind stands before a colon; a role is KEY|OFFICE|FROM|UNTIL, open where a date is
left out.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from io import TextIOWrapper
from typing import TYPE_CHECKING, BinaryIO

from claims.curation import ActorEntry, BadEntry, Entry, key_of_name
from claims.dates import parse_day
from claims.errors import ClaimsError, InputError, quoted
from claims.resolve.directory import ActorRecord, AliasRecord, RoleRecord
from claims.words import ActorKind, AliasKind

if TYPE_CHECKING:
    from _csv import Reader as _Reader

__all__ = ["read_csv"]

COLUMNS = ("key", "name", "kind", "country", "wikidata_id", "aliases", "roles")
NEEDED = ("name", "kind")
_DELIMITERS = ",;\t"
_UNDECODED = re.compile("[\udc80-\udcff]")  # bytes that are no UTF-8, as surrogateescape has them
_KINDS = {kind.value for kind in AliasKind}


def read_csv(stream: BinaryIO, name: str) -> Iterator[Entry]:
    """Give the actors of a table in UTF-8, separated by commas, semicolons or tabs, as its header is.

    Raises InputError for a header that lacks a column, or has one that means nothing here, and for the first line that
    is not in UTF-8: what is stored of such a file would have been lost letters.
    """
    with TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="") as text:
        lines = _decoded(text, name)
        header_line = next(lines, "")
        delimiter = max(_DELIMITERS, key=header_line.count)
        header = [cell.strip().lower() for cell in next(csv.reader([header_line], delimiter=delimiter), [])]
        _check_header(header, name)
        yield from _rows(csv.reader(lines, delimiter=delimiter, strict=True), header)


def _decoded(lines: Iterable[str], name: str) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        lost = _UNDECODED.search(line)
        if lost is not None:
            message = f"{name} is not in UTF-8: line {number} has the byte {ord(lost[0]) - 0xDC00:02X}, hexadecimal."
            raise InputError(
                message,
                hint="Save it as CSV in UTF-8. If it is in Latin-1, `iconv -f LATIN1 -t UTF-8` makes that of it.",
            )
        yield line


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
            yield from _entries(_where(lines.line_num), header, cells)


def _where(lines_read: int) -> str:
    return f"line {lines_read + 1}"  # the header is a line too


def _check_header(header: list[str], name: str) -> None:
    hint = f"The columns are {', '.join(COLUMNS)}; {' and '.join(NEEDED)} have to be there."
    if not any(header):
        message = f"{name} is empty, or begins with an empty line."
        raise InputError(message, hint=hint)
    for column in NEEDED:
        if column not in header:
            message = f"{name}: the header has no column {column!r}."
            raise InputError(message, hint=hint)
    for position, column in enumerate(header):
        if column not in COLUMNS or column in header[:position]:
            message = f"{name}: the column {quoted(column)} means nothing here, or stands there twice."
            raise InputError(message, hint=hint)


def _entries(where: str, header: list[str], cells: list[str]) -> Iterator[Entry]:
    """Give the actor of a row, and each role of it that cannot be read; without that role the actor is good."""
    if len(cells) > len(header):
        yield BadEntry(where, f"{len(cells)} cells, where the header has {len(header)} columns")
        return
    row = {column: cell.strip() for column, cell in zip(header, cells, strict=False)}
    if row.get("kind", "").lower() not in set(ActorKind):
        yield BadEntry(where, f"{quoted(row.get('kind', ''))} is no kind of actor: {', '.join(ActorKind)}")
        return
    roles = []
    for text in _several(row.get("roles", "")):
        try:
            roles.append(_role(text))
        except ClaimsError as error:
            yield BadEntry(where, error.message)
    actor = _actor(row, roles)
    ident = row.get("key") or row.get("wikidata_id") or actor.key
    yield ActorEntry(where, ident, actor, keyed=bool(row.get("key")))


def _actor(row: Mapping[str, str], roles: Iterable[RoleRecord]) -> ActorRecord:
    name = row.get("name", "")
    return ActorRecord(
        key=row.get("key") or key_of_name(name),
        name=name,
        kind=ActorKind(row["kind"].lower()),
        wikidata_id=row.get("wikidata_id") or None,
        country=row.get("country") or None,
        aliases=tuple(_alias(form) for form in _several(row.get("aliases", ""))),
        roles=tuple(roles),
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
        message = f"{quoted(text)} is no role: write KEY|OFFICE|FROM|UNTIL"
        raise InputError(message)
    return RoleRecord(principal, office, parse_day(start) if start else None, parse_day(end) if end else None)
