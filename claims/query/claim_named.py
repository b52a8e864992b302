"""What a user calls a claim: its id, or the beginning of its uid."""

from __future__ import annotations

import re

from sqlalchemy import or_, select
from sqlmodel import Session, col

from claims.errors import NotFoundError, UsageError, quoted
from claims.models import Claim

__all__ = ["find_claim"]

_UID = re.compile(r"(?:sha256:)?([0-9a-f]{6,64})")


def find_claim(session: Session, name: str) -> Claim:
    """Find a claim by its id or the beginning of its uid (six hex digits or more), withdrawn or not.

    Of several with one uid it is the live one, else the last. Raises NotFoundError where there is none, UsageError
    where the beginning fits several.
    """
    if name.isascii() and name.isdigit() and len(name) <= 18:
        claim = session.get(Claim, int(name))
        if claim is not None:
            return claim
    uid = _UID.fullmatch(name.lower())
    if uid:
        start = f"sha256:{uid[1]}"
        found = session.scalars(
            select(Claim)
            .where(or_(col(Claim.uid) == start, col(Claim.uid).startswith(start)))
            .order_by(col(Claim.withdrawn_at).is_not(None), col(Claim.id).desc())
        ).all()
        if len({claim.uid for claim in found}) > 1:
            message = f"{quoted(name)} begins the uid of several claims."
            raise UsageError(message, hint="Give more of it, or the id.")
        if found:
            return found[0]
    message = f"There is no claim {quoted(name)}."
    raise NotFoundError(message, hint="Give an id or the beginning of a uid, as `claims list` shows them.")
