"""The stored claim that a fact check is of: the same words of the same speaker, and never one that is merely alike."""

from __future__ import annotations

from sqlalchemy import select
from sqlmodel import Session, col

from claims.errors import ConflictError, NotFoundError, quoted
from claims.folding import folded
from claims.models import Claim, StatementClaim
from claims.query.details import contents
from claims.query.names import Named, find_actor
from claims.query.nearest import nearest
from claims.query.speakers import canonical_speaker, with_speaker
from claims.text import content_id, fold

__all__ = ["find_reviewed"]

_SUGGESTED = 3
_HINT = 'Say which it is: "claims:claim" in the file, or --claim.'


def find_reviewed(session: Session, claimed: str, speaker: str | None) -> int:
    """Find the live claim that consists of these words and was said by that speaker; give its id.

    Case, punctuation and spacing do not count, nor does a "that" at the beginning ("she said that ..."). Of several
    sightings of one statement it is the first. Raises NotFoundError where there is none, with the speaker's claims that
    come nearest, or where nobody knows the speaker; ConflictError where the words are those of several statements.
    """
    if speaker is None:
        message = f"It names nobody who said {quoted(claimed)}."
        raise NotFoundError(message, hint=_HINT)
    said_by = find_actor(session, speaker)
    query = (
        select(col(Claim.id), col(StatementClaim.statement_id))
        .outerjoin(
            StatementClaim,
            (col(StatementClaim.claim_id) == col(Claim.id)) & col(StatementClaim.withdrawn_at).is_(None),
        )
        .where(col(Claim.content_key).in_(_keys(claimed)), col(Claim.withdrawn_at).is_(None))
        .order_by(col(Claim.id))
    )
    folds = folded()
    found = session.execute(with_speaker(query, folds).where(canonical_speaker(folds) == said_by.id)).all()
    if not found:
        raise _not_found(session, claimed, said_by)
    statements = {statement_id or -claim_id for claim_id, statement_id in found}
    if len(statements) > 1:
        several = ", ".join(str(claim_id) for claim_id, _ in found)
        message = f"{quoted(claimed)} may be any of the claims {several}: {said_by.name} said so more than once."
        raise ConflictError(message, hint=_HINT)
    first: int = found[0][0]
    return first


def _keys(claimed: str) -> list[str]:
    words = fold(claimed).removeprefix("that ")
    return [content_id(words), content_id(f"that {words}")]


def _not_found(session: Session, claimed: str, said_by: Named) -> NotFoundError:
    folds = folded()
    query = select(col(Claim.id)).where(col(Claim.withdrawn_at).is_(None)).order_by(col(Claim.id))
    ids = session.scalars(with_speaker(query, folds).where(canonical_speaker(folds) == said_by.id)).all()
    words: dict[str, tuple[int, str]] = {}
    for claim_id, content in contents(session, ids).items():
        words.setdefault(fold(content), (claim_id, content))
    close = [words[each] for each in nearest(fold(claimed), words, _SUGGESTED)]
    like = "; ".join(f"claim {claim_id} {quoted(content)}" for claim_id, content in close)
    message = f"No claim of {said_by.name} has the words {quoted(claimed)}."
    return NotFoundError(message, hint=f"Nearest: {like}. {_HINT}" if like else _HINT)
