"""Whether the pipeline finds who is meant by each marked expression, counted by class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.extract import Extractor
from claims.resolve.claim import ResolvedActor, ResolvedClaim
from claims.resolve.directory import Directory
from claims.resolve.names import normalise
from claims.resolve.resolver import resolve
from claims.spans import Span
from tests.quality.references import CLASSES, Mark, ReferencePassage, load_references
from tests.quality.scoring import Tally

__all__ = ["OPENNESS", "ReferenceReport", "make_reference_report"]

OPENNESS = ("open", "closed")
_ALL = "all"
_FOUND = "found"


@dataclass(frozen=True, slots=True)
class ReferenceReport:
    """The shares that are right by class and openness, and the errors of the open passages alone."""

    tallies: dict[str, Tally]
    errors: tuple[str, ...]

    def figures(self) -> dict[str, float]:
        """Give the accuracy by class over all passages, and over all classes of the open, the closed and all."""
        whole = self.tallies[_ALL]
        named = {f"references.{kind}": whole.share(kind) for kind in (*CLASSES, _ALL)}
        named |= {f"references.{openness}": self.tallies[openness].share(_ALL) for openness in OPENNESS}
        return {name: value for name, value in named.items() if value is not None}

    def table(self) -> str:
        """Give the figures as a Markdown table: a row a class, then all of them."""
        rows = ["| class | marks | open | closed | all | not found |", "|---|---|---|---|---|---|"]
        return "\n".join(rows + [self._row(kind) for kind in (*CLASSES, _ALL)])

    def _row(self, kind: str) -> str:
        whole = self.tallies[_ALL]
        missed = whole.asked[f"{kind} {_FOUND}"] - whole.right[f"{kind} {_FOUND}"]
        shares = (_number(self.tallies[name].share(kind)) for name in (*OPENNESS, _ALL))
        return f"| {kind} | {whole.asked[kind]} | {' | '.join(shares)} | {missed} |"


def make_reference_report(extractor: Extractor, directory: Directory) -> ReferenceReport:
    """Resolve every passage and compare; of the closed ones nothing but counts is kept."""
    tallies, errors = {name: Tally() for name in (*OPENNESS, _ALL)}, list[str]()
    for openness in OPENNESS:
        for passage in load_references(openness):
            claims = resolve(extractor.extract(passage.document.body), passage.document, directory)
            for mark in passage.marks:
                claim = _about(mark.span, claims)
                right = claim is not None and _is_meant(mark, claim, directory)
                for tally in (tallies[openness], tallies[_ALL]):
                    for kind in (mark.kind, _ALL):
                        tally.note(kind, right)
                        tally.note(f"{kind} {_FOUND}", claim is not None)
                if openness == "open" and not right:
                    errors.append(_error(passage, mark, claim))
    return ReferenceReport(tallies, tuple(errors))


def _about(marked: Span, claims: Sequence[ResolvedClaim]) -> ResolvedClaim | None:
    """Choose the first claim whose source shares most with the marked expression; None where no source does."""
    best = max(claims, key=lambda claim: _shared(marked, claim.attribution.source), default=None)
    return best if best is not None and _shared(marked, best.attribution.source) else None


def _shared(marked: Span, source: Span | None) -> int:
    return max(0, min(marked.end, source.end) - max(marked.start, source.start)) if source else 0


def _is_meant(mark: Mark, claim: ResolvedClaim, directory: Directory) -> bool:
    """Compare the speakers as a set; of nobody it is asked that no name is forced on it, and how many there are."""
    speakers = speakers_of(claim)
    if not mark.who:
        return not speakers and (mark.count is None or claim.speaker_count == mark.count)
    return len(speakers) == len(mark.who) and all(
        any(_is_called(speaker, name, directory) for speaker in speakers) for name in mark.who
    )


def speakers_of(claim: ResolvedClaim) -> Sequence[ResolvedActor]:
    """Give all who said it together."""
    return (claim.speaker, *claim.others) if claim.speaker else claim.others


def _is_called(actor: ResolvedActor, name: str, directory: Directory) -> bool:
    if normalise(actor.name) == normalise(name):
        return True
    record = directory.lookup(name)
    return record is not None and record.key == actor.key


def _error(passage: ReferencePassage, mark: Mark, claim: ResolvedClaim | None) -> str:
    wanted = " + ".join(mark.who) or f"nobody {mark.count or ''}".strip()
    if claim is None:
        return f"NOT FOUND {passage.id} #{mark.kind} {mark.span.text!r}: {wanted}"
    found = " + ".join(speaker.name for speaker in speakers_of(claim)) or f"nobody {claim.speaker_count or ''}".strip()
    source = claim.attribution.source.text if claim.attribution.source else "–"
    return f"WRONG     {passage.id} #{mark.kind} {mark.span.text!r}: {wanted} / {found} (source {source!r})"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
