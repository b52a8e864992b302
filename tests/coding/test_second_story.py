"""A story other than the first that ships: its codebook, actors and articles are new, and all of them are data."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from claims.asof import AsOf
from claims.coding.claim import CodedClaim
from claims.coding.codebook import CueRecord, load_classes, load_codebook
from claims.coding.notation import parse_pattern
from claims.database import Database
from claims.ingest import Ingest, Outcome
from claims.packaged import load_yaml, packaged
from claims.query import Filters, PositionRow, list_positions, list_shifts
from claims.readers import read
from claims.readers.document import Given
from claims.reference import add_classes, seed
from claims.resolve.seeds import seed_actors
from claims.runs import finish_run, start_run
from claims.words import RunKind, RunStatus, ShiftKind

CODEBOOK = packaged("seeds") / "plastics-treaty.yaml"
ARTICLES = packaged("seeds") / "articles-plastics"
DATA = Path(__file__).parent.parent / "data" / "plastics"

ISSUES = load_codebook(CODEBOOK)
CUES = [pytest.param(cue, id=f"{issue.key}: {cue.pattern}") for issue in ISSUES for cue in issue.cues]
INGESTED = datetime(2025, 9, 1, tzinfo=UTC)

Reading = tuple[str, str, str, str]
"""Who takes which side: the article, the speaker's key, the issue, and `for` or `against`."""


@dataclass(frozen=True)
class Story:
    """The ingested articles: the database, and the words of the claims that take each side."""

    database: Database
    found: dict[Reading, list[str]]

    def positions(self, actor: str, issue: str, at: date) -> list[PositionRow]:
        with self.database.reading() as session:
            scope = Filters(actor=actor, issue=issue, asof=AsOf(at=at)).scope(session)
            return [row for row in list_positions(session, scope) if row.actor == actor]

    def steps(self, actor: str, issue: str) -> list[tuple[date, ShiftKind, str]]:
        with self.database.reading() as session:
            steps = list_shifts(session, Filters(actor=actor, issue=issue).scope(session))
            return [(step.on, step.kind, step.to_stance) for step in steps if step.actor == actor]


@pytest.fixture(scope="module")
def story(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    path = tmp_path_factory.mktemp("plastics") / "claims.db"
    shutil.copyfile(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    with database.writing() as session:
        run_id = start_run(session, RunKind.SEED, INGESTED)
        seed(session, seed_actors(DATA / "actors.yaml"), ISSUES, run_id, INGESTED)
        add_classes(session, load_classes(CODEBOOK), run_id, INGESTED)
        finish_run(session, run_id, RunStatus.DONE, INGESTED, {})
    outcomes: list[Outcome] = []
    Ingest(database, clock=lambda: INGESTED).run(read([str(ARTICLES)], Given(), recursive=True), outcomes.append)
    yield Story(database, _found(outcomes))
    database.close()


def expected(kind: str) -> dict[Reading, str]:
    """Read what a reader must find, or may find, with some words of the sentence that says it."""
    articles = load_yaml((DATA / "expected.yaml").read_text(encoding="utf-8"))
    return {
        (article, speaker, issue, side): words
        for article, readings in articles.items()
        for speaker, issue, side, words in readings.get(kind, ())
    }


@pytest.mark.parametrize("cue", CUES)
def test_every_cue_finds_its_own_example(cue: CueRecord) -> None:
    pattern = parse_pattern(cue.pattern, load_classes(CODEBOOK))
    assert any(pattern.regex(side).search(cue.note) for side in [None, *sorted(pattern.speaker_of)])


def test_each_issue_has_wording_for_against_and_beside_it() -> None:
    assert {issue.key: {cue.polarity.value for cue in issue.cues} for issue in ISSUES} == {
        issue.key: {"for", "against", "touches"} for issue in ISSUES
    }


def test_what_is_found_is_what_a_reader_finds(story: Story) -> None:
    # Floors of what the default extractor reaches: a figure that falls below is a change for the worse.
    must, may = expected("must").keys(), expected("may").keys()
    found = story.found.keys()
    hits = len(must & found)
    spurious = sorted(found - must - may)
    missed = sorted(must - found)
    assert hits >= 0.9 * (hits + len(spurious)), spurious
    assert hits >= 0.85 * len(must), missed


def test_each_side_is_taken_in_the_sentence_that_takes_it(story: Story) -> None:
    elsewhere = {
        reading: contents
        for reading, words in expected("must").items()
        if (contents := story.found.get(reading)) and not any(words in content for content in contents)
    }
    assert elsewhere == {}


@pytest.mark.parametrize(
    ("actor", "issue", "at", "stance", "words"),
    [
        ("Saudi Arabia", "production-cap", "2023-01-01", "opposes", "rejected any limit on output"),
        ("Saudi Arabia", "production-cap", "2025-09-01", "opposes", "unacceptable yesterday"),
        ("Saudi Arabia", "consensus-rule", "2023-07-01", "supports", "Without consensus"),
        ("Norway", "production-cap", "2022-12-31", "supports", "limit how much new plastic"),
        ("Norway", "consensus-rule", "2024-12-31", "opposes", "call for a vote"),
        ("Rwanda", "recycling-focus", "2023-12-31", "opposes", "rejected the proposal"),
        ("United States", "production-cap", "2024-09-01", "open", "open to a global limit"),
        ("United States", "production-cap", "2025-09-01", "opposes", "no caps"),
        ("Kenya", "production-cap", "2023-12-31", "open", "open to a limit"),
        ("Kenya", "production-cap", "2024-09-01", "supports", "supported a cap"),
        ("China", "chemicals-phase-out", "2023-12-31", "opposes", "opposes a worldwide ban"),
        ("China", "chemicals-phase-out", "2024-05-01", "open", "ready to discuss a list"),
        ("European Union", "treaty-fund", "2023-12-31", "opposes", "no need for a new fund"),
        ("European Union", "treaty-fund", "2024-12-31", "open", "could accept a dedicated fund"),
        ("European Union", "production-cap", "2024-12-31", "supports", "backed Panama's proposal"),
        ("Brazil", "treaty-fund", "2023-12-31", "supports", "only if rich countries"),
        ("Brazil", "production-cap", "2023-12-31", "open", "would consider production targets"),
        ("Panama", "production-cap", "2024-12-31", "open", "commit its members to reduce"),
        ("International Polymer Council", "production-cap", "2024-12-31", "opposes", "drop caps"),
        ("International Polymer Council", "recycling-focus", "2022-12-31", "supports", "should be recycled"),
    ],
)
def test_positions_stand_as_of_a_day_on_the_sentence_that_took_them(
    story: Story, *, actor: str, issue: str, at: str, stance: str, words: str
) -> None:
    (position,) = story.positions(actor, issue, date.fromisoformat(at))
    assert position.stance == stance
    assert words in position.quote


@pytest.mark.parametrize(
    ("actor", "issue", "steps"),
    [
        (
            "United States",
            "production-cap",
            [("2024-08-15", ShiftKind.INTRODUCED, "open"), ("2025-08-08", ShiftKind.REVERSED, "opposes")],
        ),
        (
            "Kenya",
            "production-cap",
            [("2023-11-19", ShiftKind.INTRODUCED, "open"), ("2024-08-15", ShiftKind.HARDENED, "supports")],
        ),
        (
            "China",
            "chemicals-phase-out",
            [("2023-11-19", ShiftKind.INTRODUCED, "opposes"), ("2024-04-29", ShiftKind.REVERSED, "open")],
        ),
        (
            "European Union",
            "treaty-fund",
            [("2023-11-19", ShiftKind.INTRODUCED, "opposes"), ("2024-11-30", ShiftKind.REVERSED, "open")],
        ),
        ("Saudi Arabia", "production-cap", [("2022-12-02", ShiftKind.INTRODUCED, "opposes")]),
        ("Norway", "production-cap", [("2022-12-02", ShiftKind.INTRODUCED, "supports")]),
    ],
)
def test_what_moved_and_when(story: Story, actor: str, issue: str, steps: list[tuple[str, ShiftKind, str]]) -> None:
    assert story.steps(actor, issue) == [(date.fromisoformat(on), kind, stance) for on, kind, stance in steps]


def test_who_said_nothing_has_no_position(story: Story) -> None:
    assert story.positions("United States", "production-cap", date(2024, 8, 1)) == []


def _found(outcomes: list[Outcome]) -> dict[Reading, list[str]]:
    """Give what each claim says on an issue, by who said it; claims of nobody in particular are left out."""
    found: dict[Reading, list[str]] = defaultdict(list)
    for outcome in outcomes:
        assert outcome.analysis is not None, outcome.failure
        article = _article(outcome)
        for claim in outcome.analysis.claims:
            for speaker, issue, side in _sides(claim):
                content = " ".join(span.text for span in claim.resolved.attribution.content)
                found[article, speaker, issue, side].append(content)
    return found


def _article(outcome: Outcome) -> str:
    """Name an article as expected.yaml does: by its file, in JSON lines by its id, which stands behind in brackets."""
    return outcome.name.rpartition("(")[2].rstrip(")") if "(" in outcome.name else Path(outcome.name).stem


def _sides(claim: CodedClaim) -> Iterator[tuple[str, str, str]]:
    speakers = [claim.resolved.speaker, *claim.resolved.others]
    for stance in claim.stances:
        for speaker in speakers:
            if speaker is not None and stance.value:
                yield speaker.key, stance.issue, "for" if stance.value > 0 else "against"
