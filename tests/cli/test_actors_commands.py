"""claims actors, as a user types it."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from claims.cli import app
from claims.words import ActorKind
from tests.newsroom import Newsroom

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"])
MONDAY = date(2022, 2, 21)
TUESDAY = date(2022, 2, 22)
BEFORE = "2023-01-01T12:00Z"  # when the newsroom recorded its claims
Run = Callable[..., Result]


@pytest.fixture
def run(newsroom: Newsroom) -> Run:
    """Type a command on a database where Ada Holm took sides under two spellings."""
    newsroom.actor("Port Town", kind=ActorKind.GOVERNMENT)
    newsroom.say("Ada Holm", "the quay must stay", {"quay-closes": -2}, on=MONDAY)
    newsroom.say("Ada Holme", "the quay may close", {"quay-closes": 1}, on=TUESDAY)
    url = newsroom.database.url.render_as_string(hide_password=False)

    def type_in(*words: str, stdin: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(app, [*words, "--database", url], input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return type_in


def done(result: Result) -> str:
    assert result.exit_code == 0, result.stderr
    return result.stdout


def shown(run: Run, name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(done(run("actors", "show", name)))
    return told


def standing(run: Run, *words: str) -> set[tuple[str, str]]:
    rows = map(json.loads, done(run("positions", *words)).splitlines())
    return {(row["actor_key"], row["stance"]) for row in rows}


APART = {("ada-holm", "opposes"), ("ada-holme", "open")}


def test_a_merge_makes_one_position_of_two_and_a_split_two_of_one(run: Run) -> None:
    merged = run("actors", "merge", "Ada Holm", "ada-holme", "--reason", "a slip of the pen", "--by", "desk")
    assert done(merged) == "Ada Holme (ada-holme) is Ada Holm (ada-holm) from now on.\n"
    assert standing(run) == {("ada-holm", "open")}
    assert standing(run, "--known", BEFORE) == APART
    (folded,) = shown(run, "ada-holme")["folded"]
    assert (folded["key"], folded["toward"], folded["reason"], folded["decided_by"]) == (
        *("ada-holme", "ada-holm"),
        *("a slip of the pen", "desk"),
    )
    split = done(run("actors", "split", "ada-holme", "--reason", "mother and daughter"))
    assert split.startswith("Ada Holme (ada-holme) and Ada Holm (ada-holm) are different.\nThe merge by desk on ")
    assert standing(run) == APART
    refused = run("actors", "merge", "ada-holm", "ada-holme", "--reason", "again")
    assert refused.exit_code == 1
    assert "mother and daughter" in refused.stderr
    done(run("actors", "merge", "ada-holm", "ada-holme", "--reason", "again", "--overrule"))


def test_several_are_merged_at_once_or_none_is(run: Run) -> None:
    for name in ("A Holm", "Mayor Holm"):
        done(run("actors", "add", name, "--kind", "person"))
    failed = run("actors", "merge", "ada-holm", "a-holm", "port-town", "--reason", "spellings")
    assert (failed.exit_code, failed.stdout) == (1, "")
    assert "--across-kinds" in failed.stderr
    assert len(done(run("actors", "merge", "ada-holm", "a-holm", "mayor-holm", "--reason", "x")).splitlines()) == 2


def test_a_judgement_needs_a_reason(run: Run) -> None:
    for command in (("merge", "ada-holm", "ada-holme"), ("split", "ada-holme")):
        result = run("actors", *command)
        assert result.exit_code == 2
        assert "--reason" in result.stderr


def test_two_can_be_told_apart_that_were_never_one(run: Run) -> None:
    done(run("actors", "split", "ada-holme", "--from", "Ada Holm", "--reason", "met both", "--by", "Bo"))
    (different,) = shown(run, "ada-holm")["different"]
    assert (different["key"], different["decided_by"], different["reason"]) == ("ada-holme", "Bo", "met both")


def test_a_role_is_given_ended_and_taken_back(run: Run) -> None:
    role = ("actors", "role", "Ada Holm", "port-town", "mayor")
    given = done(run(*role, "--from", "1 May 2019"))
    assert given == "Ada Holm speaks for Port Town as mayor, from 2019-05-01.\n"
    assert ("port-town", "opposes") in standing(run)
    assert "so it was stored already" in done(run(*role))
    ended = done(run(*role, "--until", "2022-01-01"))
    assert ended.endswith("from 2019-05-01 until 2022-01-01; before it was from 2019-05-01.\n")
    assert standing(run) == APART
    assert "taken back" in done(run(*role, "--remove"))
    assert run(*role, "--remove").exit_code == 3
    assert run(*role, "--remove", "--until", "2022-01-01").exit_code == 2
    assert shown(run, "ada-holm")["speaks_for"] == []


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("role", "Ada Holm", "ada-holm", "mayor"), 2, "cannot speak for itself"),
        (("role", "Ada Holm", "port-town", "mayor", "--from", "2022-02-02", "--until", "2021-01-01"), 2, "cannot end"),
        (("role", "Ada Holm", "port-town", "mayor", "--from", "soon"), 2, "no date"),
        (("role", "Eva", "port-town", "mayor"), 3, "no actor called 'Eva'"),
        (("role", "Ada Holm", "Atlantis", "mayor"), 3, "no actor called 'Atlantis'"),
        (("alias", "Eva", "E."), 3, "no actor called 'Eva'"),
        (("alias", "ada-holm", "  "), 2, "empty"),
        (("alias", "ada-holm", "he"), 2, "'he' is a pronoun"),
        (("alias", "ada-holm", "the"), 2, "'the' is an article"),
        (("alias", "ada-holm", "officials"), 2, "'officials' means several"),
        (("alias", "ada-holm", "the mayor"), 2, "--kind office"),
        (("alias", "ada-holm", "H" * 999, "--remove"), 3, f"go by '{'H' * 79}…'."),
        (("show", "H" * 999), 3, f"called '{'H' * 79}…'."),
        (("alias", "ada-holm", "Nobody", "--remove"), 3, "does not go by"),
        (("merge", "ada-holm", "Eva", "--reason", "x"), 3, "no actor called 'Eva'"),
        (("merge", "ada-holm", "Ada Holm", "--reason", "x"), 2, "Ada Holm (ada-holm) is named twice"),
        (("merge", "ada-holm", "ada-holme", "ada-holme", "--reason", "x"), 2, "Ada Holme (ada-holme) is named twice"),
        (("split", "ada-holm", "--reason", "x"), 1, "not folded"),
        (("split", "Eva", "--reason", "x"), 3, "no actor called 'Eva'"),
        (("add", "Ada Holm", "--kind", "person"), 1, "is taken: Ada Holm (person)"),
        (("add", "Eva", "--kind", "alien"), 2, "alien"),
        (("add", "Eva", "--kind", "person", "--key", "E v a"), 2, "As in: e-v-a"),
        (("add", "Eva", "--kind", "person", "--country", "ireland"), 2, "two letters"),
        (("add", "Eva", "--kind", "person", "--country", "xx"), 2, "'xx' is no country's code"),
        (("add", "Eva", "--kind", "person", "--alias", ""), 2, "--alias: it is empty"),
        (("add", "Eva", "--kind", "person", "--alias", "E.", "--alias="), 2, "--alias: it is empty"),
        (("add", "Eva\nLind", "--kind", "person"), 2, "has a line break in it"),
        (("add", "Eva \u202eLind", "--kind", "person"), 2, "(U+202E)"),
        (("add", "Eva", "--kind", "person", "--wikidata", "77"), 2, "as in Q212"),
        (("add", "\udcff", "--kind", "person"), 2, "no text"),
        (("show", "\udcff"), 2, "no text in UTF-8"),
        (("import", "nowhere.csv"), 1, "No such file"),
        (("import", "nowhere.txt"), 2, "--format: csv, yaml, ftm"),
        (("import", "/", "--format", "csv"), 1, "Is a directory"),
    ],
    ids=lambda words: " ".join(words).encode("ascii", "replace").decode() if isinstance(words, tuple) else None,
)
def test_what_cannot_be_done_is_said_in_words_and_changes_nothing(
    run: Run, words: tuple[str, ...], code: int, told: str
) -> None:
    result = run("actors", *words)
    assert (result.exit_code, result.stdout) == (code, "")
    assert told in result.stderr
    assert standing(run) == APART


def test_an_alias_is_given_dated_and_taken_back(run: Run) -> None:
    alias = ("actors", "alias", "ada-holm", "the mayor", "--kind", "office")
    assert done(run(*alias, "--from", "2019-05-01")) == "Ada Holm goes by 'the mayor' (office, from 2019-05-01).\n"
    assert shown(run, "the mayor")["key"] == "ada-holm"
    assert "before it was (office, from 2019-05-01)" in done(run(*alias, "--until", "2023-05-01"))
    shared = run("actors", "alias", "ada-holme", "The Mayor", "--kind", "office")
    assert "'The Mayor' names ada-holm too" in shared.stderr
    assert "no longer goes by 'the mayor'" in done(run("actors", "alias", "ada-holm", "the mayor", "--remove"))


def test_who_is_taken_for_a_shared_form_is_told_as_it_is(run: Run) -> None:
    surname = run("actors", "alias", "ada-holm", "Holme")
    assert done(surname) == "Ada Holm goes by 'Holme' (surname).\n"
    assert surname.stderr.endswith(
        "'Holme' names ada-holme too: where nothing else tells which is meant, neither is taken.\n"
    )
    name = run("actors", "alias", "ada-holm", "Holme", "--kind", "name")
    assert "names ada-holme too: where nothing else tells which is meant, ada-holm is taken." in name.stderr
    added = run("actors", "add", "Bo Lund", "--kind", "person", "--alias", "Holme")
    assert "'Holme' names ada-holm, ada-holme too" in added.stderr
    assert "ada-holm is taken" in added.stderr


def test_a_form_of_two_kinds_is_told(run: Run) -> None:
    done(run("actors", "alias", "ada-holm", "AH"))
    second = run("actors", "alias", "ada-holm", "AH", "--kind", "abbreviation")
    assert done(second) == "Ada Holm goes by 'AH' (abbreviation).\n"
    assert "it goes by 'AH' as name too" in second.stderr
    undo = re.findall(r"claims (actors alias .* --remove)", second.stderr)
    assert done(run(*shlex.split(undo[0]))) == "Ada Holm no longer goes by 'AH' (name).\n"
    again = run("actors", "alias", "ada-holm", "AH", "--language", "uk")
    assert "goes by 'AH' (abbreviation, uk); before it was (abbreviation)." in done(again)


def test_what_is_folded_already_comes_along(run: Run) -> None:
    done(run("actors", "add", "A Holm", "--kind", "person"))
    done(run("actors", "merge", "ada-holme", "a-holm", "--reason", "x"))
    merged = done(run("actors", "merge", "ada-holm", "ada-holme", "a-holm", "--reason", "x"))
    assert merged == "Ada Holme (ada-holme) is Ada Holm (ada-holm) from now on.\n"


def test_roles_in_a_circle_are_refused(run: Run) -> None:
    done(run("actors", "role", "ada-holm", "port-town", "mayor"))
    refused = run("actors", "role", "port-town", "Ada Holm", "voice")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "Ada Holm speaks for Port Town in that time: roles cannot go in a circle." in refused.stderr


def test_an_actor_is_added_with_its_names(run: Run) -> None:
    words = ("--kind", "organisation", "--key", "harbour", "--country", "IE", "--wikidata", "Q77", "--alias", "HB")
    assert done(run("actors", "add", "Harbour Board", *words)) == "Added Harbour Board (organisation) as harbour.\n"
    told = shown(run, "HB")
    assert (told["key"], told["country"], told["wikidata_id"]) == ("harbour", "ie", "Q77")
    listed = done(run("actors", "list", "--kind", "organisation"))
    assert [json.loads(line)["key"] for line in listed.splitlines()] == ["harbour"]


def test_a_file_is_brought_in_once_and_its_bad_lines_are_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "actors.csv"
    file.write_text(
        "name,kind,roles\nEva Lind,person,port-town|envoy|2020-01-01|\nFinn,alien,\nGro,person,atlantis|envoy\n",
        encoding="utf-8-sig",
    )
    first = run("actors", "import", str(file))
    assert first.exit_code == 5
    assert f"claims: {file}: line 3: 'alien' is no kind of actor" in first.stderr
    assert f"claims: {file}: line 4: 'atlantis' is no actor's key" in first.stderr
    assert first.stdout == "2 actors read, 2 of them new; 4 names and 1 role added; 2 entries failed.\n"
    assert "0 of them new; 0 names and 0 roles added" in run("actors", "import", str(file)).stdout
    assert shown(run, "eva-lind")["speaks_for"][0]["office"] == "envoy"


def test_of_many_bad_lines_the_first_are_named_and_the_rest_counted(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "actors.csv"
    file.write_text("name,kind,roles\n" + "Gro,alien,\n" * 1230 + "Eva Lind,person,mayor\n", encoding="utf-8")
    result = run("actors", "import", str(file))
    *named, rest = result.stderr.splitlines()
    assert (result.exit_code, len(named)) == (5, 20)
    assert rest == f"claims: {file}: … and 1,211 more"
    assert result.stdout == "1 actor read, 1 of them new; 2 names and 0 roles added; 1,231 entries failed.\n"
    assert shown(run, "eva-lind")["speaks_for"] == []


def test_a_file_in_latin_1_is_refused_whole(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "actors.csv"
    file.write_bytes("name,kind\nEva Lind,person\nInés Varga,person\n".encode("latin-1"))
    result = run("actors", "import", str(file))
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"claims: {file} is not in UTF-8: line 3 has the byte E9" in result.stderr
    assert run("actors", "show", "eva-lind").exit_code == 3


def test_standard_input_is_a_file_whose_format_is_said(run: Run) -> None:
    entity = '{"id": "e1", "schema": "Person", "properties": {"name": ["Eva Lind"]}}\n'
    assert done(run("actors", "import", "-", "--format", "ftm", stdin=entity)).startswith("1 actor read, 1 of them new")
    assert run("actors", "import", "-", stdin=entity).exit_code == 2
    nothing_good = run("actors", "import", "-", "--format", "ftm", stdin=b"{broken\n\xff\n")
    assert nothing_good.exit_code == 1
    assert "standard input" in nothing_good.stderr


def test_a_file_that_is_refused_makes_no_database(dialect: str, tmp_path: Path) -> None:
    file, database = tmp_path / "actors.csv", tmp_path / f"{dialect}.db"
    file.write_text("name\nAda\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["actors", "import", str(file), "--database", str(database)])
    assert result.exit_code == 1
    assert "no column 'kind'" in result.stderr
    assert not database.exists()


def test_many_actors_are_counted_while_they_come_in(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "many.csv"
    file.write_text("name,kind\n" + "".join(f"Person {n},group\n" for n in range(12_000)), encoding="utf-8")
    result = run("actors", "import", str(file))
    assert result.stderr == "10,000 actors read\n"
    assert result.stdout.startswith("12,000 actors read, 12,000 of them new")


def test_the_commands_of_the_documentation_work(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "actors.csv").write_text("name,kind\nEva Lind,person\n", encoding="utf-8")
    (tmp_path / "actors.yaml").write_text("- {name: Eva Lind, kind: person}\n", encoding="utf-8")
    entity = '{"id": "e1", "schema": "Person", "properties": {"name": ["Eva Lind"]}}\n'
    (tmp_path / "entities.ftm.json").write_text(entity, encoding="utf-8")
    documentation = (Path(__file__).parents[2] / "docs" / "actors.md").read_text(encoding="utf-8")
    examples = "".join(re.findall(r"```sh\n(.*?)```", documentation, re.DOTALL)).splitlines()
    added = [line for line in examples if not re.search(r'add "(Ada Holme?|Port Town)"', line)]  # those are there
    assert len(examples) - len(added) == 3
    for line in added:
        command, _, file = line.partition(" < ")
        _, *words = shlex.split(command, comments=True)
        if "A. Holm" in words:
            done(run("actors", "alias", "ada-holm", "A. Holm"))
        done(run(*words, stdin=(tmp_path / file).read_text(encoding="utf-8") if file else None))
