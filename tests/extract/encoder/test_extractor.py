from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.extract import Extractor, make_extractor
from claims.extract.attribution import Attribution, Extraction
from claims.extract.encoder.extractor import read_text
from claims.extract.tokens import Tokens
from claims.spans import Span

NEWS = (
    "KARSK, 3 May — The harbour board said on Monday that the old quay will sink.\n\n"
    "“We have to move the boats,” its chair, Eva Berg, warned. “Nobody will do it for us.”\n\n"
    "According to the pilots' union, the board's demand for new moorings was refused.\n"
)
ODD = {
    "empty": "",
    "white space": " \n\n\t \u00a0\n",
    "one word": "Yes",
    "one mark": ".",
    "marks only": "… — !? “” '' ``",
    "invisible": "\u200b\u0301\ufeff",
    "no known letter": "港は閉鎖された。\n\n港🚢⚓",
    "NUL": "The board said\x00 the quay \x00will sink.\x00",
    "tabs": "\tThe board\tsaid the quay will sink.\n\tBerg\tdid not.",
    "CRLF": "The board said the quay will sink.\r\n\r\n“No,” Berg said.\r\n",
    "other line ends": "The board said so.\u2028Berg\x85said\x0bno.\x0c",
    "right to left": "The \u202eboard\u202c said \u0627\u0644\u0645\u064a\u0646\u0627\u0621 is open.",
    "combining": "Le\u0301a Be\u0301rg said the cafe\u0301 is open.",
    "beyond the basic plane": "𝔗he board said 🚢🚢 𝔮uays will sink, 👩\u200d✈️ Berg added.",
    "unbroken": "a" * 3000 + " said it.",
    "rare words": " ".join(f"x{number:x}qz{number * 7919:x}said" for number in range(260)),
    "unclosed": "“The quay will sink, Berg said.\n\n“It will.",
    "numbers": "1,000,000.5.3.2 10:30:15:99 -7 said 1e9",
}


@pytest.fixture(scope="module")
def encoder() -> Extractor:
    return make_extractor("encoder")


def spans_of(claim: Attribution) -> list[Span]:
    alone = (claim.source, claim.condition, claim.addressee)
    relayed = [span for hop in claim.hops for span in (hop.span, hop.cue)]
    return [span for span in (*claim.content, *claim.cue, *alone, *relayed) if span is not None]


def assert_sound(body: str, found: Extraction) -> None:
    count = len(found.attributions)
    for claim in found.attributions:
        assert claim.content
        assert all(body[span.start : span.end] == span.text for span in spans_of(claim))
        assert all(before.end <= after.start for before, after in zip(claim.content, claim.content[1:], strict=False))
        assert claim.parent is None or 0 <= claim.parent < count
        assert 0 <= claim.confidence <= 1
    assert all(body[mention.span.start : mention.span.end] == mention.span.text for mention in found.mentions)
    ends = [0, *(sentence.end for sentence in found.sentences)]
    assert all(end <= sentence.start < sentence.end for end, sentence in zip(ends, found.sentences, strict=False))
    assert ends[-1] <= len(body)


def assert_trees(tokens: Tokens) -> None:
    for token, head in enumerate(tokens.heads):
        assert tokens.sentence[token] == tokens.sentence[head]
    for first, last in tokens.sentences:
        roots = [token for token in range(first, last) if tokens.heads[token] == token]
        assert len(roots) == 1
        assert tokens.deps[roots[0]] == "ROOT"
        assert (tokens.left(roots[0]), tokens.right(roots[0])) == (first, last - 1)
        reached = list(range(first, last))
        for _ in reached:
            reached = [tokens.heads[token] for token in reached]
        assert set(reached) == set(roots)


@pytest.mark.parametrize("name", ODD)
def test_odd_texts_are_read_and_every_span_is_exact(encoder: Extractor, name: str) -> None:
    assert_sound(ODD[name], encoder.extract(ODD[name]))


@pytest.mark.parametrize("name", [name for name, body in ODD.items() if not any(map(str.isalnum, body))])
def test_a_text_without_words_claims_nothing(encoder: Extractor, name: str) -> None:
    assert encoder.extract(ODD[name]).attributions == ()


@pytest.mark.parametrize("body", [NEWS, *ODD.values()], ids=["news", *ODD])
def test_every_sentence_is_one_tree(body: str) -> None:
    tokens, _ = read_text(body)
    assert_trees(tokens)
    assert all(body[start:end].strip() for start, end in zip(tokens.starts, tokens.ends, strict=True))
    assert all(start < end for start, end in tokens.sentences)


def test_what_the_encoder_finds_lies_within_a_paragraph() -> None:
    tokens, found = read_text(NEWS)
    for one in found:
        held = [token for first, last in (one.cue, *one.sources, *one.content) for token in range(first, last)]
        assert len({tokens.paragraph[token] for token in held}) == 1
        assert 0.5 <= one.probability <= 1


def test_sentences_begin_with_paragraphs_and_behind_a_dateline() -> None:
    tokens, _ = read_text(NEWS)
    starts = {tokens.starts[first] for first, _ in tokens.sentences}
    assert {NEWS.index(words) for words in ("KARSK", "The harbour", "“We have", "According")} <= starts


def test_output_does_not_depend_on_the_texts_before(encoder: Extractor) -> None:
    texts = [NEWS, *ODD.values()]
    forwards = [encoder.extract(body) for body in texts]
    backwards = [encoder.extract(body) for body in reversed(texts)]
    assert forwards == backwards[::-1]
    assert make_extractor("encoder").extract(NEWS) == forwards[0]


def test_a_paragraph_of_three_thousand_words_is_read_to_its_end(encoder: Extractor) -> None:
    body = " ".join(f"The tide rose by {number} centimetres in the night, and the quay stood." for number in range(220))
    assert len(body.split()) > 2800
    tokens, _ = read_text(body)
    assert tokens.starts[0] == 0
    assert tokens.ends[-1] == len(body)
    assert not any(body[end:start].strip() for end, start in zip(tokens.ends, tokens.starts[1:], strict=False))
    assert_trees(tokens)
    assert_sound(body, encoder.extract(body))


def test_a_text_read_in_pieces_has_offsets_of_the_whole(encoder: Extractor) -> None:
    filler = "The tide rose in the night, and the old quay stood as it has stood for years.\n" * 800
    body = filler + NEWS
    assert len(body) > 60_000
    found = encoder.extract(body)
    assert_sound(body, found)
    assert found.sentences[0].start == 0
    assert found.sentences[-1].end == len(body.rstrip())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from(NEWS.split(" ")), st.text(max_size=6)), max_size=30))
def test_any_text_gives_exact_spans_and_trees(words: list[str]) -> None:
    body = " ".join(words)
    assert_sound(body, make_extractor("encoder").extract(body))
    assert_trees(read_text(body)[0])


def test_three_things_demanded_are_three_claims_of_a_group() -> None:
    body = "On Monday the guild demanded a ban on nets, an end to night shifts, and the removal of the warden."
    claims = make_extractor("encoder").extract(body).attributions
    contents = [claim.content[0].text for claim in claims]
    assert contents[-2:] == ["an end to night shifts", "and the removal of the warden"]
    assert len({claim.group for claim in claims[-3:]}) == 1
    assert claims[-1].group is not None


def test_what_a_relayer_passes_on_is_nested_in_its_claim() -> None:
    body = "State television reported that Carl Lind urged Norway to negotiate."
    outer, inner = make_extractor("encoder").extract(body).attributions
    assert [claim.source.text for claim in (outer, inner) if claim.source] == ["State television", "Carl Lind"]
    assert (inner.parent, [hop.span.text for hop in inner.hops]) == (0, ["State television"])


def test_the_mark_of_a_heading_is_no_part_of_a_headline() -> None:
    (claim, *_) = make_extractor("encoder").extract("# Pier will close in May, Lind says\n\nIt rained.").attributions
    assert claim.content[0].text == "Pier will close in May"
