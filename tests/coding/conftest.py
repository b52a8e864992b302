"""Claims written down directly: a body in pieces, each piece a claim or the text between claims."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from claims.coding.claim import CodedStance
from claims.coding.codebook import load_classes, load_codebook
from claims.coding.coder import Coder
from claims.extract.attribution import Attribution
from claims.resolve.claim import ResolvedActor, ResolvedClaim, SaidOn
from claims.resolve.names import slug
from claims.spans import Span
from claims.words import Act, ActorKind, Precision, Quote, SaidOnBasis

Told = Callable[..., ResolvedClaim]
Values = Callable[..., Mapping[str, int]]
Coded = Callable[..., int | None]

ANDES = """
classes:
  chile: {names: [Chile, Chilean*, Santiago]}
  peru: {names: [Peru, Peruvian*, Lima]}
issues:
  - key: dam
    title: The dam
    proposition: the dam is built
    cues:
      for: [{pattern: "dam"}, {pattern: "build*|construct* ... dam"}]
      against: [{pattern: "moratorium on ... dam"}]
  - key: levy
    title: The levy
    proposition: the levy is kept
    cues:
      for: [{pattern: "levy"}]
"""


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


@pytest.fixture(scope="session")
def coded(tmp_path_factory: pytest.TempPathFactory, told: Told) -> Coded:
    """Code what a Peruvian minister says by the codebook of the Andes; None where he takes no side."""
    path: Path = tmp_path_factory.mktemp("codebook") / "andes.yaml"
    path.write_text(ANDES)
    coder = Coder(load_codebook(path), load_classes(path))

    def code(cue: str, content: str, act: Act = Act.ASSERT, *, conditional: bool = False) -> int | None:
        body = f"Minister Quispe of Peru {cue} {content}. Chile took note."
        claim = told(body, content, act, speaker="Minister Quispe of Peru", cue=cue, conditional=conditional)
        (result,) = coder.code([claim], body)
        values = [int(stance.value) for stance in result.stances if stance.value is not None]
        assert len(values) <= 1
        return values[0] if values else None

    return code
