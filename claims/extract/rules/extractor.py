"""The extractor `rules.v1`: parse with spaCy, let every family of rules draft, settle what overlaps."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extract.acts import load_acts
from claims.extract.attribution import Attribution, Extraction
from claims.extract.configuration import config_hash
from claims.extract.cues import load_cues
from claims.extract.extractor import extract_in_pieces, sentences_of
from claims.extract.finish import finish
from claims.extract.mentions import find_mentions
from claims.extract.pipeline import load_pipeline
from claims.extract.quotes import find_quotations
from claims.extract.rules.families import drafts_of_rules
from claims.extract.sentences import paragraph_starts, parseable
from claims.extract.settle import settle
from claims.extract.tokens import Tokens, read_tokens

__all__ = ["RulesExtractor", "find_attributions", "rules_extractor"]

_VERSION = "1"


@dataclass(frozen=True, slots=True)
class RulesExtractor:
    """Rules over a dependency parse. The pipeline is loaded at the first text."""

    pipeline: str
    name: str
    version: str
    config_hash: str

    def extract(self, body: str) -> Extraction:
        """Find the attributed statements of one text."""
        return extract_in_pieces(body, self._piece)

    def _piece(self, body: str) -> Extraction:
        doc = load_pipeline(self.pipeline)(parseable(body))
        paragraphs = paragraph_starts(body)
        tokens = read_tokens(doc, body, find_quotations(body, paragraphs), paragraphs)
        return Extraction(sentences_of(tokens), tuple(find_attributions(tokens)), find_mentions(tokens))


def find_attributions(tokens: Tokens) -> list[Attribution]:
    """Let every family of rules draft, settle what overlaps, and finish what stands."""
    table = load_cues()
    return finish(tokens, load_acts(), settle(tokens, table, drafts_of_rules(tokens, table)))


def rules_extractor(pipeline: str) -> RulesExtractor:
    """Give the rules over this spaCy pipeline; its configuration is the tables and the pipeline's name."""
    return RulesExtractor(pipeline, "rules", _VERSION, config_hash(pipeline))
