from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.errors import ClaimsError, UsageError
from claims.extract import Extractor, make_extractor
from claims.extract.quotes import find_quotations
from claims.extract.sentences import forced_starts, is_hard_wrapped, paragraph_starts, parseable, pieces
from claims.spans import Span

PASSAGES = [
    "“We will rebuild the pier,” Carl Lind said. ",
    "Carl Lind said: “We will rebuild the pier.\n\n",
    '"Not so", replied the harbour master',
    "Norway's demands for guarantees that included a halt to drilling and a ban on nets.",
    "State television reported that Carl Lind urged Norway to negotiate, according to a statement.",
    "HELSINKI, MAY 3Finland said the ferry would stop.Sweden agreed to wait.",
    "Question: Why? \U0001f6a2\U0001f30a\n",
    "Anna Berg: \u00a0We\u00a0must\u00a0go\u2026",
    "- We want peace - said Lind.",
    "\u200b \t ",
    "\n",
    "'",
    '"',
    "\u201d",
    "``",
    "''",
    "\u00ab",
    ":",
    "if unless that according to him",
    "He said. She said, he said, they say: it",
    "e\u0301\u0327 \ufffd \U0001d518 \u202e",
    "word" * 200,
    "the mayor said that " * 12,
]


def every_span(extractor: Extractor, body: str) -> list[Span]:
    extraction = extractor.extract(body)
    spans = [mention.span for mention in extraction.mentions]
    for claim in extraction.attributions:
        spans += [*claim.content, *claim.cue, *(hop.span for hop in claim.hops)]
        spans += [span for span in (claim.source, claim.condition, claim.addressee) if span is not None]
    return spans


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(chosen=st.lists(st.sampled_from(PASSAGES), max_size=8))
def test_every_span_is_cut_from_the_body(extractor: Extractor, chosen: list[str]) -> None:
    body = "".join(chosen)
    assert all(body[span.start : span.end] == span.text for span in every_span(extractor, body))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(chosen=st.lists(st.sampled_from(PASSAGES), max_size=6))
def test_parents_and_groups_point_within_the_extraction(extractor: Extractor, chosen: list[str]) -> None:
    claims = extractor.extract(" ".join(chosen)).attributions
    for number, claim in enumerate(claims):
        assert claim.parent is None or (0 <= claim.parent < len(claims) and claim.parent != number)
        assert claim.group is None or sum(other.group == claim.group for other in claims) > 1
        assert claim.content
        assert 0 <= claim.confidence <= 1


def test_a_text_in_several_pieces_keeps_its_offsets(extractor: Extractor) -> None:
    paragraph = "“We will rebuild the pier by June,” Carl Lind said. “The old one was rotten through and through.”\n"
    body = paragraph * 1100
    extraction = extractor.extract(body)
    assert len(body) > 100_000
    assert len(extraction.attributions) == 2200
    assert all(body[span.start : span.end] == span.text for span in every_span(extractor, body))
    last = extraction.attributions[-1]
    assert last.content[0].start > len(body) - len(paragraph)
    assert len({claim.group for claim in extraction.attributions}) == 1100
    assert extraction.sentences[-1].paragraph == 1099


def test_pieces_cover_the_body_without_gap() -> None:
    body = "One short line.\n" * 50 + "x" * 500
    cuts = pieces(body, 100)
    assert cuts[0][0] == 0
    assert cuts[-1][1] == len(body)
    assert all(end == start for (_, end), (start, _) in pairwise(cuts))
    assert all(0 < end - start <= 100 for start, end in cuts)


def test_an_empty_text_gives_nothing(extractor: Extractor) -> None:
    extraction = extractor.extract("")
    assert not extraction.attributions
    assert not extraction.sentences
    assert not extraction.mentions


def test_a_sentence_begins_after_a_full_stop_without_space_and_behind_a_dateline() -> None:
    assert forced_starts("The talks ended.Norway left.") == [0, 16]
    assert 15 in forced_starts("HELSINKI, MAY 3Finland said no.")


def test_lines_of_a_fixed_width_are_no_paragraphs() -> None:
    wrapped = "\n".join(
        ["This is a line that was broken at a width and", "goes on in the next, as printers do it,"] * 5
    )
    assert is_hard_wrapped(wrapped)
    assert paragraph_starts(wrapped) == [0]
    assert paragraph_starts("One.\nTwo.\n\nThree.") == [0, 5, 11]


def test_runs_of_marks_are_blanked_without_moving_anything(extractor: Extractor) -> None:
    run = '"' * 3000
    body = f"Lind said the road was open. {run} Berg said the pier was shut."
    assert len(parseable(body)) == len(body)
    assert run not in parseable(body)
    claims = extractor.extract(body).attributions
    assert [claim.content[0].text for claim in claims] == ["the road was open", "the pier was shut"]
    assert all(body[span.start : span.end] == span.text for span in every_span(extractor, body))


def test_an_apostrophe_opens_no_quotation() -> None:
    body = "The workers' pay wasn't Norway's concern in the '90s."
    assert find_quotations(body, [0]) == []


def test_an_unknown_extractor_names_those_there_are() -> None:
    with pytest.raises(UsageError, match="rules"):
        make_extractor("oracle")


def test_a_pipeline_that_is_not_installed_says_what_to_install() -> None:
    with pytest.raises(ClaimsError, match="pip install en-core-web-none"):
        make_extractor("rules", "en_core_web_none").extract("Lind said the road was open.")


def test_the_configuration_has_one_hash_for_one_pipeline() -> None:
    first, second = make_extractor("rules"), make_extractor("rules", "en_core_web_trf")
    assert first.config_hash == make_extractor("rules").config_hash != second.config_hash
    assert first.config_hash.startswith("sha256:")
