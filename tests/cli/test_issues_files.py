"""claims issues import|export|class: what patterns name, and codebooks in and out."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from claims.coding.codebook import CueRecord
from claims.database import Database
from claims.words import CuePolarity
from tests.cli.codebook_commands import BUILT, Run, done, held, rows, shown, with_a_bare_issue

CIRCLE = """\
issues:
  - {key: a, title: t, proposition: p, parent: b}
  - {key: b, title: t, proposition: p, parent: a}
"""


@pytest.fixture
def run(database: Database) -> Run:
    return with_a_bare_issue(database)


def test_a_class_is_put_for_patterns_to_name(run: Run) -> None:
    put = done(run("issues", "class", "board", "--name", "Harbour Board", "--name", "Bo Lind", "--own", "our quay"))
    assert put.startswith("The class board is Harbour Board, Bo Lind (its own: our quay).\n")
    done(run("issues", "cue", "bridge", "--for", "@board bridge", "--example", "Our bridge it is."))
    assert shown(run, "bridge")["stances"]["supports"] == 1
    narrowed = done(run("issues", "class", "board", "--name", "Harbour Board"))
    assert "; before it was Harbour Board, Bo Lind (its own: our quay)." in narrowed
    assert "is so already" in done(run("issues", "class", "board", "--name", "Harbour Board"))
    assert [(row["key"], row["names"]) for row in rows(run("issues", "classes"))] == [
        ("alder", ["Alder", "Ada Holm"]),
        ("board", ["Harbour Board"]),
    ]


def test_a_codebook_goes_out_and_comes_back(run: Run, tmp_path: Path) -> None:
    done(run("issues", "add", "toll", "--title", "Toll", "--proposition", "there is a toll", "--parent", "bridge"))
    done(run("issues", "cue", "toll", "--for", "{alder} ... toll", "--example", "An Alder toll."))
    file = tmp_path / "codebook.yaml"
    assert f"2 issues written to {file}" in run("issues", "export", "toll", "-o", str(file)).stderr
    assert file.read_text(encoding="utf-8") == done(run("issues", "export"))
    again = done(run("issues", "import", str(file)))
    assert again.startswith("2 issues read, 0 of them new; 0 cues added, 0 withdrawn; 0 classes put.")
    done(run("issues", "cue", "toll", "--withdraw", "{alder} ... toll", "--for", "toll ... lorries"))
    assert "0 cues added" in done(run("issues", "import", str(file)))
    replaced = done(run("issues", "import", str(file), "--replace"))
    assert "1 cue added, 1 withdrawn" in replaced
    assert [cue["pattern"] for cue in shown(run, "toll")["cues"]] == ["{alder} ... toll"]


def test_what_a_file_says_otherwise_and_is_not_taken_over_is_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(
        "classes:\n  alder: {names: [Alder Town]}\n"
        "issues:\n"
        "  - {key: bridge, title: A bridge, proposition: it stands}\n"
        "  - key: toll\n    title: Toll\n    proposition: there is one\n    parent: bridge\n"
        "    cues: {for: [{pattern: '{alder} toll', example: The toll stays.}]}\n",
        encoding="utf-8",
    )
    result = run("issues", "import", str(file))
    assert result.stdout.startswith("2 issues read, 1 of them new; 1 cue added")
    assert "bridge: as first stored stays its title, proposition" in result.stderr
    assert "these classes stay as they were: alder" in result.stderr
    assert "does not find its own example: toll: {alder} toll" in result.stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("issues: [{key: a, title: t, proposition: p, parent: b}]", "not 'b'"),
        (CIRCLE, "run in a circle"),
        ("issues: [{key: a, title: t, proposition: p, cues: {for: [{pattern: '{beech} x'}]}}]", "known are alder"),
        ("issues: [{key: a, title: t, proposition: p, cues: {for: [{pattern: '/.*/'}]}}]", "in every sentence"),
        ("issues: [{key: a, title: t, proposition: p, cues: {for: toll}}]", "a list of cues"),
        ("issues: [{key: A b, title: t, proposition: p}]", "is no key"),
        ("classes: [chile]\nissues: []", "a mapping under `classes`"),
        ("issues: [", "no YAML"),
        ("\x00", "YAML"),
    ],
)
@pytest.mark.parametrize("dialect", ["sqlite"])
def test_a_file_that_is_refused_leaves_nothing_of_itself(run: Run, tmp_path: Path, text: str, told: str) -> None:
    before, file = held(run), tmp_path / "bad.yaml"
    file.write_text(text, encoding="utf-8")
    result = run("issues", "import", str(file))
    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr
    assert held(run) == before


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_codebooks_that_ship_are_named_and_brought_in(run: Run, dialect: str) -> None:
    assert dialect
    assert done(run("issues", "import", "--list")).splitlines() == ["issues", "plastics-treaty"]
    brought = run("issues", "import", "plastics-treaty")
    assert re.match(r"(\d+) issues read, \1 of them new; ", done(brought))
    assert brought.stderr == ""


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_each_example_goes_with_the_pattern_that_finds_it(run: Run, dialect: str) -> None:
    assert dialect
    examples = ("--example", "A toll it is.", "--example", "Build the bridge.")
    done(run("issues", "cue", "bridge", "--for", BUILT, "--against", "toll", *examples))
    cues = [
        CueRecord(cue["pattern"], CuePolarity(cue["polarity"]), cue["note"]) for cue in shown(run, "bridge")["cues"]
    ]
    assert cues == [
        CueRecord(BUILT, CuePolarity.FOR, "Build the bridge."),
        CueRecord("toll", CuePolarity.AGAINST, "A toll it is."),
    ]


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_the_commands_of_the_documentation_work(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    documentation = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text(encoding="utf-8")
    commands = "".join(re.findall(r"```sh\n(.*?)```", documentation, re.DOTALL)).splitlines()
    assert len(commands) == 14
    for line in commands:
        _, *words = shlex.split(line, comments=True)
        done(run(*words))
