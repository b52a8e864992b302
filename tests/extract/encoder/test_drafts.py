from __future__ import annotations

from collections.abc import Sequence

import pytest

from claims.extract import DEFAULT_PIPELINE
from claims.extract.cues import load_cues
from claims.extract.draft import Draft
from claims.extract.encoder.drafts import combined
from claims.extract.encoder.roles import Found
from claims.extract.pipeline import load_pipeline
from claims.extract.quotes import find_quotations
from claims.extract.rules.families import drafts_of_rules
from claims.extract.sentences import paragraph_starts
from claims.extract.tokens import Range, Tokens, read_tokens
from claims.words import Act


def read(body: str) -> Tokens:
    paragraphs = paragraph_starts(body)
    return read_tokens(load_pipeline(DEFAULT_PIPELINE)(body), body, find_quotations(body, paragraphs), paragraphs)


def at(tokens: Tokens, words: str) -> Range:
    start = tokens.body.index(words)
    return tokens.between(start, start + len(words))


def found(tokens: Tokens, source: str | None, cue: str, content: str) -> Found:
    """Mark what the encoder might find, by its words; parts of the content are separated by " / "."""
    parts = tuple(at(tokens, part) for part in content.split(" / "))
    return Found(at(tokens, cue), (at(tokens, source),) if source else (), parts, 0.83)


def joined(tokens: Tokens, *seen: Found) -> list[Draft]:
    return combined(tokens, load_cues(), seen, drafts_of_rules(tokens, load_cues()))


def texts(tokens: Tokens, ranges: Sequence[Range]) -> list[str]:
    return [tokens.text(one) for one in ranges]


def test_spans_and_speaker_are_the_encoders_and_the_act_is_the_rules() -> None:
    tokens = read("The harbour board warned sailors on Friday that the quay will sink.")
    (draft,) = joined(tokens, found(tokens, "harbour board", "warned", "the quay will sink."))
    (ruled,) = drafts_of_rules(tokens, load_cues())
    assert texts(tokens, draft.content) == ["the quay will sink"]
    assert draft.source is not None
    assert tokens.text(draft.source) == "harbour board"
    assert (draft.act, draft.family, draft.verb, draft.addressee) == (
        ruled.act, ruled.family, ruled.verb, ruled.addressee
    )  # fmt: skip
    assert draft.addressee is not None


def test_a_source_that_the_encoder_misses_is_the_rules() -> None:
    tokens = read("The keeper said that the lamp is out.")
    (draft,) = joined(tokens, found(tokens, None, "said", "the lamp is out"))
    assert draft.source is not None
    assert tokens.text(draft.source) == "The keeper"


def test_confidence_of_the_cue_is_kept_and_rules_have_none() -> None:
    tokens = read("The keeper said that the lamp is out.\n\n“Nobody will come before the spring tide,” she said.")
    drafts = joined(tokens, found(tokens, "The keeper", "said", "the lamp is out"))
    assert [draft.probability for draft in drafts] == [0.83, None]


@pytest.mark.parametrize(("content", "drafts"), [("“The lamp is out, and nobody will come,”", 1), ("Rain", 2)])
def test_a_quotation_is_added_where_the_encoder_has_not_read_it(content: str, drafts: int) -> None:
    tokens = read("Rain, said Berg. “The lamp is out, and nobody will come,” she said.")
    cue = "said Berg" if content == "Rain" else "said."
    seen = Found((at(tokens, cue)[0], at(tokens, cue)[0] + 1), (), (at(tokens, content),), 0.83)
    assert len(joined(tokens, seen)) == drafts


def test_a_clause_the_encoder_does_not_see_is_not_added() -> None:
    tokens = read("The keeper said that the lamp is out.")
    assert drafts_of_rules(tokens, load_cues())
    assert joined(tokens) == []


def test_content_of_marks_alone_is_nothing() -> None:
    tokens = read("The keeper said: … !")
    assert joined(tokens, Found(at(tokens, "said"), (), (at(tokens, "… !"),), 0.9)) == []


def test_stray_marks_around_parts_of_content_are_trimmed() -> None:
    tokens = read("“The lamp,” the keeper said, “is out.”")
    (draft,) = joined(tokens, found(tokens, "the keeper", "said", "“The lamp,” / , “is out.”"))
    assert [text.strip("“”,.") for text in texts(tokens, draft.content)] == ["The lamp", "is out"]
    assert not any(text.startswith(",") for text in texts(tokens, draft.content))


@pytest.mark.parametrize(
    ("body", "seen", "family"),
    [
        ("There was, in the pilots' view, no threat to us.", ("pilots'", "view", "no threat to us"), "noun"),
        ("The board let it be known it wants to sell.", ("The board", "let it be known", "it wants to sell"), "clause"),
        ("Rain, she figured, would come.", ("she", "figured", "Rain / would come"), "before"),
        ("She was heard: “The lamp is out.”", ("She", "heard", "The lamp is out."), "quote"),
    ],
)
def test_a_cue_no_rule_knows_is_named_after_the_parse(body: str, seen: tuple[str, str, str], family: str) -> None:
    tokens = read(body)
    (draft,) = combined(tokens, load_cues(), [found(tokens, *seen)], [])
    first, last = at(tokens, seen[1])
    assert draft.family == family
    assert first <= draft.verb < last


@pytest.mark.parametrize(
    ("body", "cue", "content", "act"),
    [
        ("Her threat was heard: the lamp goes out.", "threat", "the lamp goes out", Act.THREATEN),
        ("She denied everything: the lamp was on.", "denied", "the lamp was on", Act.DENY),
    ],
)
def test_a_cue_no_rule_saw_has_the_act_of_the_table(body: str, cue: str, content: str, act: Act) -> None:
    tokens = read(body)
    (draft,) = combined(tokens, load_cues(), [found(tokens, None, cue, content)], [])
    assert draft.act is act
