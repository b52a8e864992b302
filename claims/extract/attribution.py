"""What extraction gives: attributed spans and mentions of possible speakers, all exact offsets into one body."""

from __future__ import annotations

from dataclasses import dataclass

from claims.spans import Span
from claims.words import Act, CueTense, MentionKind, Quote

__all__ = ["Attribution", "Extraction", "Mention", "Relay", "Sentence"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, half-open, and the number of its paragraph (from 0)."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Relay:
    """A relayer between the speaker and this text: "state TV" in "state TV reported that Xi urged …"."""

    span: Span
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attributed statement as it stands in the text; nothing is resolved yet.

    `content`, `cue` are in document order. `source` is the speaker as written ("he", "the Russian leader") or None.
    `hops` are the relayers, nearest the speaker first. `parent` is the index, in the same Extraction, of the enclosing
    attribution; attributions split from one cue share `group`. `negated` tells that the main verb of the content or the
    cue itself is negated ("said it does not rain", "did not say that it rains"); refusing and denying are acts of their
    own, not negations. `hypothetical` tells a main verb under "might", "may" or "could", `conditional` a condition in
    the content, which is then `condition`. `confidence` is in [0, 1].
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: Span | None
    quote: Quote
    act: Act
    hops: tuple[Relay, ...] = ()
    negated: bool = False
    hypothetical: bool = False
    conditional: bool = False
    condition: Span | None = None
    addressee: Span | None = None
    tense: CueTense = CueTense.NONE
    parent: int | None = None
    group: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Mention:
    """An expression that may refer to an actor.

    `span` is the name or noun phrase as written, without the title before it; `title` is that title ("Kremlin
    spokesman"), `apposition` what stands behind it between commas. `subject` tells a grammatical subject. `described`
    are all phrases beside a name that say who it is, whether or not a role noun is in them ("54", "a butcher").
    """

    span: Span
    kind: MentionKind
    title: Span | None = None
    apposition: Span | None = None
    subject: bool = False
    plural: bool = False
    described: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that extraction found in one body, in document order."""

    sentences: tuple[Sentence, ...]
    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]
