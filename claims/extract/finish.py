"""From settled drafts to attributions: split, told apart by quotation, act and modality, and nested."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from claims.extract.acts import ActTable
from claims.extract.attribution import Attribution, Relay
from claims.extract.draft import Draft, cut
from claims.extract.grammar import tense_tag
from claims.extract.modality import modality
from claims.extract.splitting import split, without_joint
from claims.extract.tokens import Range, Tokens
from claims.packaged import load_yaml
from claims.words import CueTense, Quote

__all__ = ["finish", "load_confidence"]

_SPOKEN = {"turn", "speech"}
_DEEPEST = 4  # claims within claims
_CONFIDENCE = Path(__file__).parent / "confidence.yaml"
_TENSES = {"VBD": CueTense.PAST, "VBN": CueTense.PAST, "VBZ": CueTense.PRESENT, "VBP": CueTense.PRESENT,
           "VBG": CueTense.PAST, "VB": CueTense.PRESENT, "perfect": CueTense.PERFECT}  # fmt: skip


@lru_cache(maxsize=1)
def load_confidence() -> dict[str, float]:
    """Read confidence.yaml, once."""
    table: dict[str, float] = load_yaml(_CONFIDENCE.read_text(encoding="utf-8"))
    return table


def finish(tokens: Tokens, acts: ActTable, drafts: list[Draft]) -> list[Attribution]:
    """Give the attributions of the drafts, in document order, with parents and groups numbered."""
    claims: list[tuple[Draft, list[Range]]] = []
    groups: dict[int, int] = {}
    sizes: dict[int, int] = {}
    keys: list[int] = []
    cues = frozenset(draft.verb for draft in drafts)
    for number, draft in enumerate(drafts):
        key = draft.owner if draft.owner is not None else -1_000_000 - number
        for piece in split(tokens, acts, draft, cues):
            claims.append((draft, piece))
            keys.append(key)
            sizes[key] = sizes.get(key, 0) + 1
    parents = _parents(claims)
    finished = []
    for number, (draft, content) in enumerate(claims):
        key = keys[number]
        group = groups.setdefault(key, len(groups)) if sizes[key] > 1 else None
        # A piece without a subject of its own ("… and to send envoys") does what the whole does.
        said = without_joint(tokens, content)
        dependent = draft.family in {"clause", "before"} and tokens.tags[said[0][0]] in {"TO", "VB"}
        body = " ".join(tokens.text(piece) for piece in (draft.content if dependent else said))
        source = cut(tokens, draft.source) if draft.source else None
        how_said = Quote.DIRECT if draft.family in _SPOKEN else _quote(tokens, content)
        how = modality(tokens, draft, (said[0][0], said[-1][1]))
        finished.append(
            Attribution(
                content=tuple(cut(tokens, piece) for piece in content),
                cue=tuple(cut(tokens, piece) for piece in draft.cue),
                source=source,
                quote=how_said,
                act=acts.act(draft.act, body, source.text if source else None, direct=how_said is Quote.DIRECT),
                hops=tuple(Relay(cut(tokens, who), cut(tokens, cue) if cue else None) for who, cue in draft.hops),
                negated=how.negated,
                hypothetical=how.hypothetical,
                conditional=how.conditional,
                condition=cut(tokens, how.condition) if how.condition else None,
                addressee=cut(tokens, draft.addressee) if draft.addressee else None,
                tense=_tense(tokens, draft),
                parent=parents[number],
                group=group,
                confidence=_confidence(draft),
            )
        )
    return [_relayed(finished, claim) for claim in finished]


def _relayed(claims: list[Attribution], claim: Attribution) -> Attribution:
    """Give a nested claim its relayers where no rule has: whoever says the claim it stands in, and theirs."""
    if claim.parent is None or claim.hops:
        return claim
    hops: list[Relay] = []
    parent: int | None = claim.parent
    for _ in range(_DEEPEST):
        if parent is None:
            break
        outer = claims[parent]
        if outer.source is not None and (claim.source is None or outer.source.text != claim.source.text):
            hops.append(Relay(outer.source, outer.cue[0] if outer.cue else None))
        hops += outer.hops
        parent = None if outer.hops else outer.parent
    return replace(claim, hops=tuple(hops))


def _confidence(draft: Draft) -> float:
    """Give the encoder's probability of the cue; for what a rule alone found, how often its family is right."""
    if draft.probability is not None:
        return round(draft.probability, 2)
    table = load_confidence()
    return table.get(draft.family, table["preposition"])


def _parents(claims: list[tuple[Draft, list[Range]]]) -> list[int | None]:
    """Find for each claim the smallest other whose content holds both its cue and its content."""
    parents: list[int | None] = []
    for number, (draft, content) in enumerate(claims):
        best: tuple[int, int] | None = None
        if draft.verb >= 0 and draft.cue:
            # Claims are in the order of their content, so an enclosing one is near before this one.
            for other in range(max(0, number - 40), min(len(claims), number + 40)):
                outer, held = claims[other]
                if outer is draft or outer.verb == draft.verb:
                    continue
                if any(a <= draft.verb < b and a <= content[0][0] < b for a, b in held):
                    size = held[-1][1] - held[0][0]
                    if best is None or size < best[0]:
                        best = size, other
        parents.append(best[1] if best else None)
    return parents


def _quote(tokens: Tokens, content: list[Range]) -> Quote:
    """Tell direct from mixed from indirect by the words, not the marks."""
    inside = outside = 0
    for first, last in content:
        for token in range(first, last):
            if tokens.words[token][0].isalnum():
                if tokens.quoted[token] >= 0:
                    inside += 1
                else:
                    outside += 1
    if inside == 0:
        return Quote.INDIRECT
    return Quote.DIRECT if outside == 0 else Quote.MIXED


def _tense(tokens: Tokens, draft: Draft) -> CueTense:
    if draft.verb < 0 or not draft.cue:
        return CueTense.NONE
    if draft.family == "noun":
        return CueTense.NOUN
    if draft.family == "according":
        return CueTense.NONE
    return _TENSES.get(tense_tag(tokens, draft.verb), CueTense.NONE)
