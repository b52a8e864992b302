"""Quotation regions: what stands inside quotation marks, whatever the marks and however damaged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Quotation", "find_quotations"]

_MARK = re.compile("[\u201c\u201d\u201e\u201f\u00ab\u00bb\"\u2018\u2019]|``|''|'")
_OPENING = {"\u201c", "\u201e", "\u201f", "\u00ab", "``"}
_CLOSING = {"\u201d", "\u00bb"}
_SINGLE = {"'", "\u2018", "\u2019"}
_SAYING = (
    r"(?:said|says|told|wrote|added|adds|stressed|emphasi[sz]ed|noted|stated|explained|announced|declared|claimed"
    r"|concluded|assured|admitted|warned|replied|mentioned|reported|pointed out|recalled|commented|argued|asked)\b"
)
_DASHED = re.compile(
    r"(?:^[ \t]*|(?<=[.?!])\s?|(?<=[.?!][\"\u201d])\s?)[-\u2013\u2014]\s?(?=[A-Z])(?P<said>[^\n]{8,600}?)"
    rf"\s?[-\u2013\u2014]\s?(?=(?:(?:he|she|they|[A-Z]\w+) )?{_SAYING})"
    rf"|(?:^|(?<=[.?!]\s))(?P<undashed>[A-Z][^\n.?!]{{20,400}}?)\s[-\u2013\u2014]\s?(?={_SAYING} (?!to\b|that\b))",
    re.MULTILINE,
)
_INNER = re.compile('[\u201c\u201d"]|\\s[-\u2013\u2014]\\s')
_LEAD_OUT = re.compile(rf"[-\u2013\u2014]\s?(?={_SAYING} [a-zA-Z])")
_SENTENCE_START = re.compile(r"[.?!][\"\u201d]?\s+(?=\S)")
_SENTENCE_END = ".,?!\u2026\u2014-"
_UTTERANCE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: `[outer_start, outer_end)` with its marks, `[start, end)` without, in code points.

    `closed` is false where the closing mark is missing, as when the next paragraph opens anew.
    """

    outer_start: int
    start: int
    end: int
    outer_end: int
    closed: bool
    utterance: bool


def find_quotations(body: str, paragraphs: Sequence[int]) -> list[Quotation]:
    """Find the quotations of `body`, none inside another, in order; `paragraphs` are the paragraphs' starts.

    Pairing starts anew in every paragraph: a running quotation opens each of its paragraphs and closes only the last,
    so a mark left open runs to the end of its paragraph.
    """
    found: list[Quotation] = []
    for number, start in enumerate(paragraphs):
        end = paragraphs[number + 1] if number + 1 < len(paragraphs) else len(body)
        led_out = _LEAD_OUT.match(body, end) if end < len(body) else None
        if led_out is not None:
            stop = start + len(body[start:end].rstrip())
            found.append(Quotation(start, start, stop, led_out.end(), closed=True, utterance=True))
        else:
            found.extend(_in_paragraph(body, start, end))
    return found


def _in_paragraph(body: str, start: int, end: int) -> Iterator[Quotation]:
    """Find what stands between Continental dashes ("- The ferry is full - said Lind."), and what between marks."""
    for dashed in _DASHED.finditer(body, start, end):
        group = "said" if dashed["said"] is not None else "undashed"
        if group == "undashed" and _INNER.search(dashed[group]) is not None:
            continue
        yield from _in_marks(body, start, dashed.start())
        first, stop = dashed.span(group)
        yield Quotation(dashed.start(), first, stop, dashed.end(), closed=True, utterance=True)
        start = dashed.end()
    yield from _in_marks(body, start, end)


def _in_marks(body: str, start: int, end: int) -> Iterator[Quotation]:
    opened: re.Match[str] | None = None
    behind = start
    nested = 0
    for mark in _MARK.finditer(body, start, end):
        if opened is None:
            if _opens(body, mark, start, end):
                opened, nested = mark, 0
            elif _closes_unopened(body, mark, behind, end):
                yield _unopened(body, mark, behind)
                behind = mark.end()
        elif _nests(body, mark, opened, end):
            nested += 1
        elif nested and _closes(body, mark, opened, end):
            nested -= 1
        elif _closes(body, mark, opened, end):
            yield from _quotation(body, opened, mark.start(), mark.end(), closed=True)
            opened, behind = None, mark.end()
        elif mark.group() in _OPENING and opened.group() not in _SINGLE:
            # A second opening mark: the first was never closed. What lies between was a quotation up to here.
            yield from _quotation(body, opened, mark.start(), mark.start(), closed=False)
            opened = mark
    if opened is not None and opened.group() not in _SINGLE:
        stop = len(body[opened.end() : end].rstrip()) + opened.end()
        yield from _quotation(body, opened, stop, stop, closed=False)


def _nests(body: str, mark: re.Match[str], opened: re.Match[str], end: int) -> bool:
    """Tell whether a straight mark opens a quotation within a straight quotation: "… any "red lines" of others"."""
    if mark.group() != '"' or opened.group() != '"' or mark.end() >= end:
        return False
    before = body[mark.start() - 1]
    partner = body.find('"', mark.end(), end)
    return (
        before == " "
        and body[mark.start() - 2] not in _SENTENCE_END + ":"
        and body[mark.end()].isalnum()
        and partner > 0
        and body.find('"', partner + 1, end) > 0
    )


def _closes_unopened(body: str, mark: re.Match[str], behind: int, end: int) -> bool:
    """Tell whether the mark ends words whose opening mark got lost: … too slow," the keeper said."""
    after = body[mark.end()] if mark.end() < end else " "
    return (
        mark.group() not in _SINGLE and mark.start() > behind and body[mark.start() - 1] in ",.?!" and after.isspace()
    )


def _unopened(body: str, mark: re.Match[str], behind: int) -> Quotation:
    """Let the quotation begin with the sentence that ends at the mark."""
    start = behind
    for found in _SENTENCE_START.finditer(body, behind, mark.start() - 1):
        start = found.end()
    while body[start].isspace():
        start += 1
    return Quotation(start, start, mark.start(), mark.end(), closed=True, utterance=True)


def _opens(body: str, mark: re.Match[str], start: int, end: int) -> bool:
    text, before = mark.group(), body[mark.start() - 1] if mark.start() > start else " "
    after = body[mark.end()] if mark.end() < end else " "
    if text in _OPENING:
        return True
    if text == "\u2018" or (text == "'" and not after.isspace()):
        return (before.isspace() or before in "([:\u2014\u2013-") and (
            after.isupper() or _single_closes(body, mark, end)
        )
    if text == "\u2019":
        return False
    if text in _CLOSING:  # a closing mark before a word, with nothing open, is an opening one mistyped
        return before.isspace() and after.isalnum()
    return not after.isspace() or before.isspace()


def _single_closes(body: str, mark: re.Match[str], end: int) -> bool:
    """Tell whether a single mark is closed within this sentence or so, and is thus no apostrophe ('90s)."""
    return re.compile("[\\w.,?!][\u2019'](?![\\w])").search(body, mark.end(), min(end, mark.end() + 300)) is not None


def _closes(body: str, mark: re.Match[str], opened: re.Match[str], end: int) -> bool:
    text, opening = mark.group(), opened.group()
    if opening in _SINGLE:
        after = body[mark.end()] if mark.end() < end else " "
        return text in _SINGLE and not after.isalnum() and not body[mark.start() - 1].isspace()
    if text in _CLOSING or text == "''":
        return True
    return text == '"'


def _quotation(body: str, opened: re.Match[str], end: int, outer_end: int, *, closed: bool) -> Iterator[Quotation]:
    start = opened.end()
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    if start < end:
        inner = body[start:end]
        first = next((letter for letter in inner if letter.isalnum()), "")
        whole = not first.islower() and (inner[-1] in _SENTENCE_END or not closed)
        utterance = whole or (not first.islower() and len(inner.split()) >= 2 * _UTTERANCE_WORDS)
        yield Quotation(opened.start(), start, end, outer_end, closed, utterance)
