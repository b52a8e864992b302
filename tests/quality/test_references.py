"""The gate for who is meant: marks are well formed, no class falls below its floor, the page tells the figures."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from claims.extract import DEFAULT_EXTRACTOR, make_extractor
from claims.resolve.directory import Directory
from claims.resolve.seeds import seed_actors
from tests.quality.floors import below, load_floors
from tests.quality.located import AnnotationError
from tests.quality.meant import OPENNESS, ReferenceReport, make_reference_report
from tests.quality.references import CLASSES, load_references, read_reference

_PAGE = Path(__file__).parents[2] / "docs" / "resolution.md"
_ENOUGH = 200


@pytest.fixture(scope="module")
def report() -> ReferenceReport:
    return make_reference_report(make_extractor(DEFAULT_EXTRACTOR), Directory(seed_actors()))


def test_no_class_falls_below_its_floor(report: ReferenceReport) -> None:
    fallen = below(load_floors("reference_floors.yaml")[DEFAULT_EXTRACTOR], report.figures())
    assert not fallen, "\n".join([*fallen, "", report.table()])


def test_the_page_tells_what_the_command_prints(report: ReferenceReport) -> None:
    message = (
        f"run: python -m tests.quality {DEFAULT_EXTRACTOR} --references, and put its table into docs/resolution.md"
    )
    assert report.table() in _PAGE.read_text(encoding="utf-8"), message


def test_of_the_closed_passages_no_error_is_told(report: ReferenceReport) -> None:
    closed = {passage.id for passage in load_references("closed")}
    assert closed
    assert not [error for error in report.errors if any(name in error for name in closed)]


def test_there_are_enough_marks_of_every_class() -> None:
    marks = [mark for openness in OPENNESS for passage in load_references(openness) for mark in passage.marks]
    counts = Counter(mark.kind for mark in marks)
    assert len(marks) >= _ENOUGH
    assert counts.keys() == set(CLASSES)


def test_passages_have_names_of_their_own() -> None:
    names = [passage.id for openness in OPENNESS for passage in load_references(openness)]
    assert len(set(names)) == len(names)


def test_marks_are_taken_out_of_the_text_and_keep_their_place() -> None:
    text = "[[The mayor => Ada Lind #role]] said no. [[Both => Ada Lind + Bo Vik #joint]] left."
    passage = read_reference({"id": "made", "text": text})
    assert passage.document.body == "The mayor said no. Both left."
    assert [(mark.span.text, mark.span.start, mark.who) for mark in passage.marks] == [
        ("The mayor", 0, ("Ada Lind",)),
        ("Both", 19, ("Ada Lind", "Bo Vik")),
    ]


def test_nobody_may_come_with_a_number() -> None:
    passage = read_reference({"id": "made", "text": "[[Two aides => nobody 2 #anonymous]] said no."})
    assert [(mark.who, mark.count) for mark in passage.marks] == [((), 2)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [("[[He => Bo Vik #him]] said no.", "no such class"), ("[[He -> Bo Vik #he]] said no.", "is not written")],
)
def test_a_mark_that_is_not_well_formed_is_refused(text: str, fault: str) -> None:
    with pytest.raises(AnnotationError, match=fault):
        read_reference({"id": "made", "text": text})
