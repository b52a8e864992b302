"""Find the labels before turns and headlines: "NAME:", "MS. NAME:", "Q.", "JOHN BERG, ANCHOR (voice-over):"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from claims.extract.labels import ENTRY_TIME, load_labels
from claims.extract.layout import paragraphs_of
from claims.extract.role_nouns import role_nouns
from claims.extract.tokens import Range, Tokens

__all__ = ["Label", "LabelKind", "find_labels"]

_LONGEST = 10
"""Most words of a label: "Foreign Minister Sergei Berg", "President of the Harbour Board Anna Berg"."""
_PREFIX = re.compile(r"[^\w\n\"\u201c\u2018(\[]{0,4}")
_COLON = re.compile(
    r"(?P<label>\w[^\n:?!\"\u201c\u201d]{0,99}?)[*_]{0,2}[ \t\u00a0]?"
    r"(?P<aside>[(\[][^)\]\n:]{1,60}[)\]])?[ \t\u00a0]?:[*_]{0,2}(?!\d|//)"
)
_LETTER = re.compile(r"(?P<label>[QA])\d{0,2}[*_]{0,2}(?:[.:](?=\s)|(?=[ \u00a0]{2,}|\t))[*_]{0,2}")
_JOINTS = {"of", "the", "to", "for", "and", "in", "at", "on", "de", "von", "van", "der", "bin", "al"}
_STOPPED = re.compile(r"([\w.]+)\.\s")
_WORD = re.compile(r"[^\W_][\w.'\u2019&/-]*")
_NAMING = {"ORG", "GPE", "NORP", "FAC"}
_ARTICLES = {"the", "'s", "\u2019s"}
_SHOUTED = 5
"""Most words of a label in capitals that no parser knows: "UNIDENTIFIED FEMALE"."""


class LabelKind(StrEnum):
    """Who a label names: somebody asking, whoever is interviewed, a person by name or office, a body or a place."""

    QUESTION = "question"
    ANSWER = "answer"
    PERSON = "person"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Label:
    """One label: `name` is the speaker as written, the words under it begin with the token `behind`."""

    kind: LabelKind
    name: Range
    behind: int
    opens_paragraph: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What has the form of a label, before it is known whether it names anybody."""

    text: str
    name: Range
    behind: int
    opens_paragraph: bool
    letter: bool


def find_labels(tokens: Tokens) -> list[Label]:
    """Give the labels of a text in order: at paragraphs' beginnings, and at sentences' where a person or Q is named.

    A name that no parser knew counts if it is written like one and comes again ("Soleng: … Soleng: …"), or is part of
    a label before it ("Host Danny Furlong: … Furlong: …").
    """
    candidates = list(_candidates(tokens))
    asks = any(candidate.text.lower() in load_labels().questions for candidate in candidates)
    times = Counter(candidate.text for candidate in candidates if candidate.opens_paragraph)
    known: set[str] = set()
    labels = []
    for candidate in candidates:
        kind = _kind(tokens, candidate, known, asks=asks, again=times[candidate.text] > 1)
        if kind is None or (kind is LabelKind.BODY and not candidate.opens_paragraph):
            continue
        if kind is LabelKind.PERSON:
            known.add(_last_word(candidate.text))
        labels.append(Label(kind, candidate.name, candidate.behind, candidate.opens_paragraph))
    return labels


def _candidates(tokens: Tokens) -> Iterator[_Candidate]:
    body = tokens.body
    openings = {tokens.starts[first] for first, _ in paragraphs_of(tokens)}
    places = openings | {tokens.starts[first] for first, _ in tokens.sentences}
    end = 0
    for place in sorted(places):
        start = place
        opens = place in openings
        if opens and (time := ENTRY_TIME.match(body, start)) is not None:
            start = time.end()
        prefix = _PREFIX.match(body, start)
        start = prefix.end() if prefix is not None else start
        letter = _LETTER.match(body, start) if opens else None
        found = letter or _COLON.match(body, start)
        if found is None or place < end or _holds_sentence_end(found["label"]):
            continue
        name = (bisect_left(tokens.starts, found.start("label")), bisect_left(tokens.starts, found.end("label")))
        behind = bisect_left(tokens.starts, found.end())
        if name[0] < name[1] and behind < len(tokens) and tokens.quoted[name[0]] < 0:
            yield _Candidate(found["label"].strip(), name, behind, opens, letter is not None)
            end = found.end()


def _holds_sentence_end(text: str) -> bool:
    """Tell whether a full stop in a would-be label ends a sentence: "Thank you. Berg" does, "Sen. J. Berg" does not."""
    abbreviations = role_nouns().honorific | load_labels().ranks
    stopped = (found[1].lower() for found in _STOPPED.finditer(text))
    return not all(len(word) == 1 or "." in word or word in abbreviations for word in stopped)


def _kind(tokens: Tokens, candidate: _Candidate, known: set[str], *, asks: bool, again: bool) -> LabelKind | None:
    """Tell whom a label names; None if it is a topic, or the beginning of a sentence that has a colon."""
    table, lowered = load_labels(), candidate.text.lower()
    marked = len(lowered) > 1 or candidate.letter
    if lowered in table.questions:
        return LabelKind.QUESTION if marked else None
    if lowered in table.answers:
        return LabelKind.ANSWER if asks and marked else None
    words = [word.rstrip(".") for word in _WORD.findall(lowered)]
    fits = 0 < len(words) <= _LONGEST and _is_written_like_a_name(tokens, candidate)
    if not fits or table.topics.match(lowered) is not None:
        return None
    shouted = candidate.text.isupper() and len(words) <= _SHOUTED
    if _is_person(tokens, candidate, words, known) or (again and (shouted or _is_unknown_name(tokens, candidate))):
        return LabelKind.PERSON
    return LabelKind.BODY if shouted or _is_body(tokens, candidate, words) else None


def _is_person(tokens: Tokens, candidate: _Candidate, words: list[str], known: set[str]) -> bool:
    """Tell whether a person's name, a word of respect, an office or an earlier label's name is in the label."""
    nouns = role_nouns()
    if words[-1] in nouns.matter:
        return False
    told = words[0] in nouns.honorific or _last_word(candidate.text) in known or not nouns.person.isdisjoint(words)
    return told or "PERSON" in _entities(tokens, candidate)


def _is_body(tokens: Tokens, candidate: _Candidate, words: list[str]) -> bool:
    """Tell whether the label is an organisation or a place: "Norland" may speak, "War in Norland" is a topic."""
    nouns = role_nouns()
    if words[-1] in nouns.matter or _entities(tokens, candidate).isdisjoint(_NAMING):
        return False
    whole = all(tokens.entities[token] or tokens.words[token] in _ARTICLES for token in range(*candidate.name))
    return whole or not nouns.institution.isdisjoint(words)


def _is_unknown_name(tokens: Tokens, candidate: _Candidate) -> bool:
    """Tell whether the label is written like a name that no parser knew."""
    named = all(tokens.tags[token] in {"NNP", "NNPS"} for token in range(*candidate.name))
    return named and _entities(tokens, candidate).isdisjoint(_NAMING)


def _entities(tokens: Tokens, candidate: _Candidate) -> set[str]:
    return {tokens.entities[token] for token in range(*candidate.name)}


def _is_written_like_a_name(tokens: Tokens, candidate: _Candidate) -> bool:
    """Tell whether all words are capitalised but joints, and offices behind a comma: "Anna Berg, harbour master"."""
    comma = False
    for token in range(*candidate.name):
        word = tokens.written(token)
        comma = comma or word == ","
        if tokens.quoted[token] >= 0 or tokens.tags[token] in {"VBD", "VBZ", "VBP", "MD", "WRB", "WP"}:
            if not word.isupper():
                return False
        elif word[0].islower() and not comma and word not in _JOINTS and word[0] not in "'\u2019":
            return False
    return True


def _last_word(text: str) -> str:
    words: list[str] = _WORD.findall(text.lower().partition(",")[0])
    return words[-1]
