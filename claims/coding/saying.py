"""What is weighed: the wording of a codebook in a sentence, and how that sentence is said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claims.words import Act, CuePolarity

__all__ = ["CueMeaning", "Saying"]


@dataclass(frozen=True, slots=True)
class CueMeaning:
    """What a cue of the codebook stands for."""

    issue: str
    proposition: str
    polarity: CuePolarity

    def contrary(self) -> CueMeaning:
        """Give the meaning of what the cue speaks against, or for."""
        against = self.polarity is CuePolarity.FOR
        return replace(self, polarity=CuePolarity.AGAINST if against else CuePolarity.FOR)


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence of a claim's content, and how it is said.

    `lead` is what stands before the content and governs it too ("the aim is to …, and" before the second of two
    coordinated contents); `side` is the actor class of the speaker.
    """

    sentence: str
    lead: str
    act: Act
    cue: str
    side: str | None
    direct: bool
    conditional: bool

    @property
    def whole(self) -> str:
        """Give the sentence with what governs it from before."""
        return self.lead + self.sentence
