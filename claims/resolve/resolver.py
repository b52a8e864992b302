"""From attributed spans to claims: who the speakers, relayers and addressees are, and when it was said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claims.extract.attribution import Attribution, Extraction
from claims.readers.document import Document
from claims.resolve.claim import ResolvedActor, ResolvedClaim, ResolvedHop
from claims.resolve.coreference import Cast
from claims.resolve.dates import date_utterances
from claims.resolve.directory import Directory

__all__ = ["resolve"]


def resolve(extraction: Extraction, document: Document, directory: Directory) -> tuple[ResolvedClaim, ...]:
    """Resolve every attribution, in the same order and number as `extraction.attributions`.

    A source that is anonymous or nobody in particular ("officials") leaves the speaker None. One without a source
    goes on with the speaker before it. Names that `directory` does not hold give actors with `known` false.
    """
    on = document.published.on if document.published else None
    publisher = directory.lookup(document.source, on=on) if document.source else None
    home = directory.country(publisher.country) if publisher and publisher.country else None
    cast = Cast(extraction, document.body, directory, on, home)
    speakers = _speakers(extraction.attributions, cast, directory, on)
    dates = date_utterances(extraction, document, speakers, directory)
    return tuple(
        ResolvedClaim(
            attribution=attribution,
            speaker=speaker,
            hops=tuple(ResolvedHop(hop, cast.speaker(hop.span)) for hop in attribution.hops),
            addressee=cast.speaker(attribution.addressee) if attribution.addressee else None,
            said_on=said_on,
        )
        for attribution, speaker, said_on in zip(extraction.attributions, speakers, dates, strict=True)
    )


def _speakers(
    attributions: Sequence[Attribution], cast: Cast, directory: Directory, on: date | None
) -> list[ResolvedActor | None]:
    """Resolve the sources in the order of the text; enclosing attributions before those nested in them.

    Who speaks on without being named is the speaker before. A negotiator who reports what "Ukraine offers" stays it.
    """
    speakers: list[ResolvedActor | None] = [None] * len(attributions)
    last: ResolvedActor | None = None
    for i in sorted(range(len(attributions)), key=lambda i: (_depth(attributions, i), _place(attributions[i]))):
        attribution = attributions[i]
        within = speakers[attribution.parent] if attribution.parent is not None else None
        if attribution.source is None:
            speakers[i] = within if attribution.parent is not None else last
            continue
        found = cast.speaker(attribution.source, within, last)
        if found is not None:
            cast.spoke(attribution.source.start, found)
        in_passing = found and last and found != last and found.key in directory.closure(last.key, on)
        if attribution.parent is None and not in_passing:
            last = found
        speakers[i] = found
    return speakers


def _depth(attributions: Sequence[Attribution], i: int) -> int:
    """Count the attributions that enclose one."""
    depth, parent = 0, attributions[i].parent
    while parent is not None:
        depth, parent = depth + 1, attributions[parent].parent
    return depth


def _place(attribution: Attribution) -> int:
    """Give where an attribution stands: at its source, for a pronoun looks back from there."""
    spans = (attribution.source,) if attribution.source else attribution.cue or attribution.content
    return spans[0].start
