"""Trees no grammarian would draw, but a parser may: the rules neither fail on them nor run on for ever."""

from __future__ import annotations

import random
from itertools import accumulate

import pytest

from claims.extract.quotes import find_quotations
from claims.extract.rules.extractor import find_attributions
from claims.extract.tokens import Parse, Tokens, make_tokens
from tests.extract.reading import said

SENTENCE = "Lind said , according to the radio , that boats sank and urged Oslo 's board to 'pay Berg ."


def tree(words: list[tuple[str, str, str, str, int]]) -> Tokens:
    """Stand words in a line over one tree; each comes with its lemma, part of speech, dependency and head."""
    written, lemmas, parts, deps, heads = (list(column) for column in zip(*words, strict=True))
    body = " ".join(written)
    ends = [place - 1 for place in accumulate(len(word) + 1 for word in written)]
    parse = Parse(
        starts=[end - len(word) for end, word in zip(ends, written, strict=True)],
        ends=ends,
        words=[word.lower() for word in written],
        lemmas=lemmas,
        tags=["VBD" if part == "VERB" else "NN" for part in parts],
        parts=parts,
        deps=deps,
        heads=heads,
        openings=[0],
        entities=[],
    )
    return make_tokens(body, parse, find_quotations(body, [0]), [0])


@pytest.mark.parametrize("count", [2, 5_000])
def test_the_radio_may_report_any_number_of_joined_verbs(count: int) -> None:
    words = [("Radio", "radio", "NOUN", "nsubj", 1), ("said", "say", "VERB", "ROOT", 1)]
    words += [("boats", "boat", "NOUN", "nsubj", 3), ("sank", "sink", "VERB", "ccomp", 1)]
    words += [("sank", "sink", "VERB", "conj", 3 + number) for number in range(count)]
    claims = find_attributions(tree(words))
    assert claims
    assert {said(claim)[:2] for claim in claims} == {("Radio", "said")}


def test_a_cue_keeps_an_apostrophe_that_no_auxiliary_owns() -> None:
    words = [("Lind", "Lind", "PROPN", "nsubj", 1), ("'said", "say", "VERB", "ROOT", 1)]
    words += [("boats", "boat", "NOUN", "nsubj", 3), ("sank", "sink", "VERB", "ccomp", 1)]
    (claim,) = find_attributions(tree(words))
    assert said(claim) == ("Lind", "'said", "boats sank")


@pytest.mark.parametrize("seed", range(20))
def test_heads_that_cross_and_point_anywhere_give_exact_spans(seed: int) -> None:
    names = SENTENCE.split()
    lemmas = {"said": "say", "urged": "urge", "sank": "sink", "'pay": "demand"}
    deps = ["nsubj", "ccomp", "prep", "pobj", "conj", "relcl", "xcomp", "advcl", "agent", "dobj", "acl", "aux", "poss"]
    chosen = random.Random(seed)  # noqa: S311 - trees, not secrets
    for _ in range(50):
        root = chosen.randrange(len(names))
        # Whatever does not hang on the root hangs on a word before it: always a tree.
        heads = [chosen.choice([root, *range(place)]) if place != root else root for place in range(len(names))]
        words = [
            (name, lemmas.get(name, name), "VERB" if name in lemmas else "NOUN", chosen.choice(deps), head)
            for name, head in zip(names, heads, strict=True)
        ]
        tokens = tree(words)
        for claim in find_attributions(tokens):
            assert all(tokens.body[span.start : span.end] == span.text for span in (*claim.content, *claim.cue))
