from __future__ import annotations

from pathlib import Path

from claims.database import Database
from claims.extract import make_extractor
from claims.ingest import Ingest
from claims.query import Filters, list_positions
from claims.readers import read
from claims.readers.document import Given
from claims.seeding import seed_reference
from tests.verify.tampering import failed

TEXT = "Published: 2022-02-{day}\n\nKremlin spokesman Dmitry Peskov said that NATO must stop taking in new members.\n"


def test_positions_count_their_sources_anew_when_one_gets_its_name(database: Database, tmp_path: Path) -> None:
    seed_reference(database)
    for day in ("07", "08"):
        (tmp_path / f"{day}.txt").write_text(TEXT.format(day=day), encoding="utf-8")
    extractor = make_extractor("rules")
    for source, sources in ((None, 1), ("The Wire", 2)):
        given = [str(tmp_path)] if source is None else [str(tmp_path / "08.txt")]
        Ingest(database, extractor).run(read(given, Given(source=source), recursive=True))
        with database.reading() as session:
            rows = list_positions(session, Filters().scope(session))
        assert {row.sources for row in rows if row.claims == 2} == {sources}
        assert failed(database) == {}
