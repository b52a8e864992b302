from __future__ import annotations

import threading
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import text

from claims import migrate
from claims.database import Database
from claims.settling import settle
from tests.archive import RECORDED, Archive
from tests.verify.tampering import failed


def test_a_copy_made_while_another_writes_is_whole(archive: Archive, tmp_path: Path) -> None:
    if archive.database.path is None:
        pytest.skip("PostgreSQL is backed up by its own tool")
    stop, writing = threading.Event(), threading.Event()
    writer = Database(archive.database.url.render_as_string(hide_password=False))

    def write() -> None:
        own = Archive(writer)
        for number in count():
            text_id = own.text(
                f"The quay closes on Monday, the board said {number} times.", url=f"https://a.b/{number}"
            )
            claim = own.claim(text_id, "The quay closes on Monday")
            with writer.writing() as session:
                settle(session, own.run_id, RECORDED, claims=[claim], versions=[text_id])
            writing.set()
            if stop.is_set():
                return

    thread = threading.Thread(target=write)
    thread.start()
    assert writing.wait(60)
    for number in range(3):
        migrate.backup(archive.database, tmp_path / f"copy-{number}.db")
    stop.set()
    thread.join()
    writer.close()
    sizes = []
    for number in range(3):
        copy = Database(f"sqlite:///{tmp_path / f'copy-{number}.db'}")
        unsettled = {"every live claim is a sighting of one statement", "every text has one origin"}
        assert set(failed(copy)) <= unsettled  # these rows are written after the texts, in a unit of their own
        with copy.reading() as session:
            sizes.append(session.scalar(text("SELECT count(*) FROM document")) or 0)
        copy.close()
    assert sizes == sorted(sizes)
    assert sizes[0] >= 1
