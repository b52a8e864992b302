"""Page furniture and the times of live blogs: what is printed around the words is no part of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from claims.extract.draft import Draft, trimmed
from claims.extract.labels import ENTRY_TIME, load_labels
from claims.extract.layout import paragraphs_of
from claims.extract.tokens import Tokens

__all__ = ["is_furniture", "without_furniture"]


def is_furniture(tokens: Tokens, first: int) -> bool:
    """Tell whether the paragraph that begins with the token `first` is no part of the article ("Read more: …")."""
    return load_labels().furniture.match(tokens.body, tokens.starts[first]) is not None


def without_furniture(tokens: Tokens, drafts: Iterable[Draft]) -> list[Draft]:
    """Drop what lies in page furniture; take the time of an entry, and a label like "UPDATE:", off its words."""
    furniture: set[int] = set()
    words: dict[int, int] = {}  # by paragraph, the token its own words begin with
    for first, _ in paragraphs_of(tokens):
        if is_furniture(tokens, first):
            furniture.add(tokens.paragraph[first])
        else:
            begin = bisect_left(tokens.starts, _words_begin(tokens, tokens.starts[first]))
            if begin > first:
                words[tokens.paragraph[first]] = begin
    kept = []
    for draft in drafts:
        if tokens.paragraph[draft.start] in furniture:
            continue
        begin = words.get(tokens.paragraph[draft.start], 0)
        if draft.start < begin:
            moved = ((max(first, begin), last) for first, last in draft.content if last > begin)
            draft.content = [piece for span in moved if (piece := trimmed(tokens, *span)) is not None]
        if draft.content:
            kept.append(draft)
    return kept


def _words_begin(tokens: Tokens, start: int) -> int:
    """Give the code point behind the time and the label nobody speaks under, if a paragraph begins with them."""
    time = ENTRY_TIME.match(tokens.body, start)
    start = time.end() if time is not None else start
    topic = load_labels().topics.match(tokens.body, start)
    if topic is None:
        return start
    colon = tokens.body.find(":", topic.end(), topic.end() + 30)
    between = tokens.body[topic.end() : colon] if colon >= 0 else "\n"
    return colon + 1 if len(between.split()) <= 1 and "\n" not in between else start
