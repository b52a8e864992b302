"""Membership in time: which cluster a text or a claim is in, found again where links changed, and written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import insert, select, update
from sqlmodel import Session, col

from claims.linkage import Component, Link, components, numbered
from claims.models import Origin, OriginVersion, Statement, StatementClaim

__all__ = ["ORIGINS", "STATEMENTS", "Book", "Change", "regroup"]

# SQLite takes 32,766 bound values in one statement, PostgreSQL 65,535.
BATCH = 5_000
_HELD = 2.0
_Value = TypeVar("_Value", int, str)


@dataclass(frozen=True, slots=True)
class Book:
    """The tables that one kind of cluster stands in: the clusters, who belongs to them, and the columns' names."""

    clusters: type[Origin | Statement]
    rows: type[OriginVersion | StatementClaim]
    cluster: str
    member: str

    def of_members(self, session: Session, members: Iterable[int]) -> dict[int, int]:
        """Give the live cluster of each member that has one."""
        return self._read(session, self.member, members)

    def of_clusters(self, session: Session, clusters: Iterable[int]) -> dict[int, int]:
        """Give all live members of clusters, each with its cluster."""
        return self._read(session, self.cluster, clusters)

    def _read(self, session: Session, column: str, values: Iterable[int]) -> dict[int, int]:
        member, cluster = col(getattr(self.rows, self.member)), col(getattr(self.rows, self.cluster))
        query = select(member, cluster).where(col(self.rows.withdrawn_at).is_(None))
        chosen = col(getattr(self.rows, column))
        return {
            each: of for batch in batches(values) for each, of in session.execute(query.where(chosen.in_(batch))).all()
        }


ORIGINS = Book(Origin, OriginVersion, "origin_id", "document_version_id")
STATEMENTS = Book(Statement, StatementClaim, "statement_id", "claim_id")


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be looked at again, for which run, at which instant.

    `present` members came, or are not what they were; `gone` ones are no longer there. `heirs` are members that go on
    from one that is gone: they keep its cluster, where they have none.
    """

    present: Collection[int]
    gone: Collection[int]
    heirs: Mapping[int, int]
    run_id: int
    at: datetime


def regroup(
    session: Session,
    book: Book,
    change: Change,
    links_of: Callable[[Collection[int]], Sequence[Link]],
) -> frozenset[int]:
    """Find again the clusters that a change touches and write the difference; give the members whose cluster changed.

    `links_of` gives all links of members, with whomever. A cluster that members only came to is not looked through
    again: what held it together still does.
    """
    links = links_of(change.present)
    ends = {end for link in links for end in (link.left, link.right)}
    touched = book.of_members(session, {*change.present, *change.gone})
    old = book.of_clusters(session, {*touched.values(), *book.of_members(session, ends).values()})
    members = {*change.present, *old}.difference(change.gone)
    held = {each: old[each] for each in old if each in members}
    found: list[Component] = []
    for component in components(members, [*links, *_together(held)]):
        clusters = {held[member] for member in component if member in held}
        if len(clusters) > 1 or not clusters.isdisjoint(touched.values()):
            further = component.keys() - set(change.present)
            found += components(component, [*links, *links_of(further)] if further else links)
        else:
            found.append(component)
    return _write(session, book, change, found, old)


def _together(clusters: Mapping[int, int]) -> Iterator[Link]:
    """Link the members of each cluster with one of them, more surely than any text could."""
    firsts = dict[int, int]()
    for member, cluster in clusters.items():
        first = firsts.setdefault(cluster, member)
        if first != member:
            yield Link(first, member, _HELD, "", "")


def _write(
    session: Session, book: Book, change: Change, found: Sequence[Component], old: Mapping[int, int]
) -> frozenset[int]:
    """Close what members are no longer in, and open what they are in now; every row names the run and the instant."""
    before = {**{heir: old[member] for member, heir in change.heirs.items() if member in old}, **old}
    now = dict[int, int]()
    reasons = dict[int, str]()
    for component, number in zip(found, numbered(found, before), strict=True):
        cluster = _new(session, book, change) if number is None else number
        now.update(dict.fromkeys(component, cluster))
        reasons.update(component)
    closed = [member for member, cluster in old.items() if now.get(member) != cluster]
    opened = [member for member, cluster in now.items() if old.get(member) != cluster]
    member, withdrawn = col(getattr(book.rows, book.member)), col(book.rows.withdrawn_at)
    for batch in batches(closed):
        closing = update(book.rows).where(member.in_(batch), withdrawn.is_(None)).values(withdrawn_at=change.at)
        session.execute(closing, execution_options={"synchronize_session": False})
    rows: list[dict[str, Any]] = [
        {book.cluster: now[each], book.member: each, "basis": reasons[each], "run_id": change.run_id}
        for each in sorted(opened)
    ]
    if rows:
        session.execute(insert(book.rows), [{**row, "recorded_at": change.at} for row in rows])
    return frozenset(opened)


def _new(session: Session, book: Book, change: Change) -> int:
    cluster = book.clusters(run_id=change.run_id, recorded_at=change.at)
    session.add(cluster)
    session.flush()
    return cluster.id or 0


def batches(values: Iterable[_Value]) -> Iterator[list[_Value]]:
    """Cut ids or keys into lists that one statement can take, in their order, each once."""
    ordered = sorted(set(values))
    yield from (ordered[start : start + BATCH] for start in range(0, len(ordered), BATCH))
