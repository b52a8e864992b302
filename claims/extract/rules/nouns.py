"""Cue nouns with somebody they belong to: "Norway's demands for …", "a proposal by X to …", "renewed calls to …"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.cues import Cue, CueTable
from claims.extract.draft import Draft, trimmed
from claims.extract.grammar import is_infinitive, phrase, source_of, subject
from claims.extract.tokens import Range, Tokens

__all__ = ["drafts_of_nouns"]


_FIRST_PERSON = {"my", "our", "your"}


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
        if owner is None:
            continue
        content = _content(tokens, cue, noun)
        if content is not None:
            frame, piece, last = content
            kept = trimmed(tokens, *piece)
            if kept is not None:
                yield Draft("noun", [kept], [(noun, last)], owner, noun, None, cue.act_in(frame))


def _owner(tokens: Tokens, table: CueTable, noun: int) -> Range | None:
    """Find whose words they are: possessor, "by" or "from" phrase, or the subject of the verb that carries them."""
    for child in tokens.children[noun]:
        if tokens.deps[child] == "poss":
            if tokens.words[child] in _FIRST_PERSON:
                return None
            return _without_clitic(tokens, phrase(tokens, child))
        if child > noun and tokens.words[child] in {"by", "from"} and tokens.deps[child] in {"prep", "agent"}:
            inner = tokens.child(child, "pobj")
            if inner is not None:
                return phrase(tokens, inner)
    head = tokens.heads[noun]
    if tokens.deps[noun] == "nsubjpass":  # "the proposal … was put forward by X"
        agent = tokens.child(head, "agent")
        by = None if agent is None else tokens.child(agent, "pobj")
        return None if by is None or tokens.lemmas[head] not in table.carriers else phrase(tokens, by)
    if tokens.deps[noun] == "dobj" and tokens.lemmas[head] in table.carriers:
        return source_of(tokens, subject(tokens, head))
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
        dep, word = tokens.deps[child], tokens.words[child]
        if dep in {"acl", "relcl", "xcomp", "advcl"} and "infinitive" in cue.frames and is_infinitive(tokens, child):
            return "infinitive", (tokens.left(child), tokens.right(child) + 1), noun + 1
        mark = tokens.child(child, "mark")
        if dep in {"acl", "ccomp"} and "that" in cue.frames and mark is not None and tokens.words[mark] == "that":
            return "that", (mark + 1, tokens.right(child) + 1), noun + 1
        if dep == "prep" and word in cue.frames and tokens.child(child, "pobj", "pcomp") is not None:
            last = child + 1 if child == noun + 1 else noun + 1
            return word, (child + 1, tokens.right(child) + 1), last
    return _infinitive_elsewhere(tokens, noun) if "infinitive" in cue.frames else None


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
