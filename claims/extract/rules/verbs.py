"""Cue verbs and what depends on them: "said that …", "vowed to …", "accused X of …", "…, X said"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.cues import Cue, CueTable
from claims.extract.draft import Draft, trimmed
from claims.extract.grammar import cue_range, is_passive, neighbour, source_of, subject
from claims.extract.layout import mark_before
from claims.extract.rules.comments import clause_around, clause_before
from claims.extract.rules.complements import ADDRESSED, Complement, clause, infinitive, made_clear, phrase_behind
from claims.extract.speakers import can_speak, is_thing
from claims.extract.tokens import Range, Tokens

__all__ = ["cue_at", "drafts_of_verbs"]

_IRREALIS = {"might", "may", "could", "should", "would", "must", "can"}
_LEADING_ON = {"go", "continue", "begin", "come", "try", "proceed", "keep", "start", "appear", "seem"}
_SUBORDINATORS = {"while", "because", "if", "unless", "although", "though", "since", "until", "provided"}
_SPEAKING_ONLY = {"say", "state", "read", "note", "claim", "add", "argue", "conclude", "allege", "assert", "predict"}
_ABOUT_DOING = {"of", "from", "against", "about", "without"}
_WISHING = {"demand", "insist", "request", "ask", "propose", "recommend", "suggest", "require", "urge", "want", "wish"}
_QUESTION_WORDS = {"if", "whether", "who", "what", "when", "where", "why", "how", "which"}
_SILENT_IF_NEGATED = {"comment", "suggest", "mention", "elaborate", "announce"}
_AFTERTHOUGHTS = {"after", "as", "before", "following", "while"}


def cue_at(tokens: Tokens, table: CueTable, verb: int) -> Cue | None:
    """Give the cue this verb is, taking the particle or preposition behind it into account."""
    lemma = tokens.lemmas[verb]
    phrasal = table.phrasal.get(lemma)
    if phrasal is not None:
        for child in tokens.all(verb, "prt", "prep", "advmod", "acomp", "oprd", "ccomp", "dobj", "nsubjpass"):
            if (child > verb or tokens.deps[child] == "nsubjpass") and (
                cue := phrasal.get(tokens.words[child])
            ) is not None:
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
        if cue is not None and not _is_irrealis(tokens, verb) and not _is_silence(tokens, cue, verb):
            draft = _draft(tokens, table, cue, verb)
            if draft is not None:
                yield draft


def _is_silence(tokens: Tokens, cue: Cue, verb: int) -> bool:
    """Tell "did not comment on …", "did not mention …": nothing was said; "did not say that it rains" is negated."""
    return cue.lemma in _SILENT_IF_NEGATED and bool(tokens.all(verb, "neg"))


def _draft(tokens: Tokens, table: CueTable, cue: Cue, verb: int) -> Draft | None:
    speaker = _speaker(tokens, cue, verb)
    joined = tokens.deps[verb] == "conj" and tokens.child(verb, "nsubj") is None and not is_passive(tokens, verb)
    raised = False
    if (speaker is None and joined) or (speaker is not None and not can_speak(tokens, table, speaker)):
        other = _speaker_above(tokens, table, verb)
        if other is not None:
            speaker, raised = other, True
        elif speaker is None or (tokens.lemmas[verb] not in _SPEAKING_ONLY and is_thing(tokens, table, speaker)):
            return None
    if speaker is None and not is_passive(tokens, verb) and tokens.tags[verb] in {"VBN", "VB"}:
        return None
    found = _complement(tokens, cue, verb, speaker)
    if found is None:
        return None
    pieces = found.pieces
    if found.frame != "before":
        pieces = [_tail(tokens, verb, found.root, *pieces[0])]
    pieces = [(first + (tokens.words[first] == "that" and tokens.tags[first] == "IN"), last) for first, last in pieces]
    content = [kept for piece in pieces if (kept := trimmed(tokens, *piece)) is not None]
    if not content or _says_nothing(tokens, content):
        return None
    return Draft(
        found.frame,
        content,
        [_cue_words(tokens, cue, verb)],
        source_of(tokens, speaker),
        verb,
        found.root,
        cue.act_in(_asked(tokens, found.frame, content[0][0])),
        _addressee(tokens, verb, found.frame),
        raised=raised,
    )


def _cue_words(tokens: Tokens, cue: Cue, verb: int) -> Range:
    """Give the cue up to its second word, if it has one: "made it clear", "drew attention", "pushed back"."""
    first, last = cue_range(tokens, verb)
    second = cue.lemma.partition(" ")[2]
    for place in range(last, min(last + 2, len(tokens))):
        if second and tokens.words[place] == second:
            return first, place + 1
    return first, last


def _says_nothing(tokens: Tokens, content: list[Range]) -> bool:
    """Tell whether all that is left is a pronoun or an adverb: "hinted at before", "said so"."""
    return all(
        tokens.parts[token] in {"ADV", "ADP", "DET", "PRON", "PUNCT", "SCONJ"}
        for first, last in content
        for token in range(first, last)
    )


def _asked(tokens: Tokens, frame: str, first: int) -> str:
    """Tell "asked whether …" from "asked that …": the act of the one may not be that of the other."""
    return "whether" if frame == "clause" and tokens.words[first] in _QUESTION_WORDS else frame


def _speaker(tokens: Tokens, cue: Cue, verb: int) -> int | None:
    speaker = subject(tokens, verb)
    if speaker is not None and tokens.quoted[speaker] >= 0 and tokens.quoted[verb] < 0 and verb - speaker > 1:
        words = tokens.quotations[tokens.quoted[speaker]]
        speaker = None if words.utterance else speaker
    if speaker is None and cue.convinced:
        speaker = tokens.child(verb, "nsubjpass")
    if speaker is None and "quote" in cue.frames and tokens.tags[verb] in {"VBD", "VBZ"}:
        speaker = neighbour(tokens, verb, max(tokens.sentence_of(verb)[0], verb - 2), verb + 1)
    return speaker


def _speaker_above(tokens: Tokens, table: CueTable, verb: int) -> int | None:
    """Find who spoke last in the sentence, where the parse hung a second report on what the first reports.

    "Lind said the talks had failed and accused Oslo of …": not the talks accuse.
    """
    if tokens.child(verb, "nsubj") is not None or tokens.deps[verb] not in {"conj", "advcl"}:
        return None
    for other in range(verb - 1, tokens.sentence_of(verb)[0], -1):
        if tokens.parts[other] == "VERB" and tokens.quoted[other] < 0 and cue_at(tokens, table, other) is not None:
            speaker = subject(tokens, other)
            if speaker is not None and can_speak(tokens, table, speaker):
                return speaker
    return None


def _complement(tokens: Tokens, cue: Cue, verb: int, speaker: int | None) -> Complement | None:
    if cue.lemma == "make clear":
        return made_clear(tokens, verb)
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
    head = tokens.heads[verb]
    if tokens.tags[verb] == "VBG" and tokens.deps[verb] == "xcomp" and mark_before(tokens, tokens.left(verb)) != ",":
        return tokens.lemmas[head] not in _LEADING_ON  # "denies planning to …", "avoided calling it …"
    if tokens.tags[verb] == "VBG" and tokens.deps[verb] == "pcomp" and tokens.words[head] in _ABOUT_DOING:
        return True
    bare = tokens.tags[verb] in {"VB", "VBP"} and tokens.child(verb, "aux") is None
    return bare and tokens.deps[verb] == "ccomp" and tokens.lemmas[head] in _WISHING and _singular(tokens, verb)


def _singular(tokens: Tokens, verb: int) -> bool:
    """Tell whether the verb lacks the -s its subject asks for: "demands that the mill promise …" is no promise."""
    own = tokens.child(verb, "nsubj")
    return own is not None and tokens.tags[own] in {"NN", "NNP"} and tokens.child(own, "conj") is None


def _tail(tokens: Tokens, verb: int, root: int | None, first: int, last: int) -> Range:
    """Set the end of the content right: what the parse cut off, and what it took in of the sentence around.

    "Accused X of waging war while it …" goes on; "refused to sign, drawing criticism" ends at the comma.
    """
    for child in tokens.all(verb, "advcl", "ccomp"):
        if child >= last and tokens.left(child) == last and tokens.words[last] in _SUBORDINATORS:
            last = tokens.right(child) + 1
    for child in tokens.all(root, "advcl") if root is not None else []:
        start = tokens.left(child)
        closes = start - 1 > first and mark_before(tokens, start) == "," and tokens.right(child) + 1 >= last
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
