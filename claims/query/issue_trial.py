"""`claims issues test`: what stored claims, or one sentence, would be coded as by wording that is not saved yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from claims.analysis import Analyst
from claims.coding.claim import CodedClaim, CodedStance
from claims.coding.codebook import IssueRecord
from claims.coding.coder import Coder
from claims.coding.notation import parse_pattern
from claims.database import Database
from claims.extract import Extractor
from claims.extract.attribution import Attribution
from claims.folding import folded
from claims.models import Actor, Claim
from claims.query.details import batches
from claims.query.speakers import companions, named, with_speaker
from claims.readers.document import Document
from claims.recoding import Preview
from claims.recoding.matched import MatchedWords
from claims.reference import DatabaseRegister, load_classes, load_issues
from claims.resolve.claim import ResolvedClaim, SaidOn
from claims.resolve.directory import Directory
from claims.spans import Span
from claims.words import Act, Precision, Quote, SaidOnBasis

__all__ = ["TrialRow", "trial_rows", "try_sentence"]


@dataclass(frozen=True, slots=True)
class TrialRow:
    """One claim with the words that the issue's wording finds in it, and its stance now and by that wording.

    A stance is None where the claim is not coded on the issue, "touches" where it takes no side; `basis` says why it
    would be coded as `after`. `claim_id` is None of a claim that is not stored.
    """

    claim_id: int | None
    speaker: str
    before: str | None
    after: str | None
    matched: Sequence[str]
    basis: str | None
    content: str

    @property
    def changes(self) -> bool:
        """Tell whether it would be coded otherwise than it is."""
        return self.before != self.after


def trial_rows(session: Session, previews: Sequence[Preview]) -> Iterator[TrialRow]:
    """Give the rows of what was tried, with who said each."""
    ids = [each.claim_id for each in previews]
    together, names = companions(session, ids, None), dict[int, tuple[str | None, str | None]]()
    for batch in batches(ids):
        query = with_speaker(
            select(col(Claim.id), col(Actor.name), col(Claim.speaker_text)).where(col(Claim.id).in_(batch)), folded()
        )
        names |= {claim_id: (name, as_written) for claim_id, name, as_written in session.execute(query)}
    for each in previews:
        name, as_written = names.get(each.claim_id, (None, None))
        yield TrialRow(
            claim_id=each.claim_id,
            speaker=named(name, together.get(each.claim_id, ()), as_written),
            before=each.before,
            after=each.after,
            matched=each.matched,
            basis=each.basis,
            content=each.content,
        )


def try_sentence(database: Database, extractor: Extractor, issue: IssueRecord, sentence: str) -> list[TrialRow]:
    """Read one sentence and code its claims by the issue's wording; nothing of it is stored.

    One that reports nobody's words is taken for words that somebody nobody knows has said.
    """
    with database.reading() as session:
        classes, stored = load_classes(session), load_issues(session)
    register = DatabaseRegister(database)
    with register.reading():
        directory = Directory(register)
        tried = Analyst(extractor, directory, [*(each for each in stored if each.key != issue.key), issue], classes)
        document = Document("sentence", "urn:sentence", sentence, language="en")
        claims = [coded.resolved for coded in tried.analyse(document).claims] or [_somebody_said(sentence)]
        before = Coder(stored, classes, directory.closure).code(claims, sentence)
        after = tried.coder.code(claims, sentence)
        patterns = [parse_pattern(cue.pattern, classes) for cue in issue.cues]
        words = MatchedWords(sentence, patterns, classes, directory.closure)
        matched = [words.of(claim) for claim in claims]
    rows = []
    for old, new, found in zip(before, after, matched, strict=True):
        coding, content = _coding(new, issue.key), new.resolved.attribution.content
        rows.append(
            TrialRow(
                claim_id=None,
                speaker=_speaker(new.resolved),
                before=_word(_coding(old, issue.key)),
                after=_word(coding),
                matched=found,
                basis=coding.basis if coding is not None else None,
                content=" … ".join(span.text for span in content),
            )
        )
    return rows


def _somebody_said(sentence: str) -> ResolvedClaim:
    words = Span(0, len(sentence), sentence)
    found = Attribution(content=(words,), cue=(), source=None, quote=Quote.DIRECT, act=Act.ASSERT)
    return ResolvedClaim(found, None, (), None, SaidOn(None, Precision.UNKNOWN, SaidOnBasis.ASSUMED))


def _speaker(claim: ResolvedClaim) -> str:
    source = claim.attribution.source
    others = [other.name for other in claim.others]
    return named(claim.speaker.name if claim.speaker else None, others, source.text if source else None)


def _coding(claim: CodedClaim, issue: str) -> CodedStance | None:
    return next((stance for stance in claim.stances if stance.issue == issue), None)


def _word(coding: CodedStance | None) -> str | None:
    if coding is None:
        return None
    return "touches" if coding.value is None else coding.value.name.lower()
