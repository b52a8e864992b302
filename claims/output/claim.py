"""One claim for eyes: its words marked in their paragraph, then who, when, where and why."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import UTC, date, time
from typing import TYPE_CHECKING, TextIO

from claims.output.cells import cell, printable
from claims.query import ClaimShown
from claims.query.facts import RatingShown
from claims.query.when import when
from claims.spans import Span
from claims.words import Precision

if TYPE_CHECKING:
    from rich.text import Text

__all__ = ["facts_of", "highlighted", "marked", "write_claim"]


def marked(claim: ClaimShown) -> str:
    """Give the passage with the claim's words between « and »."""
    parts = []
    for text, role in _stretches(claim):
        parts.append(f"«{text}»" if role == "content" else text)
    return "".join(parts)


def write_claim(claim: ClaimShown, out: TextIO) -> None:
    """Write the passage and the facts: on a terminal the claim is bold and its cue underlined, else « » mark it."""
    if out.isatty():
        _print_highlighted(claim, out)
    else:
        out.write(_printable_lines(marked(claim)) + "\n\n")
    facts = [(label, text) for label, text in facts_of(claim) if text]
    width = max(len(label) for label, _ in facts)
    out.writelines(f"{label:{width}}  {printable(text)}\n" for label, text in facts)


def _printable_lines(text: str) -> str:
    """Make text safe for a terminal and keep its lines."""
    return "\n".join(printable(line) for line in text.splitlines())


def _print_highlighted(claim: ClaimShown, out: TextIO) -> None:
    from rich.console import Console

    console = Console(file=out, highlight=False)
    console.print(highlighted(claim))
    console.print()


def highlighted(claim: ClaimShown) -> Text:
    """Give the passage with the claim's words bold and its cue underlined."""
    from rich.text import Text

    styles = {"content": "bold", "cue": "underline", "": ""}
    passage = Text()
    for text, role in _stretches(claim):
        passage.append(_printable_lines(text) if text.strip("\n") else text, styles[role])
    return passage


def _stretches(claim: ClaimShown) -> Iterator[tuple[str, str]]:
    """Cut the passage at the ends of content and cue; a cue inside the content is content."""
    passage = claim.passage
    position = passage.start
    for span, role in _in_order(claim.content, claim.cue):
        yield passage.text[position - passage.start : span.start - passage.start], ""
        yield span.text, role
        position = span.end
    yield passage.text[position - passage.start :], ""


def _in_order(content: Sequence[Span], cue: Sequence[Span]) -> list[tuple[Span, str]]:
    apart = [span for span in cue if not any(span.overlaps(other) for other in content)]
    return sorted([*((span, "content") for span in content), *((span, "cue") for span in apart)])


def facts_of(claim: ClaimShown) -> Iterator[tuple[str, str]]:
    """Give what is known of a claim, a label and a line each; what is not known is empty."""
    yield "claim", f"{claim.id}  {claim.uid}"
    yield "speaker", _speaker(claim)
    yield "speaks for", ", ".join(f"{principal.name} ({principal.key})" for principal in claim.speaks_for)
    yield "via", " < ".join(f"{hop.name or hop.text} ({hop.key or 'not resolved'})" for hop in claim.hops)
    yield "addressee", f"{claim.addressee.name} ({claim.addressee.key})" if claim.addressee else ""
    yield "cue", " … ".join(span.text for span in claim.cue)
    yield "act", ", ".join(_manner(claim))
    for stance in claim.stances:
        gone = f"; withdrawn {cell(stance.withdrawn_at)}" if stance.withdrawn_at else ""
        yield "stance", f"{stance.stance} ({stance.value:+d}) on {stance.issue}: {stance.basis}{gone}"
    for touch in claim.touches:
        gone = f"; withdrawn {cell(touch.withdrawn_at)}" if touch.withdrawn_at else ""
        yield "touches", f"{touch.issue}, without taking a side: {touch.basis}{gone}"
    yield (
        "source",
        f"{claim.source}: {claim.title or 'no title'} (document {claim.document}, version {claim.version_no})",
    )
    yield "address", claim.url
    yield "gone", f"since {cell(claim.gone_since)}; the claim stays" if claim.gone_since else ""
    yield "said on", _said_on(claim)
    yield "published", _published(claim)
    for found in claim.dates:
        if found.differs:
            yield "dated also", f"{cell(found.published_on)} ({found.basis}): {found.text}"
    yield "retrieved", cell(claim.retrieved_at)
    yield "recorded", cell(claim.recorded_at)
    yield "counts from", cell(claim.effective_on) + _why_then(claim)
    yield "withdrawn", _withdrawn(claim)
    yield "inside", f"claim {claim.parent}" if claim.parent else ""
    yield "also seen as", ", ".join(f"claim {other}" for other in claim.sightings)
    for rating in claim.ratings:
        yield "rated", _rated(rating)
    for decision in claim.decisions:
        yield "decided", f"{decision.recorded_at:%Y-%m-%d %H:%M} {decision}"
    yield "confidence", f"{claim.confidence:.2f}"
    yield "run", f"{claim.run}, {claim.extractor or 'no extractor'}, claims {claim.package_version}"


def _withdrawn(claim: ClaimShown) -> str:
    """Say when, why and by which run a claim was withdrawn, and what it lives on as."""
    fate = claim.withdrawal
    if fate is None:
        return ""
    by = f" by run {fate.run}, {fate.run_kind}" if fate.run is not None else ""
    heir = f"claim {claim.superseded_by}" if claim.superseded_by is not None else "no claim"
    if claim.superseded_by is not None and fate.lives_on_as != claim.superseded_by:
        heir += f", now claim {fate.lives_on_as}" if fate.lives_on_as is not None else ", withdrawn too"
    return f"{cell(claim.withdrawn_at)}{by} ({fate.reason}; goes on as {heir})"


def _rated(rating: RatingShown) -> str:
    """Give the publisher's words, and where they stand on its scale: "Mostly false (2, from 1 to 5)"."""
    scaled = rating.worst_rating is not None and rating.best_rating is not None
    scale = f", from {rating.worst_rating:g} to {rating.best_rating:g}" if scaled else ""
    value = f" ({rating.rating_value:g}{scale})" if rating.rating_value is not None else ""
    on = f", {cell(rating.reviewed_on)}" if rating.reviewed_on else ""
    only = "" if rating.whole_statement else "; this claim only"
    return f"{rating.rating}{value} by {rating.publisher}{on}{only}: {rating.url}"


def _published(claim: ClaimShown) -> str:
    """Say on which day, at the place of publication, and at which instant where more than the day is known."""
    if claim.published_at is None:
        return "unknown"
    day = cell(claim.published_on or claim.published_at)
    midnight = claim.published_at.timetz() == time(tzinfo=UTC)  # stands for a day without a time
    at = "" if midnight or claim.published_on is None else f", at {cell(claim.published_at)}"
    return f"{day} ({claim.published_precision}, {claim.published_basis}{at})"


def _said_on(claim: ClaimShown) -> str:
    if claim.said_on is None:
        return "unknown"
    day = when(claim.said_on, claim.said_on_precision, claim.effective_on)
    return f"{day} ({claim.said_on_precision}, {claim.said_on_basis})"


def _why_then(claim: ClaimShown) -> str:
    """Say why a claim counts from another day than the one it was said on: the last on which it can have been."""
    if claim.effective_on == claim.said_on:
        return ""
    latest = f"it was said when the text was {'published' if claim.published_at else 'retrieved'}, or before"
    if claim.said_on is None:
        return f" (the day it was said is unknown; {latest})"
    if _ends(claim.effective_on, claim.said_on_precision):
        latest = "it was said by its last day"
    return f" (of the day it was said only the {claim.said_on_precision} is known; {latest})"


def _ends(day: date, period: Precision) -> bool:
    """Tell whether a day is the last of its month or year."""
    last_of_month = day.day == monthrange(day.year, day.month)[1]
    return last_of_month and (period is Precision.MONTH or day.month == 12)


def _speaker(claim: ClaimShown) -> str:
    written = f', written "{claim.speaker_text}"' if claim.speaker_text else ""
    if claim.speaker is None:
        count = f"{claim.speaker_count} " if claim.speaker_count else ""
        what = f" ({count}{claim.speaker_kind})" if claim.speaker_kind else ""
        return f"without a name{what}{written}" if what else f"not resolved{written}"
    together = (f"{each.name} ({each.key}, {each.kind})" for each in (claim.speaker, *claim.others))
    return " + ".join(together) + written


def _manner(claim: ClaimShown) -> Iterator[str]:
    yield claim.act
    yield f"{claim.quote} quotation" if claim.quote != "indirect" else "indirect"
    if claim.negated:
        yield "negated"
    if claim.hypothetical:
        yield "hypothetical"
    if claim.conditional:
        yield "conditional" + "".join(f" ({span.text})" for span in claim.condition)
