"""claims facts, as a user types it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claims.cli import app
from tests.newsroom import Newsroom

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"])
Run = Callable[..., Result]
ADD = ("--publisher", "Checkers", "--url", "https://checkers.example/1", "--rating", "Mostly false", "--by", "Cy")


@pytest.fixture
def run(newsroom: Newsroom) -> Run:
    """Type a command on a database in which Ada Holm said something of ships, and of the quay."""
    newsroom.say("Ada Holm", "nine ships were lost")
    newsroom.say("Ada Holm", "the quay must stay")
    url = newsroom.database.url.render_as_string(hide_password=False)

    def type_in(*words: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, [*words, "--database", url], input=stdin)

    return type_in


def review(claimed: str = "Nine ships were lost", number: int = 1, **more: object) -> dict[str, object]:
    return {
        "@type": "ClaimReview",
        "url": f"https://checkers.example/{number}",
        "author": {"name": "Checkers"},
        "claimReviewed": claimed,
        "itemReviewed": {"author": {"name": "Ada Holm"}},
        "reviewRating": {"alternateName": "Mostly false"},
        **more,
    }


def rated(run: Run) -> list[tuple[int, str]]:
    rows = map(json.loads, run("facts", "list").stdout.splitlines())
    return [(row["claim_id"], row["rating"]) for row in rows]


def test_a_claim_is_rated_once_and_shown_with_its_rating(run: Run) -> None:
    scale = ("--value", "2", "--worst", "1", "--best", "5", "--reviewed-on", "2024-05-09")
    first = run("facts", "add", "1", *ADD, *scale)
    assert first.stdout == "Fact check 1: claim 1 is rated 'Mostly false' by Checkers.\n"
    assert "so it was stored already" in run("facts", "add", "1", *ADD, *scale).stdout
    shown = run("show", "1", "--format", "table").stdout
    assert "Mostly false (2, from 1 to 5) by Checkers, 2024-05-09: https://checkers.example/1" in shown
    assert "holds for        1" in run("facts", "show", "1", "--format", "table").stdout


def test_the_table_of_claims_has_ratings_where_something_is_rated(run: Run) -> None:
    assert "ratings" not in run("list", "--format", "table").stdout
    assert run("list", "--format", "csv").stdout.splitlines()[0].endswith("ratings")
    run("facts", "add", "1", *ADD)
    header, *rows = run("list", "--format", "table").stdout.splitlines()
    assert header.endswith("ratings")
    assert {row.endswith("Mostly false (Checkers)"): row[0] for row in rows} == {True: "1", False: "2"}


def test_a_rating_that_is_withdrawn_is_listed_no_longer(run: Run) -> None:
    run("facts", "add", "1", *ADD)
    assert "claim 1 is no longer rated 'Mostly false' by Checkers" in run("facts", "withdraw", "1").stdout
    assert rated(run) == []
    assert run("facts", "withdraw", "1").exit_code == 1
    assert run("facts", "withdraw", "1", "--reason", "\ud800").exit_code == 2
    assert run("facts", "withdraw", "2").exit_code == 3


def test_who_withdrew_a_rating_and_why_is_shown_with_it(run: Run) -> None:
    run("facts", "add", "1", *ADD)
    run("facts", "withdraw", "1", "--by", "Bo", "--reason", "they  corrected it")
    shown = json.loads(run("facts", "show", "1", "--format", "json").stdout)
    assert (shown["withdrawn_by"], shown["withdrawn_why"]) == ("Bo", "they corrected it")


def test_what_is_refused_says_why_and_stores_nothing(run: Run) -> None:
    off_the_scale = run("facts", "add", "1", *ADD, "--value", "9", "--worst", "1", "--best", "5")
    assert (off_the_scale.exit_code, off_the_scale.stderr) == (2, "claims: 9 is not on a scale from 1 to 5.\n")
    assert run("facts", "add", "7", *ADD).exit_code == 3
    assert rated(run) == []


def test_reviews_are_stored_for_the_claims_they_name_or_quote(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "reviews.jsonld"
    path.write_text(json.dumps([review(), review("Whatever it is", 2, **{"claims:claim": 2})]), encoding="utf-8")
    result = run("facts", "import", str(path))
    assert (result.exit_code, result.stdout) == (0, "2 fact checks read, 2 added, 0 stored already.\n")
    assert sorted(rated(run)) == [(1, "Mostly false"), (2, "Mostly false")]
    assert run("facts", "import", str(path)).stdout == "2 fact checks read, 0 added, 2 stored already.\n"


def test_a_review_that_matches_nothing_is_named_and_the_rest_stored(run: Run) -> None:
    lines = "\n".join(map(json.dumps, [review(), review("Ten ships were lost", 2), review(url="no address")]))
    result = run("facts", "import", "-", stdin=lines)
    assert result.exit_code == 5
    assert "standard input: review 2: No claim of Ada Holm has the words 'Ten ships were lost'." in result.stderr
    assert "Nearest: claim 1 'nine ships were lost'" in result.stderr
    assert "review 3: 'no address' is no address on the web." in result.stderr
    assert rated(run) == [(1, "Mostly false")]


def test_a_file_about_one_claim_is_stored_for_that(run: Run) -> None:
    result = run("facts", "import", "-", "--claim", "2", stdin=json.dumps(review("Ten ships were lost")))
    assert result.exit_code == 0
    assert rated(run) == [(2, "Mostly false")]
    assert run("facts", "import", "-", "--claim", "9", stdin=json.dumps(review())).exit_code == 3


def test_a_file_that_cannot_be_read_fails(run: Run, tmp_path: Path) -> None:
    assert run("facts", "import", str(tmp_path / "none.json")).exit_code == 1
    assert run("facts", "import", "-", stdin="no json").exit_code == 1


@pytest.mark.parametrize("holding", ["[]", '{"@type": "WebPage"}'])
def test_a_file_without_a_fact_check_says_so(run: Run, holding: str) -> None:
    result = run("facts", "import", "-", stdin=holding)
    assert result.exit_code == 1
    assert "standard input holds no ClaimReview.\n" in result.stderr
    assert "schema.org/ClaimReview" in result.stderr


def test_a_number_that_is_none_is_told_and_the_others_go_on(run: Run) -> None:
    words = review(number=3, reviewRating={"alternateName": "Half true", "ratingValue": "Halb"})
    lines = [
        review(number=1, reviewRating={"ratingValue": "4,5"}),
        review("Whatever it is", 2, **{"claims:claim": 1.5}),
        words,
    ]
    result = run("facts", "import", "-", stdin=json.dumps(lines))
    assert (result.exit_code, rated(run)) == (5, [(1, "Half true")])
    assert "review 1: ratingValue '4,5' is no number: write one with a point, as in 4.5." in result.stderr
    assert "review 2: claims:claim is 1.5: it has to be the id of a claim or its uid." in result.stderr
    assert "review 3: ratingValue 'Halb' is no number, and is left out." in result.stderr


def test_nothing_was_reviewed_on_a_day_to_come(run: Run) -> None:
    refused = run("facts", "add", "1", *ADD, "--reviewed-on", "9998-01-01")
    assert (refused.exit_code, "9998-01-01 is still to come" in refused.stderr) == (2, True)
    imported = run("facts", "import", "-", stdin=json.dumps(review(datePublished="9998-01-01")))
    assert (imported.exit_code, "review 1: 9998-01-01 is still to come" in imported.stderr) == (1, True)
    assert rated(run) == []


def test_a_rating_of_a_claim_of_before_names_the_claim_it_went_to(run: Run) -> None:
    run("review", "correct", "1", "--act", "deny", "--coder", "Bo")
    assert run("facts", "add", "1", *ADD).stdout.endswith("by Checkers. Claim 1 is now claim 3.\n")


def test_what_is_exported_is_read_back_as_it_was(run: Run) -> None:
    run("facts", "add", "1", *ADD, "--value", "2", "--worst", "1", "--best", "5", "--this-claim-only")
    exported = run("facts", "export").stdout
    (node,) = json.loads(exported)["@graph"]
    assert node["claimReviewed"] == "nine ships were lost"
    assert node["itemReviewed"]["author"] == {"@type": "Person", "name": "Ada Holm"}
    assert node["reviewRating"]["alternateName"] == "Mostly false"
    run("facts", "withdraw", "1")
    assert run("facts", "import", "-", stdin=exported).stdout == "1 fact check read, 1 added, 0 stored already.\n"
    assert json.loads(run("facts", "export").stdout) == json.loads(exported)
