"""What an extractor got wrong, a line each, for a person to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.extract.attribution import Attribution
from claims.spans import Span
from tests.quality.passages import GoldClaim, Passage
from tests.quality.scoring import pair
from tests.quality.speakers import same_speaker
from tests.quality.speech_acts import FLAGS, ActSentence

__all__ = ["act_errors", "passage_errors"]


def passage_errors(passage: Passage, found: Sequence[Attribution]) -> Iterator[str]:
    """Give the claims that were missed, those nobody annotated, and what differs in the rest."""
    pairs = pair(passage, found)
    for i, gold in enumerate(passage.claims):
        if gold.optional:
            continue
        if i not in pairs:
            yield f"MISSED   {passage.id} {i} {_text(gold.source)}: {_content(gold)!r}"
        elif differences := list(_differences(gold, found[pairs[i]])):
            yield f"DIFFERS  {passage.id} {i} {'; '.join(differences)}: {_content(gold)!r}"
    for j, claim in enumerate(found):
        if j not in pairs.values():
            yield f"SPURIOUS {passage.id} {_text(claim.source)} [{_cue(claim)}]: {_content(claim)!r}"


def act_errors(sentence: ActSentence, claim: Attribution | None) -> Iterator[str]:
    """Give the sentence where its claim is missing or its act or flags are wrong."""
    wanted = ", ".join([*sorted(sentence.acts), *sorted(sentence.flags)])
    if claim is None:
        yield f"MISSED   {wanted}: {sentence.text!r}"
        return
    flags = {flag for flag in FLAGS if getattr(claim, flag)}
    if claim.act not in sentence.acts or flags != sentence.flags:
        yield f"DIFFERS  {wanted} / {', '.join([claim.act, *sorted(flags)])}: {sentence.text!r}"


def _differences(gold: GoldClaim, claim: Attribution) -> Iterator[str]:
    if not any(same_speaker(mention, claim.source) for mention in (gold.source, *gold.also)):
        yield f"speaker {_text(gold.source)} / {_text(claim.source)}"
    if gold.acts and claim.act not in gold.acts:
        yield f"act {'|'.join(sorted(gold.acts))} / {claim.act}"
    if [hop.text for hop in gold.hops] != [hop.span.text for hop in claim.hops]:
        yield f"hops {[hop.text for hop in gold.hops]} / {[hop.span.text for hop in claim.hops]}"
    for flag in gold.flags:
        if not getattr(claim, flag):
            yield f"not {flag}"


def _content(claim: GoldClaim | Attribution) -> str:
    return " … ".join(part.text for part in claim.content)


def _cue(claim: Attribution) -> str:
    return " ".join(part.text for part in claim.cue)


def _text(span: Span | None) -> str:
    return "–" if span is None else span.text
