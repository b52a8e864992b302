"""From names to documents: addresses, what the user gives, and bad inputs among good ones."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest

from claims.dates import parse_published
from claims.errors import UsageError
from claims.packaged import packaged
from claims.readers import read
from claims.readers.document import Document, Given, ReadFailure
from claims.text import content_hash

STORY = "The envoys of both countries met by the sea and spoke for two hours without a break, a diplomat said.\n"
NOTHING = Given()


def documents(
    *names: str | Path, given: Given = NOTHING, recursive: bool = False, stdin: bytes = b""
) -> list[Document]:
    results = list(read([str(name) for name in names], given, recursive=recursive, stdin=BytesIO(stdin)))
    assert not [str(result.error) for result in results if isinstance(result, ReadFailure)]
    return [result for result in results if isinstance(result, Document)]


def failures(*names: str | Path, given: Given = NOTHING, recursive: bool = False) -> dict[str, str]:
    results = read([str(name) for name in names], given, recursive=recursive)
    return {result.name: str(result.error) for result in results if isinstance(result, ReadFailure)}


def test_a_text_file_is_described_from_its_text(tmp_path: Path) -> None:
    file = tmp_path / "a story.txt"
    file.write_text(
        f"Envoys meet by the sea\n\nMarch 4, 2022, 3:41 PM UTC\n\nANTALYA, March 4. /Orbis/. {STORY}", encoding="utf-8"
    )
    (document,) = documents(file)
    assert document.body == file.read_text(encoding="utf-8")
    assert (document.doc_id, document.address, document.path) == ("a story.txt", file.as_uri(), str(file))
    assert (document.title, document.source, document.dateline) == (
        "Envoys meet by the sea",
        "Orbis",
        "ANTALYA, March 4. /Orbis/",
    )
    assert document.published is not None
    assert document.published.at.isoformat() == "2022-03-04T15:41:00+00:00"


def test_what_the_user_gives_overrides_what_is_found(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(
        json.dumps({"text": STORY, "title": "T", "source": "Orbis", "published": "2022-03-04", "url": "http://a.b/1"})
    )
    given = Given("Meridian", parse_published("2022-03-05"), "https://m.example/2", "Envoys")
    (document,) = documents(file, given=given)
    assert (document.source, document.address, document.title) == ("Meridian", "https://m.example/2", "Envoys")
    assert document.published == given.published


def test_the_source_of_a_page_at_a_url_is_its_host_when_nothing_names_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (at_url,) = documents(tmp_path / "a.txt", given=Given(url="https://www.orbis.example/2022/03/04/x"))
    (unnamed,) = documents(tmp_path / "a.txt")
    assert at_url.source == "orbis.example"
    assert at_url.published is not None
    assert at_url.published.basis == "url"
    assert (unnamed.source, unnamed.published) == (None, None)


def test_records_have_addresses_of_their_own(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    records = [
        {"text": "A", "url": "http://a.b/1"},
        {"text": "B", "doc_id": "b/2"},
        {"text": "C"},
        {"text": "D", "url": "rss:feed"},
    ]
    file.write_text("\n".join(map(json.dumps, records)))
    read_twice = [[(document.doc_id, document.address) for document in documents(file)] for _ in range(2)]
    assert read_twice[0] == read_twice[1]
    assert read_twice[0] == [
        ("a.jsonl:1", "http://a.b/1"),
        ("b/2", f"{file.as_uri()}#b%2F2"),
        ("a.jsonl:3", f"{file.as_uri()}#{content_hash('C')}"),
        ("a.jsonl:4", f"{file.as_uri()}#{content_hash('D')}"),
    ]


def test_a_record_without_a_name_stays_itself_when_lines_are_put_before_it(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "B"}\n')
    (before,) = documents(file)
    file.write_text('{"text": "A"}\n{"text": "B"}\n')
    assert documents(file)[1].address == before.address


def test_messages_name_a_document_by_its_file_and_its_place_in_it(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "A"}\n{"text": "B", "doc_id": "b/2"}\n')
    assert [document.name for document in documents(file)] == [f"{file}:1", f"{file} (b/2)"]
    assert documents("-", stdin=b"A")[0].name == "-"


def test_standard_input_is_named_by_its_content() -> None:
    (text,) = documents("-", stdin=STORY.encode())
    assert (text.doc_id, text.address, text.path) == ("-", f"urn:{content_hash(STORY)}", None)
    records = b'{"text": "A", "doc_id": "one"}\n{"text": "B"}'
    first, second = documents("-", stdin=records)
    assert (first.doc_id, first.address) == ("one", f"urn:{content_hash('A')}#one")
    assert (second.doc_id, second.address) == ("-:2", f"urn:{content_hash('B')}")
    assert documents("-", stdin=b'{"text": "new"}\n' + records)[-1].address == second.address


def test_the_format_can_be_forced() -> None:
    (document,) = read(["-"], NOTHING, file_format="text", stdin=BytesIO(b'{"text": "A"}'))
    assert isinstance(document, Document)
    assert document.body == '{"text": "A"}'


def test_a_folder_is_read_in_order_without_hidden_and_foreign_files(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "deep/c.html", ".hidden.txt", ".git/d.txt", "e.pdf"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"<p>{STORY}</p>" if name.endswith("html") else STORY)
    assert [document.doc_id for document in documents(tmp_path, recursive=True)] == ["a.txt", "b.md", "c.html"]


def test_each_bad_input_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(b"\x7fELF\0\0")
    (tmp_path / "some.jsonl").write_text('{"text": "A"}\nno\n{"text": "B"}\n')
    (tmp_path / "good.txt").write_text(STORY)
    named = [tmp_path / name for name in ("empty", "empty.txt", "missing.txt", "binary.txt", "some.jsonl", "good.txt")]
    names = ["https://orbis.example/1", *map(str, named)]
    results = list(read(names, NOTHING))
    assert [result.doc_id for result in results if isinstance(result, Document)] == [
        "some.jsonl:1",
        "some.jsonl:3",
        "good.txt",
    ]
    told = {result.name: str(result.error) for result in results if isinstance(result, ReadFailure)}
    expected = {
        "https://orbis.example/1": "--url https://orbis.example/1 FILE",
        str(tmp_path / "empty"): "--recursive",
        str(tmp_path / "empty.txt"): "empty",
        str(tmp_path / "missing.txt"): "no such file",
        str(tmp_path / "binary.txt"): "binary",
        f"{tmp_path / 'some.jsonl'}:2": "no JSON",
    }
    assert told.keys() == expected.keys()
    for name, words in expected.items():
        assert words in told[name]


def test_a_folder_with_nothing_to_read_and_a_link_to_itself_are_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    told = failures(tmp_path / "empty", tmp_path / "loop", recursive=True)
    assert "no file in this folder" in told[str(tmp_path / "empty")]
    assert "cannot be read" in told[str(tmp_path / "loop")]


def test_an_unknown_format_and_a_url_that_is_none_are_usage_errors() -> None:
    with pytest.raises(UsageError, match="no input format 'docx'"):
        read(["-"], NOTHING, file_format="docx")
    with pytest.raises(UsageError, match="no URL"):
        read(["-"], Given(url="orbis.example/1"))


def test_one_address_or_title_is_not_given_to_several_documents(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--title is of one document, and 2 inputs"):
        read(["a.txt", "b.txt"], Given(title="T"))
    (tmp_path / "two.jsonl").write_text('{"text": "A"}\n{"text": "B"}\n')
    first, second = read([str(tmp_path / "two.jsonl")], Given(url="https://orbis.example/1"))
    assert isinstance(first, Document)
    assert isinstance(second, ReadFailure)
    assert "this is another" in str(second.error)


def test_the_language_is_taken_from_the_record_else_told_from_the_text() -> None:
    given, wrong, told = documents(
        "-",
        stdin=b"\n".join(
            json.dumps(record).encode()
            for record in ({"text": "A", "language": "de-AT"}, {"text": STORY, "language": "?"}, {"text": STORY})
        ),
    )
    assert (given.language, wrong.language, told.language) == ("de", "en", "en")


def test_the_sample_articles_name_their_sources_and_dates() -> None:
    samples = documents(packaged("seeds") / "articles", recursive=True)
    assert len(samples) >= 8
    assert len({sample.source for sample in samples}) >= 4
    assert len({sample.address for sample in samples}) == len(samples)
    for sample in samples:
        assert sample.title
        assert sample.source
        assert sample.language == "en"
        assert sample.published is not None
        assert 150 <= len(sample.body.split()) <= 350
    days = sorted(sample.published.on.isoformat() for sample in samples if sample.published)
    assert (days[0][:7], days[-1][:7]) == ("2021-12", "2022-04")
