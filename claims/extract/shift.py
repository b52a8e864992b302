"""Moving what was found in one piece of a text to its place in the whole."""

from __future__ import annotations

from dataclasses import replace

from claims.extract.attribution import Attribution, Mention, Relay
from claims.spans import Span

__all__ = ["moved", "moved_mention"]


def moved(claim: Attribution, by: int, claims: int, groups: int) -> Attribution:
    """Move an attribution `by` code points, behind `claims` earlier attributions and `groups` earlier groups."""
    if not by:
        return claim
    return replace(
        claim,
        content=tuple(_span(span, by) for span in claim.content),
        cue=tuple(_span(span, by) for span in claim.cue),
        source=_maybe(claim.source, by),
        hops=tuple(Relay(_span(hop.span, by), _maybe(hop.cue, by)) for hop in claim.hops),
        condition=_maybe(claim.condition, by),
        addressee=_maybe(claim.addressee, by),
        parent=None if claim.parent is None else claim.parent + claims,
        group=None if claim.group is None else claim.group + groups,
    )


def moved_mention(mention: Mention, by: int) -> Mention:
    """Move a mention `by` code points."""
    if not by:
        return mention
    return replace(
        mention,
        span=_span(mention.span, by),
        title=_maybe(mention.title, by),
        apposition=_maybe(mention.apposition, by),
    )


def _span(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by, span.text)


def _maybe(span: Span | None, by: int) -> Span | None:
    return None if span is None else _span(span, by)
