"""Differences as they are written: marks, colours, what is left out, and the same for other programs."""

from __future__ import annotations

import json
from io import StringIO

import pytest

from claims.database import Database
from claims.output.difference import write_difference
from claims.output.marks import MARKDOWN, PLAIN, marked
from claims.query.documents import DocumentDifference, compare_versions, compare_words
from claims.words import Format
from tests.press import ADDRESS, ARTICLE, COST, NOTICE, RAIN, WINTER, Press, article

FILLER = "There is nothing to be told of this paragraph, which stays as long as it is, and it is quite long."


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def dialect() -> str:
    """Read from SQLite alone: what is written does not depend on the database."""
    return "sqlite"


@pytest.fixture
def found(database: Database) -> DocumentDifference:
    press = Press(database)
    long = f"{FILLER} {FILLER} It ends [red]here[/red]."
    press.read(article(f"{COST} {FILLER}", WINTER, FILLER, long, RAIN), title="A bridge")
    press.read(
        article(RAIN, f"{COST.replace('40', '60')} {FILLER}", FILLER, f"{long} Truly.", NOTICE), title="A dear bridge"
    )
    with database.reading() as session:
        return compare_versions(session, ADDRESS)


def written(found: DocumentDifference, asked: Format, out: StringIO | None = None) -> str:
    out = out or StringIO()
    write_difference(found, asked, out=out)
    return out.getvalue()


def test_a_difference_is_readable_in_80_columns(found: DocumentDifference) -> None:
    lines = written(found, Format.TABLE).splitlines()
    assert max(map(len, lines)) <= 80
    assert lines == [line.rstrip() for line in lines]
    text = " ".join(" ".join(lines).split())
    assert "title A {+dear+} bridge" in text
    assert f"> 1 (was 5) {RAIN[:40]}" in text
    assert (
        "new bridge would cost [-40-] {+60+} million crowns. There is nothing to be told of this paragraph, which …"
        in text
    )
    assert f"- 2 [-{WINTER}-]" in text
    assert "~ 4 … long as it is, and it is quite long. It ends [red]here[/red]. {+Truly.+}" in text
    assert f"notice {NOTICE}" in text
    assert "Claims: 0 stayed, 1 changed, 1 gone, 0 new" in text
    assert "Ada Lind: the new bridge would cost [-40-] {+60+} million crowns" in text
    assert "source_retracted: its words are gone from the text" in text


def test_a_terminal_has_colours_and_the_marks_stay(found: DocumentDifference, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = written(found, Format.TABLE, Terminal())
    assert "\x1b[31m[-40-]\x1b[0m \x1b[32m{+60+}\x1b[0m" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    plain = written(found, Format.TABLE, Terminal())
    assert "\x1b[31m" not in plain
    assert "[-40-] {+60+}" in plain


def test_markdown_strikes_out_and_makes_bold_and_escapes_the_rest(found: DocumentDifference) -> None:
    text = written(found, Format.MARKDOWN)
    assert "would cost ~~40~~ **60** million crowns" in text
    assert r"\[red\]here\[/red\]. **Truly.**" in text
    assert text.startswith("## Document 1, The Meridian\n\n- ")


def test_other_programs_get_what_changed_of_the_text_and_all_of_the_claims(found: DocumentDifference) -> None:
    told = json.loads(written(found, Format.JSON))
    assert [part["fate"] for part in told["parts"]] == ["moved", "changed", "deleted", "changed", "inserted"]
    changed = told["parts"][1]
    assert [piece["operation"] for piece in changed["pieces"]] == ["equal", "delete", "insert", "equal"]
    assert changed["pieces"][0]["text"] == "Mayor Ada Lind said that the new bridge would cost"
    assert (changed["removed"], changed["added"]) == (1, 1)
    assert (told["notice"], told["claims"]["stayed"]) == (NOTICE, 0)
    assert json.loads(written(found, Format.JSONL)) == told
    assert written(found, Format.CSV).startswith("field,value\n")


def test_two_texts_that_differ_in_white_space_alone_show_no_part(database: Database) -> None:
    press = Press(database)
    press.read(ARTICLE)
    press.read(ARTICLE.replace("\n\n", "\n\n\n"))
    with database.reading() as session:
        text = written(compare_versions(session, ADDRESS), Format.TABLE)
    assert "Text, words: 0 went, 0 came" in text
    assert "Claims: 3 stayed, 0 changed, 0 gone, 0 new" in text


@pytest.mark.parametrize(
    ("before", "after", "plain", "markdown"),
    [
        ("so it is", "thus it is", "[-so-]{+thus+} it is", "~~so~~**thus** it is"),
        ("it is so", "it is thus", "it is [-so-] {+thus+}", "it is ~~so~~ **thus**"),
        ("a*b", "a*c", "a*[-b-]{+c+}", r"a\*~~b~~**c**"),
        ("it \x1b[2J is", "it is", "it [-\N{REPLACEMENT CHARACTER}[2J-] is", "it ~~\x1b\\[2J~~ is"),
    ],
)
def test_what_went_and_came_is_marked(before: str, after: str, plain: str, markdown: str) -> None:
    pieces = compare_words(before, after)
    assert "".join(text for text, _ in marked(pieces, PLAIN)) == plain
    assert "".join(text for text, _ in marked(pieces, MARKDOWN)) == markdown
