"""Comment clauses: what is said stands before the cue or around it ("Talks are near, Berg said", "as Berg said, …")."""

from __future__ import annotations

from claims.extract.cues import Cue
from claims.extract.layout import mark_before
from claims.extract.rules.complements import Complement
from claims.extract.tokens import Range, Tokens

__all__ = ["clause_around", "clause_before"]

_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
_OPENING = {"aux", "advmod", "neg", "prep"}


def clause_before(tokens: Tokens, cue: Cue, verb: int, speaker: int | None) -> Complement | None:
    """Take a clause that stands before its cue, also one that goes on behind it.

    Without a comma or a mark between the two it is something else ("the flood came as the town Lind rules …").
    A quoted clause is direct speech and none of this.
    """
    if "quote" not in cue.frames:
        return None
    for clause in tokens.all(verb, "ccomp"):
        if clause > verb or tokens.quoted[clause] >= 0:
            continue
        stop = verb if speaker is None else min(verb, tokens.left(speaker))
        while stop > 0 and tokens.heads[stop - 1] == verb and tokens.deps[stop - 1] in _OPENING:
            stop -= 1
        if stop == 0 or mark_before(tokens, stop)[-1:].isalnum():
            continue
        pieces = [(tokens.left(clause), stop)]
        if tokens.right(clause) > verb:
            pieces.append((max(verb, speaker or 0) + 1, tokens.right(clause) + 1))
        return Complement("before", pieces, clause)
    return None


def clause_around(tokens: Tokens, cue: Cue, verb: int, speaker: int | None) -> Complement | None:
    """Take the clause a comment stands in: "The plan, Berg said, is dead", "as Berg said, the plan is dead"."""
    head, dep = tokens.heads[verb], tokens.deps[verb]
    if tokens.deps[head] in {"aux", "auxpass"}:
        head = tokens.heads[head]
    if "clause" not in cue.frames or speaker is None or head == verb or dep not in {"parataxis", "advcl", "ccomp"}:
        return None
    first, last = tokens.left(verb), tokens.right(verb) + 1
    opens = first == tokens.sentence_of(verb)[0]
    if dep == "advcl":
        governs = any(child > verb for child in tokens.all(verb, "ccomp", "xcomp", "dobj"))
        fits = not governs and any(tokens.words[child] == "as" for child in tokens.children[verb])
    else:
        fits = tokens.child(verb, "mark") is None
    if not fits or not (opens or tokens.words[first] == "," or not mark_before(tokens, first)[-1:].isalnum()):
        return None
    pieces = [(tokens.left(head), first), (last, tokens.right(head) + 1)]
    pieces = [piece for piece in pieces if piece[0] < piece[1] and has_clause(tokens, piece)]
    return Complement("before", pieces, head) if pieces else None


def has_clause(tokens: Tokens, piece: Range) -> bool:
    """Tell whether a piece holds a subject or a verb: "At the same time, Berg said, …" opens with neither."""
    return any(tokens.deps[token] in _SUBJECTS or tokens.parts[token] in {"VERB", "AUX"} for token in range(*piece))
