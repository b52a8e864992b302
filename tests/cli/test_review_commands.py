"""claims review accept|reject|correct|undo|queue|list|second-look, as a script types them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from claims.cli import app
from claims.database import Database
from tests.recoding.articles import DEMANDS
from tests.reviewing.desk import FERRY_CLOSES, QUAY, ReviewDesk

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"])
Run = Callable[..., Result]


@pytest.fixture
def desk(database: Database) -> ReviewDesk:
    """Give a desk with two articles."""
    return ReviewDesk(database)


@pytest.fixture
def run(desk: ReviewDesk, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Type a command of `claims review` on the desk's database, as Ada."""
    monkeypatch.setenv("CLAIMS_CODER", "Ada")
    url = desk.database.url.render_as_string(hide_password=False)

    def type_in(*words: str) -> Result:
        return CliRunner().invoke(app, ["review", *words, "--database", url])

    return type_in


def objects(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_columns_of_the_queue_are_the_contract(run: Run) -> None:
    first, *_ = objects(run("queue"))
    contract = (
        "id,priority,doubt,consequence,why,who,speaker,speaker_key,speaker_text,act,said_on,said_on_precision,"
        "said_on_basis,when,content,stances,source,document,title,confidence"
    )
    assert ",".join(first) == contract


def test_the_columns_of_decisions_are_the_contract(run: Run, desk: ReviewDesk) -> None:
    run("accept", str(desk.find(FERRY_CLOSES)))
    [row] = objects(run("list"))
    contract = "id,recorded_at,coder,decision,field,issue,old,new,note,blind,undoes,undone_by,claim_id,content"
    assert ",".join(row) == contract
    assert (row["coder"], row["decision"], row["content"]) == ("Ada", "accept", FERRY_CLOSES)


def test_several_claims_are_accepted_and_leave_the_queue(run: Run) -> None:
    waiting = [row["id"] for row in objects(run("queue"))]
    done = run("accept", str(waiting[0]), str(waiting[1]), "--note", "both as they stand")
    assert f"Decision 1 by Ada: accept claim {waiting[0]}" in done.stdout
    assert [row["id"] for row in objects(run("queue"))] == waiting[2:]
    assert "already" not in done.stdout
    assert "already" in run("accept", str(waiting[0])).stdout


def test_of_several_claims_all_are_rejected_or_none(run: Run, desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    refused = run("reject", str(claim), "4711")
    assert (refused.exit_code, desk.reviews()) == (3, [])
    assert "There is no claim '4711'" in refused.stderr
    assert run("reject", str(claim)).exit_code == 0
    again = run("reject", str(claim))
    assert again.exit_code == 1
    assert "was rejected by Ada" in again.stderr
    assert "claims review undo 1" in again.stderr


def test_a_claim_is_corrected_in_several_ways_at_once(run: Run, desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    done = run(
        "correct", str(claim), "--speaker", "Lind", "--act", "promise", "--said-on", "2023-04", "--span",
        "the Harbour Board close", "--stance", "bridge=supports", "--note", "read again",
    )  # fmt: skip
    assert done.exit_code == 0, done.stderr
    heir = desk.claim(claim).superseded_by_id or 0
    assert (desk.speaker(heir), desk.claim(heir).act, desk.words(heir)) == (
        "bo-lind",
        "promise",
        "the Harbour Board close",
    )
    assert desk.sides(heir)["bridge"] == (2, "coded by Ada: read again")
    assert f"correct speaker of claim {claim}: ada-holm → bo-lind; it goes on as claim {heir}" in done.stdout
    shown = CliRunner().invoke(app, ["show", str(heir), "--database", str(desk.database)])
    assert [each["field"] for each in json.loads(shown.stdout)["decisions"]] == [
        "span", "act", "said_on", "speaker", "stance",
    ]  # fmt: skip


def test_a_decision_on_an_id_of_before_names_the_claim_it_went_to(run: Run, desk: ReviewDesk) -> None:
    old = desk.find(FERRY_CLOSES)
    assert "is now" not in run("correct", str(old), "--act", "deny", "--stance", "bridge=supports").stdout
    now = desk.claim(old).superseded_by_id
    accepted = run("accept", str(old)).stdout
    assert f"accept claim {now}; claim {old} is now claim {now}\n" in accepted
    assert f"claim {old} is now claim {now}" in run("correct", str(old), "--stance", "bridge=opposes").stdout
    assert f"accept claim {old}; claim {now} was first claim {old}" in run("accept", str(now), "--blind").stdout
    [row] = objects(run("reject", str(old), "--format", "jsonl"))
    assert (row["decision"], row["named"], row["claim_id"], row["goes_on_as"]) == ("reject", old, now, None)


def test_blind_decisions_change_nothing_and_the_blind_queue_is_the_coders_own(run: Run, desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    run("reject", str(claim), "--coder", "Bo")
    assert claim not in [row["id"] for row in objects(run("queue"))]
    assert claim in [row["id"] for row in objects(run("queue", "--blind"))]
    assert run("correct", str(claim), "--act", "deny", "--blind").exit_code == 0
    assert claim not in [row["id"] for row in objects(run("queue", "--blind"))]
    assert desk.claim(claim).act == "demand"


def test_the_queue_takes_the_shared_filters(run: Run) -> None:
    rows = objects(run("queue", "--speaker", "Bo Lind", "--limit", "1"))
    assert [row["speaker_key"] for row in rows] == ["bo-lind"]
    assert run("queue", "--at", "2022-02-02").exit_code == 2


def test_the_last_decision_is_taken_back_or_any_by_its_number(run: Run, desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    run("reject", str(claim))
    run("accept", str(desk.find("a new bridge")))
    assert "Decision 1 is taken back (decision 3); claim" in run("undo", "1").stdout
    assert "Decision 2 is taken back (decision 4); claim" in run("undo").stdout
    assert run("undo").exit_code == 3
    assert run("undo", "1").exit_code == 1
    assert desk.find(FERRY_CLOSES) == desk.claim(claim).superseded_by_id


def test_decisions_are_listed_by_coder_and_by_claim_under_every_id(run: Run, desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    heir = desk.correct(claim, coder="Bo", act="offer")
    run("accept", str(heir))
    assert [row["coder"] for row in objects(run("list", "--claim", str(claim)))] == ["Ada", "Bo"]
    assert [row["claim_id"] for row in objects(run("list", "--coder", "bo"))] == [claim]
    unknown = run("list", "--coder", "Cy")
    assert unknown.exit_code == 3
    assert "Coders: Ada, Bo." in unknown.stderr


def test_what_could_not_be_carried_along_waits_for_a_second_look(run: Run, desk: ReviewDesk) -> None:
    claim = desk.find(FERRY_CLOSES)
    run("accept", str(claim))
    desk.read(DEMANDS.replace("close the ferry", "shut the ferry"), QUAY)
    [row] = objects(run("second-look"))
    assert (row["id"], row["coder"], row["why"]) == (
        claim,
        "Ada",
        "it was confirmed, and its words are gone from the text",
    )
    assert run("correct", str(claim), "--act", "deny").exit_code == 1
    assert run("accept", str(claim)).exit_code == 0
    assert run("second-look").stdout == ""


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("--speaker", "Bo Limb"), 3, "Did you mean: bo-lind"),
        (("--speaker", "Zenobia Quirk"), 3, 'claims actors add "Zenobia Quirk"'),
        (("--stance", "brigde=opposes"), 3, "Did you mean: bridge?"),
        (("--stance", "bridge"), 2, "ISSUE=SIDE"),
        (("--stance", "bridge=maybe"), 2, "One of: opposes, sceptical, mixed, open, supports, touches, none."),
        (("--act", "sing"), 2, "sing"),
        (("--said-on", "some day"), 2, "is no day, month or year"),
        (("--said-on", "2023-13"), 2, "is no day, month or year"),
        (("--said-on", "2024-01-01"), 2, "lies behind 2023-05-04"),
        (("--span", "12-9"), 2, "The place 12-9 is empty."),
        (("--span", "3-99999"), 2, "lies outside the text"),
        (("--span", "the"), 2, "stands in the text"),
        (("--span", "a flying ship"), 2, "does not stand in the text"),
        (("--coder", " ", "--act", "deny"), 2, "The coder has no name."),
        ((), 2, "Nothing to correct was given."),
    ],
)
def test_a_correction_that_cannot_be_understood_is_refused(
    run: Run, desk: ReviewDesk, words: tuple[str, ...], code: int, message: str
) -> None:
    refused = run("correct", str(desk.find(FERRY_CLOSES)), *words)
    assert (refused.exit_code, desk.reviews()) == (code, [])
    assert message in refused.stderr


def test_without_a_terminal_the_queue_says_what_scripts_use(run: Run) -> None:
    refused = run()
    assert refused.exit_code == 2
    assert "claims review queue, accept, reject" in refused.stderr


def test_options_stand_behind_the_subcommand(desk: ReviewDesk) -> None:
    refused = CliRunner().invoke(app, ["review", "--database", str(desk.database), "queue"])
    assert refused.exit_code == 2
    assert "claims review queue … --database" in refused.stderr
