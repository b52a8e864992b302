"""Cue verbs and what depends on them: "said that …", "vowed to …", "accused X of …", "…, X said"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.cues import Cue, CueTable
from claims.extract.draft import Draft, trimmed
from claims.extract.grammar import cue_range, is_passive, neighbour, source_of, subject
from claims.extract.rules.comments import clause_around, clause_before
from claims.extract.rules.complements import ADDRESSED, Complement, clause, infinitive, phrase_behind
from claims.extract.tokens import Range, Tokens

__all__ = ["cue_at", "drafts_of_verbs"]

_IRREALIS = {"might", "may", "could", "should", "would", "must", "can"}
_LEADING_ON = {"go", "continue", "begin", "come", "proceed", "keep", "start", "appear", "seem"}
_SUBORDINATORS = {"while", "because", "if", "unless", "although", "though", "since", "until", "provided"}
_AFTERTHOUGHTS = {"after", "as", "before", "following", "while"}


def cue_at(tokens: Tokens, table: CueTable, verb: int) -> Cue | None:
    """Give the cue this verb is, taking the particle or preposition behind it into account."""
    lemma = tokens.lemmas[verb]
    phrasal = table.phrasal.get(lemma)
    if phrasal is not None:
        for child in tokens.all(verb, "prt", "prep", "advmod"):
            if child > verb and (cue := phrasal.get(tokens.words[child])) is not None:
                return cue
    return table.verbs.get(lemma)


def drafts_of_verbs(tokens: Tokens, table: CueTable) -> Iterator[Draft]:
    """Find what every cue verb outside a quoted utterance reports by the parse alone."""
    for verb, part in enumerate(tokens.parts):
        if part != "VERB" or (tokens.lemmas[verb] not in table.verbs and tokens.lemmas[verb] not in table.phrasal):
            continue
        quotation = tokens.quoted[verb]
        if quotation >= 0 and tokens.quotations[quotation].utterance:
            continue
        cue = cue_at(tokens, table, verb)
        if cue is not None and not _is_irrealis(tokens, verb):
            draft = _draft(tokens, cue, verb)
            if draft is not None:
                yield draft


def _draft(tokens: Tokens, cue: Cue, verb: int) -> Draft | None:
    speaker = _speaker(tokens, cue, verb)
    if speaker is None and not is_passive(tokens, verb) and tokens.tags[verb] in {"VBN", "VB"}:
        return None
    found = _complement(tokens, cue, verb, speaker)
    if found is None:
        return None
    pieces = found.pieces
    if found.frame != "before":
        pieces = [_tail(tokens, verb, found.root, *pieces[0])]
    content = [kept for piece in pieces if (kept := trimmed(tokens, *piece)) is not None]
    if not content:
        return None
    return Draft(
        found.frame,
        content,
        [cue_range(tokens, verb)],
        source_of(tokens, speaker),
        verb,
        found.root,
        cue.act_in(found.frame),
        _addressee(tokens, verb, found.frame),
    )


def _speaker(tokens: Tokens, cue: Cue, verb: int) -> int | None:
    speaker = subject(tokens, verb)
    if speaker is None and cue.convinced:
        speaker = tokens.child(verb, "nsubjpass")
    if speaker is None and "quote" in cue.frames and tokens.tags[verb] in {"VBD", "VBZ"}:
        speaker = neighbour(tokens, verb, max(tokens.sentence_of(verb)[0], verb - 2), verb + 1)
    return speaker


def _complement(tokens: Tokens, cue: Cue, verb: int, speaker: int | None) -> Complement | None:
    return (
        clause_before(tokens, cue, verb, speaker)
        or clause(tokens, cue, verb)
        or clause_around(tokens, cue, verb, speaker)
        or infinitive(tokens, cue, verb)
        or phrase_behind(tokens, cue, verb)
    )


def _is_irrealis(tokens: Tokens, verb: int) -> bool:
    """Tell whether the cue is only thought of: "he wants to say", "may announce"; not "went on to say"."""
    for child in tokens.children[verb]:
        if tokens.deps[child] == "aux" and tokens.words[child] in _IRREALIS and not tokens.all(verb, "neg"):
            return True
        if tokens.tags[child] == "TO" and tokens.lemmas[tokens.heads[verb]] not in _LEADING_ON:
            return True
    return False


def _tail(tokens: Tokens, verb: int, root: int | None, first: int, last: int) -> Range:
    """Set the end of the content right: what the parse cut off, and what it took in of the sentence around.

    "Accused X of waging war while it …" goes on; "refused to sign, drawing criticism" ends at the comma.
    """
    for child in tokens.all(verb, "advcl", "ccomp"):
        if child >= last and tokens.left(child) == last and tokens.words[last] in _SUBORDINATORS:
            last = tokens.right(child) + 1
    for child in tokens.all(root, "advcl") if root is not None else []:
        start = tokens.left(child)
        closes = start - 1 > first and tokens.words[start - 1] == "," and tokens.right(child) + 1 >= last
        if child > (root or 0) and closes:
            bare = tokens.tags[child] == "VBG" and tokens.child(child, "nsubj") is None
            if bare or tokens.words[start] in _AFTERTHOUGHTS:
                last = start - 1
    return first, last


def _addressee(tokens: Tokens, verb: int, frame: str) -> Range | None:
    hearer = None
    if frame in {"whom", "of", "as"} or tokens.lemmas[verb] in ADDRESSED:
        hearer = tokens.child(verb, "dobj", "dative")
    if hearer is None and frame == "whom":
        asked = tokens.child(verb, "ccomp")
        hearer = None if asked is None else tokens.child(asked, "nsubj")
    if hearer is None:
        wanted = {"on", "to"} if frame == "whom" else {"to"}
        for child in tokens.all(verb, "prep", "dative"):
            if child > verb and tokens.words[child] in wanted and frame != "to":
                hearer = tokens.child(child, "pobj")
    return None if hearer is None else (tokens.left(hearer), tokens.right(hearer) + 1)
