"""What each format makes of its bytes."""

from __future__ import annotations

import json
from io import BytesIO

import pytest

from claims.errors import InputError
from claims.readers.draft import BadRecord, Draft
from claims.readers.formats import format_of
from claims.readers.html import read_html
from claims.readers.jsonl import read_jsonl
from claims.readers.markdown import read_markdown
from claims.readers.plain import LIMIT, read_plain

PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Envoys meet by the sea | Orbis</title>
<link rel="canonical" href="https://orbis.example/world/envoys">
<meta property="og:site_name" content="Orbis"><meta property="og:title" content="Envoys meet by the sea">
<meta property="article:published_time" content="2022-03-04T14:05:00+01:00"><meta name="author" content="Rosa Lind">
</head><body><nav><a href="/">Home</a></nav><article><h1>Envoys meet by the sea</h1>
<p>The envoys of both countries met in a hotel by the sea and spoke for <a href="/2">two hours</a> without a break.</p>
<p>“Nobody had expected more,” said one of the diplomats, who asked that his name be left out.</p></article>
<footer>All rights reserved, 2024</footer></body></html>"""


def markdown(text: str) -> Draft:
    (draft,) = read_markdown(BytesIO(text.encode()))
    return draft


def html(page: bytes) -> Draft:
    (draft,) = read_html(BytesIO(page))
    return draft


def jsonl(*lines: bytes) -> list[Draft | BadRecord]:
    return list(read_jsonl(BytesIO(b"\n".join(lines))))


def test_plain_text_is_kept_to_the_last_space() -> None:
    (draft,) = read_plain(BytesIO(b"\n One.\r\n\r\nTwo.  \n"))
    assert draft == Draft("\n One.\n\nTwo.  \n")


@pytest.mark.parametrize("raw", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_a_file_without_text_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError, match="empty"):
        list(read_plain(BytesIO(raw)))


def test_a_file_beyond_the_limit_is_refused_with_the_limit() -> None:
    with pytest.raises(InputError, match="more than 20 MB") as caught:
        list(read_plain(BytesIO(b"a" * (LIMIT + 1))))
    assert "Split it" in str(caught.value)


def test_markdown_keeps_its_marks_and_takes_the_first_heading_as_title() -> None:
    draft = markdown("Preface\n\n## Envoys *meet* ##\n\nText.\n\n# Other\n")
    assert draft.title == "Envoys *meet*"
    assert draft.body.startswith("Preface\n\n## Envoys")
    assert markdown("Envoys meet\n===========\n\nText.\n").title == "Envoys meet"


def test_front_matter_describes_the_document_and_is_not_in_its_body() -> None:
    draft = markdown(
        '---\ntitle: "Talks: day two"\nsource: Orbis\npublished: 2022-03-04\n'
        "url: https://orbis.example/2\nextra: [1]\n---\n# Heading\n\nText.\n"
    )
    assert draft.body == "# Heading\n\nText.\n"
    assert (draft.title, draft.source, draft.url) == ("Talks: day two", "Orbis", "https://orbis.example/2")
    assert draft.published is not None
    assert draft.published.at.isoformat() == "2022-03-04T00:00:00+00:00"


def test_lines_between_rules_that_are_no_mapping_are_text() -> None:
    text = "---\nA line between rules\n---\nText.\n"
    assert markdown(text).body == text


@pytest.mark.parametrize(
    "line",
    [
        "published: 2022-03-04T14:05:00+01:00",
        "date: 2022-03-04 14:05:00 +0100",
        "Date: 2022-03-04 14:05:00 +0100",
        "pubdate: Fri, 04 Mar 2022 14:05:00 +0100",
        "pubDate: Fri, 04 Mar 2022 14:05:00 +0100",
        "date_published: 2022-03-04T14:05:00+01:00",
        "datePublished: 2022-03-04T14:05:00+01:00",
        "published_at: 2022-03-04T14:05:00+01:00",
        "publish-date: 2022-03-04T14:05:00+01:00\ndate: 2022-02-01",
        "pubdate: soon\ndate: 2022-03-04T14:05:00+01:00",
    ],
)
def test_front_matter_dates_the_document_under_any_of_the_usual_names(line: str) -> None:
    draft = markdown(f"---\ntitle: Envoys\n{line}\n---\nText.\n")
    assert draft.published is not None
    assert draft.published.at.isoformat() == "2022-03-04T14:05:00+01:00"


@pytest.mark.parametrize("line", ["date: soon", "date: [2022, 3]", "updated: 2022-03-04", "lastmod: 2022-03-04"])
def test_front_matter_without_a_day_of_publication_dates_nothing(line: str) -> None:
    assert markdown(f"---\n{line}\n---\nText.\n").published is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("---\ntitle: a: b\n---\nText.\n", "no YAML"),
        ("---\npublished: soon\n---\nText.\n", "no date"),
        ("---\nsource: [Orbis, Meridian]\n---\nText.\n", "must be a string"),
        ("---\ntitle: Envoys\n---\n\n", "empty"),
    ],
)
def test_front_matter_that_cannot_be_read_is_refused(text: str, fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        markdown(text)


def test_a_page_gives_its_article_and_its_metadata() -> None:
    draft = html(PAGE.encode())
    assert draft.body.split("\n\n") == [
        "Envoys meet by the sea",
        "The envoys of both countries met in a hotel by the sea and spoke for two hours without a break.",
        "“Nobody had expected more,” said one of the diplomats, who asked that his name be left out.",
    ]
    assert (draft.title, draft.byline, draft.source) == ("Envoys meet by the sea", "Rosa Lind", "Orbis")
    assert draft.url == "https://orbis.example/world/envoys"
    assert draft.published is not None
    assert draft.published.at.isoformat() == "2022-03-04T14:05:00+01:00"
    assert draft.published.basis == "metadata"


def test_a_page_without_a_date_gets_none_from_its_footer() -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2022-03-04T14:05:00+01:00">', "")
    assert html(page.encode()).published is None


def test_a_page_is_decoded_as_it_declares_when_it_is_not_utf8() -> None:
    page = "<html><head><meta charset='windows-1251'></head><body><p>Переговоры не удались.</p></body></html>"
    assert html(page.encode("windows-1251")).body == "Переговоры не удались."
    with pytest.raises(InputError, match="not UTF-8"):
        html(page.replace("windows-1251", "utf-8").encode("windows-1251"))


@pytest.mark.parametrize("page", ["<html><body><script>render()</script></body></html>", "<html></html>"])
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(InputError, match="without an article"):
        html(page.encode())


def test_a_jsonl_text_is_taken_exactly_as_given() -> None:
    text = "\ufeffOne.\r\nTwo.\rThree.\u2028Four. "
    (draft,) = jsonl(json.dumps({"text": text, "doc_id": 7, "title": " T ", "byline": None, "claims": []}).encode())
    assert draft == Draft(text, doc_id="7", title="T", line=1)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (b"{broken", "no JSON: .* at column 2"),
        (b'["text"]', "an array, not an object"),
        (b'{"title": "T"}', 'no "text" in it .its keys: title'),
        (b'{"text": 5}', '"text" must be a string, not a number'),
        (b'{"text": " "}', "empty"),
        (b'{"text": "a", "url": ["x"]}', '"url" must be a string, not an array'),
        (b'{"text": "a", "doc_id": true}', '"doc_id" must be a string, not true or false'),
        (b'{"text": "a", "published": "soon"}', '"published" is no date'),
        (b'{"text": "a\\u0000"}', '"text" holds a NUL'),
        (b'{"text": "a", "title": "\\ud800"}', '"title" holds half of a surrogate'),
        (b'{"text": "\xe9"}', "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(line: bytes, fault: str) -> None:
    first, bad, last = jsonl(b'{"text": "first"}', line, b"", b'{"text": "last"}')
    assert isinstance(bad, BadRecord)
    assert bad.line == 2
    with pytest.raises(InputError, match=fault):
        raise bad.error
    assert (first, last) == (Draft("first", line=1), Draft("last", line=4))


def test_jsonl_with_a_byte_order_mark_is_read() -> None:
    assert jsonl(b'\xef\xbb\xbf{"text": "one"}') == [Draft("one", line=1)]
    assert jsonl('{"text": "один"}\n{"text": "два"}'.encode("utf-16")) == [Draft("один", line=1), Draft("два", line=2)]


def test_one_json_value_over_many_lines_is_one_failure() -> None:
    with pytest.raises(InputError, match="over several lines"):
        jsonl(b"[", b'  {"text": "one"}', b"]")
    with pytest.raises(InputError, match="empty"):
        jsonl(b"", b"  ")


@pytest.mark.parametrize(
    ("name", "start", "expected"),
    [
        ("a.TXT", b"<html>", "text"),
        ("a.md", b"", "markdown"),
        ("a.htm", b"", "html"),
        ("-", b'\n{"text": "x"}', "jsonl"),
        ("-", b"\xef\xbb\xbf  <!DOCTYPE html><p>", "html"),
        ("page", b"<?xml version='1.0'?><!-- saved --><HTML>", "html"),
        ("-", b"{Talks} failed", "text"),
        ("notes.log", b"Talks failed <b>again</b>", "text"),
    ],
)
def test_the_format_is_told_by_suffix_then_by_content(name: str, start: bytes, expected: str) -> None:
    assert format_of(name, start) == expected
