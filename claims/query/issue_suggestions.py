"""`claims issues suggest`: phrases that many claims have on which nothing is coded, for a person to make issues of."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import Row, func, select
from sqlmodel import Session, col

from claims.asof import NOW
from claims.folding import folded
from claims.models import ActorAlias, Claim, ClaimSpan, DocumentVersion, StanceRow
from claims.query.content_phrases import Candidate, Occurrence, Phrases, stem
from claims.query.nearest_issue import NearestIssue
from claims.reference import load_issues
from claims.resolve.names import normalise, slug
from claims.words import SpanRole

__all__ = ["IssueSuggestion", "suggest_issues"]

# Candidates looked at for each suggestion: names of actors and phrases within others are left out.
_LOOKED_AT = 20
# Of two phrases one of which is within the other, the second is left out where so many of its claims are the first's.
_SHARED = 0.5
_FORMS = 3  # of a word that a pattern lists


@dataclass(frozen=True, slots=True)
class IssueSuggestion:
    """A phrase, how much speaks for its being one (its C-value), and who says it where, in claims not coded.

    `nearest` is the issue whose wording has most of its words, if more than half, and `shared` are those. `command`
    shows what coding by the phrase would come to.
    """

    phrase: str
    score: float
    claims: int
    speakers: int
    documents: int
    nearest: str | None
    shared: Sequence[str]
    example: str
    command: str


@dataclass(slots=True)
class _Text:
    """A content, with the claims that have it word for word."""

    text: str
    claims: set[int]
    speakers: set[object]
    documents: set[int]


def suggest_issues(
    session: Session,
    *,
    text: str | None = None,
    at_least: int = 2,
    limit: int = 20,
    report: Callable[[int], None] = lambda _read: None,
) -> list[IssueSuggestion]:
    """Find the phrases of claims that take no side on any issue, the most telling first.

    A phrase has to stand in at least so many different contents; what is said word for word again counts once. `text`
    has to stand in the phrase. Names of actors are left out, and phrases that hardly stand without one given already.
    `report` is told how many contents have been read.
    """
    contents = _uncoded(session)
    phrases = Phrases([each.text for each in contents], report)
    wanted = normalise(text) if text else ""
    candidates = [each for each in phrases.candidates(at_least) if not wanted or stem(wanted) in " ".join(each.stems)][
        : limit * _LOOKED_AT
    ]
    places = phrases.occurrences([candidate.stems for candidate in candidates])
    named = _names(session, places.values())
    near = NearestIssue(load_issues(session))
    chosen = _standing_alone((each for each in candidates if not _is_name(places[each.stems], named)), places)
    return [
        _suggestion(candidate, places[candidate.stems], contents, near)
        for candidate, _ in zip(chosen, range(limit), strict=False)
    ]


def _uncoded(session: Session) -> list[_Text]:
    """Read the contents of the live claims that take no side on any issue, those that are the same as one."""
    folds = folded()
    sided = select(col(StanceRow.claim_id)).where(col(StanceRow.value).is_not(None), *NOW.stances())
    query = (
        select(
            col(Claim.id),
            col(ClaimSpan.text),
            func.coalesce(folds.c.canonical_id, col(Claim.speaker_id)).label("speaker_id"),
            col(Claim.speaker_text),
            col(DocumentVersion.document_id),
        )
        .join(ClaimSpan, col(ClaimSpan.claim_id) == col(Claim.id))
        .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
        .outerjoin(folds, folds.c.actor_id == col(Claim.speaker_id))
        .where(col(ClaimSpan.role) == SpanRole.CONTENT, col(Claim.id).not_in(sided), *NOW.claims())
        .order_by(col(Claim.id), col(ClaimSpan.ordinal))
    )
    found: dict[str, _Text] = {}
    for row in session.connection().execute(query):
        _add(found.setdefault(row.text, _Text(row.text, set(), set(), set())), row)
    return list(found.values())


def _add(content: _Text, row: Row[tuple[int, str, int | None, str | None, int]]) -> None:
    content.claims.add(row.id)
    content.documents.add(row.document_id)
    if row.speaker_id is not None or row.speaker_text:
        content.speakers.add(row.speaker_id or row.speaker_text)


def _standing_alone(
    candidates: Iterable[Candidate], places: Mapping[tuple[str, ...], Sequence[Occurrence]]
) -> Iterator[Candidate]:
    """Leave out the phrases of which most occurrences are those of one, given already, that holds them or is held."""
    given: list[tuple[str, set[int]]] = []
    for candidate in candidates:
        words, texts = f" {' '.join(candidate.stems)} ", {place.text for place in places[candidate.stems]}
        if any(
            (words in other or other in words) and len(texts & theirs) >= _SHARED * min(len(texts), len(theirs))
            for other, theirs in given
        ):
            continue
        given.append((words, texts))
        yield candidate


def _names(session: Session, places: Iterable[Sequence[Occurrence]]) -> frozenset[str]:
    """Give those of the capitalised words and phrases, normalised, that are names of actors."""
    forms = sorted(
        {normalise(" ".join(words)) for found in places for place in found for words in _capitalised(place.words)}
    )
    named = set[str]()
    for start in range(0, len(forms), _BATCH):
        query = select(col(ActorAlias.alias_norm)).where(
            col(ActorAlias.alias_norm).in_(forms[start : start + _BATCH]), col(ActorAlias.withdrawn_at).is_(None)
        )
        named.update(session.scalars(query))
    return frozenset(named)


_BATCH = 1_000


def _capitalised(words: Sequence[str]) -> Iterator[Sequence[str]]:
    for start, end in combinations(range(len(words) + 1), 2):
        if all(word[0].isupper() for word in words[start:end]):
            yield words[start:end]


def _is_name(places: Sequence[Occurrence], named: Collection[str]) -> bool:
    """Tell whether most occurrences consist of names of actors alone."""
    names = sum(
        len({word for part in _capitalised(place.words) if normalise(" ".join(part)) in named for word in part})
        == len(set(place.words))
        for place in places
    )
    return 2 * names > len(places)


def _suggestion(
    candidate: Candidate, places: Sequence[Occurrence], contents: Sequence[_Text], near: NearestIssue
) -> IssueSuggestion:
    texts = [contents[place.text] for place in places]
    written = Counter(place.written for place in places)
    phrase = min(written, key=lambda form: (-written[form], form))
    nearest, shared = near.to(candidate.stems)
    shortest = min(texts, key=lambda each: (len(each.text), each.text))
    command = ["claims", "issues", "test", slug(phrase), "--for", _pattern(candidate, places)]
    return IssueSuggestion(
        phrase=phrase,
        score=round(candidate.c_value, 1),
        claims=len(set[int]().union(*(each.claims for each in texts))),
        speakers=len(set[object]().union(*(each.speakers for each in texts))),
        documents=len(set[int]().union(*(each.documents for each in texts))),
        nearest=nearest,
        shared=shared,
        example=" ".join(shortest.text.split()),
        command=shlex.join(command),
    )


def _pattern(candidate: Candidate, places: Sequence[Occurrence]) -> str:
    """Write the phrase in the notation of cues: its words in the forms they have, with a gap where some have one."""
    gaps, words = {gap for place in places for gap in place.gaps}, list[str]()
    for number in range(len(candidate.stems)):
        forms = Counter(place.words[number].casefold() for place in places)
        common = sorted(forms, key=lambda form: (-forms[form], form))[:_FORMS]
        words += ["...2"] * (number in gaps) + ["|".join(sorted(common))]
    return " ".join(words)
