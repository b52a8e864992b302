"""What a cue verb governs: a clause, an infinitive, a gerund, an object, a prepositional phrase."""

from __future__ import annotations

from typing import NamedTuple

from claims.extract.cues import Cue
from claims.extract.grammar import is_infinitive, is_passive
from claims.extract.tokens import Range, Tokens

__all__ = ["ADDRESSED", "Complement", "clause", "infinitive", "phrase_behind"]

ADDRESSED = {"tell", "inform", "remind", "assure", "reassure", "warn", "advise"}
"""Verbs whose object hears it: "told reporters that …"."""

_PREPOSITIONS = {"of", "for", "against", "about", "on", "to", "at", "with"}


class Complement(NamedTuple):
    """The frame a cue is found in, the pieces of its content, and the token the content hangs on."""

    frame: str
    pieces: list[Range]
    root: int | None


def clause(tokens: Tokens, cue: Cue, verb: int) -> Complement | None:
    """Find the clause behind the verb: "said (that) …", "urged Oslo to …", "told a meeting of … that …"."""
    for child in tokens.all(verb, "ccomp"):
        if child < verb:
            continue
        start = max(verb + 1, tokens.left(child))
        frame = "whom" if is_infinitive(tokens, child) else "clause"
        if frame in cue.frames:
            start += frame == "clause" and tokens.words[start] == "that"
            return Complement(frame, [(start, tokens.right(child) + 1)], child)
    hearer = tokens.child(verb, "dobj", "dative")
    if "clause" in cue.frames and hearer is not None and cue.lemma in ADDRESSED:
        for token in range(hearer + 1, tokens.right(hearer) + 1):  # the parse hung the clause on the hearer
            if tokens.words[token] == "that" and tokens.deps[token] == "mark":
                head = tokens.heads[token]
                return Complement("clause", [(token + 1, tokens.right(head) + 1)], head)
    return None


def infinitive(tokens: Tokens, cue: Cue, verb: int) -> Complement | None:
    """Find "vowed to …", "urged Oslo to …", "it was agreed to …" and "opposes building …"."""
    hearer = tokens.child(verb, "dobj", "dative")
    impersonal = any(tokens.words[child] == "it" for child in tokens.all(verb, "nsubjpass"))
    own = impersonal or not is_passive(tokens, verb)
    for child in tokens.all(verb, "xcomp"):
        if child < verb:
            continue
        whole = tokens.left(child), tokens.right(child) + 1
        if is_infinitive(tokens, child):
            if hearer is not None and "whom" in cue.frames:
                return Complement("whom", [(tokens.left(hearer), whole[1])], child)
            if own and "infinitive" in cue.frames:
                return Complement("infinitive", [whole], child)
        elif "gerund" in cue.frames and tokens.tags[child] == "VBG":
            return Complement("gerund", [whole], child)
    return None


def phrase_behind(tokens: Tokens, cue: Cue, verb: int) -> Complement | None:
    """Find "accused X of …", "called on X to …", "dismissed X as …", "called X a …", "rejected X"."""
    if is_passive(tokens, verb) and tokens.child(verb, "agent") is None:
        return None
    thing = tokens.child(verb, "dobj", "dative")
    prepositions = tokens.all(verb, "prep", "agent", "dative")
    if "of" in cue.frames and thing is not None:  # "accused the firm of hiding …": hung on the firm
        prepositions += [child for child in tokens.all(thing, "prep") if tokens.words[child] == "of"]
    for preposition in prepositions:
        inner = tokens.child(preposition, "pobj", "pcomp", "amod", "advcl")
        if preposition > verb and inner is not None:
            found = _prepositional(tokens, cue, verb, preposition, inner)
            if found is not None:
                return found
    if "as" in cue.frames:
        named = tokens.child(verb, "ccomp", "xcomp", "oprd")
        if named is not None and named > verb:
            start = tokens.left(named if thing is None or not verb < thing < named else thing)
            return Complement("as", [(max(verb + 1, start), tokens.right(named) + 1)], named)
    if "object" in cue.frames and thing is not None and thing > verb:
        return Complement("object", [(max(verb + 1, tokens.left(thing)), tokens.right(thing) + 1)], thing)
    return None


def _prepositional(tokens: Tokens, cue: Cue, verb: int, preposition: int, inner: int) -> Complement | None:
    word, last = tokens.words[preposition], tokens.right(preposition) + 1
    thing = tokens.child(verb, "dobj", "dative")
    if f"{word}-whom" in cue.frames:
        behind = [child for child in tokens.all(verb, "xcomp", "advcl") if child > preposition]
        for asked in (*behind, *tokens.all(inner, "acl", "relcl")):
            if is_infinitive(tokens, asked):
                return Complement("whom", [(tokens.left(inner), tokens.right(asked) + 1)], asked)
    elif word == "as" and "as" in cue.frames and thing is not None:
        return Complement("as", [(tokens.left(thing), last)], inner)
    elif word in _PREPOSITIONS and word in cue.frames:
        start = preposition + 1 if thing is None or word == "of" else tokens.left(thing)
        return Complement(word, [(start, last)], inner)
    return None
