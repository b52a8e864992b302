"""A parse as parsers give it that make no tokens of white space."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extract.tokens import Parse, Tokens, make_tokens

__all__ = ["without_white_space"]


def without_white_space(tokens: Tokens, paragraphs: Sequence[int]) -> Tokens:
    """Make the tokens anew as a parser gives them that has none of white space."""
    kept = [token for token, word in enumerate(tokens.words) if not word.isspace()]
    new = {old: number for number, old in enumerate(kept)}
    openings = {next(token for token in kept if token >= first) for first, _ in tokens.sentences if first <= kept[-1]}
    ranges = [
        ([token for token in range(first, last) if token in new], label) for first, last, label in tokens.entity_ranges
    ]
    parse = Parse(
        starts=[tokens.starts[token] for token in kept],
        ends=[tokens.ends[token] for token in kept],
        words=[tokens.words[token] for token in kept],
        lemmas=[tokens.lemmas[token] for token in kept],
        tags=[tokens.tags[token] for token in kept],
        parts=[tokens.parts[token] for token in kept],
        deps=[tokens.deps[token] for token in kept],
        heads=[new[tokens.heads[token]] for token in kept],
        openings=sorted(new[token] for token in openings),
        entities=[(new[inside[0]], new[inside[-1]] + 1, label) for inside, label in ranges],
    )
    return make_tokens(tokens.body, parse, tokens.quotations, paragraphs)
