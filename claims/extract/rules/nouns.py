"""Cue nouns with somebody they belong to: "Norway's demands for …", "a proposal by X to …", "renewed calls to …"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.cues import Cue, CueTable
from claims.extract.draft import Draft, trimmed
from claims.extract.grammar import is_infinitive, phrase, source_of, subject
from claims.extract.speakers import is_thing
from claims.extract.tokens import Range, Tokens

__all__ = ["drafts_of_nouns"]


_LONGEST_PHRASE = 8  # words up to the head
_FIRST_PERSON = {"my", "our", "your"}
_RELATIVE = {"which", "that", "who", "whose", "he", "she", "it", "they"}


def drafts_of_nouns(tokens: Tokens, table: CueTable) -> Iterator[Draft]:
    """Find what every cue noun outside a quoted utterance reports, if it belongs to somebody."""
    for noun, part in enumerate(tokens.parts):
        if part != "NOUN":
            continue
        cue = table.nouns.get(tokens.lemmas[noun])
        if cue is None:
            continue
        quotation = tokens.quoted[noun]
        if quotation >= 0 and tokens.quotations[quotation].utterance:
            continue
        owner = _owner(tokens, table, noun)
        if owner is None or is_thing(tokens, table, owner[1] - 1):
            continue
        content = _content(tokens, cue, noun)
        if content is not None:
            frame, piece, last = content
            kept = trimmed(tokens, *piece)
            if kept is not None:
                yield Draft("noun", [kept], [(noun, last)], owner, noun, None, cue.act_in(frame))


def _owner(tokens: Tokens, table: CueTable, noun: int) -> Range | None:
    """Find whose words they are: possessor, "by" or "from" phrase, or the subject of the verb that carries them."""
    head = tokens.heads[noun]
    if any(tokens.words[child] == "no" for child in tokens.children[noun]):
        return None  # "had no intention of selling"
    carried = tokens.lemmas[head] in table.carriers
    possessor = tokens.child(noun, "poss")
    if possessor is not None:
        if tokens.words[possessor] in _FIRST_PERSON:
            return None
        own = carried and tokens.deps[noun] == "dobj" and tokens.tags[possessor] == "PRP$"
        by_verb = source_of(tokens, subject(tokens, head)) if own else None
        return by_verb or _without_clitic(tokens, phrase(tokens, possessor))
    giver = _giver(tokens, noun)
    if giver is None and carried and tokens.deps[noun] == "nsubjpass":  # "the proposal … was put forward by X"
        agent = tokens.child(head, "agent")
        giver = None if agent is None else tokens.child(agent, "pobj")
    if giver is not None:
        return phrase(tokens, giver)
    return source_of(tokens, subject(tokens, head)) if carried and tokens.deps[noun] == "dobj" else None


def _giver(tokens: Tokens, noun: int) -> int | None:
    """Find the one in "a proposal by X", "a letter from X"."""
    for child in tokens.all(noun, "prep", "agent"):
        if child > noun and tokens.words[child] in {"by", "from"}:
            return tokens.child(child, "pobj")
    return None


def _without_clitic(tokens: Tokens, owner: Range) -> Range:
    first, last = owner
    while last - first > 1 and tokens.tags[last - 1] == "POS":
        last -= 1
    return first, last


def _content(tokens: Tokens, cue: Cue, noun: int) -> tuple[str, Range, int] | None:
    for child in tokens.children[noun]:
        if child < noun:
            continue
        dep = tokens.deps[child]
        if dep in {"acl", "relcl", "xcomp", "advcl"} and "infinitive" in cue.frames and is_infinitive(tokens, child):
            return "infinitive", (tokens.left(child), tokens.right(child) + 1), noun + 1
        found = _clause_of(tokens, cue, noun, child) or _prepositional(tokens, cue, noun, child)
        if found is not None:
            return found
    return _on_carrier(tokens, cue, noun) or (
        _infinitive_elsewhere(tokens, noun) if "infinitive" in cue.frames else None
    )


def _clause_of(tokens: Tokens, cue: Cue, noun: int, child: int) -> tuple[str, Range, int] | None:
    """Find "the hope that the talks go on", and without "that" where the clause has a subject and an auxiliary."""
    if "that" not in cue.frames or tokens.deps[child] not in {"acl", "ccomp", "relcl"}:
        return None
    mark, last = tokens.child(child, "mark"), tokens.right(child) + 1
    if mark is not None and tokens.words[mark] == "that" and tokens.deps[child] != "relcl":
        return "that", (mark + 1, last), noun + 1
    bare = tokens.left(child) == noun + 1 and tokens.words[noun + 1] not in _RELATIVE
    full = tokens.child(child, "nsubj", "nsubjpass") is not None and tokens.child(child, "aux") is not None
    return ("that", (noun + 1, last), noun + 1) if bare and full else None


def _prepositional(tokens: Tokens, cue: Cue, noun: int, child: int) -> tuple[str, Range, int] | None:
    word = tokens.words[child]
    if tokens.deps[child] != "prep" or word not in cue.frames:
        return None
    governed = tokens.child(child, "pobj", "pcomp") is not None
    last = tokens.right(child) + 1 if governed else _behind_phrase(tokens, child + 1)
    if last is None:
        return None
    return word, (child + 1, last), child + 1 if child == noun + 1 else noun + 1


def _behind_phrase(tokens: Tokens, first: int) -> int | None:
    """Give the end of the noun phrase that begins at `first`, where the parse has not hung it on its preposition."""
    _, end = tokens.sentence_of(first - 1)
    ends = [
        tokens.right(head) + 1
        for head in range(first, min(end, first + _LONGEST_PHRASE))
        if tokens.parts[head] in {"NOUN", "PROPN"} and tokens.left(head) == first
    ]
    return max(ends, default=None)


def _on_carrier(tokens: Tokens, cue: Cue, noun: int) -> tuple[str, Range, int] | None:
    """Find what the parse hung on the verb: "expressed hope the talks go on", "voiced frustration today with …"."""
    if tokens.deps[noun] != "dobj":
        return None
    for child in tokens.all(tokens.heads[noun], "ccomp", "prep"):
        if child < noun:
            continue
        if tokens.deps[child] == "prep":
            found = _prepositional(tokens, cue, noun, child)
            if found is not None:
                return found[0], found[1], noun + 1
        elif "that" in cue.frames and tokens.left(child) == noun + 1:
            first = noun + 1 + (tokens.words[noun + 1] == "that")
            return "that", (first, tokens.right(child) + 1), noun + 1
    return None


def _infinitive_elsewhere(tokens: Tokens, noun: int) -> tuple[str, Range, int] | None:
    """Find the infinitive the parse hung on the name ("a proposal by X to …") or on the verb ("renewed calls to …")."""
    places = [tokens.heads[noun]]
    for child in tokens.children[noun]:
        if child > noun and tokens.words[child] in {"by", "from"}:
            inner = tokens.child(child, "pobj")
            if inner is not None:
                places.append(inner)
    behind = tokens.right(noun) + 1
    for place in places:
        for clause in tokens.all(place, "acl", "relcl", "xcomp", "advcl"):
            first = tokens.left(clause)
            if is_infinitive(tokens, clause) and (place != tokens.heads[noun] or first == behind):
                return "infinitive", (first, tokens.right(clause) + 1), noun + 1
    return None
