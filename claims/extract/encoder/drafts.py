"""What the encoder found as drafts, joined with what the rules see of the same cues."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extract.cues import Cue, CueTable
from claims.extract.draft import Draft, trimmed
from claims.extract.encoder.roles import Found
from claims.extract.rules.verbs import cue_at
from claims.extract.tokens import Range, Tokens

__all__ = ["combined"]

_ADDED = frozenset({"quote", "continued", "turn", "speech", "announced", "headline", "noun"})
"""Families of rules that add to the encoder: what layout tells, and cue nouns, which its corpus marks less often."""

_FIRST_PERSON = frozenset({"i", "we"})
_COVERED = 0.5
_NOUNS = {"NOUN", "PROPN"}
_VERBS = {"VERB", "AUX"}


def combined(tokens: Tokens, table: CueTable, found: Sequence[Found], ruled: Sequence[Draft]) -> list[Draft]:
    """Give the encoder's attributions as drafts, and behind them those of the rules that add to them.

    Spans and speaker are the encoder's. What the rules know of the same cue (its construction, act, addressee,
    relayers) is taken over. A rule's draft of another cue stands where it is nested (cue and words inside a content the
    encoder found: it was taught on a corpus that marks the outermost attribution only), or if its family is one that
    adds to the encoder and most of its words are in no content yet.
    """
    turns = [draft for draft in ruled if draft.family == "turn"]
    drafts = [
        draft
        for one in found
        if not _is_label(tokens, one, turns)
        and (draft := _draft(tokens, table, one, ruled)) is not None
        and not _is_stray(one, found, ruled)
    ]
    if not _is_speech(tokens, drafts):
        ruled = [draft for draft in ruled if draft.family != "speech"]
    told = bytearray(len(tokens))
    for draft in drafts:
        for first, last in draft.content:
            told[first:last] = b"\1" * (last - first)
    for draft in ruled:
        words = sum(last - first for first, last in draft.content)
        covered = sum(sum(told[first:last]) for first, last in draft.content)
        nested = draft.verb >= 0 and told[draft.verb] and covered == words
        free = draft.family == "turn" or covered < _COVERED * words
        if nested or (draft.family in _ADDED and free):
            if draft.family == "continued":
                draft.owner = None  # the encoder has not put it with the words before it
            drafts.append(draft)
    return drafts


def _draft(tokens: Tokens, table: CueTable, found: Found, ruled: Sequence[Draft]) -> Draft | None:
    content = [kept for piece in found.content if (kept := trimmed(tokens, *piece)) is not None]
    if not content:
        return None
    source = trimmed(tokens, *found.source) if found.source is not None else None
    known = _same_cue(found, ruled)
    if known is not None:
        return Draft(
            known.family, content, [found.cue], source or known.source, known.verb, known.root, known.act,
            known.addressee, list(known.hops), known.owner, probability=found.probability,
        )  # fmt: skip
    verb = _head(tokens, [found.cue])
    root = _head(tokens, content)
    family = _family(tokens, verb, root, content)
    cues = (_cue(tokens, table, token) for token in (verb, *range(*found.cue)))
    act = next((cue.act_in(family) for cue in cues if cue is not None), None)
    return Draft(family, content, [found.cue], source, verb, root, act, probability=found.probability)


def _is_label(tokens: Tokens, found: Found, turns: Sequence[Draft]) -> bool:
    """Tell whether the cue is the colon of a transcript's label, whose turn the layout gives whole."""
    return tokens.words[found.cue[0]] == ":" and any(turn.covers(found.content[0][0]) for turn in turns)


def _is_speech(tokens: Tokens, drafts: Sequence[Draft]) -> bool:
    """Tell a speech from a column: a text that says "I" is no speech if most of its attributions are to others."""
    speakers = [tokens.words[draft.source[0]] for draft in drafts if draft.source is not None]
    return 2 * sum(speaker in _FIRST_PERSON for speaker in speakers) >= len(speakers)


def _is_stray(found: Found, others: Sequence[Found], ruled: Sequence[Draft]) -> bool:
    """Tell whether a cue lies in the content of another that does not lie in its own: the corpus has no such cue.

    It stands all the same where its words lie there too and a rule knows it: then it is nested.
    """
    for other in others:
        if other is not found and _inside(found.cue, other.content) and not _inside(other.cue, found.content):
            nested = all(_inside(piece, other.content) for piece in found.content)
            return not nested or _same_cue(found, ruled) is None
    return False


def _inside(inner: Range, content: Sequence[Range]) -> bool:
    return any(first <= inner[0] and inner[1] <= last for first, last in content)


def _cue(tokens: Tokens, table: CueTable, token: int) -> Cue | None:
    """Give the entry of a verb or noun: of "set out three demands" it is that of the noun."""
    if tokens.parts[token] in _NOUNS:
        return table.nouns.get(tokens.lemmas[token])
    return cue_at(tokens, table, token) if tokens.parts[token] in _VERBS else None


def _same_cue(found: Found, ruled: Sequence[Draft]) -> Draft | None:
    """Give the rule's draft of this cue whose content is most like the encoder's."""
    first, last = found.cue
    best, most = None, 0
    for draft in ruled:
        if not first <= draft.verb < last or draft.family == "continued":
            continue
        shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in draft.content for b in found.content)
        if shared > most:
            best, most = draft, shared
    return best


def _head(tokens: Tokens, ranges: Sequence[Range]) -> int:
    """Give the word of some ranges that hangs on something outside them: a verb before a noun before any other."""
    inside = [token for first, last in ranges for token in range(first, last)]
    held = set(inside)
    tops = [token for token in inside if tokens.heads[token] not in held or tokens.heads[token] == token]
    for parts in (_VERBS, _NOUNS):
        for token in tops:
            if tokens.parts[token] in parts:
                return token
    return tops[0] if tops else inside[0]


def _family(tokens: Tokens, verb: int, root: int, content: Sequence[Range]) -> str:
    """Name the construction from the parse, where no rule has."""
    if all(tokens.quoted[t] >= 0 for a, b in content for t in range(a, b) if tokens.words[t][0].isalnum()):
        return "quote"
    if tokens.words[verb] == "according":
        return "according"
    if tokens.parts[verb] in _NOUNS:
        return "noun"
    if any(tokens.tags[child] == "TO" for child in tokens.children[root]):
        return "infinitive"
    if tokens.parts[root] in _VERBS and tokens.tags[root] != "VBG":
        return "clause" if content[0][0] > verb else "before"
    return "gerund" if tokens.tags[root] == "VBG" else "object"
