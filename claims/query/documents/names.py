"""What a user calls a document: its id, its address, or the end of its address."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlmodel import Session, col

from claims.errors import UnknownNameError, UsageError, quoted
from claims.models import Document
from claims.query.nearest import nearest

__all__ = ["DocumentNamed", "find_document"]

_SUGGESTED = 3
_STREAMED = {"yield_per": 20_000}


@dataclass(frozen=True, slots=True)
class DocumentNamed:
    """A document that a name stands for."""

    id: int
    url: str


def find_document(session: Session, name: str) -> DocumentNamed:
    """Find a document by id, address, or the end of an address, in this order; a slash at its end does not matter.

    Raises UnknownNameError with the nearest addresses, and UsageError for an end that several have.
    """
    if name.isascii() and name.isdigit() and len(name) <= 18:
        document = session.get(Document, int(name))
        if document is not None:
            return DocumentNamed(int(name), document.url)
    url, bare = col(Document.url), name.rstrip("/")
    exact = (name, bare, f"{bare}/")
    for condition in (url.in_(exact), or_(*(url.iendswith(each, autoescape=True) for each in exact))) if bare else ():
        query = select(col(Document.id), url).where(condition).order_by(url != name, url).limit(_SUGGESTED + 1)
        found = [DocumentNamed(*row) for row in session.execute(query)]
        if len(found) == 1 or (found and found[0].url == name):
            return found[0]
        if found:
            message = f"{quoted(name)} ends the addresses of several documents."
            raise UsageError(message, hint=f"Say which: {_listed(found)}.")
    raise UnknownNameError(Document.__tablename__, name, _nearest(session, bare))


def _listed(found: list[DocumentNamed]) -> str:
    more = ", …" if len(found) > _SUGGESTED else ""
    return ", ".join(f"{each.url} ({each.id})" for each in found[:_SUGGESTED]) + more


def _nearest(session: Session, name: str) -> list[str]:
    """Give the addresses that are most like a name, whole or from their last slash on."""
    spelled: dict[str, str] = {}
    for url in session.scalars(select(col(Document.url)).order_by(col(Document.url)), execution_options=_STREAMED):
        for spelling in (url, url.rstrip("/").rpartition("/")[2]):
            spelled.setdefault(spelling, url)
    close = nearest(name, spelled, 2 * _SUGGESTED)
    return list(dict.fromkeys(spelled[spelling] for spelling in close))[:_SUGGESTED]
