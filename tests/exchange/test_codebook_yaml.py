"""A codebook as YAML: what is written is read as the same, and what it needs goes with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.coding.codebook import CueRecord, IssueRecord, load_classes, load_codebook
from claims.coding.phrases import ActorClass
from claims.errors import ClaimsError, InputError
from claims.exchange.codebook_yaml import (
    Codebook,
    codebook_of,
    find_codebook,
    read_codebook,
    shipped_codebooks,
    with_those_above,
    write_codebook,
)
from claims.words import CuePolarity

CLASSES = {
    "alder": ActorClass(("Alder", "Ålder*"), ("our town",), camp="coast"),
    "mayor": ActorClass(("mayor of Alder",), part_of="alder"),
    "board": ActorClass(("Harbour Board",)),
}
RIVER = IssueRecord("river", "The river", "the river is dredged")
BRIDGE = IssueRecord(
    "bridge",
    'The "old" bridge: №2',
    "the bridge — all of it — is built",
    parent="river",
    cues=(
        CueRecord("!! @mayor (build*|rais*) ... bridge", CuePolarity.FOR, "We’ll build: the bridge, #1."),
        CueRecord("/[yn]o bridge\\b/", CuePolarity.AGAINST),
        CueRecord("- 'bridge' loan", CuePolarity.TOUCHES, "yes"),
    ),
)


def written(tmp_path: Path, codebook: Codebook) -> Path:
    path = tmp_path / "codebook.yaml"
    path.write_text(write_codebook(codebook), encoding="utf-8")
    return path


def test_what_is_written_is_read_as_the_same(tmp_path: Path) -> None:
    path = written(tmp_path, codebook_of((RIVER, BRIDGE), CLASSES))
    assert load_codebook(path) == (RIVER, BRIDGE)
    assert load_classes(path) == {key: CLASSES[key] for key in ("alder", "mayor")}
    unfound = ("bridge: - 'bridge' loan",)
    assert read_codebook(path, {}, ()) == Codebook((RIVER, BRIDGE), load_classes(path), unfound)


@pytest.mark.parametrize("name", shipped_codebooks())
def test_the_codebooks_that_ship_come_back_whole(name: str, tmp_path: Path) -> None:
    path = find_codebook(name)
    issues, classes = load_codebook(path), load_classes(path)
    again = written(tmp_path, Codebook(issues, classes))
    # Cues are written by polarity; which of two as long decides is settled by polarity too.
    assert [(each.key, each.parent, sorted(each.cues, key=str)) for each in load_codebook(again)] == [
        (each.key, each.parent, sorted(each.cues, key=str)) for each in issues
    ]
    assert load_classes(again) == classes
    assert read_codebook(path, {}, ()).unfound == ()


def test_a_class_goes_along_where_a_pattern_names_it_anywhere() -> None:
    patterns = {
        "{board} bridge": {"board"},
        "(ferry|{board}) bridge": {"board"},
        "&board bridge": {"board"},
        "@board|alder bridge": {"alder", "board"},
        "{mayor} bridge": {"alder", "mayor"},
        "bridge": set(),
        "{nobody} bridge": set(),
    }
    for pattern, named in patterns.items():
        issue = IssueRecord("bridge", "B", "b", cues=(CueRecord(pattern, CuePolarity.FOR),))
        assert set(codebook_of((issue,), CLASSES).classes) == named


def test_an_issue_goes_with_those_it_is_part_of_and_not_with_its_parts() -> None:
    arch = IssueRecord("arch", "The arch", "the arch is raised", parent="bridge")
    issues = (RIVER, BRIDGE, arch)
    assert with_those_above(["bridge"], issues) == (RIVER, BRIDGE)
    assert with_those_above(["arch"], issues) == issues


def test_a_file_may_name_what_is_known_already(tmp_path: Path) -> None:
    path = tmp_path / "more.yaml"
    path.write_text(
        "classes:\n  clerk: {names: [town clerk], part_of: alder}\n"
        "issues:\n  - {key: toll, title: T, proposition: p, parent: river, cues: {for: [{pattern: '{alder} toll'}]}}\n",
        encoding="utf-8",
    )
    found = read_codebook(path, CLASSES, ["river"])
    assert ([issue.parent for issue in found.issues], list(found.classes)) == (["river"], ["clerk"])
    with pytest.raises(ClaimsError, match="part_of"):
        read_codebook(path, {}, ["river"])
    with pytest.raises(ClaimsError, match="not 'river'"):
        read_codebook(path, CLASSES, [])


def test_a_file_goes_before_a_codebook_that_ships(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_codebook("issues") == shipped_codebooks()["issues"]
    (tmp_path / "issues").write_text("issues: []", encoding="utf-8")
    assert find_codebook("issues") == Path("issues")
    with pytest.raises(InputError, match="no such file") as raised:
        find_codebook("actors")
    assert "plastics-treaty" in str(raised.value)
