"""Articles told in a line: statements marked by their words, the rest found by the real pipeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from claims.extract import DEFAULT_PIPELINE
from claims.extract.attribution import Attribution, Extraction, Relay, Sentence
from claims.extract.mentions import find_mentions
from claims.extract.pipeline import load_pipeline
from claims.extract.tokens import read_tokens
from claims.readers.document import Document, Published
from claims.resolve.claim import ResolvedClaim
from claims.resolve.directory import Directory
from claims.resolve.resolver import resolve
from claims.spans import Span
from claims.words import Act, CueTense, Precision, PublishedBasis, Quote


@dataclass(frozen=True)
class Said:
    """One statement: its source, cue and content as they stand in the text, after those of the statement before."""

    source: str | None
    cue: str | None
    content: str
    tense: CueTense = CueTense.PAST
    quote: Quote = Quote.INDIRECT
    parent: int | None = None
    relayed_by: str | None = None


def tell(
    directory: Directory, body: str, *said: Said, published: str | None = "2022-03-10", source: str | None = None
) -> list[ResolvedClaim]:
    """Resolve statements that were marked by hand in `body`, published at noon of a day by `source`."""
    doc = load_pipeline(DEFAULT_PIPELINE)(body)
    sentences = tuple(Sentence(sent.start_char, sent.end_char, 0) for sent in doc.sents)
    attributions = []
    reached = 0
    for statement in said:
        content = _find(body, statement.content, reached if statement.parent is None else 0)
        near = max(0, body.rfind("\n", 0, content.start)) if statement.parent is None else 0
        attributions.append(
            Attribution(
                content=(content,),
                cue=(_near(body, statement.cue, content),) if statement.cue else (),
                source=_near(body, statement.source, content) if statement.source else None,
                quote=statement.quote,
                act=Act.ASSERT,
                hops=(Relay(_find(body, statement.relayed_by, near)),) if statement.relayed_by else (),
                tense=statement.tense if statement.cue else CueTense.NONE,
                parent=statement.parent,
            )
        )
        reached = content.end if statement.parent is None else reached
    day = datetime.fromisoformat(f"{published}T12:00:00").replace(tzinfo=UTC) if published else None
    document = Document(
        "told",
        "memory:told",
        body,
        source=source,
        published=Published(day, Precision.DAY, PublishedBasis.GIVEN) if day else None,
    )
    mentions = find_mentions(read_tokens(doc, body, [], [0]))
    return list(resolve(Extraction(sentences, tuple(attributions), mentions), document, directory))


def _find(body: str, words: str, start: int = 0) -> Span:
    at = body.index(words, start)
    return Span.of(body, at, at + len(words))


def _near(body: str, words: str, content: Span) -> Span:
    """Find the words nearest to the content: before it or behind it."""
    before, behind = body.rfind(words, 0, content.start), body.find(words, content.end)
    nearer_before = before >= 0 and (behind < 0 or content.start - before < behind - content.end)
    at = before if nearer_before else behind
    return Span.of(body, at, at + len(words))
