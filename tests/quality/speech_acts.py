"""The single sentences whose act and flags are known, and how an extractor does on them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from claims.extract import Extractor
from claims.extract.attribution import Attribution
from claims.words import Act
from tests.quality.scoring import Tally

__all__ = ["FLAGS", "ActSentence", "load_act_sentences", "main_claim", "score_act"]

FLAGS = ("negated", "hypothetical", "conditional")


@dataclass(frozen=True, slots=True)
class ActSentence:
    """A sentence with one claim, the acts the scheme accepts for it, and the flags that hold."""

    text: str
    acts: frozenset[Act]
    flags: frozenset[str]


def load_act_sentences() -> list[ActSentence]:
    """Read speech_acts.yaml; raises ValueError for an act that is no word of the vocabulary."""
    entries = yaml.safe_load(Path(__file__).with_name("speech_acts.yaml").read_text(encoding="utf-8"))
    sentences = []
    for entry in entries:
        acts = [entry["act"]] if isinstance(entry["act"], str) else entry["act"]
        flags = frozenset(flag for flag in FLAGS if entry.get(flag))
        sentences.append(ActSentence(entry["text"], frozenset(map(Act, acts)), flags))
    return sentences


def main_claim(extractor: Extractor, sentence: ActSentence) -> Attribution | None:
    """Give the claim with the most content, which is the one meant; None where nothing was found."""
    found = extractor.extract(sentence.text).attributions
    return max(found, key=lambda claim: sum(part.end - part.start for part in claim.content), default=None)


def score_act(sentence: ActSentence, claim: Attribution | None) -> Tally:
    """Count whether there is a claim, whether its act is right (a missing claim is wrong), and each of its flags."""
    tally = Tally()
    tally.note("found", claim is not None)
    tally.note("act", claim is not None and claim.act in sentence.acts)
    if claim is not None:
        for flag in FLAGS:
            tally.note("flags", getattr(claim, flag) == (flag in sentence.flags))
    return tally
