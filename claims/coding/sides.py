"""On whose side a speaker stands: the actor class of his office, as the text itself names it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice

from claims.coding.phrases import Classes, class_names
from claims.resolve.claim import ResolvedActor, ResolvedClaim
from claims.resolve.names import slug
from claims.spans import Span

__all__ = ["Principals", "Sides"]

# Of an actor's key and a day: the keys of the actor and of all it speaks for, as Directory.closure gives them.
Principals = Callable[[str, date | None], tuple[str, ...]]

# How far from a name its office may stand, and how near a claim the classes it is about, in code points.
BEFORE, BEHIND, NEARBY = 110, 90, 800
# Spellings of one surname part late ("Zelensky", "Zelenskiy"): so many letters are looked for.
SURNAME_LETTERS = 6
# An office stands where a name comes first; later mentions are not read.
MENTIONS = 8

_SENTENCE_END = re.compile(r"[.!?;:][\"”\u2019)]*\s|\n")
_OFFICE = re.compile(
    r"\b(?:president|premier|prime minister|minist\w+|spokes\w+|leader|ambassador|envoy|advis[eo]r|aide|chief|head|"
    r"officials?|negotiator|delegat\w+|diplomat|mayor|chancellor|secretary|deputy|member|commander|general|parliament\w*)\b",
    re.IGNORECASE,
)


class Sides:
    """The classes of the speakers of one document, and where it names each class."""

    def __init__(self, body: str, classes: Classes, principals: Principals | None = None) -> None:
        self._body, self._principals = body, principals
        self._of_key = {
            slug(name): forms.part_of or key for key, forms in reversed(list(classes.items())) for name in forms.names
        }
        self._names = {name: class_names(forms) for name, forms in classes.items()}
        self._side = {name: forms.part_of or name for name, forms in classes.items()}
        self._camp = {name: forms.camp or name for name, forms in classes.items()}
        self._rank = {name: rank for rank, name in enumerate(classes)}
        self._places: dict[str, list[int]] = {}
        self._of_actor: dict[str, str | None] = {}
        self._of_text: dict[str, str | None] = {}

    def of_claim(self, claim: ResolvedClaim) -> str | None:
        """Give the class the claim's speaker speaks for; None where the text does not say."""
        source = claim.attribution.source
        spoken_for = self._spoken_for(claim)
        if spoken_for:
            return next((side for key in spoken_for if (side := self._of_principal(key))), None)
        own = self._first_named(source.text) if source else None
        if own is None and source is not None:
            own = self._by_office(source)
        return own or (self._of_speaker(claim.speaker) if claim.speaker else None)

    def _of_principal(self, key: str) -> str | None:
        """Give the class an actor is, by key: by a name of the class, or one that begins so ("Czech Republic")."""
        return self._of_key.get(key) or self._first_named(key.replace("-", " ").title())

    def _spoken_for(self, claim: ResolvedClaim) -> tuple[str, ...]:
        """Give the keys of the speaker and his principals where the directory knows any, or he is a class himself."""
        speaker = claim.speaker
        if speaker is None or self._principals is None:
            return ()
        keys = self._principals(speaker.key, claim.said_on.on)
        if speaker.speaks_for is not None:
            keys += self._principals(speaker.speaks_for, claim.said_on.on)
        return keys if len(keys) > 1 or speaker.key in self._of_key else ()

    def allied(self, one: str | None, other: str | None) -> bool:
        """Tell whether two classes are one, or of one camp."""
        return one == other or (None not in {one, other} and self._camp.get(one or "") == self._camp.get(other or ""))

    def same(self, one: ResolvedClaim, other: ResolvedClaim) -> bool:
        """Tell whether two claims are of one side: of one class, or of actors of whom one speaks for the other."""
        keys = [
            {claim.speaker.key, *self._spoken_for(claim)} if claim.speaker else set[str]() for claim in (one, other)
        ]
        side = self.of_claim(one)
        return not keys[0].isdisjoint(keys[1]) or (side is not None and side == self.of_claim(other))

    def last_named(self, text: str) -> str | None:
        """Give the class of the last name in `text`; None where it names none."""
        if text not in self._of_text:
            ends = [
                (match.end(), -self._rank[name], self._side[name])
                for name in self._names
                for match in self._mentions(name, text)
            ]
            self._of_text[text] = max(ends)[2] if ends else None
        return self._of_text[text]

    def near(self, span: Span) -> frozenset[str]:
        """Give every class named near `span`: what it is about is often named a sentence earlier."""
        if not self._places:
            self._places = {name: [match.start() for match in self._mentions(name, self._body)] for name in self._names}
        return frozenset(
            name
            for name, places in self._places.items()
            if (at := bisect_left(places, span.start - NEARBY)) < len(places) and places[at] < span.end + NEARBY
        )

    def _first_named(self, text: str) -> str | None:
        starts = [
            (match.start(), self._rank[name], self._side[name])
            for name in self._names
            for match in islice(self._mentions(name, text), 1)
        ]
        return min(starts)[2] if starts else None

    def _mentions(self, name: str, text: str) -> Iterator[re.Match[str]]:
        for match in self._names[name].finditer(text):
            if match.start() == 0 or not text[match.start() - 1].isalnum():
                yield match

    def _of_speaker(self, speaker: ResolvedActor) -> str | None:
        if speaker.key not in self._of_actor:
            self._of_actor[speaker.key] = self._first_named(speaker.name) or next(
                (side for place in self._occurrences(speaker.name) if (side := self._by_office(place))),
                None,
            )
        return self._of_actor[speaker.key]

    def _occurrences(self, name: str) -> Iterator[Span]:
        surname = re.escape(name.rsplit(maxsplit=1)[-1][:SURNAME_LETTERS])
        for match in islice(re.finditer(rf"{surname}\w*", self._body), MENTIONS):
            yield Span(match.start(), match.end(), match[0])

    def _by_office(self, name: Span) -> str | None:
        """Read the office beside a name: "Belarusian Foreign Minister N.", "N., adviser to the President of Chile"."""
        before = _SENTENCE_END.split(self._body[max(0, name.start - BEFORE) : name.start])[-1]
        title = " ".join(before.rsplit(",", 2)[-2:])
        behind = _SENTENCE_END.split(self._body[name.end : name.end + BEHIND])[0]
        apposition = behind[1:].split(",")[0] if behind.startswith(",") else ""
        for text in (_near_office(title), apposition):
            if _OFFICE.search(text) and (side := self._first_named(text)):
                return side
        return None


def _near_office(title: str) -> str:
    """Cut what stands more than a few words before the first office: it is no part of the title."""
    office = _OFFICE.search(title)
    if office is None:
        return ""
    lead = title[: office.start()].split()[-3:]
    return " ".join([*lead, title[office.start() :]])
