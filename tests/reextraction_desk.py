"""Texts that come in from files and fields, what is stored of their claims, and extractors that read otherwise."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from claims.database import Database
from claims.extract import Extractor, make_extractor
from claims.extract.attribution import Attribution, Extraction
from claims.ingest import Ingest
from claims.models import Claim, ClaimHop, ClaimSpan, ClaimSpeaker, Run, StanceRow
from claims.query.details import contents
from claims.readers import read
from claims.readers.document import Given
from claims.reextraction import Reextraction, Reread, Scope, Tally
from claims.reviewing import accept, reject, reviewing
from claims.spans import Span
from claims.text import content_hash
from claims.words import RunStatus

__all__ = ["CouncilDesk", "finding_nothing", "finding_the_last", "rules", "without_cues", "without_first_words"]

DATED = """\
ALDER, March 3, 2022 (Coast Wire) — Mayor Ada Holm said on Tuesday that the town would build the bridge. “We will not
wait,” she said, and Bo Lind, chairman of the Harbour Board, called for a bridge without a toll on Friday.
"""
UNDATED = """\
Mayor Ada Holm said the ferry would go on. She demanded that the Harbour Board lower the toll. The Harbour Board
rejected the demand. According to the newspaper Alder Post, Bo Lind told reporters yesterday that the quay was safe.
"""
FOREIGN = """\
Die Bürgermeisterin sagte am Dienstag, die Stadt werde die Brücke noch in diesem Jahr bauen. „Wir warten nicht länger“,
sagte sie vor dem Stadtrat, der am Abend darüber abstimmen will, und verwies auf den Beschluss des Hafenamts vom Januar.
"""
RECORDS = (
    {"doc_id": "late", "text": UNDATED, "published": "2022-03-03T22:40:00-05:00", "byline": "Cy Marsh"},
    {"doc_id": "early", "text": UNDATED, "published": "2022-03-03T01:20:00+05:00", "source": "Coast Courier"},
    {"doc_id": "address", "text": DATED, "url": "https://coast.example/2022/03/05/bridge", "title": "The bridge"},
    {"doc_id": "update", "text": f"Updated March 4, 2022\n\n{UNDATED}"},
    {"doc_id": "foreign", "text": FOREIGN},
)
TALK = """\
The Green House said on Monday that the fair was off. The toll collector said it was late.
"""
_OWN = {"id", "run_id", "recorded_at", "withdrawn_at", "withdrawn_reason", "superseded_by_id", "parent_id"}


Attributions = tuple[Attribution, ...]


class ReadOtherwise:
    """The extractor by rules, which reads no text twice, with what it finds changed in one way."""

    def __init__(self, way: str, change: Callable[[Attributions], Attributions]) -> None:
        by_rules = make_extractor("rules")
        self.name, self.version = by_rules.name, by_rules.version
        self.config_hash = content_hash(f"{by_rules.config_hash} {way}") if way else by_rules.config_hash
        self._change = change
        self._extract = lru_cache(maxsize=None)(by_rules.extract)

    def extract(self, body: str) -> Extraction:
        found = self._extract(body)
        return replace(found, attributions=self._change(found.attributions))


@lru_cache(maxsize=1)
def rules() -> Extractor:
    return ReadOtherwise("", lambda found: found)


@lru_cache(maxsize=1)
def without_cues() -> Extractor:
    return ReadOtherwise("without cues", lambda found: tuple(replace(each, cue=()) for each in found))


@lru_cache(maxsize=1)
def finding_nothing() -> Extractor:
    return ReadOtherwise("finding nothing", lambda _: ())


@lru_cache(maxsize=1)
def finding_the_last() -> Extractor:
    """Give an extractor that overlooks all claims of a text but the last."""
    return ReadOtherwise("finding the last", lambda found: tuple(replace(each, parent=None) for each in found[-1:]))


@lru_cache(maxsize=1)
def without_first_words() -> Extractor:
    """Give an extractor to which every claim begins a word later."""

    def shortened(found: Attribution) -> Attribution:
        first, *others = found.content
        word = len(first.text.split()[0]) + 1
        if word >= len(first.text):
            return found
        return replace(found, content=(Span(first.start + word, first.end, first.text[word:]), *others))

    return ReadOtherwise("without first words", lambda found: tuple(map(shortened, found)))


class CouncilDesk:
    """Ways to take texts in, to read them again, to decide on claims, and to look at what is stored."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.folder = folder

    def take_in(self, *texts: str) -> None:
        """Ingest each text as a file of its own."""
        for number, text in enumerate(texts, start=1):
            (self.folder / f"text{number}.txt").write_text(text, encoding="utf-8")
        self._ingest(*(self.folder / f"text{number}.txt" for number in range(1, len(texts) + 1)))

    def take_in_records(self) -> None:
        """Ingest the records, dated in every way there is."""
        path = self.folder / "records.jsonl"
        path.write_text("".join(json.dumps(record) + "\n" for record in RECORDS), encoding="utf-8")
        self._ingest(path)

    def _ingest(self, *paths: Path) -> None:
        tally = Ingest(self.database, rules()).run(read([str(path) for path in paths], Given()))
        assert not tally.failures

    def read_again(
        self, extractor: Extractor | None = None, scope: Scope | None = None, *, again: bool = False
    ) -> tuple[Tally, list[Reread]]:
        told: list[Reread] = []
        return Reextraction(self.database, extractor or rules(), again=again).run(scope, told.append), told

    def interrupt_after(self, number: int, *, killed: bool = False) -> None:
        """Read everything again, and stop after so many texts: by Ctrl-C, or so that nothing could be noted."""

        def stop(reread: Reread) -> None:
            if reread.number == number:
                raise KeyboardInterrupt

        try:
            Reextraction(self.database, rules(), again=True).run(report=stop)
        except KeyboardInterrupt:
            with self.database.writing() as session:
                run = self._last_run(session)
                if killed:
                    run.status, run.finished_at, run.counts = RunStatus.RUNNING, None, None

    def last_run(self) -> Run:
        with self.database.reading() as session:
            return self._last_run(session)

    def _last_run(self, session: Session) -> Run:
        return session.exec(select(Run).order_by(col(Run.id).desc()).limit(1)).one()

    def live(self) -> dict[str, Claim]:
        """Give the live claims by their words; of several with the same words the last."""
        query = select(Claim).where(col(Claim.withdrawn_at).is_(None)).order_by(col(Claim.id))
        with self.database.reading() as session:
            claims = {claim.id or 0: claim for claim in session.exec(query)}
            return {words: claims[claim_id] for claim_id, words in contents(session, claims).items()}

    def said(self) -> list[tuple[Any, ...]]:
        """Give every live claim with all that hangs on it, but for what tells one recording of it from another."""
        query = select(Claim).where(col(Claim.withdrawn_at).is_(None))
        with self.database.reading() as session:
            claims = list(session.exec(query))
            uids = {claim.id: claim.uid for claim in claims}
            return sorted(
                (
                    claim.uid,
                    claim.document_version_id,
                    uids.get(claim.parent_id),
                    str(sorted(claim.model_dump(exclude=_OWN).items())),
                    *(str(_hanging(session, table, claim)) for table in (ClaimSpan, ClaimHop, ClaimSpeaker)),
                    str(_sides(session, claim)),
                )
                for claim in claims
            )

    def accept(self, claim: Claim) -> None:
        with reviewing(self.database, "Cy") as sitting:
            accept(sitting, claim.id or 0)

    def reject(self, claim: Claim) -> None:
        with reviewing(self.database, "Cy") as sitting:
            reject(sitting, claim.id or 0)


def _hanging(session: Session, table: Any, claim: Claim) -> list[dict[str, Any]]:
    rows = session.exec(select(table).where(table.claim_id == claim.id).order_by(table.id))
    return [row.model_dump(exclude={"id", "claim_id"}) for row in rows]


def _sides(session: Session, claim: Claim) -> list[dict[str, Any]]:
    query = select(StanceRow).where(StanceRow.claim_id == claim.id, col(StanceRow.withdrawn_at).is_(None))
    rows = session.exec(query.order_by(col(StanceRow.issue_id)))
    return [row.model_dump(include={"issue_id", "value", "basis", "confidence"}) for row in rows]
