"""From attributed spans to claims: who the speakers, relayers and addressees are, and when it was said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claims.extract.attribution import Attribution, Extraction
from claims.readers.document import Document
from claims.resolve.claim import ResolvedActor, ResolvedClaim, ResolvedHop
from claims.resolve.coreference import Cast, Publisher
from claims.resolve.dates import date_utterances
from claims.resolve.directory import Directory
from claims.resolve.offices import read_role
from claims.resolve.speech_verbs import is_voiced
from claims.words import CueTense

__all__ = ["resolve"]

_PRESIDENTS_OFFICE = "office of the president"
_BEFORE = 30  # code points


def resolve(extraction: Extraction, document: Document, directory: Directory) -> tuple[ResolvedClaim, ...]:
    """Resolve every attribution, in the same order and number as `extraction.attributions`.

    A source that is anonymous or nobody in particular ("officials") leaves the speaker None. One without a source
    goes on with the speaker before it. Names that `directory` does not hold give actors with `known` false.
    """
    on = document.published.on if document.published else None
    cast = Cast(extraction, document.body, directory, on, _publisher(document.source, directory, on))
    speakers = _speakers(extraction.attributions, document.body, cast, directory, on)
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


def _publisher(source: str | None, directory: Directory, on: date | None) -> Publisher:
    """Say of which country, and of whose office, the publisher of a document is."""
    record = directory.lookup(source, on=on) if source else None
    country = directory.country(record.country) if record and record.country else None
    if record is None or country is None or all(role.office != _PRESIDENTS_OFFICE for role in record.roles):
        return Publisher(country)
    return Publisher(country, read_role(f"president of {country.name}", directory, on).actor)


def _speakers(
    attributions: Sequence[Attribution], body: str, cast: Cast, directory: Directory, on: date | None
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
        cast.spoke(attribution.source, found)
        if found and _is_restated(attribution, body):
            voice = cast.subject_before(attribution.source.start) or within or last
            found = voice if voice and found.key in directory.closure(voice.key, on) else found
        in_passing = found and last and found != last and found.key in directory.closure(last.key, on)
        if attribution.parent is None and not in_passing:
            last = found
        speakers[i] = found
    return speakers


def _is_restated(attribution: Attribution, body: str) -> bool:
    """Tell whether a demand or support of somebody's is voiced by who is speaking: "reaffirmed Peru's support"."""
    source = attribution.source
    if source is None or attribution.tense is not CueTense.NOUN:
        return False
    return is_voiced(body[max(source.start - _BEFORE, 0) : source.start], directly=True)


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
