"""How the tests of extraction read an attribution."""

from __future__ import annotations

from claims.extract.attribution import Attribution

__all__ = ["said"]


def said(claim: Attribution) -> tuple[str | None, str, str]:
    """Give source, cue and content, each as text."""
    source = claim.source.text if claim.source else None
    return source, " ".join(span.text for span in claim.cue), " … ".join(span.text for span in claim.content)
