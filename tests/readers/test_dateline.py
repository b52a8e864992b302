"""Datelines of many houses, and lines that only look like one."""

from __future__ import annotations

from datetime import date

import pytest

from claims.readers.dateline import find_dateline


@pytest.mark.parametrize(
    ("line", "text", "wire", "month_day"),
    [
        ("ANKARA, March 3. /ORBIS/. The talks failed.", "ANKARA, March 3. /ORBIS/", "ORBIS", (3, 3)),
        ("ANKARA, Mar 3 (Orbis) - The talks failed.", "ANKARA, Mar 3 (Orbis)", "Orbis", (3, 3)),
        ("Ankara, 3 March (OrbA) – The talks failed.", "Ankara, 3 March (OrbA)", "OrbA", (3, 3)),
        ("Sept 3 (Orbis) - The talks failed.", "Sept 3 (Orbis)", "Orbis", (9, 3)),
        ("ANKARA, Turkey (OW) — The talks failed.", "ANKARA, Turkey (OW)", "OW", None),
        ("Ankara, Turkey (OW) — The talks failed.", "Ankara, Turkey (OW)", "OW", None),
        ("New York (OW) – The talks failed.", "New York (OW)", "OW", None),
        ("NEW YORK/ANKARA, March 3 (Orbis) - The talks failed.", "NEW YORK/ANKARA, March 3 (Orbis)", "Orbis", (3, 3)),
        ("ANKARA. March 3 (Orbis-Turkey) - Failed.", "ANKARA. March 3 (Orbis-Turkey)", "Orbis-Turkey", (3, 3)),
        ("ANKARA, MARCH 3The talks failed.", "ANKARA, MARCH 3", None, (3, 3)),
        ("ANKARA, March 3: The talks failed.", "ANKARA, March 3", None, (3, 3)),
        ("ANKARA — The talks failed.", "ANKARA", None, None),
        ("FARGO, N.D. —\u00a0The talks failed.", "FARGO, N.D.", None, None),
    ],
)
def test_a_dateline_is_taken_apart(line: str, text: str, wire: str | None, month_day: tuple[int, int] | None) -> None:
    found = find_dateline(line)
    assert found is not None
    assert (found.text, found.wire) == (text, wire)
    assert ((found.named.month, found.named.day) if found.named else None) == month_day


@pytest.mark.parametrize(
    "line",
    [
        "On March 3, the talks failed.",
        "RUSSIA - NATO: what comes next",
        "ANKARA, March 31st was a long day.",
        "The minister (Orbis) - a quiet man - left.",
        "In March 2022, Russia (the aggressor) said so.",
        "MARCH 3 WAS A LONG DAY",
        "",
    ],
)
def test_other_lines_are_no_datelines(line: str) -> None:
    assert find_dateline(line) is None


def test_the_year_comes_from_the_nearest_date_known() -> None:
    dateline = find_dateline("ANKARA, December 31 (Orbis) - So ends the year.")
    assert dateline is not None
    assert dateline.on([date(2022, 1, 1)]) == date(2021, 12, 31)
    assert dateline.on([]) is None


def test_a_date_half_a_year_off_gives_no_year() -> None:
    dateline = find_dateline("ANKARA, March 3 (Orbis) - The talks failed.")
    assert dateline is not None
    assert dateline.on([date(2023, 9, 1)]) is None
    assert dateline.on([date(2023, 9, 1), date(2022, 3, 9)]) == date(2022, 3, 3)


def test_a_year_that_stands_there_is_taken_and_an_impossible_day_is_not() -> None:
    dateline = find_dateline("ANKARA, March 3, 2022 (Orbis) - The talks failed.")
    impossible = find_dateline("ANKARA, Feb 30 (Orbis) - The talks failed.")
    assert dateline is not None
    assert impossible is not None
    assert dateline.on([date(2019, 3, 3)]) == date(2022, 3, 3)
    assert impossible.on([date(2022, 3, 1)]) is None
