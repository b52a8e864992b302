"""`claims reextract` and `claims runs` as a user types them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from claims.cli import app
from claims.cli.reextract import telling_interrupts
from claims.database import Database
from claims.reextraction import Reextraction, Reread
from tests.reextraction_desk import DATED, UNDATED, CouncilDesk, rules, without_cues

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"])


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> CouncilDesk:
    desk = CouncilDesk(database, tmp_path)
    desk.take_in(DATED, UNDATED)
    return desk


def typed(desk: CouncilDesk, *words: str) -> Result:
    url = desk.database.url.render_as_string(hide_password=False)
    result = CliRunner().invoke(app, [*words, "--database", url])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def _rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_what_is_read_already_is_skipped_and_again_reads_it(desk: CouncilDesk) -> None:
    result = typed(desk, "reextract", "--extractor", "rules")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "0 documents read anew; 2 skipped, for this extractor has read them already.\n"
    result = typed(desk, "reextract", "--extractor", "rules", "--again")
    assert result.stdout == "2 documents read anew. 7 claims found, 7 superseded.\n"
    first, second = result.stderr.splitlines()
    assert first.startswith("1 of 2: file://")
    assert second.endswith("text2.txt: 4 claims found, 4 superseded")


def test_documents_can_be_named_and_counted(desk: CouncilDesk) -> None:
    result = typed(desk, "reextract", "text2.txt", "--extractor", "rules", "--again")
    assert result.stdout.startswith("1 document read anew.")
    assert "1 left" in typed(desk, "reextract", "--extractor", "rules", "--again", "--limit", "1").stdout
    unknown = typed(desk, "reextract", "text9.txt")
    assert (unknown.exit_code, "text1.txt" in unknown.stderr or "text2.txt" in unknown.stderr) == (3, True)
    assert typed(desk, "reextract", "--source", "The Meridian").exit_code == 3
    assert typed(desk, "reextract", "--extractor", "oracle").exit_code == 2


def test_what_people_decided_is_told(desk: CouncilDesk) -> None:
    desk.accept(desk.live()["the ferry would go on"])
    result = typed(desk, "reextract", "--extractor", "rules", "--again")
    assert result.stdout == "2 documents read anew. 7 claims found, 6 superseded; 1 as people decided.\n"


def test_an_interrupted_run_says_so_and_is_continued_by_the_same_command(
    desk: CouncilDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(_reread: Reread) -> None:
        raise KeyboardInterrupt

    run = Reextraction(desk.database, rules(), again=True)
    with pytest.raises(KeyboardInterrupt), telling_interrupts(run):
        run.run(report=interrupt)
    assert capsys.readouterr().err == (
        "claims: interrupted. 1 document read anew. 3 claims found, 3 superseded. The same command goes on from here.\n"
    )
    again = typed(desk, "reextract", "--extractor", "rules", "--again")
    assert again.stdout.startswith("1 document read anew; 1 skipped")


def test_an_empty_database_has_nothing_to_read(tmp_path: Path, database: Database) -> None:
    result = typed(CouncilDesk(database, tmp_path), "reextract")
    assert (result.exit_code, result.stdout) == (0, "There is no document to read anew.\n")


def test_a_run_is_shown_and_one_without_an_end_says_that_it_has_none(desk: CouncilDesk) -> None:
    shown = json.loads(typed(desk, "runs", "show", "1", "--format", "json").stdout)
    assert (shown["claims_added"], shown["note"], shown["extractor"]) == (7, None, "rules")
    assert [one["claims_added"] for one in shown["documents"]] == [3, 4]
    desk.interrupt_after(1, killed=True)
    assert "no end recorded" in typed(desk, "runs", "show", "2", "--format", "table").stdout
    listed = typed(desk, "runs", "list", "--format", "table").stdout
    assert [("no end recorded" in line) for line in listed.splitlines()[1:]] == [True, False]
    assert typed(desk, "runs", "show", "9").exit_code == 3
    assert [row["status"] for row in _rows(typed(desk, "runs", "list"))] == ["running", "done"]
    typed(desk, "reextract", "--extractor", "rules", "--again")
    assert [row["status"] for row in _rows(typed(desk, "runs", "list"))] == ["done", "unfinished", "done"]
    killed = typed(desk, "runs", "show", "2", "--format", "table").stdout
    assert "later runs have ended since: most likely it was killed" in killed
    verified = typed(desk, "db", "verify")
    assert (verified.exit_code, "\n    run 2, reextract: began " in verified.stdout) == (0, True)


def test_a_superseded_claim_says_by_which_run_it_was_and_what_it_goes_on_as(desk: CouncilDesk) -> None:
    before = desk.live()["the ferry would go on"].id
    desk.read_again(without_cues())
    after = desk.live()["the ferry would go on"].id
    written = typed(desk, "show", str(before), "--format", "table").stdout
    assert f"by run 2, reextract (superseded; goes on as claim {after})" in written
    desk.read_again()
    now = desk.live()["the ferry would go on"].id
    written = typed(desk, "show", str(before), "--format", "table").stdout
    assert f"(superseded; goes on as claim {after}, now claim {now})" in written
    desk.reject(desk.live()["the ferry would go on"])
    written = typed(desk, "show", str(before), "--format", "table").stdout
    assert f"(superseded; goes on as claim {after}, withdrawn too)" in written
    written = typed(desk, "show", str(now), "--format", "table").stdout
    assert "by run 4, review (misextracted; goes on as no claim)" in written


def test_two_runs_are_compared_field_by_field_and_by_document(desk: CouncilDesk) -> None:
    desk.read_again(without_cues())
    result = typed(desk, "runs", "diff", "1", "2", "--format", "jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    names = ["kind", "claim_id", "from_claim_id", "document", "source", "speaker", "field", "from", "to", "content"]
    assert list(rows[0])[:10] == names
    built = [row for row in rows if row["content"] == "the town would build the bridge" and row["field"] == "cue"]
    assert [(row["kind"], row["from"], row["to"]) for row in built] == [("changed", "said", None)]
    assert "changed" in result.stderr
    table = typed(desk, "runs", "diff", "1", "2", "--format", "table").stdout
    assert [line.split(",")[0] for line in table.splitlines() if line.startswith("Document")] == [
        "Document 1",
        "Document 2",
    ]
    assert "nothing differs" in typed(desk, "runs", "diff", "2", "2").stderr
