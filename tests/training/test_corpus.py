from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claims.errors import ClaimsError
from claims.training.corpus import Annotation, Article, Labelled, labelled, read_articles
from tests.extract.encoder.wordpieces import spelt

TEXT = "Eva Berg said the old quay will sink.\n\nIt will, “not now,” the pilots say, “but soon.”"


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def annotated(cue: str, source: str | None, *content: str) -> Article:
    spans = tuple(span(part) for part in content)
    return Article("quay", TEXT, (Annotation(span(cue), span(source) if source else None, spans),))


def row(**changed: Any) -> dict[str, Any]:
    attribution = {"source": [0, 3], "cue": [[4, 8]], "content": [[9, 13], [14, 18]]}
    return {"doc_id": "quay", "text": "Eva said rain fell", "attributions": [attribution | changed]}


def write(path: Path, *lines: str) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def test_an_article_is_a_line(tmp_path: Path) -> None:
    bare = json.dumps({"doc_id": 7, "text": "Rain – “fell”."}, ensure_ascii=False)
    first, second = read_articles(write(tmp_path / "corpus.jsonl", json.dumps(row()), bare))
    assert first == Article("quay", "Eva said rain fell", (Annotation((4, 8), (0, 3), ((9, 13), (14, 18))),))
    assert second == Article("7", "Rain – “fell”.", ())


def test_an_empty_corpus_has_no_articles(tmp_path: Path) -> None:
    assert read_articles(write(tmp_path / "corpus.jsonl")) == []


def test_of_a_cue_in_parts_the_first_counts(tmp_path: Path) -> None:
    (article,) = read_articles(write(tmp_path / "corpus.jsonl", json.dumps(row(cue=[[4, 8], [9, 10]]))))
    assert [found.cue for found in article.annotations] == [(4, 8)]


@pytest.mark.parametrize("nobody", [None, []])
def test_a_source_may_be_missing(tmp_path: Path, nobody: object) -> None:
    (article,) = read_articles(write(tmp_path / "corpus.jsonl", json.dumps(row(source=nobody))))
    assert [found.source for found in article.annotations] == [None]


def test_an_attribution_without_a_cue_is_left_out(tmp_path: Path) -> None:
    (article,) = read_articles(write(tmp_path / "corpus.jsonl", json.dumps(row(cue=[]))))
    assert article.annotations == ()


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "rain",
        "[]",
        "7",
        '{"text": "Rain fell."}',
        '{"doc_id": "quay"}',
        '{"doc_id": "quay", "text": "Rain.", "attributions": 3}',
        '{"doc_id": "quay", "text": "Rain.", "attributions": [{"cue": [[0, 4]], "source": null}]}',
        '{"doc_id": "quay", "text": "Rain.", "attributions": [{"source": null, "content": []}]}',
        '{"doc_id": "quay", "text": "Rain.", "attributions": ["Rain"]}',
        '{"doc_id": "quay", "text": "Rain.", "attributions": [[]]}',
        '{"doc_id": "quay", "text": "Rain.", "attributions": [{"cue": [0, 4], "content": []}]}',
        '{"doc_id": "quay", "text": "Rain.", "attributions": [{"cue": [[0]], "content": []}]}',
        '{"doc_id": "quay", "text": "Rain.", "attributions": [{"cue": [["0", "4"]], "content": []}]}',
        '{"doc_id": "quay", "text": "Rain.", "attributions": [{"cue": [[0, 40]], "content": []}]}',
        '{"doc_id": "quay", "text": 7}',
    ],
)
def test_a_line_that_is_no_article_is_named(tmp_path: Path, line: str) -> None:
    path = write(tmp_path / "corpus.jsonl", json.dumps(row()), line)
    with pytest.raises(ClaimsError, match=r"Line 2 of .*corpus\.jsonl") as raised:
        read_articles(path)
    assert "doc_id" in str(raised.value.hint)


@pytest.mark.parametrize("separator", ["\u2028", "\u0085", "\x0c"])
def test_only_a_line_feed_ends_an_article(tmp_path: Path, separator: str) -> None:
    text = f"Rain{separator}fell."
    escaped = separator if separator != "\x0c" else "\\f"
    line = json.dumps({"doc_id": "quay", "text": text}, ensure_ascii=False)
    assert escaped in line
    assert [article.text for article in read_articles(write(tmp_path / "corpus.jsonl", line))] == [text]


def test_a_corpus_that_is_absent_or_not_utf8_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ClaimsError, match=r"corpus\.jsonl"):
        read_articles(tmp_path / "corpus.jsonl")
    (tmp_path / "corpus.jsonl").write_bytes(json.dumps(row(), ensure_ascii=False).encode() + b'\n{"doc_id": "\xff"}\n')
    with pytest.raises(ClaimsError, match=r"corpus\.jsonl"):
        read_articles(tmp_path / "corpus.jsonl")


def test_annotations_become_words_of_their_paragraph() -> None:
    first, second = labelled(annotated("said", "Eva Berg", "the old quay will sink"), spelt(TEXT))
    assert first == [Labelled((2,), (0, 1), ((3, 4, 5, 6, 7),))]
    assert second == []


def test_content_in_parts_stays_in_parts() -> None:
    _, (found,) = labelled(annotated("say", "the pilots", "not now", "but soon"), spelt(TEXT))
    assert found == Labelled((10,), (8, 9), ((4, 5), (13, 14)))


def test_a_span_that_begins_or_ends_within_a_word_takes_the_word() -> None:
    (found,), _ = labelled(annotated("ai", "a Ber", "uay will s"), spelt(TEXT))
    assert found == Labelled((2,), (0, 1), ((5, 6, 7),))


def test_a_source_in_another_paragraph_and_content_there_are_left_out() -> None:
    _, (found,) = labelled(annotated("say", "Eva Berg", "sink", "but soon"), spelt(TEXT))
    assert found == Labelled((10,), (), ((13, 14),))


def test_nobody_named_is_no_source() -> None:
    (found,), _ = labelled(annotated("said", None, "sink"), spelt(TEXT))
    assert found.source == ()


def test_content_between_words_is_none() -> None:
    article = Article("quay", TEXT, (Annotation(span("said"), None, ((8, 9), span("sink"))),))
    (found,), _ = labelled(article, spelt(TEXT))
    assert found.content == ((7,),)


def test_a_cue_between_words_cannot_be_learnt_from() -> None:
    article = Article("quay", TEXT, (Annotation((8, 9), span("Eva Berg"), (span("sink"),)),))
    assert labelled(article, spelt(TEXT)) == [[], []]


def test_a_cue_over_two_paragraphs_is_of_the_first() -> None:
    article = Article("quay", TEXT, (Annotation(span("sink.\n\nIt"), None, (span("the old quay"),)),))
    first, second = labelled(article, spelt(TEXT))
    assert first == [Labelled((7, 8), (), ((3, 4, 5),))]
    assert second == []
