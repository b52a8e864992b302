"""The gate: no extractor does worse on the annotated passages than it once did."""

from __future__ import annotations

import pytest

from claims.extract import EXTRACTORS, make_extractor
from tests.quality.floors import below, load_floors
from tests.quality.report import make_report


@pytest.mark.parametrize("name", sorted(load_floors()))
def test_no_figure_falls_below_its_floor(name: str) -> None:
    report = make_report(make_extractor(name))
    fallen = below(load_floors()[name], report.figures())
    assert not fallen, "\n".join([f"{name} fell below its floors:", *fallen, "", report.table()])


def test_every_extractor_has_floors() -> None:
    assert load_floors().keys() == EXTRACTORS.keys()
