"""The rule-based extractor over the real pipeline, loaded once for the session."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from claims.extract import Extractor, make_extractor
from claims.extract.attribution import Attribution

Find = Callable[[str], Sequence[Attribution]]


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return make_extractor("rules")


@pytest.fixture(scope="session")
def find(extractor: Extractor) -> Find:
    """Give the attributions of a text, after checking that every span is exact."""

    def attributions(body: str) -> Sequence[Attribution]:
        found = extractor.extract(body).attributions
        for claim in found:
            spans = [*claim.content, *claim.cue, *(hop.span for hop in claim.hops)]
            spans += [span for span in (claim.source, claim.condition, claim.addressee) if span is not None]
            assert all(body[span.start : span.end] == span.text for span in spans)
        return found

    return attributions
