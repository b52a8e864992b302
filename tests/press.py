"""A small press: texts that are read at their addresses hour by hour, by the real program."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from claims.curation.retrievals import log_gone, looking
from claims.database import Database
from claims.extract import make_extractor
from claims.ingest import Ingest, Outcome
from claims.query.documents import find_document
from claims.readers.document import Document, Published
from claims.store import Stored
from claims.words import Precision, PublishedBasis

START = datetime(2022, 3, 3, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
ADDRESS = "https://meridian.example/2022/03/bridge"
FERRY = "https://coast.example/ferry"

COST = "Mayor Ada Lind said that the new bridge would cost 40 million crowns."
WAIT = "“We will not wait another year,” she said."
WINTER = "Bo Lund said that the harbour must stay open all winter."
RAIN = "It rained all day in the old town, and few people came to the square."
NOTICE = "Correction: An earlier version of this article gave a wrong sum."


def article(*paragraphs: str) -> str:
    """Put paragraphs under one another."""
    return "\n\n".join(paragraphs) + "\n"


ARTICLE = article(f"{COST} {WAIT}", WINTER, RAIN)


def hour(at: datetime | None) -> datetime | None:
    """Give an instant without the steps by which changes within an hour differ."""
    return at and at.replace(microsecond=0)


class Press:
    """Reads what it is given an hour after what it read before."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.extractor = make_extractor("rules")
        self.at = START

    def read(
        self,
        body: str,
        url: str = ADDRESS,
        *,
        source: str | None = "The Meridian",
        title: str | None = "A bridge",
        published: datetime | None = START,
    ) -> Stored:
        """Read a text at an address; give what was stored of it."""
        self.at += HOUR
        when = Published(published, Precision.DAY, PublishedBasis.GIVEN) if published else None
        document = Document("text", url, body, title=title, source=source, language="en", published=when)
        outcomes: list[Outcome] = []
        Ingest(self.database, self.extractor, clock=lambda: self.at).run([document], outcomes.append)
        [outcome] = outcomes
        assert outcome.stored is not None, outcome.failure
        return outcome.stored

    def read_all(self) -> None:
        """Read the bridge, which is edited in silence and then corrected, and the ferry, which is then gone."""
        self.read(ARTICLE)
        self.read(article("The ferry is late.", WINTER), FERRY, source=None, title="The ferry", published=None)
        self.read(ARTICLE.replace("40", "60"))
        self.read(article("The ferry is late.", WINTER), FERRY)
        self.find_gone(FERRY)
        self.read(article(COST, WINTER, NOTICE))

    def find_gone(self, url: str = ADDRESS, *, at: datetime | None = None) -> None:
        """Look at an address that gives nothing."""
        self.at += HOUR
        with looking(self.database, clock=lambda: self.at) as looked:
            log_gone(looked, find_document(looked.session, url).id, at)
