"""Direct speech: each quoted utterance goes to the cue beside it, or to whoever spoke last."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.cues import Cue, CueTable
from claims.extract.draft import Draft
from claims.extract.grammar import cue_range, is_passive, neighbour, phrase, source_of, subject
from claims.extract.layout import mark_before, word_before, words_in
from claims.extract.rules.signatures import labelled, signed
from claims.extract.rules.verbs import cue_at
from claims.extract.tokens import Range, Tokens

__all__ = ["drafts_of_quotations"]

_ENDS = {".", "!", "?", ";"}
_BREAKS = _ENDS | {":"}
_LEAD_IN = 25
_BESIDE = 3
_FRAGMENT_WORDS = 4


def drafts_of_quotations(tokens: Tokens, table: CueTable) -> Iterator[Draft]:
    """Give one draft a quoted utterance: with its cue and source if they stand beside it, else as a continuation.

    A draft of the family "continued" has no cue; its source is left to whoever is found to have spoken last. A
    quotation taken up again behind its cue ("…," he said. "…") shares the cue's verb as owner.
    """
    before: Draft | None = None
    limits = _limits(tokens)
    for number, quotation in enumerate(tokens.quotations):
        inner = tokens.between(quotation.start, quotation.end)
        if inner[0] >= inner[1]:
            continue
        outer = limits[number]
        opens = _opens_sentence(tokens, outer[0])
        if not quotation.utterance and not (opens and inner[1] - inner[0] >= _FRAGMENT_WORDS):
            continue
        if not opens and inner[1] - inner[0] < _FRAGMENT_WORDS and mark_before(tokens, outer[0]) not in {",", ":"}:
            continue  # "… what it calls “Peace.”": a name that happens to end the sentence
        previous = limits[number - 1][1] if number else 0
        following = limits[number + 1][0] if number + 1 < len(limits) else len(tokens)
        draft = labelled(tokens, inner) or signed(tokens, inner, outer[1])
        if draft is None and mark_before(tokens, outer[0]) not in {":", ","}:
            draft = _said_after(tokens, table, inner, outer[1], following)
        draft = (
            draft
            or _said_before(tokens, table, inner, outer[0], previous)
            or _said_after(tokens, table, inner, outer[1], following)
        )
        if draft is None:
            if words_in(tokens, *inner) < _FRAGMENT_WORDS or _is_title(tokens, inner):
                continue
            draft = Draft("continued", [inner], [], None)
            if before is not None and tokens.paragraph[before.start] == tokens.paragraph[inner[0]]:
                draft.owner = before.owner
                draft.source = before.source
                draft.verb = before.verb
        before = draft
        yield draft


def _is_title(tokens: Tokens, inner: Range) -> bool:
    """Tell a name in quotation marks from an utterance: every longer word of "Face the Nation," has its capital."""
    longer = [token for token in range(*inner) if len(tokens.words[token]) > 3 and tokens.words[token].isalpha()]
    return len(longer) > 1 and all(tokens.written(token)[0].isupper() for token in longer)


def _limits(tokens: Tokens) -> list[Range]:
    found = []
    for quotation in tokens.quotations:
        first, last = tokens.between(quotation.outer_start, quotation.outer_end)
        found.append((first, max(first, last)))
    return found


def _opens_sentence(tokens: Tokens, first: int) -> bool:
    before = word_before(tokens, first)
    return (
        before < 0 or tokens.words[before] in {".", "!", "?", ":"} or tokens.sentence[before] != tokens.sentence[first]
    )


def _said_after(tokens: Tokens, table: CueTable, inner: Range, start: int, limit: int) -> Draft | None:
    """Find "…," Berg said / said Berg, a spokesman / he told reporters: the cue begins right behind the quotation."""
    begin = _behind_marks(tokens, start, limit)
    if begin is None:
        return None
    if tokens.words[begin] == "according" and begin + 2 < limit:
        head = tokens.child(begin + 1, "pobj")
        if head is not None:
            return Draft("quote", [inner], [(begin, begin + 2)], phrase(tokens, head), begin, owner=begin)
    closed = tokens.words[inner[1] - 1] == "."
    for verb in range(begin, min(limit, begin + _LEAD_IN)):
        if tokens.words[verb] in _ENDS or tokens.quoted[verb] >= 0:
            break
        cue = _quoting(tokens, table, verb)
        if cue is None:
            continue
        if closed and _has_content(tokens, verb):
            return None
        speaker = _speaker_behind(tokens, verb, begin, limit)
        if speaker is not None or verb == begin:
            beside = min(verb, verb if speaker is None else tokens.left(speaker)) <= begin + _BESIDE
            return _quote(tokens, cue, inner, verb, speaker) if beside or _adverbial(tokens, begin, verb) else None
    return None


def _behind_marks(tokens: Tokens, start: int, limit: int) -> int | None:
    """Give the first word behind the closing mark, unless a sentence or paragraph ends between."""
    paragraph = tokens.paragraph[start - 1]
    while start < limit and not tokens.words[start][0].isalnum():
        if tokens.words[start] in _BREAKS:
            return None
        start += 1
    return start if start < limit and tokens.paragraph[start] == paragraph else None


def _has_content(tokens: Tokens, verb: int) -> bool:
    """Tell whether the verb reports something behind it: the sentence quoted before it is then not its content."""
    return any(child > verb for child in tokens.all(verb, "ccomp", "xcomp", "advcl", "dobj"))


def _speaker_behind(tokens: Tokens, verb: int, start: int, limit: int) -> int | None:
    speaker = subject(tokens, verb)
    if speaker is None or tokens.quoted[speaker] >= 0 or speaker < start:
        return neighbour(tokens, verb, start, limit)
    return speaker


def _adverbial(tokens: Tokens, start: int, verb: int) -> bool:
    return tokens.deps[start] in {"prep", "advmod", "mark", "npadvmod"} and tokens.heads[start] == verb


def _said_before(tokens: Tokens, table: CueTable, inner: Range, stop: int, limit: int) -> Draft | None:
    """Find Berg said: "…" and Berg told reporters on Friday, "…": the cue's clause runs up to the quotation."""
    place = word_before(tokens, stop)
    if place < limit or tokens.paragraph[place] != tokens.paragraph[inner[0]]:
        return _lead_in_line(tokens, table, inner, stop)
    if tokens.words[place] in _ENDS:
        return None
    near = tokens.words[place] not in {",", ":"}
    for verb in range(place, max(limit - 1, place - _LEAD_IN), -1):
        if tokens.words[verb] in _ENDS or tokens.paragraph[verb] != tokens.paragraph[place]:
            break
        cue = _quoting(tokens, table, verb)
        if cue is None:
            if near and verb < place - 2:
                return None
            continue
        speaker = subject(tokens, verb)
        if speaker is None:
            speaker = neighbour(tokens, verb, max(limit, verb - 4), stop)
        return _quote(tokens, cue, inner, verb, speaker)
    return None


def _lead_in_line(tokens: Tokens, table: CueTable, inner: Range, stop: int) -> Draft | None:
    """Find a cue that closes the paragraph before with a colon: The office replied: / "…"."""
    place = word_before(tokens, stop)
    if place < 1 or tokens.words[place] != ":":
        return None
    for verb in range(place, max(0, place - _LEAD_IN), -1):
        if tokens.words[verb] == "." or tokens.paragraph[verb] != tokens.paragraph[place]:
            break
        cue = _quoting(tokens, table, verb)
        if cue is not None:
            return _quote(tokens, cue, inner, verb, subject(tokens, verb))
    return None


def _quoting(tokens: Tokens, table: CueTable, verb: int) -> Cue | None:
    if tokens.quoted[verb] >= 0 or tokens.parts[verb] not in {"VERB", "AUX"}:
        return None
    cue = cue_at(tokens, table, verb)
    return cue if cue is not None and "quote" in cue.frames and not is_passive(tokens, verb) else None


def _quote(tokens: Tokens, cue: Cue, inner: Range, verb: int, speaker: int | None) -> Draft:
    target = tokens.child(verb, "dobj", "dative")
    addressee = None
    if (
        target is not None
        and target != speaker
        and tokens.lemmas[verb] in {"tell", "remind", "warn", "inform", "assure"}
    ):
        addressee = tokens.left(target), tokens.right(target) + 1
        if any(tokens.quoted[token] >= 0 for token in range(*addressee)):
            addressee = target, target + 1
    source = source_of(tokens, speaker)
    if source is not None and speaker is not None:
        source = _outside(tokens, source, speaker)
        if source[0] < verb < source[1]:
            source = (source[0], verb) if speaker < verb else (verb + 1, source[1])
    return Draft(
        "quote", [inner], [cue_range(tokens, verb)], source, verb, None, cue.act_in("quote"), addressee, [], verb
    )


def _outside(tokens: Tokens, source: Range, head: int) -> Range:
    """Keep the part of a phrase around its head that no quotation has swallowed."""
    first, last = head, head + 1
    while (
        first > source[0] and tokens.quoted[first - 1] < 0 and tokens.words[first - 1] not in {'"', "\u201d", "\u201c"}
    ):
        first -= 1
    while last < source[1] and tokens.quoted[last] < 0 and tokens.words[last] not in {'"', "\u201d", "\u201c"}:
        last += 1
    while first < head and not tokens.words[first][0].isalnum():
        first += 1
    while last > head + 1 and not tokens.words[last - 1][0].isalnum():
        last -= 1
    return first, last
