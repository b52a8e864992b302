"""Look at a whole database and tell whether what it promises holds: each check counts what it looked at.

The guards keep most of this from being stored at all. A disk, another program or a person with SQL can still break it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlmodel import Session

from claims.verify import caches, clusters, decisions, moments, schema, succession, texts
from claims.verify.check import Check, Found
from claims.verify.notes import NOTES, notes

__all__ = ["CHECKS", "NOTES", "Check", "notes", "verify"]

CHECKS: dict[str, Callable[[Session], Found]] = {
    "the schema is the program's": schema.is_current,
    "the guard triggers are there": schema.guards_are_present,
    "every reference leads to a row": schema.references_hold,
    "every text has its hash": texts.have_their_hashes,
    "versions count from 1 on": texts.are_numbered,
    "every span is the text at its place": texts.spans_are_exact,
    "every hop is the text at its place": texts.hops_are_exact,
    "every claim has content": texts.claims_have_content,
    "no uid twice among the live claims of a text": texts.uids_are_unique,
    "every claim counts from a day it can have been said": moments.days_are_possible,
    "nothing ends before it begins": moments.ends_follow_beginnings,
    "nothing is recorded after the last change": moments.nothing_is_later_than_the_last_change,
    "what supersedes a claim is of its document, and never itself": succession.of_claims,
    "every reading is that of an extractor": succession.readings_have_extractors,
    "former sources are other ones": succession.former_sources_differ,
    "every decision was taken back by one who may": decisions.undone_ones_are_decisions,
    "every live claim is a sighting of one statement": clusters.claims_have_statements,
    "every text has one origin": clusters.texts_have_origins,
    "no two positions overlap": caches.positions_do_not_overlap,
    "every position cites a claim": caches.positions_cite_claims,
    "positions rest on live claims": caches.positions_cite_live_claims,
    "positions are what their claims say": caches.positions_follow_from_claims,
}
"""Every check by what it makes sure of; the message of a failure names the row."""


def verify(session: Session, begin: Callable[[str], None] = lambda _: None) -> Iterator[Check]:
    """Make every check and give each as it is done; `begin` is told what is looked at next.

    Needs a reading unit of work, so that all see the same state. Rows are read in parts, however large the database is.
    """
    for name, look in CHECKS.items():
        begin(name)
        checked, failures = look(session)
        yield Check(name, checked, tuple(failures))
