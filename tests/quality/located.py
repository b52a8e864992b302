"""Find the words an annotator wrote in the text they stand in, and refuse whatever could mean two places."""

from __future__ import annotations

import re

from claims.spans import Span

__all__ = ["AnnotationError", "locate", "locate_parts"]

_ORDINAL = re.compile(r"@(\d+)$")
_TARGET = re.compile(r"<(.+?)>")


class AnnotationError(ValueError):
    """An annotation that does not fit its text; the message names the passage and the words."""


def locate(text: str, written: str, start: int = 0) -> Span:
    """Give the span of `written` in `text`, looking from the code point `start`.

    Words are whole: "he" is not found in "the". Words that stand there more than once need `words@2`, the second of
    them, or context that stands there once, with the words meant in angle brackets: `Korhonen <said>`.

    Raises AnnotationError for words that are absent or still ambiguous.
    """
    ordinal = _ORDINAL.search(written)
    wanted = written[: ordinal.start()] if ordinal else written
    target = _TARGET.search(wanted)
    context = wanted.replace("<", "").replace(">", "") if target else wanted
    places = _places(text, context, start)
    number = int(ordinal[1]) if ordinal else 1
    if len(places) < number:
        message = f"{written!r} does not stand in the text"
        raise AnnotationError(message)
    if len(places) > 1 and not ordinal:
        message = f"{written!r} stands {len(places)} times in the text: add @2 or <…> with context"
        raise AnnotationError(message)
    place = places[number - 1] + (target.start() if target else 0)
    return Span.of(text, place, place + len(target[1] if target else context))


def locate_parts(text: str, parts: list[str]) -> tuple[Span, ...]:
    """Give the spans of the parts of one content, each looked for behind the one before."""
    spans: list[Span] = []
    for part in parts:
        spans.append(locate(text, part, spans[-1].end if spans else 0))
    return tuple(spans)


def _places(text: str, words: str, start: int) -> list[int]:
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return [match.start() for match in re.compile(before + re.escape(words) + after).finditer(text, start)]
