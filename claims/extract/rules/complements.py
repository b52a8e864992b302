"""What a cue verb governs: a clause, an infinitive, a gerund, an object, a prepositional phrase."""

from __future__ import annotations

from typing import NamedTuple

from claims.extract.cues import Cue
from claims.extract.grammar import is_infinitive, is_passive
from claims.extract.tokens import Range, Tokens

__all__ = ["ADDRESSED", "Complement", "clause", "infinitive", "made_clear", "phrase_behind"]

ADDRESSED = {"tell", "inform", "remind", "assure", "reassure", "warn", "advise"}
"""Verbs whose object hears it: "told reporters that …"."""

_DAY_WORDS = {"on", "in", "late", "early", "earlier", "at", "the", "this", "last"}
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
            last = tokens.right(child) + 1
            if frame == "clause":
                start = _behind_day(tokens, _with_subject(tokens, cue, verb, child, start), last)
                start += tokens.words[start] == "that" and tokens.tags[start] in {"IN", "WDT"}
            return Complement(frame, [(start, last)], child)
    hearer = tokens.child(verb, "dobj", "dative")
    if "clause" in cue.frames and hearer is not None and cue.lemma in ADDRESSED:
        for token in range(hearer + 1, tokens.right(hearer) + 1):  # the parse hung the clause on the hearer
            if tokens.words[token] == "that" and tokens.deps[token] == "mark":
                head = tokens.heads[token]
                return Complement("clause", [(token + 1, tokens.right(head) + 1)], head)
    return None


def _with_subject(tokens: Tokens, cue: Cue, verb: int, root: int, start: int) -> int:
    """Give back the clause's subject where the parse took it for the verb's object: "warned the price had doubled"."""
    finite = tokens.tags[root] in {"VBD", "VBZ", "VBP"} or any(
        tokens.tags[child] in {"VBD", "VBZ", "VBP", "MD"} for child in tokens.all(root, "aux", "auxpass")
    )
    if not finite or tokens.child(root, "nsubj", "nsubjpass", "expl", "mark") is not None:
        return start
    thing = tokens.child(verb, "dobj")
    if thing is None or not verb < thing < root or tokens.right(thing) + 1 != start:
        return start
    hearing = cue.lemma in {"tell", "inform", "remind", "assure"} and tokens.child(verb, "dative") is None
    return start if hearing else tokens.left(thing)


def _behind_day(tokens: Tokens, start: int, last: int) -> int:
    """Step over when it was said: "said on Friday (that) the road …", "told reporters late Monday …"."""
    place = start
    while place + 2 < last and (tokens.words[place] in _DAY_WORDS or tokens.entities[place] in {"DATE", "TIME"}):
        place += 1
    dated = any(tokens.entities[token] in {"DATE", "TIME"} for token in range(start, place))
    if dated and tokens.words[place] == ",":
        return start  # "said on Monday, the road will open": the day may be the road's
    return place if dated and tokens.words[place] != "," and tokens.parts[place] != "ADP" else start


def made_clear(tokens: Tokens, verb: int) -> Complement | None:
    """Find "made (it) clear that …", however the parse hung the clause."""
    clear = next(
        (place for place in range(verb + 1, min(verb + 4, len(tokens))) if tokens.words[place] == "clear"), None
    )
    last = tokens.right(verb) + 1
    if clear is None or clear + 2 >= last:
        return None
    marked = tokens.words[clear + 1] == "that"
    first = clear + 1 + marked
    if not marked and tokens.child(verb, "ccomp") is None:
        return None
    root = next((head for head in (tokens.heads[clear + 1],) if marked and head > clear), None)
    if root is not None:
        last = tokens.right(root) + 1
    return Complement("clause", [(first, last)], root) if tokens.words[first][0].isalnum() else None


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
                start = whole[0] if cue.lemma == "tell" else tokens.left(hearer)
                return Complement("whom", [(start, whole[1])], child)
            if own and "infinitive" in cue.frames:
                return Complement("infinitive", [whole], child)
        elif "gerund" in cue.frames and tokens.tags[child] == "VBG":
            return Complement("gerund", [whole], child)
    return None


def phrase_behind(tokens: Tokens, cue: Cue, verb: int) -> Complement | None:
    """Find "accused X of …", "called on X to …", "dismissed X as …", "called X a …", "rejected X"."""
    if is_passive(tokens, verb) and tokens.child(verb, "agent") is None and "attention" not in cue.lemma:
        return None
    thing = tokens.child(verb, "dobj", "dative")
    prepositions = tokens.all(verb, "prep", "agent", "dative")
    if "attention" in cue.lemma:
        about = tokens.child(verb, "dobj", "nsubjpass")
        prepositions += [] if about is None else tokens.all(about, "prep")
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
    heard = cue.lemma in ADDRESSED and thing is not None and tokens.entities[thing] in {"PERSON", "GPE", "NORP"}
    if "object" in cue.frames and thing is not None and thing > verb and not heard:
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
    elif word == "as" and "as" in cue.frames and tokens.deps[verb] == "relcl":  # "terms Oslo dismissed as a sham"
        return Complement("as", [(preposition + 1, last)], inner)
    elif word in _PREPOSITIONS and word in cue.frames:
        whole = thing is not None and word != "of" and "attention" not in cue.lemma
        start = tokens.left(thing) if whole and thing is not None else preposition + 1
        if not whole and tokens.words[start : start + 3] == ["the", "fact", "that"]:
            start += 3
        return Complement(word, [(start, last)], inner)
    return None
