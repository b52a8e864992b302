"""A desk where articles come in and the codebook is worked on: every step an hour after the one before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import count

from sqlmodel import col, select

from claims.asof import AsOf
from claims.database import Database
from claims.extract import Extractor, make_extractor
from claims.extract.attribution import Extraction
from claims.folding import held
from claims.ingest import Ingest
from claims.models import Claim, ClaimLink, Document, DocumentVersion, Issue, LastWrite, StanceRow
from claims.query.details import contents
from claims.readers.document import Document as ReadDocument
from claims.readers.document import Published
from claims.recoding import Edit, Report, editing
from claims.words import ClaimLinkKind, Precision, PublishedBasis

START = datetime(2024, 1, 1, tzinfo=UTC)
PUBLISHED = Published(datetime(2023, 5, 4, tzinfo=UTC), Precision.DAY, PublishedBasis.GIVEN)

Coding = tuple[str, str, int | None, str]
"""A claim's words, the issue, the value and the basis."""


class ReadOnce:
    """A real extractor that reads no text twice."""

    def __init__(self, extractor: Extractor) -> None:
        self.name, self.version, self.config_hash = extractor.name, extractor.version, extractor.config_hash
        self._extract = lru_cache(maxsize=None)(extractor.extract)

    def extract(self, body: str) -> Extraction:
        return self._extract(body)


@lru_cache(maxsize=1)
def reader() -> ReadOnce:
    return ReadOnce(make_extractor("rules"))


class Desk:
    """Ways to read an article, to edit the codebook and to look at what is coded."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._hours = count(1)
        self._hour = START

    @property
    def now(self) -> datetime:
        """The instant of the last change."""
        with self.database.reading() as session:
            return session.get_one(LastWrite, 1).at

    def clock(self) -> datetime:
        """Tell the time, which does not go on within a step."""
        return self._hour

    def step(self) -> None:
        """Let an hour pass."""
        self._hour = START + timedelta(hours=next(self._hours))

    def read(self, body: str, address: str) -> None:
        """Ingest a text as what now stands at an address."""
        self.step()
        document = ReadDocument(address, address, body, source="Coast Courier", language="en", published=PUBLISHED)
        Ingest(self.database, reader(), clock=self.clock).run([document])

    @contextmanager
    def editing(self, report: Report = lambda _done, _of: None) -> Iterator[Edit]:
        """Edit the codebook."""
        self.step()
        with editing(self.database, clock=self.clock, report=report) as edit:
            yield edit

    def codings(self, address: str | None = None, known: datetime | None = None) -> list[Coding]:
        """Give what is coded, or was as the database knew it at an instant, of one document or of all."""
        asof = AsOf(known=known)
        query = (
            select(Claim.id, Issue.key, StanceRow.value, StanceRow.basis)
            .join(StanceRow, col(StanceRow.claim_id) == col(Claim.id))
            .join(Issue, col(Issue.id) == col(StanceRow.issue_id))
            .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
            .join(Document, col(Document.id) == col(DocumentVersion.document_id))
            .where(*asof.claims(), *asof.stances(), *([Document.url == address] if address else []))
        )
        with self.database.reading() as session:
            rows = session.exec(query).all()
            words = contents(session, [row[0] for row in rows if row[0] is not None])
        return sorted((words[row[0] or 0], *row[1:]) for row in rows)

    def answers(self, address: str | None = None, known: datetime | None = None) -> list[tuple[str, str]]:
        """Give which claim answers which, by their words, or did as the database knew it at an instant."""
        query = (
            select(ClaimLink.from_id, ClaimLink.to_id)
            .join(Claim, col(Claim.id) == col(ClaimLink.from_id))
            .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
            .join(Document, col(Document.id) == col(DocumentVersion.document_id))
            .where(
                ClaimLink.kind == ClaimLinkKind.ANSWERS,
                held(col(ClaimLink.recorded_at), col(ClaimLink.withdrawn_at), known),
                *AsOf(known=known).claims(),
                *([Document.url == address] if address else []),
            )
        )
        with self.database.reading() as session:
            links = session.exec(query).all()
            words = contents(session, [number for link in links for number in link])
        return sorted((words[one], words[other]) for one, other in links)
