"""Claims written down directly: a body in pieces, each piece a claim or the text between claims."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from claims.coding.claim import CodedStance
from claims.coding.codebook import load_codebook
from claims.coding.coder import Coder
from claims.extract.attribution import Attribution
from claims.resolve.claim import ResolvedActor, ResolvedClaim, SaidOn
from claims.resolve.names import slug
from claims.spans import Span
from claims.words import Act, ActorKind, Precision, Quote, SaidOnBasis

Told = Callable[..., ResolvedClaim]
Values = Callable[..., Mapping[str, int]]


@pytest.fixture(scope="session")
def coder() -> Coder:
    return Coder(load_codebook())


@pytest.fixture(scope="session")
def told() -> Told:
    """Build the claim in which `speaker` (a name that stands in `body`) says `content` there."""

    def build(
        body: str,
        content: str,
        act: Act = Act.ASSERT,
        *,
        speaker: str | None = None,
        cue: str = "said",
        quote: Quote = Quote.INDIRECT,
        conditional: bool = False,
        parent: int | None = None,
        group: int | None = None,
    ) -> ResolvedClaim:
        def span(text: str) -> Span:
            start = body.index(text)
            return Span(start, start + len(text), text)

        found = Attribution(
            content=(span(content),),
            cue=(span(cue),) if cue in body else (),
            source=span(speaker) if speaker else None,
            quote=quote,
            act=act,
            conditional=conditional,
            parent=parent,
            group=group,
        )
        actor = ResolvedActor(slug(speaker), speaker, ActorKind.PERSON) if speaker else None
        return ResolvedClaim(found, actor, (), None, SaidOn(None, Precision.UNKNOWN, SaidOnBasis.ASSUMED))

    return build


@pytest.fixture(scope="session")
def stances(coder: Coder) -> Callable[..., tuple[dict[str, CodedStance], ...]]:
    """Code the claims of one body and give the sides each one takes, by issue."""

    def code(body: str, *claims: ResolvedClaim) -> tuple[dict[str, CodedStance], ...]:
        coded = coder.code(claims, body)
        assert [one.resolved for one in coded] == list(claims)
        return tuple({stance.issue: stance for stance in one.stances if stance.value is not None} for one in coded)

    return code


@pytest.fixture(scope="session")
def values(told: Told, stances: Callable[..., tuple[dict[str, CodedStance], ...]]) -> Values:
    """Code one claim and give the value of its stance on each issue it takes a side on."""

    def code(body: str, content: str, act: Act = Act.ASSERT, **how: object) -> dict[str, int]:
        (found,) = stances(body, told(body, content, act, **how))
        return {issue: int(stance.value) for issue, stance in found.items() if stance.value is not None}

    return code
