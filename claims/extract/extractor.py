"""The rule-based extractor: parse, let every family of rules draft, settle what overlaps, and give attributions."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from claims.extract.acts import load_acts
from claims.extract.attribution import Attribution, Extraction, Mention, Sentence
from claims.extract.cues import load_cues
from claims.extract.finish import finish, load_confidence
from claims.extract.mentions import find_mentions
from claims.extract.pipeline import load_pipeline
from claims.extract.quotes import find_quotations
from claims.extract.rules.according import drafts_of_phrases
from claims.extract.rules.announced import drafts_of_announcements
from claims.extract.rules.direct import drafts_of_quotations
from claims.extract.rules.nouns import drafts_of_nouns
from claims.extract.rules.speech import drafts_of_speech
from claims.extract.rules.turns import drafts_of_turns
from claims.extract.rules.verbs import drafts_of_verbs
from claims.extract.sentences import paragraph_starts, parseable, pieces
from claims.extract.settle import settle
from claims.extract.shift import moved, moved_mention
from claims.extract.tokens import Tokens, read_tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Extractor", "RulesExtractor", "find_attributions", "rules_extractor"]

_PIECE = 60_000
_VERSION = "1"


class Extractor(Protocol):
    """Whatever turns a text into attributions; name, version and config_hash identify what it found in the database."""

    @property
    def name(self) -> str:
        """What the extractor is chosen by."""
        ...

    @property
    def version(self) -> str:
        """Raised when the same text gives other attributions."""
        ...

    @property
    def config_hash(self) -> str:
        """Hash of everything that can be configured: tables and pipeline."""
        ...

    def extract(self, body: str) -> Extraction:
        """Find the attributed statements of one text; offsets are code points of `body`."""
        ...


@dataclass(frozen=True, slots=True)
class RulesExtractor:
    """Rules over a dependency parse, `rules.v1`. The pipeline is loaded at the first text."""

    pipeline: str
    name: str
    version: str
    config_hash: str

    def extract(self, body: str) -> Extraction:
        """Find the attributed statements of one text.

        A long text is read in pieces that begin at paragraphs, so that memory stays bounded; offsets stay those of
        the whole.
        """
        sentences: list[Sentence] = []
        attributions: list[Attribution] = []
        mentions: list[Mention] = []
        paragraphs = 0
        for start, end in pieces(body, _PIECE):
            found = self._extract_piece(body[start:end])
            groups = 1 + max((claim.group for claim in attributions if claim.group is not None), default=-1)
            attributions += [moved(claim, start, len(attributions), groups) for claim in found.attributions]
            mentions += [moved_mention(mention, start) for mention in found.mentions]
            sentences += [
                Sentence(sentence.start + start, sentence.end + start, sentence.paragraph + paragraphs)
                for sentence in found.sentences
            ]
            paragraphs = sentences[-1].paragraph + 1 if sentences else 0
        return Extraction(tuple(sentences), tuple(attributions), tuple(mentions))

    def _extract_piece(self, body: str) -> Extraction:
        doc = load_pipeline(self.pipeline)(parseable(body))
        tokens = _tokens(doc, body)
        return Extraction(_sentences(tokens), tuple(find_attributions(tokens)), find_mentions(doc))


def find_attributions(tokens: Tokens) -> list[Attribution]:
    """Let every family of rules draft, settle what overlaps, and finish what stands."""
    table = load_cues()
    drafts = [
        *drafts_of_quotations(tokens, table),
        *drafts_of_phrases(tokens),
        *drafts_of_verbs(tokens, table),
        *drafts_of_nouns(tokens, table),
        *drafts_of_announcements(tokens, table),
        *drafts_of_turns(tokens),
    ]
    if not any(draft.family == "turn" for draft in drafts):
        drafts += drafts_of_speech(tokens)
    return finish(tokens, load_acts(), settle(tokens, table, drafts))


def _tokens(doc: Doc, body: str) -> Tokens:
    paragraphs = paragraph_starts(body)
    return read_tokens(doc, body, find_quotations(body, paragraphs), paragraphs)


def rules_extractor(pipeline: str) -> RulesExtractor:
    """Give the rules over this spaCy pipeline; its configuration is the tables and the pipeline's name."""
    tables = f"{load_cues().digest}\n{load_acts().source}\n{sorted(load_confidence().items())}\n{pipeline}"
    digest = hashlib.sha256(tables.encode()).hexdigest()
    return RulesExtractor(pipeline, "rules", _VERSION, f"sha256:{digest}")


def _sentences(tokens: Tokens) -> tuple[Sentence, ...]:
    found = []
    for first, last in tokens.sentences:
        text = tokens.text((first, last))
        start = tokens.starts[first] + len(text) - len(text.lstrip())
        end = tokens.starts[first] + len(text.rstrip())
        if start < end:
            found.append(Sentence(start, end, tokens.paragraph[first]))
    return tuple(found)
