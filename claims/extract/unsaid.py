"""What was not said: "Neither Lind nor Berg said …", "Lind has not said whether …" report silence, nobody's claim."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claims.extract.draft import Draft
from claims.extract.tokens import Tokens
from claims.extract.turn_claims import held
from claims.packaged import load_yaml

__all__ = ["Unsaid", "load_unsaid", "without_unsaid"]

_TABLE = Path(__file__).parent / "unsaid.yaml"
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART"})
_NEGATIONS = frozenset({"not", "n't", "n\u2019t", "never", "nor"})
_TOLD = ("dobj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Unsaid:
    """`unsaid.yaml`: lower-case words and lemmas; the file says what each list holds, with examples."""

    nobody: tuple[tuple[str, ...], ...]
    somebody: frozenset[str]
    telling: frozenset[str]
    questions: frozenset[str]
    answering: frozenset[str]
    source: str


@lru_cache(maxsize=1)
def load_unsaid() -> Unsaid:
    """Read the table once in a process."""
    source = _TABLE.read_text(encoding="utf-8")
    table = load_yaml(source)
    return Unsaid(
        nobody=tuple(tuple(words) for words in table.pop("nobody")),
        source=source,
        **{kind: frozenset(words) for kind, words in table.items()},
    )


def without_unsaid(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Drop what nobody said or somebody kept back, and all that is reported within it."""
    table = load_unsaid()
    unsaid = [draft for draft in drafts if _is_nobodys(tokens, draft, table) or _is_kept_back(tokens, draft, table)]
    if not unsaid:
        return drafts
    within = held(tokens, unsaid)
    return [draft for draft in drafts if draft not in unsaid and not (draft.verb >= 0 and within[draft.verb])]


def _is_nobodys(tokens: Tokens, draft: Draft, table: Unsaid) -> bool:
    """Tell whether a source names nobody who spoke: "no official", but not "no fewer than six officials"."""
    if draft.source is None:
        return False
    first, last = draft.source
    if tokens.entities[first] in _NAMES:  # "No Labels" is a party
        return False
    start = tokens.sentence_of(first)[0]
    for opening in table.nobody:
        for begin in (first, max(first - len(opening), start)):
            behind = begin + len(opening)
            if tuple(tokens.words[begin:behind]) == opening and first <= behind <= last:
                rest = tokens.words[behind:last]
                numbered = opening == ("no",) and not "".join(rest)[:1].isalpha()  # "No 10" is a house
                return not numbered and table.somebody.isdisjoint(rest)
    return False


def _is_kept_back(tokens: Tokens, draft: Draft, table: Unsaid) -> bool:
    """Tell whether somebody "said nothing" or "did not say whether"; "would not say whether" is an answer."""
    verb = draft.verb
    if verb < 0:
        return False
    telling = tokens.lemmas[verb] in table.telling
    if telling and any(tokens.words[told] == "nothing" for told in tokens.all(verb, *_TOLD) if tokens.quoted[told] < 0):
        return True
    if tokens.words[draft.start] not in table.questions:
        return False
    cue = [token for first, last in draft.cue for token in range(first, last)]
    words = {tokens.words[token] for token in (*cue, *tokens.all(verb, "aux", "neg", "cc", "preconj"))}
    if "yet" in words and any(tokens.lemmas[token] in table.telling for token in cue):  # "has yet to say"
        return True
    negated = not words.isdisjoint(_NEGATIONS) and words.isdisjoint(table.answering)
    return telling and negated and tokens.tags[verb] != "VBG"
