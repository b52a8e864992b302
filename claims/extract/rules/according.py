"""Attribution by a phrase: "according to X", "in the words of X"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.draft import Draft, trimmed
from claims.extract.grammar import phrase
from claims.extract.layout import mark_before
from claims.extract.rules.comments import has_clause
from claims.extract.speakers import titled
from claims.extract.tokens import Range, Tokens
from claims.words import Act

__all__ = ["drafts_of_phrases"]


def drafts_of_phrases(tokens: Tokens) -> Iterator[Draft]:
    """Find what is said "according to" somebody: the rest of the sentence the phrase stands in."""
    for token, word in enumerate(tokens.words):
        if (
            word == "according"
            and token + 2 < len(tokens)
            and tokens.words[token + 1] == "to"
            and (tokens.words[token + 2] not in {"which", "whom"})
        ):
            draft = _according(tokens, token)
            if draft is not None:
                yield draft


def _according(tokens: Tokens, token: int) -> Draft | None:
    start, end = tokens.sentence_of(token)
    head = tokens.child(token + 1, "pobj")
    if head is not None and tokens.tags[head] == "NN" and tokens.words[head - 1] == "to" and head + 1 < end:
        return None  # "according to plan"
    source = titled(tokens, phrase(tokens, head)) if head is not None else (token + 2, token + 3)
    last = max(source[1], tokens.right(head) + 1 if head is not None else 0)
    if token - start <= 1:
        comma = next((place for place in range(source[1], end) if tokens.words[place] == ","), source[1])
        pieces: list[Range] = [(max(comma, source[1]), end)]
    else:
        pieces = [(_clause_start(tokens, token, start), token)]
        if last < end and tokens.words[last] in {",", "\u2013", "-"} and mark_before(tokens, token) == ",":
            pieces.append((last, end))
            pieces = [piece for piece in pieces if has_clause(tokens, piece)] or pieces
    content = [kept for piece in pieces if (kept := trimmed(tokens, *piece)) is not None]
    return Draft("according", content, [(token, token + 2)], source, token, None, Act.ASSERT) if content else None


def _clause_start(tokens: Tokens, token: int, start: int) -> int:
    """Give where the clause before the phrase begins: after a semicolon, else at the start of the sentence."""
    for place in range(token - 1, start, -1):
        if tokens.words[place] == ";":
            return place + 1
    return start
