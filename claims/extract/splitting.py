"""Splitting what one cue reports into its propositions: a sentence each, a coordinated clause each, a demand each."""

from __future__ import annotations

from itertools import pairwise

from claims.extract.acts import ActTable
from claims.extract.draft import Draft, trimmed
from claims.extract.layout import mark_before, word_before
from claims.extract.tokens import Range, Tokens
from claims.words import Act

__all__ = ["split", "without_joint"]

_SENTENCE_END = '.?!"\u201d'
_SHORT = 7
"""A quoted sentence of fewer words says little by itself."""
_LONG = 60
"""Most words of several quoted sentences taken as one point."""
_QUOTED = {"quote", "continued", "unattributed"}
_SPOKEN = {"turn", "speech", "announced"}
_PLAIN = {Act.ASSERT, Act.ACCUSE, Act.CRITICISE, Act.PREDICT}
"""Acts that carry a point on rather than make a new one."""
_ARTICLES = {"a", "an", "the"}
_JOINTS = {"and", "or", ","}
_CLAUSE_JOINTS = {"and", "but", ",", ";"}
_LISTING_ACTS = {Act.DEMAND, Act.REQUEST, Act.OFFER, Act.PROMISE}
_CLAUSE_WORDS = 3
_LIST = 3
"""Members from which a row of things is a list."""
_FINITE = {"VBZ", "VBP", "VBD", "VB", "MD"}


def split(tokens: Tokens, acts: ActTable, draft: Draft, cues: frozenset[int]) -> list[list[Range]]:
    """Give the pieces of content of one draft: each becomes a claim of its own, all sharing a group.

    The pieces lose no word between them: the "and" before a clause is the first of its piece, as it is of the clause.
    `cues` are the verbs that have drafts of their own: "said his army will stay and he has called on X to …" ends
    before "he", since the second clause is reported on its own.
    """
    if draft.family in _QUOTED:
        return [[piece] for content in draft.content for piece in _points(tokens, acts, _sentences(tokens, content))]
    if draft.family in _SPOKEN:
        return [[piece] for content in draft.content for piece in _sentences(tokens, content)]
    if len(draft.content) == 1:
        whole = draft.content[0]
        listed = _listed(tokens, draft, whole)
        if listed == [whole]:
            listed = _wanted(tokens, draft, whole)
        return [[piece] for head in listed for piece in _clauses(tokens, draft, head, cues)]
    return [draft.content]


def without_joint(tokens: Tokens, content: list[Range]) -> list[Range]:
    """Leave the "and" or "but" that joins a piece to the one before out of what it says; in its content it stands."""
    (first, last), *others = content
    while first + 1 < last and tokens.words[first] in _CLAUSE_JOINTS:
        first += 1
    return [(first, last), *others]


def _listed(tokens: Tokens, draft: Draft, content: Range) -> list[Range]:
    """Take apart "guarantees that include A and B": what is listed is demanded each by itself.

    For a claim that only contains such a list deeper inside, the list is cut off.
    """
    first, last = content
    for token in range(first + 1, last):
        if tokens.lemmas[token] != "include" or tokens.deps[token] not in {"relcl", "acl", "prep"}:
            continue
        if tokens.words[token] == "including" and tokens.heads[token] != draft.root:
            continue
        hung = first <= tokens.heads[token] < token or tokens.heads[token] == draft.verb
        if tokens.quoted[token] >= 0 or not hung:
            continue
        head = (first, tokens.left(token))
        kept = trimmed(tokens, *head)
        parts = tokens.child(token, "dobj", "pobj")
        if kept is None or parts is None:
            return [content]
        if draft.family != "noun" and draft.act not in _LISTING_ACTS:
            return [kept] if tokens.right(token) + 1 >= last else [content]
        listed = _members(tokens, parts, min(last, tokens.right(token) + 1))
        return [kept, *(piece for member in listed if (piece := trimmed(tokens, *member)) is not None)]
    return [content]


def _wanted(tokens: Tokens, draft: Draft, content: Range) -> list[Range]:
    """Take apart "demands a ban on nets, more patrols and the sack of the warden": each thing is wanted by itself.

    Two things joined by "and" stay together: they may be one, as in "peace and quiet".
    """
    first, last = content
    if draft.act not in _LISTING_ACTS:
        return [content]
    head = next((token for token in range(first, last) if not first <= tokens.heads[token] < last), first)
    if tokens.parts[head] not in {"NOUN", "PROPN"} or tokens.left(head) > first:
        return [content]
    pieces = [kept for member in _members(tokens, head, last) if (kept := trimmed(tokens, *member)) is not None]
    return pieces if len(pieces) >= _LIST else [content]


def _members(tokens: Tokens, first_member: int, last: int) -> list[Range]:
    """Cut "a halt to drilling and a ban on nets" into its members: at the conjuncts, and at "and a …"."""
    start = tokens.left(first_member)
    starts = {start}
    member = tokens.child(first_member, "conj")
    while member is not None:
        starts.add(tokens.left(member))
        member = tokens.child(member, "conj")
    for deed in tokens.all(first_member, "acl"):  # "a pledge to stop drilling and to ban nets"
        starts |= {tokens.left(other) for other in tokens.all(deed, "conj") if tokens.tags[tokens.left(other)] == "TO"}
    starts |= {
        place
        for place in range(start + 1, last)
        if tokens.words[place] in _ARTICLES and tokens.words[place - 1] in _JOINTS and tokens.words[start] in _ARTICLES
    }
    members = []
    bounds = [*sorted(starts), last]
    for begin, end in pairwise(bounds):
        stop, first = end, begin
        while stop > begin and tokens.words[stop - 1] in _JOINTS:
            stop -= 1
        while first > start and tokens.words[first - 1] in _JOINTS:
            first -= 1
        members.append((first, stop))
    return members


def _sentences(tokens: Tokens, content: Range) -> list[Range]:
    """Cut quoted words at sentence ends; a short sentence goes with its neighbour, unless it asks."""
    first, last = content
    bounds = [first]
    bounds.extend(token for token in range(first + 1, last) if _begins_sentence(tokens, token))
    bounds.append(last)
    pieces: list[Range] = []
    held = last_end = first
    for end in bounds[1:]:
        asks = "?" in tokens.words[last_end:end]
        if asks and held < last_end:
            pieces.append((held, last_end))
            held = last_end
        if asks or _count(tokens, held, end) >= _SHORT:
            pieces.append((held, end))
            held = end
        last_end = end
    if held < last:
        if pieces and "?" not in tokens.words[pieces[-1][0] : pieces[-1][1]]:
            pieces[-1] = (pieces[-1][0], last)
        else:
            pieces.append((held, last))
    return [kept for piece in pieces if (kept := trimmed(tokens, *piece)) is not None]


def _begins_sentence(tokens: Tokens, token: int) -> bool:
    """Tell whether the parse begins a sentence here, where a mark or the paragraph's end closes the one before."""
    before = word_before(tokens, token)
    if before < 0 or tokens.words[token].isspace() or tokens.sentence[before] == tokens.sentence[token]:
        return False
    return tokens.words[before][-1] in _SENTENCE_END or tokens.paragraph[before] != tokens.paragraph[token]


def _points(tokens: Tokens, acts: ActTable, sentences: list[Range]) -> list[Range]:
    """Join quoted sentences that only go on asserting to the one before: a new act is a new point."""
    points: list[Range] = []
    held: Act | None = None
    for first, last in sentences:
        act = acts.act(None, tokens.text((first, last)), None, direct=True)
        short = points and _count(tokens, points[-1][0], last) <= _LONG
        if points and short and act in _PLAIN and held is not Act.QUESTION:
            points[-1] = (points[-1][0], last)
        else:
            points.append((first, last))
            held = act
    return points


def _count(tokens: Tokens, first: int, last: int) -> int:
    return sum(tokens.words[token][0].isalnum() for token in range(first, last))


def _clauses(tokens: Tokens, draft: Draft, content: Range, cues: frozenset[int]) -> list[Range]:
    """Cut indirect speech before "and" where a finite clause or an infinitive follows the first."""
    first, last = content
    root = draft.root
    if root is None or draft.family not in {"clause", "before", "infinitive", "whom"}:
        return [content]
    starts = [first]
    for conjunct in sorted({*_conjuncts(tokens, root, cues), *_reported_on(tokens, content)}):
        start = _clause_begin(tokens, conjunct)
        if not starts[-1] + _CLAUSE_WORDS < start < last:
            continue
        if conjunct in cues:
            last = start
            break
        if last - start >= _CLAUSE_WORDS:
            starts.append(start)
    pieces = []
    for start, end in zip(starts, [*starts[1:], last], strict=True):
        stop = end
        while stop > start and tokens.words[stop - 1] in _CLAUSE_JOINTS:
            stop -= 1
        begin = start
        while begin > first and tokens.words[begin - 1] in _CLAUSE_JOINTS:
            begin -= 1
        kept = trimmed(tokens, begin, stop)
        if kept is not None:
            pieces.append(kept)
    return pieces or [content]


def _reported_on(tokens: Tokens, content: Range) -> list[int]:
    """Give each "that" behind "and", "but" or a comma: a further reported clause, wherever the parse has hung it."""
    return [
        place
        for place in range(content[0] + 1, content[1])
        if tokens.words[place] == "that" and tokens.tags[place] == "IN" and mark_before(tokens, place) in _CLAUSE_JOINTS
    ]


def _clause_begin(tokens: Tokens, token: int) -> int:
    return token if tokens.words[token] == "that" else tokens.left(token)


def _conditions(tokens: Tokens, root: int) -> list[int]:
    """Give the clauses of "only if A and B": each condition is a demand of its own."""
    if not any(tokens.words[child] == "only" for child in tokens.children[root]):
        return []
    return [
        clause
        for clause in tokens.all(root, "advcl")
        if any(tokens.words[child] in {"if", "when"} for child in tokens.all(clause, "mark", "advmod"))
    ]


def _joins(tokens: Tokens, joint: int, verb: int, cues: frozenset[int]) -> bool:
    """Tell whether what follows the conjunction stands by itself: after "and", after "but that …", or a cue."""
    word = tokens.words[joint]
    return word == "and" or (word == "but" and (verb in cues or tokens.words[joint + 1] == "that"))


def _conjuncts(tokens: Tokens, root: int, cues: frozenset[int]) -> list[int]:
    """Give the clauses joined by "and" to `root`, or to the infinitive it governs, in order."""
    found: list[int] = []
    heads = [root, *tokens.all(root, "xcomp"), *_conditions(tokens, root)]
    for complement in tokens.all(root, "acomp", "attr"):
        heads += tokens.all(complement, "xcomp")
    for head in heads:
        verb: int | None = head
        while verb is not None:
            joint = tokens.child(verb, "cc")
            verb = next(iter(tokens.all(verb, "conj")), None)
            if verb is None or (joint is not None and joint < verb and not _joins(tokens, joint, verb, cues)):
                break
            if tokens.tags[verb] in _FINITE or tokens.child(verb, "nsubj", "nsubjpass") is not None:
                found.append(verb)
    return sorted(set(found))
