"""The notation of cues and operators: short patterns over words, compiled to regular expressions.

    halt|stop|end            one of these words                 enlarg*         any word that begins so
    further?                 a word that may be missing         ...  ...8       up to 4 (8) words, no negation
    (join|accession to)      one of several phrases             {ukraine}       an actor class, by any of its forms
    /regular expression/     the whole pattern, as it is

Before the words may stand conditions: `-` it only looks like the issue, and nothing is coded; `!` the wording takes
the side even in a plain assertion; `!!` it judges, so it takes its side in any act ("illegal sanctions"); `~` it counts
only in a claim where no other issue's wording does; `@nato|usa` the speaker is of such a class; `&russia` that class is
named near the claim, or the speaker is of it. A pattern matches inside one sentence; small letters match capitals too,
capitals only themselves; quotation marks, commas and possessives between the words do not matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from claims.coding.phrases import Classes, Phrase, Place
from claims.errors import ClaimsError

__all__ = ["Pattern", "parse_pattern"]

# What "..." without a number stands for; how long one gap may be, and how many a pattern may have: more of them take
# for ever where they find nothing.
GAP_WORDS, MOST_GAP_WORDS, MOST_GAPS = 4, 20, 10

_MARKS = frozenset({"-", "!", "!!", "~"})

_TOKEN = re.compile(
    r"\s+|\.\.\.(?P<gap>\d*)|\{(?P<actor>[\w-]+)\}|(?P<mark>[()|?])|(?P<word>[^\s(){}|?]+)",
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One parsed pattern.

    `excluding`, `decisive`, `judging`, `background`, `speaker_of` and `named` are the conditions `-`, `!`, `!!`, `~`,
    `@` and `&`. Of each set of `anchors`, the most telling first, every match has one that begins a word of it; none
    are known of an expression.
    """

    source: str
    excluding: bool
    decisive: bool
    judging: bool
    background: bool
    speaker_of: frozenset[str]
    named: frozenset[str]
    anchors: tuple[frozenset[str], ...]
    classes: Classes = field(repr=False)
    body: Phrase | str = field(repr=False)
    compiled: dict[str | None, re.Pattern[str]] = field(default_factory=dict, repr=False, compare=False)

    def regex(self, side: str | None = None) -> re.Pattern[str]:
        """Give the expression for a speaker of class `side`; compiled when first asked for."""
        if side not in self.compiled:
            text = self.body if isinstance(self.body, str) else rf"\b{self.body.regex(self.classes, side)}"
            self.compiled[side] = _compile(text)
        return self.compiled[side]


@cache
def _compile(text: str) -> re.Pattern[str]:
    """Compile once what most patterns have in common for all sides: it costs far more than a search."""
    return re.compile(text, re.IGNORECASE)


def parse_pattern(source: str, classes: Classes) -> Pattern:
    """Read one pattern.

    Raises ClaimsError for an unknown class, an unbalanced bracket, a faulty expression or a pattern without words.
    """
    marks, named = set[str](), dict[str, set[str]]({"@": set(), "&": set()})
    words = source.split()
    while words and (words[0] in _MARKS or words[0][0] in named):
        condition = words.pop(0)
        if condition in _MARKS:
            marks.add(condition)
        else:
            named[condition[0]].update(_known(name, classes, source) for name in condition[1:].split("|"))
    text = " ".join(words)
    body = _expression(text, source) if text.startswith("/") else _parse(text, source, classes)
    return Pattern(
        source,
        "-" in marks,
        bool(marks & {"!", "!!"}),
        "!!" in marks,
        "~" in marks,
        frozenset(named["@"]),
        frozenset(named["&"]),
        () if isinstance(body, str) else body.anchors(),
        classes,
        body,
    )


def _parse(text: str, source: str, classes: Classes) -> Phrase:
    tokens = list(_TOKEN.finditer(text))
    if sum(len(token[0]) for token in tokens) != len(text):
        raise _fault(source, "has a stray brace or dot")
    gaps = [token["gap"] for token in tokens if token["gap"] is not None]
    if len(gaps) > MOST_GAPS or any(len(gap) > 2 or int(gap or GAP_WORDS) > MOST_GAP_WORDS for gap in gaps):
        raise _fault(source, f"has too many gaps or too long ones: {MOST_GAPS} of {MOST_GAP_WORDS} words are the most")
    waiting = [token for token in reversed(tokens) if token[0].strip()]
    if any(one["gap"] is not None and other["gap"] is not None for one, other in pairwise(waiting)):
        raise _fault(source, "has two gaps side by side: write one, with a number")
    phrases = _alternatives(waiting, source, classes, bracketed=False)
    if waiting:
        raise _fault(source, "closes a bracket it does not open")
    if all(place.optional or place.gap for place in phrases[0].places):
        raise _fault(source, "needs at least one word")
    return phrases[0]


def _alternatives(waiting: list[re.Match[str]], source: str, classes: Classes, *, bracketed: bool) -> list[Phrase]:
    """Take phrases off the end of `waiting` up to the closing bracket; a bar parts phrases in brackets, else words."""
    phrases: list[list[Place]] = [[]]
    while waiting and waiting[-1]["mark"] != ")":
        token = waiting.pop()
        places = phrases[-1]
        if token["mark"] == "|" and bracketed:
            phrases.append([])
        elif token["mark"] == "|":
            joins = places and not places[-1].gap and waiting and (waiting[-1]["word"] or waiting[-1]["actor"])
            if not joins:
                raise _fault(source, "has a bar that does not stand between two words")
            earlier, later = places.pop(), _single(waiting.pop(), source, classes)
            places.append(Place(phrases=(*(earlier.phrases or (Phrase((earlier,)),)), Phrase((later,)))))
        elif token["mark"] == "?":
            if not places or places[-1].gap:
                raise _fault(source, "has a `?` that follows no word")
            last = places.pop()
            places.append(Place(last.word, last.phrases, last.actor, optional=True))
        elif token["mark"] == "(":
            inner = _alternatives(waiting, source, classes, bracketed=True)
            if not waiting or not all(phrase.places for phrase in inner):
                raise _fault(source, "has an open bracket or an empty one")
            waiting.pop()
            places.append(Place(phrases=tuple(inner)))
        else:
            places.append(_single(token, source, classes))
    return [Phrase(tuple(places)) for places in phrases]


def _single(token: re.Match[str], source: str, classes: Classes) -> Place:
    if token["actor"]:
        return Place(actor=_known(token["actor"], classes, source))
    return Place(token["word"]) if token["word"] else Place(gap=int(token["gap"] or GAP_WORDS))


def _expression(text: str, source: str) -> str:
    if len(text) < len("/x/") or not text.endswith("/"):
        raise _fault(source, "opens a regular expression with / and does not close it")
    try:
        re.compile(text[1:-1])
    except re.error as error:
        raise _fault(source, f"is no regular expression ({error})") from error
    return text[1:-1]


def _known(name: str, classes: Classes, source: str) -> str:
    if name not in classes:
        raise _fault(source, f"names the actor class {name!r}; known are {', '.join(sorted(classes))}")
    return name


def _fault(source: str, what: str) -> ClaimsError:
    return ClaimsError(f"The pattern {source!r} {what}.", hint="docs/codebook.md explains the notation.")
