"""What the rules ask of a parse: who the subject is, how far a phrase reaches, which words make up the cue."""

from __future__ import annotations

from claims.extract.layout import word_before
from claims.extract.speakers import titled
from claims.extract.tokens import Range, Tokens

__all__ = [
    "cue_range",
    "is_infinitive",
    "is_passive",
    "neighbour",
    "phrase",
    "source_of",
    "subject",
    "tense_tag",
]

_NAME_TAGS = {"NNP", "NNPS", "PRP", "NN", "NNS"}
_PREPOSITIONAL = {"call", "rail", "hit", "lash", "rule"}
_SUBJECTS = ("nsubj", "csubj")
_RELATIVE = {"who", "which", "that"}
_LONGEST_CHAIN = 8  # "… and … and …": verbs that share a subject
_INHERITING = {"conj", "xcomp", "advcl", "pcomp", "dep"}
_TIMES = {"during", "amid", "after", "before", "following"}
_AUXILIARIES = {"aux", "auxpass", "neg", "prt"}
_CLAUSES_BEHIND_NAMES = {"relcl", "acl"}


def is_infinitive(tokens: Tokens, verb: int) -> bool:
    """Tell whether "to" stands before this verb as its mark."""
    return any(tokens.tags[child] == "TO" for child in tokens.children[verb])


def is_passive(tokens: Tokens, verb: int) -> bool:
    """Tell whether the verb is passive: its subject is then not who says it."""
    if tokens.child(verb, "nsubjpass") is not None:
        return True
    if tokens.deps[verb] == "advcl" and tokens.tags[verb] == "VBN" and tokens.child(verb, "aux", "nsubj") is None:
        return True  # "asked about the price, Lind …"
    auxiliary = tokens.child(verb, "auxpass")  # the clitic of "he's called on" is read as "is" where it means "has"
    return auxiliary is not None and tokens.words[auxiliary] not in {"'s", "\u2019s"}


def subject(tokens: Tokens, verb: int) -> int | None:
    """Find the head of the noun phrase that speaks: the verb's own subject, or the one it takes over.

    "Lind complained … and said", "after accusing", "Berg, who said", "a statement saying" and "was stated by Berg".
    """
    for _ in range(_LONGEST_CHAIN):
        if is_passive(tokens, verb) or (tokens.deps[verb] in _CLAUSES_BEHIND_NAMES and tokens.tags[verb] == "VBN"):
            agent = tokens.child(verb, "agent")
            return tokens.child(agent, "pobj") if agent is not None else None
        own = tokens.child(verb, *_SUBJECTS)
        if own is not None and not (tokens.words[own] in _RELATIVE and tokens.deps[verb] == "relcl"):
            return own if tokens.deps[own] == "nsubj" else None
        head = tokens.heads[verb]
        if tokens.deps[verb] in _CLAUSES_BEHIND_NAMES:
            return head if tokens.parts[head] in {"NOUN", "PROPN", "PRON"} else None
        if head == verb or tokens.deps[verb] not in _INHERITING:
            break
        if tokens.words[head] == "for" and tokens.deps[head] == "prep":  # "criticised the board for saying …"
            blamed = tokens.child(tokens.heads[head], "dobj")
            if blamed is not None:
                return blamed
        while tokens.deps[head] in {"prep", "pcomp", "agent"} and tokens.heads[head] != head:
            head = tokens.heads[head]
        if tokens.parts[head] not in {"VERB", "AUX"}:
            break
        verb = head
    return None


def neighbour(tokens: Tokens, verb: int, start: int, limit: int) -> int | None:
    """Give the noun beside a cue whose subject the parse missed: the one before it, else the one behind."""
    before = word_before(tokens, verb)
    if before > start and tokens.words[before] == ",":
        before = word_before(tokens, before)
    if before >= start and tokens.tags[before] in _NAME_TAGS and tokens.quoted[before] < 0:
        return before
    for place in range(verb + 1, min(limit, verb + 6)):
        if tokens.words[place] in {",", ".", ":"}:
            break
        if tokens.entities[place] in {"DATE", "TIME"}:
            continue
        if tokens.words[place : place + 2] == ["one", "of"]:
            return place
        if tokens.tags[place] in _NAME_TAGS and tokens.deps[place] in {
            "nsubj",
            "dobj",
            "pobj",
            "ROOT",
            "attr",
            "appos",
        }:
            return place
    return None


def phrase(tokens: Tokens, head: int) -> Range:
    """Give the noun phrase under `head`, without the relative or participle clause that follows the name."""
    first, last = tokens.left(head), tokens.right(head) + 1
    for child in tokens.children[head]:
        if child > head and tokens.deps[child] == "prep" and tokens.words[child] in _TIMES:
            last = min(last, child)
        if child > head and tokens.deps[child] in _CLAUSES_BEHIND_NAMES:
            last = min(last, max(tokens.left(child), head + 1))
    while last > head + 1 and (not tokens.words[last - 1][0].isalnum() or tokens.words[last - 1].isspace()):
        last -= 1
    while last > head + 1 and (tokens.entities[last - 1] in {"DATE", "TIME"} or tokens.words[last - 1] == "on"):
        last -= 1
    while first < head and (not tokens.words[first][0].isalnum() or tokens.entities[first] in {"DATE", "TIME"}):
        first += 1  # "on Thursday Berg said": the day is no part of the name
    return first, last


def source_of(tokens: Tokens, head: int | None) -> Range | None:
    """Give the speaker as written, or None where nobody stands there ("it", "there")."""
    if head is None or tokens.words[head] in {"there", "what", "that", "which", "this"}:
        return None
    return titled(tokens, phrase(tokens, head))


def cue_range(tokens: Tokens, verb: int) -> Range:
    """Give the cue with the auxiliaries before it and the particle behind it: "has said", "called on"."""
    first, last = verb, verb + 1
    joined = {"prt", "prep"} if tokens.lemmas[verb] in _PREPOSITIONAL else {"prt"}
    for child in tokens.children[verb]:
        if child == last and tokens.deps[child] in joined:
            last += 1
    before = word_before(tokens, first)
    while before >= 0 and tokens.heads[before] == verb and tokens.deps[before] in _AUXILIARIES:
        first, before = before, word_before(tokens, before)
    if first < verb and tokens.words[first][0] in "'\u2019":  # the clitic belongs to the pronoun before it
        first += 1
    return first, last


def tense_tag(tokens: Tokens, verb: int) -> str:
    """Give the tag that carries the tense: that of the first auxiliary, with VBN told from VBD."""
    has = next((c for c in tokens.children[verb] if tokens.deps[c] == "aux" and tokens.lemmas[c] == "have"), None)
    if has is not None:
        return "perfect"
    return tokens.tags[verb]
