"""The rules find the same whether or not the parser makes tokens of line breaks and double spaces."""

from __future__ import annotations

import pytest

from claims.extract import DEFAULT_PIPELINE
from claims.extract.attribution import Attribution
from claims.extract.pipeline import load_pipeline
from claims.extract.quotes import find_quotations
from claims.extract.rules.extractor import find_attributions
from claims.extract.sentences import is_hard_wrapped, paragraph_starts, parseable
from claims.extract.tokens import Tokens, read_tokens
from tests.extract.reading import said
from tests.extract.white_space import without_white_space

HEADLINES = """Ferry will sail again - Carl Lind

The harbour master, Anna Berg, said the pier was safe. "We have looked at every plank," she said.
"There is nothing left to repair," added Berg
Norway: the villages without a boat

Her office replied:

"No boat has been sold."
"""

TRANSCRIPT = """HARBOUR MASTER BERG:  Thank you all for coming today.  The pier at Gull Rock will open on Monday. \
 We have looked at every plank of it, and I am content.

QUESTION:  Has the council paid for the planks?  The keeper says that it has not.

HARBOUR MASTER BERG:  The council has promised to pay by Friday.\xa0 I believe the council.\xa0 If it does not pay, we \
will close the pier again.

QUESTION:  Will there be a ferry to the islands this winter?
"""

WRAPPED = """The keeper of the light at Gull Rock told the harbour board
on Tuesday that the lamp would not last until the spring,
and that he had
said so before. "We have asked for a new lamp every year since
the old pier fell," Carl Lind said. He added that "no
ship has been lost so far."

The harbour master, Anna Berg, denied that
the board had been asked. "The letters,"
she said, "never reached us," and the board
has promised
to look into it. According to the ministry, the lamps of all
the islands will be replaced,
which Lind called a fairy tale.
"""

SPACED = (
    "The mill,  Anna Berg said,  will close in May.  She  has  warned that the river is rising,  calling the dam  "
    "“a heap of sand.”  \xa0Carl Lind said,  “The dam will hold for years.”  He accused  the board of hiding a report."
)

SPEECH = """I have come here to speak of the harbour.  We built it with our hands, and we will keep it.

I say to the board:  we are not for sale.  I have read your letter, and I do not believe a word of it.

The pier is ours.
We will not leave it.
"""


def tokens_of(body: str) -> Tokens:
    paragraphs = paragraph_starts(body)
    doc = load_pipeline(DEFAULT_PIPELINE)(parseable(body))
    return read_tokens(doc, body, find_quotations(body, paragraphs), paragraphs)


def both_ways(body: str) -> tuple[list[Attribution], list[Attribution]]:
    """Give the attributions of a text with and without tokens of white space."""
    tokens = tokens_of(body)
    assert any(word.isspace() for word in tokens.words)
    return find_attributions(tokens), find_attributions(without_white_space(tokens, paragraph_starts(body)))


@pytest.mark.parametrize("body", [HEADLINES, TRANSCRIPT, WRAPPED, SPACED, SPEECH])
def test_attributions_are_the_same_with_and_without_tokens_of_white_space(body: str) -> None:
    with_white_space, without = both_ways(body)
    assert len(with_white_space) > 2
    assert without == with_white_space


@pytest.mark.parametrize("gap", ["  ", "\xa0 "])
def test_a_turn_is_cut_at_its_sentences_however_wide_the_gap(gap: str) -> None:
    single = TRANSCRIPT.replace("\xa0", " ").replace("  ", " ")
    wide = single.replace(". ", f".{gap}").replace("? ", f"?{gap}")
    narrow, apart = (
        [" ".join(claim.content[0].text.split()) for claim in find_attributions(tokens_of(body))]
        for body in (single, wide)
    )
    assert apart == narrow
    assert "The council has promised to pay by Friday" in narrow


def test_the_speaker_may_stand_on_the_next_line_of_a_text_broken_at_a_width() -> None:
    assert is_hard_wrapped(WRAPPED)
    for found in both_ways(WRAPPED):
        assert ("she", "said", "The letters,") in [said(claim) for claim in found]


def test_the_cue_of_the_next_paragraph_is_not_that_of_the_quotation() -> None:
    body = 'The pier was shut for good.\n\n"There is nothing left to repair."\n\nBerg said the ferry would sail.'
    for found in both_ways(body):
        assert [said(claim)[1:] for claim in found] == [
            ("", "There is nothing left to repair."),
            ("said", "the ferry would sail"),
        ]


def test_a_speaker_ends_with_his_line() -> None:
    body = "The ferry will sail again, said the prime minister\nGull Rock Harbour Board\n\nThe lamp was lit."
    for found in both_ways(body):
        assert [claim.source.text for claim in found if claim.source] == ["the prime minister"]


def test_two_spaces_before_a_quotation_do_not_make_it_a_sentence() -> None:
    body = "The plan of the board is  “to rebuild the old pier by the spring.”  It has no money."
    assert both_ways(body) == ([], [])
