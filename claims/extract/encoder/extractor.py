"""The extractor `encoder.v1`: one pass of the network, its parse for the rules, and what both give settled."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from claims.extract.acts import load_acts
from claims.extract.attribution import Extraction
from claims.extract.configuration import config_hash
from claims.extract.cues import load_cues
from claims.extract.encoder.drafts import combined
from claims.extract.encoder.model import WEIGHTS, load_model, read_digest
from claims.extract.encoder.pieces import packed, read_pieces
from claims.extract.encoder.reading import Reader
from claims.extract.encoder.roles import Found, Scored, find_roles
from claims.extract.extractor import extract_in_pieces, sentences_of
from claims.extract.finish import finish
from claims.extract.mentions import find_mentions
from claims.extract.quotes import find_quotations
from claims.extract.rules.families import drafts_of_rules
from claims.extract.rules.furniture import without_furniture
from claims.extract.sentences import forced_starts, paragraph_starts
from claims.extract.settle import settle
from claims.extract.tokens import Tokens, make_tokens

__all__ = ["EncoderExtractor", "encoder_extractor", "read_text"]

_VERSION = "1"
_THRESHOLD = 0.55
"""A word is part of a cue if that is likelier than this; between .4 and .7 it hardly matters."""


@dataclass(frozen=True, slots=True)
class EncoderExtractor:
    """A fine-tuned encoder and rules over its parse. The weights are loaded at the first text."""

    weights: Path
    name: str
    version: str
    config_hash: str

    def extract(self, body: str) -> Extraction:
        """Find the attributed statements of one text."""
        return extract_in_pieces(body, self._piece)

    def _piece(self, body: str) -> Extraction:
        tokens, found = read_text(body, self.weights)
        table = load_cues()
        drafts = without_furniture(tokens, combined(tokens, table, found, drafts_of_rules(tokens, table)))
        attributions = finish(tokens, load_acts(), settle(tokens, table, drafts))
        return Extraction(sentences_of(tokens), tuple(attributions), find_mentions(tokens))


def read_text(body: str, weights: Path = WEIGHTS) -> tuple[Tokens, list[Found]]:
    """Run the network over one text: its parse, and the attributions as the encoder alone sees them."""
    model = load_model(weights)
    paragraphs = paragraph_starts(body)
    quotations = find_quotations(body, paragraphs)
    pieces = read_pieces(body, paragraphs, quotations, model.tokenizer)
    reader = Reader(model, body, frozenset(forced_starts(body)))
    scored: list[Scored] = []
    offset = 0
    for window in packed(pieces, model.opening, model.separator):
        encoded = model.encode(window)
        reader.read(pieces, window, encoded)
        for number, firsts in zip(window.numbers, window.firsts, strict=True):
            scored.append(Scored(pieces[number], encoded.states[firsts], encoded.cues[firsts], offset))
            offset += len(firsts)
    return make_tokens(body, reader.parse, quotations, paragraphs), find_roles(model, scored, _THRESHOLD)


def encoder_extractor(_pipeline: str = "", weights: Path = WEIGHTS) -> EncoderExtractor:
    """Give the encoder over these weights; its configuration is the weights and the tables of the rules."""
    return EncoderExtractor(weights, "encoder", _VERSION, config_hash(read_digest(weights)))
