"""What stored claims would be coded as on one issue if its cues were others; nothing is saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.coding.codebook import IssueRecord
from claims.coding.coder import Coder
from claims.coding.phrases import Classes
from claims.database import Database
from claims.recoding.checks import check_cue, check_issue
from claims.recoding.difference import live_stances
from claims.recoding.matched import MatchedWords
from claims.recoding.recode import directory
from claims.recoding.stored import DOCUMENTS, StoredClaims
from claims.recoding.touched import touched_versions
from claims.reference import issue_ids, load_classes, load_issues
from claims.words import Stance

__all__ = ["Preview", "preview"]

_TOUCHES = "touches"


@dataclass(frozen=True, slots=True)
class Preview:
    """A claim that the issue's cues match, or that is coded on it now or would be.

    `matched` are the words of the cues in its content. `before` and `after` are a stance's word, "touches" where it
    takes no side, None where it is not coded on the issue; `basis` says why it would be coded as `after`.
    """

    claim_id: int
    content: str
    matched: tuple[str, ...]
    before: str | None
    after: str | None
    basis: str | None


def preview(database: Database, *, issue: IssueRecord, classes: Classes | None = None) -> Iterator[Preview]:
    """Code the stored claims as if the codebook had this issue with these cues, and say what it would come to on it.

    An issue of that key takes the place of the stored one, another is added; `classes` take the place of the stored
    ones. By document, and in each in the order of the text. Raises InputError for an issue or a cue that is malformed.
    """
    check_issue(issue)
    with database.reading() as session, directory(database) as actors:
        classes = load_classes(session) if classes is None else classes
        patterns = [check_cue(cue, classes) for cue in issue.cues]
        others = [other for other in load_issues(session) if other.key != issue.key]
        coder = Coder([*others, issue], classes, actors.closure)
        number = issue_ids(session).get(issue.key)
        touched, stored = (
            touched_versions(session, patterns, () if number is None else (number,)),
            StoredClaims(session),
        )
        for start in range(0, len(touched), DOCUMENTS):
            batch = touched[start : start + DOCUMENTS]
            live = live_stances(session, batch)
            before = {claim_id: row["value"] for (claim_id, issue_id), row in live.items() if issue_id == number}
            for document in stored.documents(batch):
                matches = MatchedWords(document.body, patterns, classes, actors.closure)
                coded = coder.code(document.claims, document.body)
                for claim_id, claim in zip(document.claim_ids, coded, strict=True):
                    coding = next((stance for stance in claim.stances if stance.issue == issue.key), None)
                    matched = matches.of(claim.resolved)
                    if matched or coding is not None or claim_id in before:
                        yield Preview(
                            claim_id=claim_id,
                            content=" … ".join(span.text for span in claim.resolved.attribution.content),
                            matched=matched,
                            before=_word(before[claim_id]) if claim_id in before else None,
                            after=_word(coding.value) if coding is not None else None,
                            basis=coding.basis if coding is not None else None,
                        )


def _word(value: int | None) -> str:
    return _TOUCHES if value is None else Stance(value).name.lower()
