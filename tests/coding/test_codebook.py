from __future__ import annotations

from pathlib import Path

import pytest

from claims.coding.codebook import CueRecord, IssueRecord, load_classes, load_codebook
from claims.coding.notation import parse_pattern
from claims.coding.wording import load_wording
from claims.errors import ClaimsError
from claims.words import CuePolarity

SHIPPED = load_codebook()
CUES = [pytest.param(cue, id=f"{issue.key}: {cue.pattern}") for issue in SHIPPED for cue in issue.cues]


@pytest.mark.parametrize("cue", CUES)
def test_every_cue_finds_its_own_example(cue: CueRecord) -> None:
    pattern = parse_pattern(cue.pattern, load_classes())
    assert any(pattern.regex(side).search(cue.note) for side in [None, *sorted(pattern.speaker_of)])


@pytest.mark.parametrize("issue", SHIPPED, ids=lambda issue: issue.key)
def test_every_issue_has_words_and_its_parent_exists(issue: IssueRecord) -> None:
    assert issue.title
    assert issue.proposition
    assert issue.cues
    assert issue.parent is None or issue.parent in {other.key for other in SHIPPED}


def test_every_operator_finds_its_own_example() -> None:
    wording = load_wording()
    for pattern, operator in [*wording.before.entries, *wording.after.entries]:
        assert pattern.regex().search(operator.example), pattern.source


def test_a_users_codebook_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "classes:\n  chile: {names: [Chile]}\n"
        "issues:\n  - {key: dam, title: The dam, proposition: the dam is built,\n"
        "     cues: {for: [{pattern: '{chile} ... dam'}]}}\n",
    )
    (issue,) = load_codebook(path)
    assert issue.cues == (CueRecord("{chile} ... dam", CuePolarity.FOR),)


def test_a_codebook_includes_further_files(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("classes:\n  chile: {names: [Chile]}\ninclude: [dams.yaml, roads.yaml]\n")
    (tmp_path / "dams.yaml").write_text("issues: [{key: dam, title: t, proposition: p, parent: road}]\n")
    (tmp_path / "roads.yaml").write_text(
        "issues:\n  - {key: road, title: t, proposition: p, cues: {for: [{pattern: '{chile} ... road'}]}}\n",
    )
    assert [issue.key for issue in load_codebook(tmp_path / "mine.yaml")] == ["dam", "road"]


def test_a_fault_in_an_included_file_names_that_file(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("include: [dams.yaml]\n")
    (tmp_path / "dams.yaml").write_text("issues: [{title: t}]\n")
    with pytest.raises(ClaimsError, match=r"dams\.yaml: issue 1 needs a `key`"):
        load_codebook(tmp_path / "mine.yaml")


@pytest.mark.parametrize(
    ("text", "named", "needed"),
    [
        ("issues: {}", "the file", "a list under `issues`"),
        ("include: {}\nissues: {}", "the file", "a list under `issues`"),
        ("include: dams.yaml", "the file", "file names under `include`"),
        ("- dam", "the file", "a mapping"),
        ("issues: [{title: The dam}]", "issue 1", "a `key`"),
        ("issues: [{key: dam}]", "issue 'dam'", "a `title` and a `proposition`"),
        ("issues: [{key: d, title: t, proposition: p, parent: x}]", "issue 'd'", "a parent that is an issue"),
        ("issues: [{key: d, title: t, proposition: p, parent: d}]", "issue 'd'", "circle"),
        ("issues: [{key: d, title: t, proposition: p}, {key: d, title: t, proposition: p}]", "issue 'd'", "twice"),
        ("issues: [{key: d, title: t, proposition: p, cues: {pro: []}}]", "issue 'd'", "for, against, touches"),
        ("issues: [{key: d, title: t, proposition: p, cues: {for: [x]}}]", "cue 1 under `for`", "a `pattern`"),
        ("issues: [{key: d, title: t, proposition: p, cues: {for: [{pattern: (a}]}}]", "cue 1 under `for`", "bracket"),
        ("classes: {chile: []}\nissues: []", "class 'chile'", "under `names`"),
        ("classes: {chile: {names: [Chile], part_of: x}}\nissues: []", "class 'chile'", "another class"),
        ("issues: [", "mine.yaml", "no YAML"),
    ],
)
def test_malformed_entry_is_named_with_what_it_needs(tmp_path: Path, text: str, named: str, needed: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(text)
    with pytest.raises(ClaimsError) as caught:
        load_codebook(path)
    assert named in caught.value.message
    assert needed in caught.value.message


def test_missing_codebook_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(ClaimsError, match="nowhere"):
        load_codebook(tmp_path / "nowhere.yaml")
