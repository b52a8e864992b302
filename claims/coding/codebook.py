"""The codebook: issues as yes/no propositions, and the wording that speaks for or against them."""

from __future__ import annotations

from dataclasses import dataclass

from claims.words import CuePolarity

__all__ = ["CueRecord", "IssueRecord"]


@dataclass(frozen=True, slots=True)
class CueRecord:
    """One wording of an issue, with an example sentence in `note`; the notation is documented in seeds/issues.yaml."""

    pattern: str
    polarity: CuePolarity
    note: str = ""


@dataclass(frozen=True, slots=True)
class IssueRecord:
    """One issue of the codebook."""

    key: str
    title: str
    proposition: str
    parent: str | None = None
    cues: tuple[CueRecord, ...] = ()
