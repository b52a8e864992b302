"""An attribution in the making: ranges of tokens, until every rule has had its say."""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.extract.layout import word_before
from claims.extract.tokens import Range, Tokens
from claims.spans import Span
from claims.words import Act

__all__ = ["Draft", "cut", "trimmed"]

_EDGE = {",", ";", ":", "-", "--", "\u2013", "\u2014", "(", ")", "\u2022", "*"}
_STOPS = {".", "!", "?"}
_LOOSE = _EDGE | _STOPS
_MARKS = set("\u201c\u201d\u201e\u201f\u00ab\u00bb\"`'\u2018\u2019") | {"``", "''"}


@dataclass(slots=True)
class Draft:
    """One attribution as the rules build it. `family` names the rule, `verb` the cue's head token (-1 for none).

    `root` is the token the content hangs on where a parse gave it; `owner` groups what was split from one cue;
    `raised` tells a speaker taken over from an earlier cue of the sentence, against the parse; `probability` is the
    encoder's for the cue, None for what a rule alone found.
    """

    family: str
    content: list[Range]
    cue: list[Range]
    source: Range | None
    verb: int = -1
    root: int | None = None
    act: Act | None = None
    addressee: Range | None = None
    hops: list[tuple[Range, Range | None]] = field(default_factory=list)
    owner: int | None = None
    raised: bool = False
    probability: float | None = None

    @property
    def start(self) -> int:
        """Give the first token of the content."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Give the token after the last of the content."""
        return self.content[-1][1]

    def covers(self, token: int) -> bool:
        """Tell whether the content holds this token."""
        return any(first <= token < last for first, last in self.content)


def trimmed(tokens: Tokens, first: int, last: int) -> Range | None:
    """Take white space, stray punctuation and half pairs of quotation marks off a range; None if nothing is left."""
    words, quoted = tokens.words, tokens.quoted
    while first < last and (words[first].isspace() or words[first] in _LOOSE or _is_heading(tokens, first)):
        first += 1
    while first < last and _is_loose(tokens, first, last):
        last -= 1
    if last > first:
        last = _closed(tokens, first, last)
    while first < last and words[first] in _MARKS and not _pair_inside(tokens, first, last, closing=False):
        first += 1
    if last - first >= 2 and words[first] in _MARKS and words[last - 1] in _MARKS:
        quotation = quoted[first + 1]
        if quotation >= 0 and quotation == quoted[last - 2]:
            first, last = first + 1, last - 1
    return (first, last) if any(words[token][0].isalnum() for token in range(first, last) if words[token]) else None


def _is_heading(tokens: Tokens, token: int) -> bool:
    """Tell whether a token is the mark of a Markdown heading, "# " or one of "## ", and not that of "#tag"."""
    if tokens.words[token] != "#" or token + 1 >= len(tokens):
        return False
    return tokens.words[token + 1] == "#" or tokens.starts[token + 1] > tokens.ends[token]


def _is_loose(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether the last token of a range is white space, or punctuation that belongs to the sentence around."""
    word = tokens.words[last - 1]
    if word.isspace():
        return True
    if tokens.quoted[last - 1] >= 0:
        return False
    return word in _EDGE or word == "." or (word in _MARKS and not _pair_inside(tokens, first, last, closing=True))


def _closed(tokens: Tokens, first: int, last: int) -> int:
    """Take in the closing mark that the parse hung elsewhere: "called the plan 'absurd,' he left"."""
    if tokens.quoted[last - 1] < 0:
        return last
    quotation = tokens.quotations[tokens.quoted[last - 1]]
    stop = tokens.between(quotation.start, quotation.outer_end)[1]
    inside = tokens.starts[first] <= quotation.outer_start < quotation.start and quotation.closed and stop - last <= 2
    return stop if inside and not any(word[0].isalnum() for word in tokens.words[last:stop]) else last


def _pair_inside(tokens: Tokens, first: int, last: int, *, closing: bool) -> bool:
    """Tell whether the mark at the edge of a range has its partner within the range."""
    if tokens.words[last - 1 if closing else first] in {"'", "\u2019"} and tokens.deps[last - 1] == "case":
        return True
    neighbour = last - 2 if closing else first + 1
    if not first <= neighbour < last or tokens.quoted[neighbour] < 0:
        return False
    quotation = tokens.quotations[tokens.quoted[neighbour]]
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return start <= quotation.outer_start and quotation.outer_end <= end and quotation.closed


def cut(tokens: Tokens, chosen: Range) -> Span:
    """Cut a range of tokens out of the body, as a span that does not end in white space."""
    last = max(chosen[0], word_before(tokens, chosen[1]))
    return Span.of(tokens.body, tokens.starts[chosen[0]], tokens.ends[last])
