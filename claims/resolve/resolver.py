"""From attributed spans to claims: who the speakers, relayers and addressees are, and when it was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from claims.extract.attribution import Attribution, Extraction
from claims.readers.document import Document
from claims.resolve.anonymous import NOBODY, Speakers
from claims.resolve.claim import ResolvedClaim, ResolvedHop
from claims.resolve.coreference import Cast
from claims.resolve.dates import date_utterances
from claims.resolve.directory import Directory
from claims.resolve.offices import read_role
from claims.resolve.publisher import Publisher
from claims.resolve.speech_verbs import is_voiced
from claims.words import CueTense

__all__ = ["resolve"]

_PRESIDENTS_OFFICE = "office of the president"
# Who stands at the head of a body that publishes: "the President" of the presidential office, "the Minister".
_HEADS = {
    _PRESIDENTS_OFFICE: "president",
    "foreign ministry": "foreign minister",
    "defence ministry": "defence minister",
}
_BEFORE = 30  # code points
_FEED = re.compile(r"\s*\([^()]*\)$")  # "Gull Post (RSS)"
_BYLINE = re.compile(r"^\s*by\s+", re.IGNORECASE)


def resolve(extraction: Extraction, document: Document, directory: Directory) -> tuple[ResolvedClaim, ...]:
    """Resolve every attribution, in the same order and number as `extraction.attributions`.

    A source that is anonymous or nobody in particular ("officials") leaves the speaker None. One without a source
    goes on with the speaker before it. Names that `directory` does not hold give actors with `known` false.
    """
    on = document.published.on if document.published else None
    cast = Cast(extraction, document.body, directory, on, _publisher(document, directory, on))
    speakers = _speakers(extraction.attributions, document.body, cast, directory, on)
    dates = date_utterances(extraction, document, [found.first for found in speakers], directory)
    speakers = [
        cast.then_in_office(attribution.source, found, said_on) if attribution.source and found.first else found
        for attribution, found, said_on in zip(extraction.attributions, speakers, dates, strict=True)
    ]
    return tuple(
        ResolvedClaim(
            attribution=attribution,
            speaker=found.first,
            hops=tuple(ResolvedHop(hop, cast.speaker(hop.span)) for hop in attribution.hops),
            addressee=cast.speaker(attribution.addressee) if attribution.addressee else None,
            said_on=said_on,
            others=found.actors[1:],
            speaker_kind=found.kind,
            speaker_count=found.count,
        )
        for attribution, found, said_on in zip(extraction.attributions, speakers, dates, strict=True)
    )


def _publisher(document: Document, directory: Directory, on: date | None) -> Publisher:
    """Say of which country, and of whose office, the publisher of a document is, and who its author."""
    byline = _BYLINE.sub("", document.byline) if document.byline else None
    source = _FEED.sub("", document.source) if document.source else ""
    record = directory.lookup(source, on=on) if source else None
    country = directory.country(record.country) if record and record.country else None
    if record is None or country is None:
        return Publisher(country, byline=byline)
    office = next((_HEADS[role.office] for role in record.roles if role.office in _HEADS), None)
    president = read_role(f"president of {country.name}", directory, on).actor if office == "president" else None
    return Publisher(country, president, byline, office)


def _speakers(
    attributions: Sequence[Attribution], body: str, cast: Cast, directory: Directory, on: date | None
) -> list[Speakers]:
    """Resolve the sources in the order of the text; enclosing attributions before those nested in them.

    Who speaks on without being named is the speaker before. A negotiator who reports what "Ukraine offers" stays it.
    """
    speakers: list[Speakers] = [NOBODY] * len(attributions)
    last = NOBODY
    for i in sorted(range(len(attributions)), key=lambda i: (_depth(attributions, i), _place(attributions[i]))):
        attribution = attributions[i]
        within = speakers[attribution.parent] if attribution.parent is not None else NOBODY
        if attribution.source is None:
            speakers[i] = within if attribution.parent is not None else last
            continue
        found = cast.speakers(attribution.source, within.first, last.first)
        cast.spoke(attribution.source, found)
        actor = found.first
        if actor and _is_restated(attribution, body):
            voice = cast.subject_before(attribution.source.start) or within.first or last.first
            found = Speakers.of(voice) if voice and actor.key in directory.closure(voice.key, on) else found
        side = directory.closure(last.first.key, on) if last.first else ()
        in_passing = found != last and found.first is not None and found.first.key in side
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
