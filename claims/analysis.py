"""The pure half of the flow in one call: a document in, coded claims out; no database, no clock, no network."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claims.coding.claim import CodedClaim
from claims.coding.codebook import IssueRecord, load_classes, load_codebook
from claims.coding.coder import Coder
from claims.coding.phrases import Classes
from claims.extract import DEFAULT_EXTRACTOR, Extractor, make_extractor
from claims.readers.document import Document
from claims.resolve.directory import Directory
from claims.resolve.resolver import resolve
from claims.resolve.seeds import seed_actors
from claims.text import detect_language

__all__ = ["Analysis", "Analyst"]

LANGUAGES = ("en",)


@dataclass(frozen=True, slots=True)
class Analysis:
    """The claims of one document, in document order; none where the language is not one the extractor reads."""

    document: Document
    language: str | None
    claims: tuple[CodedClaim, ...]

    @property
    def foreign(self) -> bool:
        """Tell whether the text is in a language no claims are extracted from."""
        return self.language is not None and self.language not in LANGUAGES


class Analyst:
    """Extracts, resolves and codes with one extractor, one directory of actors and one codebook.

    `classes` are the actor classes that the patterns of the issues name.
    """

    def __init__(
        self, extractor: Extractor, directory: Directory, issues: Iterable[IssueRecord], classes: Classes
    ) -> None:
        self.extractor = extractor
        self.directory = directory
        self.coder = Coder(issues, classes, directory.closure)

    @classmethod
    def from_seeds(cls, extractor: str = DEFAULT_EXTRACTOR, pipeline: str | None = None) -> Analyst:
        """Build an analyst on the actors and issues that ship with the program, without a database."""
        chosen = make_extractor(extractor, pipeline) if pipeline else make_extractor(extractor)
        return cls(chosen, Directory(seed_actors()), load_codebook(), load_classes())

    def analyse(self, document: Document) -> Analysis:
        """Find every claim of `document`, with speaker, date and stances."""
        analysis = Analysis(document, document.language or detect_language(document.body), ())
        if analysis.foreign:
            return analysis
        extraction = self.extractor.extract(document.body)
        resolved = resolve(extraction, document, self.directory)
        return Analysis(document, analysis.language, self.coder.code(resolved, document.body))
