"""Settle what the families of rules drafted: overlaps, relayers, and quotations nobody was found beside."""

from __future__ import annotations

from claims.extract.cues import CueTable
from claims.extract.draft import Draft, trimmed
from claims.extract.layout import mark_before
from claims.extract.narrowing import narrow
from claims.extract.role_nouns import role_nouns
from claims.extract.tokens import Range, Tokens
from claims.extract.turn_claims import FIRST_PERSON, SPOKEN, THINKING, held, is_told_then, outside_turns
from claims.extract.unsaid import without_unsaid

__all__ = ["settle"]

_SAYING_OVER = {"reiterate", "express", "voice", "repeat", "reaffirm", "renew", "stress", "announce"}
_QUOTING = {"quote", "continued", "turn"}
_REPORTERS = {"correspondent", "reporter", "journalist", "editor"}
_CARRYING_VERBS = {"express", "voice", "reiterate", "repeat", "reaffirm", "announce", "echo", "emphasize", "emphasise",
                   "stress", "underline", "underscore", "confirm", "note", "moot", "float", "outline", "detail",
                   "convey"}  # fmt: skip
_CARRYING = {"quote", "continued", "clause", "before", "infinitive"}


def settle(tokens: Tokens, table: CueTable, drafts: list[Draft]) -> list[Draft]:
    """Give the drafts that stand, in the order of their content."""
    drafts = without_unsaid(tokens, drafts)
    quoting = [draft for draft in drafts if draft.family in _QUOTING]
    drafts = _without_quoted_again(tokens, drafts, quoting)
    _cut_phrases(tokens, drafts)
    _relay(tokens, table, drafts)
    drafts = outside_turns(tokens, drafts)
    drafts = _without_carriers(tokens, drafts)
    narrow(tokens, drafts)
    drafts = _without_echoes(tokens, drafts)
    drafts = _distinct(drafts)
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    return _carried(tokens, drafts)


def _without_quoted_again(tokens: Tokens, drafts: list[Draft], quoting: list[Draft]) -> list[Draft]:
    """Drop what the parse alone gave for a cue whose quotation has been found, and what lies inside a quotation."""
    inside = held(tokens, [draft for draft in quoting if draft.family not in SPOKEN])
    spoken: dict[int, list[Draft]] = {}
    for draft in quoting:
        spoken.setdefault(draft.verb, []).append(draft)
    kept = []
    for draft in drafts:
        if draft.family in _QUOTING:
            kept.append(draft)
            continue
        same = spoken.get(draft.verb, ())
        if any(draft.start < other.end and other.start < draft.end for other in same):
            continue
        if same and draft.family == "object":
            continue
        if draft.verb >= 0 and inside[draft.verb]:
            continue
        kept.append(draft)
    return kept


def _cut_phrases(tokens: Tokens, drafts: list[Draft]) -> None:
    """Take "…, according to the radio" off the end of what somebody else said: it tells who passed the words on."""
    for phrase in drafts:
        if phrase.family != "according" or phrase.source is None:
            continue
        (first, _), (_, last) = phrase.cue[0], phrase.source
        for draft in drafts:
            if draft is not phrase and mark_before(tokens, first) == "," and draft.covers(first):
                draft.content = [
                    kept
                    for start, end in draft.content
                    if (kept := trimmed(tokens, start, first if start < first < end <= last + 1 else end)) is not None
                ]


def _relay(tokens: Tokens, table: CueTable, drafts: list[Draft]) -> None:
    """Make those who pass on somebody's words relayers of those words, in place.

    "The radio reported that Berg urged …" and "…, he said, according to a statement": the claim of the outlet or the
    paper stands, and within it the other's own, with the outlet as hop.
    """
    by_verb: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_verb.setdefault(draft.verb, []).append(draft)
    for draft in drafts:
        if draft.source is not None and _is_relay(tokens, table, draft):
            for other in _spoken_within(tokens, draft, by_verb):
                other.hops.append((draft.source, draft.cue[0] if draft.cue else None))


def _is_relay(tokens: Tokens, table: CueTable, draft: Draft) -> bool:
    if draft.source is None or draft.family not in {"clause", "before", "according", "quote"}:
        return False
    first, last = draft.source
    nouns = {tokens.lemmas[token].lower() for token in range(first, last)}
    if nouns & _REPORTERS:
        return True
    if any(tokens.entities[token] == "PERSON" and tokens.deps[token] != "poss" for token in range(first, last)):
        return False
    # "Lind urged …, the foreign ministry said": the ministry passes on what its minister said.
    speaks_for = draft.family == "before" and not nouns.isdisjoint(role_nouns().institution)
    return speaks_for or not nouns.isdisjoint(table.relays)


def _spoken_within(tokens: Tokens, draft: Draft, by_verb: dict[int, list[Draft]]) -> list[Draft]:
    """Give the drafts whose cue is the main verb of this draft's content, or coordinated with it."""
    if draft.family == "according":
        start, end = tokens.sentence_of(draft.verb)
        verbs = [
            token for token in range(start, end) if token in by_verb and draft.covers(token) and token != draft.verb
        ]
    elif draft.root is not None:
        verbs = [draft.root, *_coordinated(tokens, draft.root)]
    else:
        return []
    found = [
        other for verb in verbs for other in by_verb.get(verb, ()) if other is not draft and other.source is not None
    ]
    return [other for other in found if other.family not in {"noun", "according"}]


def _coordinated(tokens: Tokens, verb: int) -> list[int]:
    """Give all verbs joined to this one, also through others; without recursion, as an enumeration may run on."""
    found: list[int] = []
    waiting = [verb]
    while waiting:
        conjuncts = tokens.all(waiting.pop(), "conj")
        found += conjuncts
        waiting += conjuncts
    return found


def _without_carriers(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Drop "voiced" with its object "hope that …" where the noun reports by itself what is hoped.

    Through whom the voice is known, the noun's claim takes over.
    """
    reporting = {draft.verb: draft for draft in drafts if draft.family == "noun"}
    kept = []
    for draft in drafts:
        noun = reporting.get(draft.root) if draft.root is not None else None
        if draft.family == "object" and noun is not None and tokens.lemmas[draft.verb] in _CARRYING_VERBS:
            noun.hops = noun.hops or draft.hops
        else:
            kept.append(draft)
    return kept


def _without_echoes(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Drop what merely says over, within a claim, what the claim already is: "reiterated its support for …"."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        for number in range(tokens.sentence[draft.start], tokens.sentence[draft.end - 1] + 1):
            by_sentence.setdefault(number, []).append(draft)
    kept = []
    for draft in drafts:
        near = by_sentence.get(tokens.sentence[draft.verb], []) if draft.verb >= 0 else []
        outer = next((o for o in near if o is not draft and o.verb != draft.verb and o.covers(draft.verb)), None)
        if outer is None or not _echoes(tokens, draft, outer):
            kept.append(draft)
    return kept


def _echoes(tokens: Tokens, draft: Draft, outer: Draft) -> bool:
    """Tell whether a draft within another's content adds no utterance: said over, guessed, planned or denied there."""
    if draft.family in _QUOTING or draft.source is None or draft.raised:
        return False
    first, last = draft.source
    if last - first == 1 and tokens.parts[first] == "PRON":
        own = tokens.words[first] in FIRST_PERSON and not is_told_then(tokens, draft)
        return outer.family not in SPOKEN or own
    if tokens.lemmas[draft.verb] in THINKING and draft.family != "noun":
        return True
    if draft.family in {"clause", "before"}:
        return False
    if outer.family == "object" and outer.root == draft.verb and tokens.lemmas[outer.verb] in _SAYING_OVER:
        return True
    will = any(tokens.words[child] in {"will", "would"} for child in tokens.all(draft.verb, "aux"))
    return will or bool(tokens.all(draft.verb, "neg"))


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Keep one of the drafts that hold the same words: the first that has both a cue and a source."""
    best: dict[tuple[Range, ...], Draft] = {}
    for draft in drafts:
        key = tuple(draft.content)
        held = best.get(key)
        if held is None or (held.source is None and draft.source is not None):
            best[key] = draft
    return list(best.values())


def _carried(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Give quotations and impersonal reports without a speaker the one who spoke last."""
    told = held(tokens, [draft for draft in drafts if draft.family not in _QUOTING and draft.source is not None])
    spoken = sorted(
        (draft for draft in drafts if draft.source is not None and (draft.verb < 0 or not told[draft.verb])), key=_place
    )
    kept = []
    for draft in drafts:
        if draft.source is None:
            if draft.probability is not None and draft.family not in _QUOTING:
                kept.append(draft)  # nobody is named: "it was announced that …"
                continue
            if draft.family not in _CARRYING:
                continue
            last = next((other for other in reversed(spoken) if _place(other) <= draft.start), None)
            near = last is not None and tokens.paragraph[draft.start] - tokens.paragraph[last.start] <= 3
            if last is not None and near:
                draft.source = last.source
            elif draft.family == "continued":
                following = next((other for other in spoken if _place(other) > draft.start), None)
                if following is None or tokens.paragraph[following.start] - tokens.paragraph[draft.start] > 1:
                    draft.family = "unattributed"
                    kept.append(draft)
                    continue
                draft.source = following.source
        kept.append(draft)
    return kept


def _place(draft: Draft) -> int:
    return max(draft.end, draft.source[1] if draft.source else 0, draft.cue[-1][1] if draft.cue else 0)
